"""A real browser, to look at what people will see: widths, pictures, printed pages."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars"
    " --disable-background-networking --disable-component-update --disable-sync"
)

_MEASURE = """
<script>
addEventListener("load", () => {
  const found = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument.documentElement;
    const wide = [...frame.contentDocument.querySelectorAll("body *")]
      .filter(one => one.getBoundingClientRect().right > frame.clientWidth + 1)
      .map(one => one.tagName + "." + one.getAttribute("class"));
    return {width: frame.clientWidth, scroll: page.scrollWidth, wide: wide};
  });
  const said = document.createElement("pre");
  said.id = "found";
  said.textContent = JSON.stringify(found);
  document.body.append(said);
});
</script>
"""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a printed word stands on its page, in points."""

    word: str
    left: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page."""

    width: float
    height: float
    words: tuple[Box, ...]


@cache
def chromium() -> str:
    """The browser; fetched where that may be done. Without one the test fails, and says what to do."""
    return _tool(_NAMES, "chromium")


@cache
def _pdftotext() -> str:
    return _tool(("pdftotext",), "poppler-utils")


def _tool(names: tuple[str, ...], package: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    why = "this account may not install it"
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", package]
        for command in (["apt-get", "update", "-qq"], install):
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                check=False,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            )
            why = done.stderr.strip() or why
        found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail(f"There is no {package} here, and the report is not tested without it: {why}")
    return found


def run(*options: str) -> str:
    """What the browser prints, started with a profile of its own that is thrown away."""
    with TemporaryDirectory(prefix="chromium-") as profile:
        done = subprocess.run(
            [chromium(), *_QUIET.split(), f"--user-data-dir={profile}", *options],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "HOME": profile},
        )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout


def measured(page: str, widths: tuple[int, ...], folder: Path) -> list[dict[str, Any]]:
    """For each width of a window: how wide the page would like to be, and what stands out of it."""
    frames = "".join(
        f'<iframe style="width:{width}px;height:900px;border:0" srcdoc="{html.escape(page)}"></iframe>'
        for width in widths
    )
    wrapper = folder / "wrapper.html"
    wrapper.write_text(f"<!doctype html><body>{frames}{_MEASURE}", encoding="utf-8")
    dom = run("--virtual-time-budget=5000", "--dump-dom", wrapper.as_uri())
    found = re.search(r'<pre id="found">(.*?)</pre>', dom, re.S)
    assert found, dom[-2_000:]
    said: list[dict[str, Any]] = json.loads(html.unescape(found[1]))
    return said


def printed(page: str, folder: Path) -> list[Page]:
    """The page as it is printed, with the place of every word."""
    source, pdf = folder / "print.html", folder / "print.pdf"
    source.write_text(page, encoding="utf-8")
    run("--no-pdf-header-footer", f"--print-to-pdf={pdf}", source.as_uri())
    boxes = subprocess.run(
        [_pdftotext(), "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = []
    for attributes, body in re.findall(r"<page ([^>]*)>(.*?)</page>", boxes, re.S):
        width, height = re.findall(r'"([\d.]+)"', attributes)
        words = tuple(
            Box(html.unescape(word), float(left), float(right), float(bottom))
            for left, right, bottom, word in re.findall(
                r'xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>',
                body,
            )
        )
        pages.append(Page(float(width), float(height), words))
    return pages
