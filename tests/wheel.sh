#!/bin/sh
# Try a wheel in a clean environment, away from the checkout: `wheel.sh WHEEL`.
set -eu
wheel=$(realpath "$1")
root=$(realpath "$(dirname "$0")/..")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$root/.venv/bin/python" -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
"$folder/venv/bin/python" -m pip install --quiet "$wheel"
cp "$root"/examples/*.json "$root"/examples/*.txt "$root"/examples/*.html "$folder"
cd "$folder"
venv/bin/dateline --version
venv/bin/dateline read --format json -- *.json *.txt *.html > claims.json
venv/bin/python -c '
import json
ledgers = json.load(open("claims.json"))
assert len(ledgers) == 7, len(ledgers)
assert all(ledger["claims"] for ledger in ledgers), [ledger["id"] for ledger in ledgers if not ledger["claims"]]
assert any(where["geonameid"] for ledger in ledgers for claim in ledger["claims"] for where in claim["where"]), "no place was found"
print("the wheel works:", sum(len(ledger["claims"]) for ledger in ledgers), "claims")
'
venv/bin/python -c '
from importlib.resources import files
from dateline.web.app import make_app
web = files("dateline.web")
for name in ("templates/base.html", "static/dateline.css", "static/report.js"):
    assert web.joinpath(name).is_file(), name
print("the page is in it, files from npm:", "yes" if web.joinpath("assets").is_dir() else "no")
'
size=$(wc -c < "$wheel")
echo "$(basename "$wheel"): $size bytes"
