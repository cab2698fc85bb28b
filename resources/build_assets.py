"""Copy what the page takes from npm into the package: `build_assets.py`, after `npm ci`.

`FILES` says which files of which package; each package's licence comes with it. `manifest.json` lists what is there: version, licence, size and sha256.
"""

import hashlib
import json
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
ASSETS = ROOT / "src" / "dateline" / "web" / "assets"
FILES = {"leaflet": ("dist/leaflet.js", "dist/leaflet.css", "LICENSE")}
"""Files of each package, by their path in it."""


def main() -> None:
    """Build the folder anew."""
    shutil.rmtree(ASSETS, ignore_errors=True)
    manifest = {}
    for package, names in FILES.items():
        about = json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))
        target = ASSETS / package
        target.mkdir(parents=True)
        for name in names:
            shutil.copyfile(MODULES / package / name, target / Path(name).name)
        manifest[package] = {
            "version": about["version"],
            "license": about["license"],
            "files": {path.name: _describe(path) for path in sorted(target.iterdir())},
        }
    (ASSETS / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def _describe(path: Path) -> dict[str, str | int]:
    body = path.read_bytes()
    return {"bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()}


if __name__ == "__main__":
    main()
