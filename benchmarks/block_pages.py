"""How many pages that real filters showed are found, alone and over five sites; and that their look-alikes are not.

The file is given by the option `--block-pages`: one JSON object a line, with `kind` (block, fault, unl for a page that
nobody filtered, lookalike), `status`, `headers` (name and value pairs) and `body`. It is no part of this project.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.run_so_far import context_of
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.answer import Answer, Body
from venuecheck.filtering.model.finding import Verdict
from venuecheck.filtering.model.observation import Connection, Exchange, Lookup
from venuecheck.filtering.model.page import Category, Expect, Expectation, Page
from venuecheck.filtering.vantage.answer import Keeping, keep
from venuecheck.filtering.vantage.http_step import RawAnswer
from venuecheck.service.filter_checks.fingerprints import load_fingerprints

HOSTS = ("adult.test", "casino.test", "weapons.test", "hate.test", "malware.test")
_AT = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
_BLOCK = Category(id="block", title="Must be blocked", expectation=Expectation.BLOCK)
_OPEN = Category(id="open", title="Must open", expectation=Expectation.ALLOW)
_LATIN = 256
_KEEPING = Keeping(fingerprints=load_fingerprints()[0])


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, as the file has it."""

    id: str
    kind: str
    raw: RawAnswer


def measure(path: Path | None) -> Iterator[str]:
    """Give a line for each kind of answer."""
    if path is None or not path.is_file():
        yield "Not measured: give the file of answers with --block-pages FILE."
        return
    rows = read(path)
    fingerprints, _ = load_fingerprints()
    for kind, title in (
        ("block", "block pages of real filters"),
        ("fault", "filters' own pages for faults"),
        ("lookalike", "known look-alikes"),
        ("unl", "pages that nobody filtered"),
    ):
        mine = [row for row in rows if row.kind == kind]
        told = [
            f"{words} {_found(mine, fingerprints, sites=sites, expected=expected)}"
            for words, sites, expected in (
                ("over five sites with 'expect'", 5, True),
                ("without", 5, False),
                ("alone with 'expect'", 1, True),
                ("without", 1, False),
            )
        ]
        yield f"{title} ({len(mine)}), called blocked: {', '.join(told)}"


def missed(path: Path, *, sites: int, expected: bool, kind: str = "block") -> list[str]:
    """Name the answers of a kind that are not called blocked, for whoever looks closer."""
    fingerprints, _ = load_fingerprints()
    return [
        row.id
        for row in read(path)
        if row.kind == kind and not blocked(row.raw, fingerprints, sites=sites, expected=expected)
    ]


def read(path: Path) -> list[Row]:
    """Read the file."""
    # not `splitlines`: bodies hold characters that it takes for the end of a line
    return [_row(json.loads(line)) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _row(told: dict[str, Any]) -> Row:
    text: str = told["body"]
    # bytes that were read as Latin-1 are put back as they came
    body = text.encode("latin-1") if all(ord(char) < _LATIN for char in text) else text.encode()
    headers = tuple((str(name).lower(), str(value)) for name, value in told["headers"])
    raw = RawAnswer(status=told["status"], headers=headers, body=body, complete=True)
    return Row(told["id"], told["kind"], raw)


def _found(rows: list[Row], fingerprints: tuple[Fingerprint, ...], *, sites: int, expected: bool) -> str:
    found = sum(blocked(row.raw, fingerprints, sites=sites, expected=expected) for row in rows)
    return f"{100 * found / len(rows):.0f} % ({found})" if rows else "none"


def blocked(raw: RawAnswer, fingerprints: tuple[Fingerprint, ...], *, sites: int, expected: bool) -> bool:
    """Whether plain http pages of so many sites that were all answered so are called blocked, every one.

    Two makers vouch for the sites in turn; a page that must open and the controls opened.
    """
    pages = [
        Page(
            id=host,
            url=f"http://{host}/",
            category=_BLOCK.id,
            vouched_by=f"maker {number % 2}",
            expect=Expect(contains="WORDS OF ITS OWN") if expected else None,
        )
        for number, host in enumerate(HOSTS[:sites])
    ]
    facts = [_tried(page, kept, number) for number, page in enumerate(pages) if (kept := _kept(raw, page)) is not None]
    museum = Page(id="museum", url="http://museum.test/", category=_OPEN.id, expect=Expect(contains="Clocks"))
    body = Body(size=9, complete=True, likeness="", holds_expected=True)
    opened = _tried(museum, Answer(status=200, body=body), len(pages))
    context = context_of([*facts, opened], _controls(), fingerprints, categories=(_BLOCK, _OPEN))
    return bool(facts) and all(judge_page(each, _BLOCK, context).verdict is Verdict.BLOCKED for each in facts)


def _kept(raw: RawAnswer, page: Page) -> Answer | None:
    address = parse_address(page.url)
    return keep(replace(raw), page, address, address, _KEEPING)[0]


def _tried(page: Page, answer: Answer, number: int) -> PageFacts:
    """Say that a page was answered so at both looks, and that wherever it sends the browser nothing answers."""
    steps: list[Lookup | Connection | Exchange] = []
    address = f"198.51.100.{10 + number}"
    for visit in (1, 2):
        told: dict[str, Any] = {"subject": page.id, "visit": visit, "started": _AT, "elapsed": 0.1}
        steps += [
            Lookup(**told, name=parse_address(page.url).host, record="A", addresses=(address,)),
            Connection(**told, address=address, port=80),
            Exchange(**told, url=page.url, answer=answer),
        ]
    return facts_of(page, steps)


def _controls() -> list[ControlCheck]:
    return [
        ControlCheck(control="c", https=False, round=number, started=at, finished=at, trouble=None)
        for number, at in enumerate((_AT - timedelta(seconds=9), _AT + timedelta(seconds=9)))
    ]
