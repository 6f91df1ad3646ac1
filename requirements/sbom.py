"""Writes what Tilth is made of, package by package of requirements/run.lock, as a CycloneDX 1.6 document: build/sbom.cdx.json."""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "run.lock"
OUT = ROOT / "build" / "sbom.cdx.json"
PACKAGE = re.compile(
    r"^(?P<name>[a-z0-9._-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$", re.MULTILINE
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
CLASSIFIER = re.compile(r"^License :: (?:OSI Approved :: )?(.+)$")


def main() -> int:
    """The same lock gives the same document, byte for byte: no time, no chance."""
    lock = LOCK.read_text(encoding="utf-8")
    found = list(components(lock))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(document(lock, found), indent=1) + "\n", encoding="utf-8")
    unknown = [component["name"] for component in found if "licenses" not in component]
    print(f"{OUT.relative_to(ROOT)}: {len(found)} packages.")
    if unknown:
        print(f"Not installed here, so without their licence: {', '.join(map(str, unknown))}.")
    return 0


def document(lock: str, found: list[dict[str, object]]) -> dict[str, object]:
    """Tilth, and the packages that it is made of."""
    version = re.search(
        r'^__version__ = "(.+)"', (ROOT / "tilth" / "__init__.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    if version is None:
        raise SystemExit("tilth/__init__.py says no version.")
    tilth = {
        "type": "application",
        "bom-ref": "tilth",
        "name": "tilth",
        "version": version[1],
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, version[1] + lock)}",
        "version": 1,
        "metadata": {"component": tilth},
        "components": found,
        "dependencies": [{"ref": "tilth", "dependsOn": [component["bom-ref"] for component in found]}],
    }


def components(lock: str) -> Iterator[dict[str, object]]:
    """Each package of the lock: its name, version, licence, where it is needed, and the hashes any of its files may have."""
    packages = list(PACKAGE.finditer(lock))
    for package, following in zip(packages, [*packages[1:], None], strict=True):
        name, version, marker = package["name"], package["version"], package["marker"]
        hashes = HASH.findall(lock, package.end(), following.start() if following else len(lock))
        purl = f"pkg:pypi/{name}@{version}"
        component: dict[str, object] = {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": version,
            "purl": purl,
        }
        if licence := _licence(name):
            component["licenses"] = licence
        if marker:
            component["properties"] = [{"name": "tilth:needed-where", "value": marker}]
        if hashes:
            component["hashes"] = [{"alg": "SHA-256", "content": found} for found in hashes]
        yield component


def _licence(name: str) -> list[dict[str, object]]:
    """As the installed package says: an SPDX expression where it has one, else the names of its classifiers or its own word."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return []
    if expression := said.get("License-Expression"):
        return [{"expression": expression}]
    named = [m[1] for c in said.get_all("Classifier") or [] if (m := CLASSIFIER.match(c)) and m[1] != "OSI Approved"]
    named = named or [line for line in (said.get("License") or "").splitlines()[:1] if line]
    return [{"license": {"name": licence}} for licence in dict.fromkeys(named)]


if __name__ == "__main__":
    sys.exit(main())
