"""A real JupyterLab in a browser, for tests of notebooks; what it asks of other machines is refused and told."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, WebSocket, sync_playwright

TOKEN = "test"
IDLE = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
# Each look for a widget's state is 100 ms after the last, for 2 s; here the second look comes when all is over.
LATE = """
if (sessionStorage.getItem('late')) {
    const { setTimeout } = window;
    window.setTimeout = (act, wait, ...values) => setTimeout(act, wait === 100 ? 5000 : wait, ...values);
}
"""
# Nothing here takes so long; a machine at its limits may.
PATIENCE = 240_000


@contextmanager
def running_lab(workspace: Path, home: Path, **environment: str) -> Iterator[str]:
    """Run `synthese lab` as people do; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--port={port}", "--ip=127.0.0.1", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    options += ["--allow-root", "--LabApp.expose_app_in_browser=True"]
    command = [sys.executable, "-m", "synthese", "lab", "--workspace", str(workspace), "--no-browser", "--", *options]
    own = {name: str(home / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
    lab = subprocess.Popen(
        command, env=os.environ | own | environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert lab.stderr
    rest = threading.Thread(target=lab.stderr.read)
    try:
        told = []
        for line in lab.stderr:
            told.append(line)
            if f"http://127.0.0.1:{port}/lab" in line:
                break
        else:
            raise AssertionError("JupyterLab did not start:\n" + "".join(told))
        rest.start()
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(lab.pid, signal.SIGTERM)
        lab.wait()
        if rest.ident:
            rest.join()  # ends with the last process that tells anything: server and kernels are gone then
        lab.stderr.close()


@contextmanager
def opened_page(chromium: str) -> Iterator[tuple[Page, list[str]]]:
    """Open a page that reaches this machine alone; the list tells what else was asked for."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        context = browser.new_context(viewport={"width": 1400, "height": 1000}, service_workers="block")
        page = context.new_page()
        outside: list[str] = []
        page.set_default_timeout(PATIENCE)

        def answer(route: Route) -> None:
            if is_inside(route.request.url):
                route.continue_()
            else:
                outside.append(route.request.url)
                route.abort()

        def connected(connection: WebSocket) -> None:
            if not is_inside(connection.url):
                outside.append(connection.url)

        context.add_init_script(LATE)
        context.route("**/*", answer)
        page.on("websocket", connected)
        yield page, outside
        browser.close()


def is_inside(url: str) -> bool:
    """Return whether an address is one of this machine."""
    return urlsplit(url).hostname == "127.0.0.1"


def open_notebook(page: Page, address: str, path: str) -> None:
    """Open a notebook and wait for its kernel."""
    page.goto(f"{address}/lab/tree/{path}?token={TOKEN}&reset")
    page.wait_for_function(IDLE)


def run_all(page: Page) -> None:
    """Run all cells and wait for the last one."""
    page.evaluate(
        """() => {
            window.ran = false;
            jupyterapp.commands.execute('notebook:run-all-cells').then(() => { window.ran = true; });
        }"""
    )
    page.wait_for_function("window.ran")
    page.wait_for_function(IDLE)


def save(page: Page) -> None:
    """Save the notebook; back when it is on the disk, also where JupyterLab was about to save it by itself."""
    page.evaluate("() => jupyterapp.shell.currentWidget.context.save()")
    page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")


def reload(page: Page, *, late: bool = False) -> None:
    """Load the page anew and wait until the notebook is drawn and connected to the kernel that runs.

    Args:
        page: The page.
        late: True for a busy machine, whose widgets' states come after JupyterLab stopped to wait for them.
    """
    page.evaluate("(late) => sessionStorage.setItem('late', late ? '1' : '')", late)
    page.reload()
    page.wait_for_function(IDLE)
    page.evaluate("() => Promise.all([jupyterapp.restored, jupyterapp.shell.currentWidget.revealed])")
    page.evaluate("() => sessionStorage.removeItem('late')")


def sources(page: Page) -> list[str]:
    """Return what stands in the cells."""
    found: list[str] = page.evaluate(
        "() => jupyterapp.shell.currentWidget.content.model.sharedModel.cells.map((cell) => cell.source)"
    )
    return found


def scroll_to(page: Page, source: str) -> None:
    """Bring the cell into view that begins with some code: JupyterLab draws no others."""
    at = next(place for place, cell in enumerate(sources(page)) if cell.startswith(source))
    page.evaluate("(at) => jupyterapp.shell.currentWidget.content.scrollToItem(at, 'start')", at)
