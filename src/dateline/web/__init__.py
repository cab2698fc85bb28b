"""The local page: a ledger in a browser. `app.py` puts it together, `pages/` holds one file per page."""
