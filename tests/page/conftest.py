"""A real Chromium with the network off, and pages opened in it."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

from geomap.model import Incident
from geomap.page import PageAbout, render

from .made import provinces

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox: tests run as root in containers. The rest makes pages open in two thirds of the time.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-features=Translate,MediaRouter,PaintHolding"]
Opener = Callable[..., "Opened"]


@dataclass
class Opened:
    """A page in the browser, with everything that it should not have done."""

    page: Page
    path: Path
    faults: list[str] = field(default_factory=list)

    def run(self, script: str, argument: Any = None) -> Any:
        """The value of a JavaScript expression in the page."""
        return self.page.evaluate(script, argument)

    def change(self, **changes: Any) -> None:
        """Change the page's state as its controls do, and wait for it to be drawn."""
        self.run(
            "async (c) => { for (const k of ['types', 'statuses']) if (c[k]) c[k] = new Set(c[k]);"
            " await geomap.change(c); }",
            changes,
        )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; tests that need it skip where there is none, and fail in CI."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = next(filter(None, map(shutil.which, NAMES)), own if Path(own).exists() else None)
        if found is None:
            reason = f"no Chromium found (looked for {', '.join(NAMES)} and Playwright's own)"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


def watch(page: Page, faults: list[str]) -> None:
    """Note every dialog, error, complaint and request of a page."""

    def dialog(shown: Dialog) -> None:
        faults.append(f"dialog: {shown.message}")
        shown.dismiss()

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:  # a broken policy is an error too
            faults.append(f"console: {message.text}")

    def request(asked: Request) -> None:
        if not asked.url.startswith(("file://", "data:")):
            faults.append(f"request: {asked.url}")

    page.on("dialog", dialog)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", console)
    page.on("request", request)


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens pages of incidents, and at the end fails if one asked for anything or complained."""
    opened: list[Opened] = []

    def opener(
        incidents: Sequence[Incident],
        *,
        about: PageAbout | None = None,
        size: tuple[int, int] = (1440, 900),
        dark: bool = False,
        address: str = "",
        scripts: bool = True,
        before: str = "",
        edit: Callable[[str], str] = str,
        ready: bool = True,
        scale: float = 1,
    ) -> Opened:
        path = tmp_path / f"map{len(opened)}.html"
        path.write_text(
            edit(render(incidents, provinces(), about or PageAbout())), encoding="utf-8"
        )
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            offline=True,
            device_scale_factor=scale,
        )
        page = context.new_page()
        result = Opened(page, path)
        opened.append(result)
        faults = result.faults
        watch(page, faults)
        if before:
            page.add_init_script(before)
        page.goto(path.as_uri() + address)
        if scripts and ready:
            page.wait_for_selector("html[data-ready]", state="attached", timeout=15_000)
        return result

    yield opener
    faults = [fault for one in opened for fault in one.faults]
    for one in opened:
        one.page.context.close()
    assert not faults
