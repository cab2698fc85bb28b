"""A real Chromium for the tests, and pages that they serve to it."""

import os
import shutil
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
WATCH = """
window.shifts = 0;
window.violations = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


def need(what, how):
    """Skip where something is not there, and fail where it must be."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}; it must be there in CI: {how}")
    pytest.skip(f"{what}: {how}")


def chromium_path():
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return found or need("no Chromium", "install Debian's package chromium, or name the program in CHROMIUM")


def axe_source():
    if not AXE.exists():
        need("no axe-core", "run `npm ci --ignore-scripts`, or `make webtests` where npm is installed")
    return AXE.read_text(encoding="utf-8")


@contextmanager
def served(app):
    """Serve an application on a free port of this machine; give its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


class Tab:
    """One page in the browser, with everything that it asked for and complained about."""

    def __init__(self, browser, base, *, width=1280, height=900, **settings):
        self.base = base
        self.context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        self.context.set_default_timeout(10_000)
        self.context.add_init_script(WATCH)
        self.page = self.context.new_page()
        self.asked, self.complaints = [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on(
            "console", lambda message: self.complaints.append(message.text) if message.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path):
        self.page.goto(self.base + path)
        return self.page

    def check(self):
        """Nothing was asked of another machine, nothing was refused by the policy, nothing failed, nothing moved."""
        assert [url for url in self.asked if not url.startswith(f"{self.base}/")] == []
        assert self.complaints == []
        assert self.page.evaluate("window.violations") == []
        assert self.page.evaluate("window.shifts") < 0.01
