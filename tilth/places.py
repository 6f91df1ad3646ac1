"""Where this Tilth keeps its data and its keys, as the environment says, else where the user's system keeps such things."""

import os
from pathlib import Path

DEMO = os.environ.get("TILTH_DEMO") == "1"
_CHECKOUT = Path(__file__).resolve().parent.parent


def _folder(name: str, base: str, fallback: str) -> Path:
    if given := os.environ.get(name):
        return Path(given).expanduser().resolve()
    return Path(os.environ.get(base) or Path.home() / fallback) / "tilth"


# The demo lives in the checkout and never touches real data; real keys never live beside real data.
DATA = _CHECKOUT / "var" / "demo" if DEMO else _folder("TILTH_DATA", "XDG_DATA_HOME", ".local/share")
SECRETS = _CHECKOUT / "var" / "demo-secrets" if DEMO else _folder("TILTH_SECRETS", "XDG_CONFIG_HOME", ".config")
KEYSTORE = Path(os.environ.get("TILTH_KEYSTORE") or DATA / "keystore")
MASTER_KEY_FILE = Path(os.environ.get("TILTH_MASTER_KEY_FILE") or SECRETS / "master.key")
SECRET_KEY_FILE = SECRETS / "secret.key"
