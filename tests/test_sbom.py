"""`make sbom`: every package that the lock names stands in the document, with its licence and its hashes."""

import json
import re
import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_every_locked_package_is_named_with_the_hashes_it_may_have(capsys):
    script = runpy.run_path(str(ROOT / "requirements" / "sbom.py"))
    lock = script["LOCK"].read_text()
    made = script["document"](lock, list(script["components"](lock)))
    named = {f"{component['name']}=={component['version']}" for component in made["components"]}
    assert named == set(re.findall(r"^\S+==[^\s;]+", lock, re.MULTILINE))
    assert all(component["hashes"] for component in made["components"])
    django = next(component for component in made["components"] if component["name"] == "django")
    assert "BSD" in json.dumps(django["licenses"])
    assert json.dumps(made) == json.dumps(script["document"](lock, list(script["components"](lock))))
