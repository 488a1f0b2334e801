"""Makes the pictures of docs/images from made-up incidents: python docs/pictures.py (needs Chromium)."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from page.made import few, many, provinces  # noqa: E402

from geomap.page import PageAbout, render, static_image  # noqa: E402

IMAGES = ROOT / "docs/images"
ABOUT = {
    "title": "Incidents in Afghanistan, April 2021",
    "subtitle": "Made-up incidents: nothing here happened",
    "reports_read": 512,
    "set_aside": 87,
}
ZOOM = "geomap.map.setView([34.5, 69.2], geomap.home + 2.5, {animate: false})"
# name: (size, dark, language, address, what to do first)
SHOTS = {
    "map-page": ((1440, 900), False, "en", "", ""),
    "map-page-towns": ((1440, 900), False, "en", "", ZOOM),
    "map-page-dark": ((1440, 900), True, "en", "#view=shaded&measure=fatalities&open=AF-KAB", ""),
    "map-page-phone": ((360, 740), False, "en", "", ""),
    "map-page-phone-panel": ((360, 740), True, "en", "#open=AF-BAL", ""),
    "map-page-dari": ((1440, 900), False, "fa-AF", "#open=AF-GHA", ""),
}


def shoot(browser: Browser, folder: Path) -> None:
    """Take every picture of the interactive page."""
    for name, (size, dark, lang, address, script) in SHOTS.items():
        page_file = folder / f"{lang}.html"
        about = PageAbout(**ABOUT, lang=lang)  # type: ignore[arg-type]
        page_file.write_text(render(many(420), provinces(), about), encoding="utf-8")
        page = browser.new_page(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
        )
        page.goto(page_file.as_uri() + address)
        page.wait_for_selector("html[data-ready]", state="attached")
        if script:
            page.evaluate(script)
        page.wait_for_timeout(400)
        page.screenshot(path=str(IMAGES / f"{name}.png"))
        page.close()


def conflict(browser: Browser, folder: Path) -> None:
    """One entry with conflicting figures."""
    page_file = folder / "few.html"
    page_file.write_text(render(few(), provinces(), PageAbout()), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900}, device_scale_factor=1.5)
    page.goto(page_file.as_uri() + "#open=AF-HEL")
    page.wait_for_selector("#panel article")
    page.locator("#panel article").first.screenshot(path=str(IMAGES / "map-page-conflict.png"))
    page.close()


def main() -> None:
    """Make them all."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        shoot(browser, Path(folder))
        conflict(browser, Path(folder))
        browser.close()
    about = PageAbout(**ABOUT)  # type: ignore[arg-type]
    (IMAGES / "map-picture.svg").write_bytes(static_image(many(420), provinces(), about, "svg"))


if __name__ == "__main__":
    main()
