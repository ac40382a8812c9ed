"""Templates for people: taken apart before they are filled, so that no answer and no template runs anything."""

import io
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from venuecheck import catalogue
from venuecheck.core.problem import InputError
from venuecheck.report.setting import prose_formats
from venuecheck.report.setting.prose import Block, BlockKind, Values, filled, read_template, text_of

TEMPLATE = """\
% a comment
# A letter to {{to}}

Dear {{to}},
two lines
of one paragraph.

## What we ask
- {{asks}}
- Always this

## Left out
Nothing: {{empty}}

## Rows

| What | How long |
| {{names}} | {{months}} |

[[Your own words]] at the end.
"""
NAMES = frozenset({"to", "asks", "empty", "names", "months"})
BLOCKS = read_template(TEMPLATE, "t.txt", NAMES)
VALUES: Values = {"to": "Ann", "asks": ("one", "two"), "empty": "", "names": ("a", "b"), "months": ("1", "2")}
HOSTILE = (
    "<script>alert(1)</script>",
    "# A heading\n- an entry\n| a | row |",
    "{{to}} [[x]] {% for i in range(10**9) %}{{ ''.__class__ }}",
    "**bold** [link](javascript:x) `code` | cell",
    "]]> & \" ' \ufffe \u202e",
)


def kinds(values: Values) -> list[tuple[BlockKind, int]]:
    """The document's shape."""
    return [(block.kind, len(block.cells)) for block in filled(BLOCKS, values).blocks]


def test_places_are_filled_entries_and_rows_once_for_each_value() -> None:
    made = filled(BLOCKS, VALUES)
    assert made.title == "A letter to Ann"
    said = [" / ".join(text_of(cell) for cell in block.cells) for block in made.blocks]
    assert said == [
        "Dear Ann, two lines of one paragraph.",
        "What we ask",
        "one",
        "two",
        "Always this",
        "Rows",
        "What / How long",
        "a / 1",
        "b / 2",
        "[To fill in: Your own words] at the end.",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# T\n\nDear {{nobody}}", "t.txt:3:1: there is nothing to put in place of '{{nobody}}'"),
        ("# T\n{{ to.__class__ }}", "t.txt:2:1: this place cannot be read"),
        ("# T\n{{to", "t.txt:2:1: this place cannot be read"),
        ("no title", "t.txt:1:1: this template must begin with one title"),
        ("# T\n# T", "t.txt:1:1: this template must begin with one title"),
        ("", "t.txt:1:1: this template must begin with one title"),
        ("# T\n" + "x" * 60_000, "more than 60000 characters"),
    ],
)
def test_mistakes_in_a_template_are_named_at_their_line(text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_template(text, "t.txt", NAMES)
    assert says in str(caught.value.problems[0])


@given(st.text(max_size=200) | st.sampled_from(HOSTILE))
def test_no_value_changes_a_documents_shape(value: str) -> None:
    """A value is a piece of text, whatever it looks like."""
    shaped = kinds({**VALUES, "to": "Ann", "asks": ("one", "two")})
    assert kinds({**VALUES, "to": value or "x", "asks": (value or "x", "two")}) == shaped


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


@given(st.text(max_size=100) | st.sampled_from(HOSTILE))
def test_every_format_keeps_a_hostile_value_a_text(value: str) -> None:
    made = filled(BLOCKS, {**VALUES, "to": value or "x"})
    plain = filled(BLOCKS, VALUES)
    tags = []
    for one in (made, plain):
        page = _Tags()
        page.feed(prose_formats.html(one, catalogue.templates(), ("Library", value)).decode())
        tags.append([tag for tag in page.tags if tag != "br"])
        assert page.attributes <= {"lang", "charset", "name", "content", "http-equiv", "scope", "class"}
    assert tags[0] == tags[1]
    assert prose_formats.text(made).decode().split("\n")[0].startswith("Subject: A letter to")
    lines = prose_formats.markdown(made).decode()
    assert "<script" not in lines.replace("\\<", "")


def test_a_word_document_reads_back() -> None:
    """By the library's own reader: headings, entries, the table, what is to be filled in."""
    made = filled(BLOCKS, {**VALUES, "to": HOSTILE[4] + "\x0c"})
    document = docx.Document(io.BytesIO(prose_formats.docx(made, author="Library", head=("Library", ""))))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["What we ask"] == "Heading 2"
    assert styles["two"] == "List Bullet"
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["What", "How long"],
        ["a", "1"],
        ["b", "2"],
    ]
    (marked,) = [run for paragraph in document.paragraphs for run in paragraph.runs if "To fill in" in run.text]
    assert marked.bold
    assert (document.core_properties.author, document.core_properties.comments) == ("Library", "")
    heads = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in document.tables[0].rows]
    assert heads == [True, False, False]
    (section,) = document.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is missing: Debian's package poppler-utils")
@pytest.mark.parametrize("lines", [28, 29])
def test_no_signature_stands_alone_on_a_page(lines: int) -> None:
    end = "The last words.\n\nYours sincerely\n\nA. Manager\n\nReference\n"
    template = "# A letter\n\n" + "A line.\n\n" * lines + end
    letter = filled(read_template(template, "letter.txt", frozenset()), {})
    made = prose_formats.pdf(letter, catalogue.templates(), made="2026-09-21T16:40:00+00:00")
    text = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True).stdout.decode()
    (signed,) = [page for page in text.split("\f") if "A. Manager" in page]
    assert "The last words." in signed


def test_a_missing_library_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(InputError, match=r"venuecheck\[office\]"):
        prose_formats.docx(filled(BLOCKS, VALUES), author="Library")


@given(st.text(alphabet="{}[]#|-% \nab_", max_size=300))
def test_any_template_is_read_or_refused_with_its_place(text: str) -> None:
    try:
        blocks = read_template(text, "t.txt", NAMES)
    except InputError as error:
        found = error.problems
    else:
        found = ()
    if found:
        assert all(problem.file == "t.txt" and problem.line for problem in found)
        return
    made: tuple[Block, ...] = filled(blocks, VALUES).blocks
    assert len(made) <= 3 * len(blocks)


def test_letters_need_no_word_processor_to_start() -> None:
    """The library is loaded only for Word documents."""
    code = "import sys, venuecheck.service.bookings.letters; print('docx' in sys.modules, 'jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "False"]
