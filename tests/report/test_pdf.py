"""The PDF, read back: its tags, its text, and that it fetched nothing."""

import io
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from venuecheck.core.problem import InputError
from venuecheck.report.format import Report, load
from venuecheck.report.setting import layout

from .situations import SITUATIONS, TEMPLATES

_NEEDED = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is missing: Debian's package poppler-utils"
)


@pytest.fixture(scope="module")
def written() -> bytes:
    """Write a report on one run."""
    return load("pdf", Report.VENUE).render_venue(SITUATIONS["one-run"](), TEMPLATES)


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K", pikepdf.Array()))


def test_pdf_is_tagged(written: bytes) -> None:
    """It says that it is PDF/UA-1, has a language and a title, and every drawing has a text (ISO 14289-1, 7.1-7.5)."""
    with pikepdf.open(io.BytesIO(written)) as document:
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "Web filtering check" in metadata["dc:title"]
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        elements = list(_elements(document.Root.StructTreeRoot.K))
        kinds = Counter(str(each.S) for each in elements)
        assert kinds["/H1"] == 1
        assert kinds["/H2"]
        assert kinds["/TH"]
        assert kinds["/TD"] > kinds["/TH"]
        assert all("/Alt" in each for each in elements if str(each.S) == "/Figure")
        assert kinds["/Figure"]
        fonts = [font for page in document.pages for font in dict(page.obj.Resources.Font).values()]
        assert fonts
        assert all("/FontFile2" in _descriptor(font) or "/FontFile3" in _descriptor(font) for font in fonts)


def test_pictures_are_tagged_with_their_titles(written: bytes) -> None:
    """Who hears the file instead of seeing it hears what each picture is."""
    view = SITUATIONS["one-run"]()
    assert view.matrix is not None
    with pikepdf.open(io.BytesIO(written)) as document:
        figures = [str(each.Alt) for each in _elements(document.Root.StructTreeRoot.K) if str(each.S) == "/Figure"]
    assert figures.count(view.matrix.title) == 1


def _descriptor(font: Any) -> Any:
    return font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor


@_NEEDED
def test_pdf_shows_the_same(written: bytes) -> None:
    """Every tested page that failed and every sentence of the headline can be read in it."""
    view = SITUATIONS["one-run"]()
    text = subprocess.run(["pdftotext", "-", "-"], input=written, capture_output=True, check=True).stdout.decode()
    flat = "".join(text.split())
    assert "".join(view.filtering.headline.split()) in flat
    for action in view.actions:
        for url in action.details:
            assert "".join(url.split()) in flat
    assert "Page1of" in flat


@_NEEDED
def test_a_heading_stays_with_its_table() -> None:
    """A table longer than a page begins below its caption, and a short one does not leave its heading behind."""
    styles = "".join((TEMPLATES / name / "report.css").read_text("utf-8") for name in ("html", "pdf"))
    head = "<thead><tr><th>Question</th></tr></thead>"
    long = "".join(f"<tr><td>row {number}</td></tr>" for number in range(60))
    short = "<tr><td>record one<br>two<br>three</td></tr>"
    listed = f"<table>{head}<tbody>{short}</tbody></table>"
    parts = "".join(
        f'<div style="break-before: page; height: {height}mm"></div>{part}'
        for height in (120, 228)
        for part in (
            f'<div class="section"><table><caption>HEADING</caption>{head}<tbody>{long}</tbody></table></div>',
            f'<section class="appendix"><h2>HEADING</h2><p>What it is.</p>{listed}</section>',
        )
    )
    page = f'<html lang="en"><title>x</title><style>{styles}</style><body><main>{parts}</main></body></html>'
    made = layout.tagged_pdf(page, made="2026-09-21T16:40:00+00:00", identifier=b"x")
    text = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True).stdout.decode()
    pages = [one for one in text.split("\f") if "HEADING" in one]
    assert len(pages) == 4
    assert all(re.search(r"HEADING.*(?:row|record)", one, re.DOTALL) for one in pages)


def test_pdf_fetches_nothing() -> None:
    """Whatever a page asks for is refused: files of this computer above all."""
    page = '<html lang="en"><title>x</title><body><img alt="x" src="file:///etc/hostname"><p>text</p></body></html>'
    made = layout.tagged_pdf(page, made="2026-09-21T16:40:00+00:00", identifier=b"x")
    with pikepdf.open(io.BytesIO(made)) as document:
        assert not [
            name
            for each in document.pages
            for name in (each.obj.Resources.XObject if "/XObject" in each.obj.Resources else ())
        ]


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1/", "data:text/css,p{}", "relative.png"])
def test_nothing_is_fetched(address: str) -> None:
    """No scheme is allowed, not even one that stays in the page."""
    with pytest.raises(ValueError, match="URI"):
        layout.refusing_fetcher().fetch(address)


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the libraries there is a sentence that says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    with pytest.raises(InputError) as caught:
        layout.tagged_pdf("<p>", made="", identifier=b"")
    assert "venuecheck[pdf]" in str(caught.value)
