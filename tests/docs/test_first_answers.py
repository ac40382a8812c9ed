"""In each of the seven chairs a stranger is at the first answer within two minutes of opening the README."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
_ROWS = re.findall(r"^(\| [^|]+\| \[[^\]]+\]\(docs/([\w-]+)\.md#first-answers\).*)$", README, re.MULTILINE)
CHAIRS = {page: row for row, page in _ROWS}
"""The row of each reader in the README, by the name of their page."""
_LINES = re.MULTILINE | re.DOTALL
A_MINUTE = 230
"""Words that a grown-up reads in that time."""


def words(text: str) -> int:
    """Words that are read: the text of a link, and not where it leads."""
    return len(re.findall(r"\w[\w'’.-]*", re.sub(r"\]\([^)]*\)", "]", text)))


def words_to_the_row(name: str) -> int:
    """Words from the README's first to the last of its row for the readers of a page."""
    row = CHAIRS[name]
    return words(README[: README.index(row) + len(row)])


def part_of(page: str, anchor: str) -> str:
    """Give a page's section as far as its first table or what is to be typed, by the address of its heading."""
    parts = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    whole = next(part for part in parts if _address(part.partition("\n")[0]) == anchor)
    return whole[: shown.end()] if (shown := re.search(r"^```.*?^```$|^(\|[^\n]*\n)+", whole, _LINES)) else whole


def _address(heading: str) -> str:
    return re.sub(r"[^\w-]", "", heading.removeprefix("## ").lower().replace(" ", "-"))


def test_there_are_seven_chairs_in_a_readme_of_120_lines() -> None:
    assert len(_ROWS) == len(CHAIRS) == 7
    assert README.count("\n") <= 120


@pytest.mark.parametrize("name", CHAIRS)
def test_the_first_answer_is_reached_in_two_minutes(name: str) -> None:
    """From the README's first word to its reader's row, then that page to its first answer, with what that links to."""
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    to_the_row = words_to_the_row(name)
    head, _, answers = page.partition("## First answers")
    rows = [line for line in answers.partition("\n## ")[0].splitlines() if line.startswith("| ")][1:]
    linked = re.search(r"\(#([\w-]+)\)", rows[0])
    first = words(rows[0]) + (words(part_of(page, linked[1])) if linked else 0)
    questions = sum(words(line.split("|")[1]) for line in rows)
    assert to_the_row + words(head) + first <= 2 * A_MINUTE
    assert to_the_row + words(head) + questions + max(words(line) for line in rows) <= 2 * A_MINUTE, (
        "and any other question with its answer, where all questions are read before it"
    )


OFTEN = (
    ("bookings", "Every class, every week?"),
    ("bookings", "Several of us take bookings; who may say no?"),
    ("standing", "A clerk worries about a child: where does it go, who reads it?"),
    ("standing", "What do I hand to governors, or an inspector?"),
    ("school-it", "How do I install and run it on Windows?"),
    ("school-it", "Behind a proxy?"),
    ("coordinator", "Must every venue install it?"),
    ("authoring", "Ask it only if, or refer if"),
    ("records", "Somebody asks what you hold of them"),
    ("api", "What does an exit status mean?"),
)
"""What readers of each page ask first, and whose answer stands in its row."""


@pytest.mark.parametrize(("name", "question"), OFTEN)
def test_what_is_often_asked_is_answered_though_everything_above_it_is_read(name: str, question: str) -> None:
    """In 110 seconds: 230 words a minute, and ten seconds for the link from the README."""
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    row = next(line for line in page.splitlines() if line.startswith(f"| {question} |"))
    read = words_to_the_row(name) + words(page[: page.index(row) + len(row)])
    assert read / A_MINUTE * 60 + 10 <= 110
