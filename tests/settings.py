"""The settings that tests run under: keys of their own, and a keystore that goes when the tests end."""

import atexit
import base64
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="tilth-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ |= {
    "TILTH_DATA": str(_folder),
    "TILTH_SECRETS": str(_folder / "secrets"),
    "TILTH_KEYSTORE": str(_folder / "keystore"),
    "TILTH_MASTER_KEY": base64.b64encode(b"a master key only for the tests.").decode(),
    "TILTH_SECRET_KEY": "only-for-the-tests-and-long-enough-to-be-taken-for-a-real-secret-key",
}
os.environ.pop("TILTH_DEMO", None)
os.environ.pop("DATABASE_URL", None)
if database := os.environ.get("TILTH_TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = database

from tilth.settings import *  # noqa: E402, F403

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, as for real: in memory, two requests at once would share one cache and find its tables locked.
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "tests.sqlite3")}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # hundreds of sign-ins, none of them secret
