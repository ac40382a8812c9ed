"""The register of facts: every source once, cited by whatever rests on it, and a day by which it is looked at again."""

import ipaddress
import re
import tokenize
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from venuecheck import catalogue
from venuecheck.authoring.document import read, read_file
from venuecheck.authoring.source import Source
from venuecheck.authoring.typed import adapter
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.confidence import Confidence
from venuecheck.report.setting.rests_on import overdue_of_list, rests_on
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.given_files import Given
from venuecheck.service.linting import lint_given
from venuecheck.sources import due, due_in_register, read_register, register, registered, with_sources

ROOT = Path(catalogue.__file__).parent.parent
TODAY, LATER = date(2026, 11, 29), date(2031, 1, 1)
_FILES = [
    path
    for folder in ("checklists", "test_lists", "name_lists")
    for path in sorted((ROOT / folder).rglob("*.yaml"))
    if path != catalogue.register_of_facts() and "samples" not in path.parts and path.stem != "demo"
]
_TEMPLATES = [
    path for folder in ("reports", "venuecheck/web/templates") for path in sorted((ROOT / folder).rglob("*.*"))
]
_NAMED = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9][a-z0-9-]*\.)+(?:com|net|org|uk|io|gov|eu|sb|google|ru|de)(?![\w-]|\.\w)", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
_LAW = re.compile(
    r"\b(?:Act|Regulations) (?:19|20)\d\d|\bSI (?:19|20)\d\d/|\bKCSIE\b|\bUK GDPR\b|Keeping children safe|Home Office|"
    r"Department for Education|(?:Charity|Electoral) Commission|Information Commission"
)
_SAYS_SO = re.compile(r"\bSources?(?: of [\w ]+)?: (?!\{)")
_NO_SOURCE = re.compile(r"(?:^|\.)(?:example\.(?:com|org|org\.uk)|json-schema\.org|www\.w3\.org|github\.io)$")
"""Names of documentation, names of forms that lead nowhere, and a suffix."""
_MADE_UP = re.compile(r"https://[a-z]+\.example/")
"""Addresses of files that show how one is written: nobody can look at them again."""
_REGISTER = """\
title: "Own"
rules:
  - id: "LAW"
    title: "A law"
    url: "https://law.example/"
    looked_at: 2026-01-10
    look_again_by: 2027-01-10
test_pages: []
products: []
names: []
"""


def _listed(path: Path) -> list[object]:
    data = read_file(path).data
    assert isinstance(data, dict)
    found = data.get("sources", [])
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_shipped_file_cites_the_register_and_repeats_no_address(path: Path) -> None:
    listed = _listed(path)
    assert listed
    for one in listed:
        own = one.get("url", "") if isinstance(one, dict) else one
        assert own in register().by_id or not own or _MADE_UP.match(str(own)), own


def test_every_source_is_cited() -> None:
    cited = {one for path in _FILES for one in _listed(path) if isinstance(one, str)}
    for source in register().by_id.values():
        assert source.id in cited or source.cited_by, source.id
        for file in source.cited_by:
            assert (ROOT / file).is_file(), (source.id, file)


def _texts(path: Path) -> Iterator[str]:
    """What stands between quotes, and in comments; of a template, all of it."""
    if path.suffix != ".py":
        yield path.read_text("utf-8")
        return
    written = {tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}
    with path.open("rb") as file:
        yield from (token.string for token in tokenize.tokenize(file.readline) if token.type in written)


def _rests_on(path: Path) -> set[str]:
    """What a file says of the world outside: public names and addresses, laws, authorities, that it has a source."""
    found: set[str] = set()
    for text in _texts(path):
        found |= {name for name in _NAMED.findall(text) if not _NO_SOURCE.search(name)}
        found |= {number for number in _NUMBERED.findall(text) if ipaddress.ip_address(number).is_global}
        found |= {*_LAW.findall(text), *_SAYS_SO.findall(text)}
    return found


def test_every_file_of_the_program_that_rests_on_something_is_named_by_its_source() -> None:
    cited = {ROOT / file for source in register().by_id.values() for file in source.cited_by}
    files = [
        *sorted((ROOT / "venuecheck").rglob("*.py")),
        *(one for one in _TEMPLATES if one.suffix in {".txt", ".html"}),
    ]
    said = {str(path.relative_to(ROOT)): _rests_on(path) for path in files if path not in cited}
    assert {path: found for path, found in said.items() if found} == {}


def test_the_demonstration_rests_on_nothing_but_itself() -> None:
    pages = load_list(catalogue.test_list_path("demo")).pages
    assert pages
    for page in pages:
        assert page.url.partition("://")[2].partition("/")[0].endswith(".test"), page.url


def test_no_address_of_a_rule_stands_in_the_program() -> None:
    texts = {path: path.read_text("utf-8") for path in (ROOT / "venuecheck").rglob("*.py")}
    for source in (*register().rules, registered("schedule-2")):
        if source.url.count("/") > 3:
            pattern = re.compile(re.escape(source.url) + r"(?![\w/.-])")
            assert not [str(path) for path, text in texts.items() if pattern.search(text)], source.id


def test_what_nobody_read_says_so_and_is_looked_at_soonest() -> None:
    unread = [one for one in register().by_id.values() if one.looked_at is None]
    assert unread
    assert all(one.note and one.look_again_by == date(2027, 1, 31) for one in unread)


def test_who_vouches_for_pages_that_are_from_memory_alone_was_not_read() -> None:
    pages = [page for one in catalogue.test_lists() for page in load_list(one).pages]
    known = {page.vouched_by for page in pages if page.confidence is not Confidence.FROM_MEMORY}
    unread = {page.vouched_by for page in pages} - known
    assert unread
    assert [one for one in unread if (held := register().by_id.get(one)) and held.looked_at] == []


def _sent(text: str) -> list[str]:
    sent = Given(name="own.yaml", content=text.encode())
    return [f"{one.line}: {one.what}" for one in lint_given(sent, TODAY)]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('id: "LAW"', 'id: "the law"', "3: this cannot be an id"),
        ("https://law", "law", "5: this is not a web address"),
        ("    look_again_by: 2027-01-10\n", "", "3: nobody is told to look at this again"),
        ("look_again_by: 2027-01-10", "settled: true\n    look_again_by: 2027-01-10", "7: what no longer changes is"),
        ("2026-01-10", "2026-12-31", "6: 'LAW' cannot have been looked at on 31 December 2026, which is still to come"),
        ("products: []", 'products:\n  - {id: "LAW", title: "B", settled: true}', "10: 'LAW' is used twice"),
        (
            "products: []",
            'products:\n  - {id: "B", title: "A law", url: "https://law.example/", settled: true}',
            "10: this source is here already",
        ),
        ("2027-01-10", "2026-01-11", "7: 'LAW' was to be looked at again by 11 January 2026"),
    ],
)
def test_lint_of_a_register(old: str, new: str, what: str) -> None:
    assert _sent(_REGISTER) == []
    said = _sent(_REGISTER.replace(old, new, 1))
    assert len(said) == 1
    assert said[0].startswith(what)


def test_a_day_to_look_again_is_after_the_day_when_it_was_looked_at() -> None:
    said = _sent(_REGISTER.replace("2026-01-10", "2027-02-01"))
    assert said == [
        "6: 'LAW' cannot have been looked at on 1 February 2027, which is still to come",
        "7: the day to look again is not after the day when it was looked at",
    ]


def test_a_register_warns_from_the_day_after() -> None:
    document = read(_REGISTER.encode(), "own.yaml")
    assert not list(due_in_register(document, date(2027, 1, 10)))
    (late,) = due_in_register(document, date(2027, 1, 11))
    assert late.warning
    assert late.line == 7


def test_a_file_warns_once_of_all_that_it_rests_on() -> None:
    document = read_file(catalogue.checklist_path("venue-booking"))
    (late,) = due(document, LATER)
    assert late.warning
    assert late.what == (
        "this rests on what nobody has looked at again in time: NY (by 30 November 2027), HOR (by 30 November 2027), "
        "SOM (by 30 November 2027) and 27 more"
    )
    assert not list(due(document, date(2026, 12, 1)))


def test_an_id_that_the_register_does_not_hold_is_a_mistake() -> None:
    text = (catalogue.folder("checklists") / "election-meeting.yaml").read_text("utf-8")
    sent = Given(name="own.yaml", content=text.replace('["RPA", "EC", "ECH"', '["RPA", "EC", "ECHO"').encode())
    said = lint_given(sent, TODAY)
    (unknown,) = [one for one in said if "register" in one.what]
    assert not unknown.warning
    assert unknown.what == "the register of sources holds no 'ECHO'"
    assert "ECH" in unknown.fix


@pytest.mark.parametrize(
    "path",
    [
        catalogue.folder("checklists") / "plans" / "walsall-2020.yaml",
        catalogue.test_list_path("uk-library-adult"),
        catalogue.name_lists()[0],
        catalogue.known_names()[0],
        catalogue.folder("test_lists") / "fingerprints" / "squid.yaml",
    ],
    ids=lambda path: path.stem,
)
def test_so_it_is_in_every_kind_of_file(path: Path) -> None:
    first = next(one for one in _listed(path) if isinstance(one, str))
    text = path.read_text("utf-8").replace(f'"{first}"', '"no-such-source"', 1)
    assert "the register of sources holds no 'no-such-source'" in " ".join(_sent(text))


def test_a_source_of_ones_own_is_held_to_its_day() -> None:
    path = catalogue.folder("checklists") / "plans" / "walsall-2020.yaml"
    text = path.read_text("utf-8").replace('id: "walsall-2020"', 'id: "ours"', 1)
    own = 'sources:\n  - {title: "Our policy", looked_at: 2019-01-01, look_again_by: 2020-01-01}'
    (late,) = _sent(text.replace('sources: ["WALSALL"]', own))
    assert late.endswith("was to be looked at again by 1 January 2020")
    (never,) = _sent(text.replace('sources: ["WALSALL"]', own.replace("2019", "2029").replace("2020", "2030")))
    assert never.endswith("'Our policy' cannot have been looked at on 1 January 2029, which is still to come")
    older = 'sources:\n  - {title: "Our policy"}'
    assert not _sent(text.replace('sources: ["WALSALL"]', older))


def test_the_entry_stands_where_the_id_stood() -> None:
    filled, problems = with_sources(read(b'sources: ["TACT", {id: "OWN", title: "Ours"}]\n', "a.yaml"))
    assert not problems
    assert isinstance(filled.data, dict)
    law, own = filled.data["sources"]
    assert law["title"] == "Terrorism Act 2000"
    assert own == {"id": "OWN", "title": "Ours"}


def test_a_report_says_what_is_overdue() -> None:
    rules = read_register(read(_REGISTER.encode(), "own.yaml")).rules
    unread = replace(rules[0], id="TALE", title="Hearsay", looked_at=None, look_again_by=date(2027, 3, 1))
    fresh = rests_on((*rules, unread), date(2026, 12, 1))
    assert fresh.words == (
        "The law and guidance that this rests on were last looked at on 10 January 2026. Of 2 sources, 1 nobody has "
        "read yet: what is said of them is from memory or from others. The next is due to be looked at by 10 January "
        "2027."
    )
    assert (fresh.overdue, fresh.overdue_words) == ((), "")
    late = rests_on((*rules, unread), LATER)
    assert late.overdue_words.startswith("2 sources are overdue to be looked at again, and may have changed since.")
    assert [one.words for one in late.overdue] == [
        "A law (https://law.example/): last looked at on 10 January 2026, due by 10 January 2027",
        "Hearsay (https://law.example/): never looked at, due by 1 March 2027",
    ]
    assert rests_on((), LATER).words == ""


def test_a_report_counts_what_else_is_overdue_and_a_list_names_it() -> None:
    sources = register().test_pages
    assert rests_on((), date(2026, 12, 1), sources).overdue_lines == ()
    assert overdue_of_list(sources, date(2026, 12, 1)) == ""
    (said,) = rests_on((), LATER, sources).overdue_lines
    assert f"{len(sources)} sources are overdue to be looked at again: a page," in said
    assert overdue_of_list(sources[:1], LATER) == (
        "Of what this list rests on, 1 source is overdue to be looked at again, so that a page may hold something else "
        f"by now: {sources[0].title}."
    )


def test_the_program_refuses_a_register_that_is_wrong() -> None:
    with pytest.raises(InputError, match="is used twice"):
        read_register(
            read(_REGISTER.replace("names: []", 'names: [{id: "LAW", title: "C", settled: true}]').encode(), "a")
        )


def test_the_page_s_examples_are_read() -> None:
    page = (ROOT / "docs" / "sources.md").read_text("utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 2
    for text in examples:
        filled, problems = with_sources(read(text.encode(), "sources.md"))
        assert not problems
        assert isinstance(filled.data, dict)
        for one in filled.data["sources"]:
            assert adapter(Source).validate_python(one).title
