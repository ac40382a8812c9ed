"""Every format there is, present and future, and what the formats show."""

import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from venuecheck.core.problem import InputError
from venuecheck.filtering.model.finding import Result
from venuecheck.report import formats
from venuecheck.report.format import Format, Report, format_ids, load
from venuecheck.report.formats.json import SCHEMA_IDS, schema
from venuecheck.report.venue.view import View

from .situations import SITUATIONS, TEMPLATES
from .tree import Element, read

_SCHEMA = TEMPLATES / "schemas" / "report.json"
_ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "background", "cite", "xlink:href"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A view as both formats show it."""

    view: View
    html: bytes
    page: Element
    document: dict[str, Any]


@cache
def shown_as(situation: str) -> Shown:
    """Write a situation's view and read it back."""
    view = SITUATIONS[situation]()
    html = load("html", Report.VENUE).render_venue(view, TEMPLATES)
    return Shown(
        view=view,
        html=html,
        page=read(html),
        document=json.loads(load("json", Report.VENUE).render_venue(view, TEMPLATES)),
    )


@pytest.fixture(params=SITUATIONS)
def shown(request: pytest.FixtureRequest) -> Shown:
    """Give each situation as it is shown."""
    return shown_as(request.param)


@pytest.mark.parametrize("format_id", format_ids(Report.VENUE))
def test_format_is_what_it_says(format_id: str) -> None:
    """A format is called as its module, has a title, a suffix and a media type."""
    module = load(format_id, Report.VENUE)
    assert isinstance(module.FORMAT, Format)
    assert module.FORMAT.id == format_id
    assert module.FORMAT.title
    assert module.FORMAT.suffix.startswith(".")
    assert "/" in module.FORMAT.media_type


# laying a page out for paper takes seconds: the shortest view and the worst are enough
@pytest.mark.parametrize(
    ("format_id", "situation"),
    [
        (format_id, situation)
        for format_id in format_ids(Report.VENUE)
        for situation in (SITUATIONS if format_id != "pdf" else ("hostile", "nothing-known"))
    ],
)
def test_a_format_writes_every_situation(format_id: str, situation: str) -> None:
    assert load(format_id, Report.VENUE).render_venue(SITUATIONS[situation](), TEMPLATES)


@pytest.mark.parametrize("format_id", format_ids(Report.VENUE))
def test_the_same_view_gives_the_same_bytes(format_id: str) -> None:
    module, view = load(format_id, Report.VENUE), SITUATIONS["nothing-recorded"]()
    assert module.render_venue(view, TEMPLATES) == module.render_venue(view, TEMPLATES)


def test_adding_a_format_is_adding_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module put beside the others is a format; nothing else has to know of it."""
    (tmp_path / "one_line.py").write_text(
        "from venuecheck.report.format import Format, Report\n"
        'FORMAT = Format(id="one_line", title="One line", suffix=".txt", media_type="text/plain", text=True)\n'
        "def render_venue(view, templates):\n"
        "    return (view.filtering.headline + '\\n').encode()\n"
    )
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    try:
        assert "one_line" in format_ids(Report.VENUE)
        assert "one_line" not in format_ids(Report.PARTNERSHIP)
        assert (
            load("one_line", Report.VENUE)
            .render_venue(SITUATIONS["fine"](), TEMPLATES)
            .startswith(b"All 14 pages tested did")
        )
    finally:
        sys.modules.pop(f"{formats.__name__}.one_line", None)


def test_unknown_format_is_refused() -> None:
    """There is no format but those that have a module, whatever is asked for."""
    for name in ("docx", "", "../json", "json.decoder", "__init__"):
        with pytest.raises(InputError, match="is not written as"):
            load(name, Report.VENUE)


def test_json_follows_its_schema(shown: Shown) -> None:
    """What is written follows the schema, which lets nothing else through."""
    written = shown.document
    assert written["schema"] == SCHEMA_IDS[Report.VENUE]
    jsonschema.Draft202012Validator(json.loads(_SCHEMA.read_text("utf-8"))).validate(written)


def test_shipped_schema_is_the_view_s() -> None:
    """The shipped schema is the one that the view has; `docs/design/004-reports.md` says how to write it anew."""
    assert json.loads(_SCHEMA.read_text("utf-8")) == schema(Report.VENUE)
    jsonschema.Draft202012Validator.check_schema(schema(Report.VENUE))


def test_html_and_json_show_the_same_numbers(shown: Shown) -> None:
    """Totals and every category of every network are the same numbers in both."""
    page, written = shown.page, shown.document
    totals = written["filtering"]["counts"]
    for tile in (tile for tiles in page.find("dl", "tiles") for tile in tiles.find("div")):
        assert int(tile.find("dd")[0].text()) == totals[tile.attributes["class"]]
    assert bool(page.find("dl", "tiles")) == bool(totals["tested"])
    for network in written["filtering"]["networks"]:
        title = next(each for each in page.find("h2") if each.attributes.get("id") == network["anchor"])
        assert title.text() == " ".join(network["name"].split())
        for category in network.get("categories", ()):
            row = _row_of(page, category["anchor"])
            numbers = [int(cell.text()) for cell in row.find("td", "number")]
            expected = [category["counts"][each] for each in _COLUMNS] if category["pages"] else []
            assert numbers == expected
            assert len(_section_of(page, category["anchor"]).find("li", "page")) == len(category["pages"])
            assert category["counts"]["tested"] == len(category["pages"])
    assert len(page.find("section", "record")) == bool(written["check_record"])


def test_html_and_json_show_the_same_requirements_and_actions(shown: Shown) -> None:
    """Every requirement with its words, every action, the matrix and the trend: the page has what the document has."""
    page, written = shown.page, shown.document
    rows = [row for section in page.find("section", "requirements") for row in section.find("tbody")[0:]]
    shown_words = [row.find("td")[0].text() for body in rows for row in body.find("tr")]
    required = [each for plan in (written["requirements"] or {"plans": []})["plans"] for each in plan["requirements"]]
    assert shown_words == [" ".join(each["status_words"].split()) for each in required]
    if written["requirements"] and required:
        assert written["requirements"]["headline"] in page.find("section", "requirements")[0].text()
    tables = [
        table.find("tbody")[0].find("tr") for part in page.find("section", "actions") for table in part.find("table")
    ]
    rows_of = [[row for row in table if "cause" not in row.attributes.get("class", "")] for table in tables]
    assert [len(table) for table in rows_of] == [
        number for number in (written["actions_open"], written["actions_closed"]) if number
    ]
    causes = [row.text() for table in tables for row in table if "cause" in row.attributes.get("class", "")]
    assert causes == list(dict.fromkeys(action["cause"] for action in written["actions"]))
    urgent = [row.text() for part in page.find("div", "urgent") for row in part.find("li")]
    assert [said for said in written["not_checked"] if said not in urgent] == []
    for action, said in zip(written["urgent"], urgent, strict=False):
        assert said.startswith(" ".join(action["text"].split()))
    if written["matrix"]:
        picture = next(each for each in page.find("svg", "picture") if "matrix" in each.attributes["aria-labelledby"])
        assert picture.find("desc")[0].text() == " ".join(written["matrix"]["words"].split())
        table = next(each for each in page.find("table") if each.attributes.get("aria-labelledby") == "matrix")
        cells = [[cell.text() for cell in row.find("td")] for row in table.find("tbody")[0].find("tr")]
        assert cells == [[cell["words"] for cell in row["cells"]] for row in written["matrix"]["rows"]]
    for trend in (each for each in written["trends"] if len(each["points"]) > 1):
        table = next(each for each in page.find("table") if each.attributes.get("aria-labelledby") == trend["anchor"])
        numbers = [[int(cell.text()) for cell in row.find("td")] for row in table.find("tbody")[0].find("tr")]
        assert numbers == [[point["counts"][each] for each in _COLUMNS] for point in trend["points"]]


def test_every_picture_has_a_title_a_description_and_a_table(shown: Shown) -> None:
    """Who does not see it has the same in words, and beside it in a table."""
    pictures = shown.page.find("svg", "picture")
    assert bool(pictures) == bool(shown.document["matrix"])
    for picture in pictures:
        assert picture.attributes["role"] == "img"
        said = {each.attributes["id"]: each.text() for tag in ("title", "desc") for each in picture.find(tag)}
        assert list(said) == picture.attributes["aria-labelledby"].split()
        assert all(said.values())
    beside = shown.page.find("div", "beside")
    assert [len(each.find("table")) for each in beside] == [1] * len(pictures)
    assert sum(len(each.find("svg", "picture")) for each in beside) == len(pictures)


_COLUMNS = (Result.UNDER_BLOCKED, Result.OVER_BLOCKED, Result.NOT_PROVEN, Result.AS_EXPECTED)


def _row_of(page: Element, anchor: str) -> Element:
    rows = [row for row in page.find("tr") for link in row.find("a") if link.attributes["href"] == f"#{anchor}"]
    return rows[0]


def _section_of(page: Element, anchor: str) -> Element:
    return next(
        each
        for each in page.find("div", "category")
        if any(title.attributes.get("id") == anchor for title in each.find("h3"))
    )


def test_html_needs_nothing_from_outside(shown: Shown) -> None:
    """Nothing is fetched, run or sent; every link leads to a place in the page; nothing bears a hostile attribute."""
    page = shown.page
    anchors = {each.attributes["id"] for each in page.walk() if "id" in each.attributes}
    for element in page.walk():
        assert element.tag not in {"script", "img", "link", "iframe", "object", "embed", "form", "base", "video"}
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in _ADDRESSES:
                assert value.startswith("#"), f"{element.tag} {name}={value}"
                assert value[1:] in anchors
    styles = "".join(each.text() for each in page.find("style"))
    assert not re.search(r"url\(|@import|@font-face|expression|javascript", styles)
    assert len([each for each in page.walk() if "id" in each.attributes]) == len(anchors), "ids are unique"


def test_test_pages_are_text(shown: Shown) -> None:
    """Each tested page's address stands in the page as text, and in no link."""
    page = shown.page
    texts = {each.text() for each in page.find("code")}
    for network in shown.view.filtering.networks:
        if network.kind == "checked":
            for tested in (tested for category in network.categories for tested in category.pages):
                assert tested.url in texts
    assert not any("://" in link.attributes["href"] for link in page.find("a"))


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for item in value.values() for text in _texts(item)]
        case list():
            return [text for item in value for text in _texts(item)]
    return []


def test_hostile_text_is_only_text() -> None:
    """Script, templates, escapes and direction marks come through as harmless text, of bounded length."""
    hostile = shown_as("hostile")
    view, written, page = hostile.view, hostile.html, hostile.page
    assert page.find("title")[0].text().startswith("<script>alert(1)</script>")
    assert b"<script" not in written
    for text in [*_texts(hostile.document), written.decode()]:
        bad = [char for char in text if unicodedata.category(char) == "Cc" and char not in "\n\t"]
        assert not bad
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    assert max(map(len, _texts(hostile.document))) <= 4_000
    assert max(len(action.text) for action in view.actions) < 1_000


def test_status_is_never_colour_alone(shown: Shown) -> None:
    """Every status has its words beside its shape."""
    for said in shown.page.find("span", "said"):
        assert said.text()
        assert said.find("use")


def test_templates_compute_nothing() -> None:
    """No template counts, adds or numbers: what it shows is in the view."""
    counting = re.compile(
        r"\|\s*(length|count|sum|round|int|min|max|groupby)\b|loop\.(index|revindex|length)|\{%-? *set .*[-+*/]"
    )
    for template in (TEMPLATES / "html").glob("*.html"):
        assert not counting.search(template.read_text("utf-8")), template.name
