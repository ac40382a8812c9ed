"""In each of the seven chairs a stranger is at the first answer within two minutes of opening the README."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
_ROWS = re.findall(r"^(\| [^|]+\| \[[^\]]+\]\(docs/([\w-]+)\.md#first-answers\).*)$", README, re.MULTILINE)
CHAIRS = {page: row for row, page in _ROWS}
"""The row of each reader in the README, by the name of their page."""
A_MINUTE = 230
"""Words that a grown-up reads in that time."""


def words(text: str) -> int:
    """Words that are read: the text of a link, and not where it leads."""
    return len(re.findall(r"\w[\w'’.-]*", re.sub(r"\]\([^)]*\)", "]", text)))


def words_to_the_row(name: str) -> int:
    """Words from the README's first to the last of its row for the readers of a page."""
    row = CHAIRS[name]
    return words(README[: README.index(row) + len(row)])


def test_there_are_seven_chairs_in_a_readme_of_120_lines() -> None:
    assert len(_ROWS) == len(CHAIRS) == 7
    assert README.count("\n") <= 120


def groups_of(name: str) -> tuple[str, dict[str, list[str]]]:
    """Give a page as far as its first answers, links to their groups included, and the rows of each group."""
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    head, _, answers = page.partition("## First answers")
    links, *parts = answers.partition("\n## ")[0].split("\n### ")
    groups = {part.partition("\n")[0]: re.findall(r"^\| .*$", part, re.MULTILINE) for part in parts}
    assert re.findall(r"\[([^\]]+)\]", links) == list(groups)
    return head + links, groups


@pytest.mark.parametrize("name", CHAIRS)
def test_every_first_answer_is_reached_in_two_minutes(name: str) -> None:
    """By whoever skips nothing: all of the README to the row, the page's head, and in its group each row before it.

    230 words a minute, and ten seconds for each of two links.
    """
    head, groups = groups_of(name)
    before = words_to_the_row(name) + words(head)
    reached = {
        row.split("|")[1].strip(): (before + words(title) + sum(map(words, rows[: place + 1]))) / A_MINUTE * 60 + 20
        for title, rows in groups.items()
        for place, row in enumerate(rows)
    }
    assert {question: seconds for question, seconds in reached.items() if seconds > 120} == {}


@pytest.mark.parametrize(("name", "last"), [("coordinator", "Which venues are late?"), ("api", "")])
def test_a_page_that_is_read_straight_through_answers_in_two_minutes(name: str, last: str) -> None:
    """By whoever jumps to no group: to what a coordinator asks most, and to the end of what a developer asks."""
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    head, _, answers = page.partition("\n## First answers")
    answers = answers.partition("\n## ")[0]
    read = answers[: answers.index(last) + len(last)] if last else answers
    assert (words_to_the_row(name) + words(head) + words(read)) / A_MINUTE * 60 + 20 <= 120
