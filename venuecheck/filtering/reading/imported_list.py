"""A test list made of addresses that others have listed, to be edited by a person."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from venuecheck.authoring.document import read
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import Expectation, Granularity
from venuecheck.filtering.reading.listed_addresses import AddressList, ListedAddress
from venuecheck.filtering.reading.test_list import read_test_list

MAX_IMPORTED = 5_000
"""Addresses of one file: far more than a filter is tried with, and few enough for a list's file."""
_MAX_ID = 64
_ROOM = 6
"""Characters kept free at the end of an id, for a number."""
_UNSORTED = "imported"
_CONTROLS = {"gov-uk": "https://www.gov.uk/", "bbc": "https://www.bbc.co.uk/", "nhs": "https://www.nhs.uk/"}
_HEAD = """\
# Imported from {name}. Read it through before it is used: leave out what you do not need, check the categories, say
# who vouches for a page, and add 'expect:' with 'contains:' (a text that the page holds) where you know one. Without
# it, a page that stays silent counts as "could not tell".
#
# It may name real sites with harmful or unlawful content, which no test of a filter needs: pages made for testing are
# in the lists that come with this program. Ask your safeguarding lead before you run it.
"""
_RESTRICTED = """\
#
# Its pages are restricted: their addresses are used, and shown in no table, report or record. Take 'restricted: true'
# away from a page whose address everybody may read. Keep this file itself where only those may read who need to.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedList:
    """What came of it."""

    text: str
    """The test list, as YAML."""
    pages: int
    categories: int


def imported_list(
    addresses: AddressList, name: str, *, expectation: Expectation, restricted: bool = True
) -> ImportedList:
    """Make a test list of `addresses`, every category with one expectation; `name` is the file that they stood in.

    The id of a restricted page tells its category and a number only; another's is made from its host. Raises
    `InputError` where the list would be larger than a list may be.
    """
    titles = {_category(entry): entry.category_title or entry.category for entry in reversed(addresses.entries)}
    codes = list(dict.fromkeys(_category(entry) for entry in addresses.entries))
    text = "\n".join(_lines(addresses, name, codes, titles, expectation, restricted=restricted)) + "\n"
    if len(addresses.entries) > MAX_IMPORTED:
        raise InputError.at(name, f"more than {MAX_IMPORTED} addresses", "take a sample of it, or split the file")
    read_test_list(read(text.encode(), name), text.encode())
    return ImportedList(text=text, pages=len(addresses.entries), categories=len(codes))


def _lines(
    addresses: AddressList,
    name: str,
    codes: list[str],
    titles: dict[str, str],
    expectation: Expectation,
    *,
    restricted: bool,
) -> Iterator[str]:
    shown = plain(name, 120)
    yield (_HEAD.format(name=shown) + (_RESTRICTED if restricted else "")).rstrip()
    stem = shown.rpartition(".")[0] or shown
    yield f"id: {_quoted(_slug(stem) or _UNSORTED)}"
    yield "version: 1"
    yield f"title: {_quoted(f'Imported from {shown}')}"
    yield f"edition: {_quoted('not given')}"
    yield "sources:"
    yield f"  - {{id: {_quoted(_UNSORTED)}, title: {_quoted(f'The list {shown}')}}}"
    yield "categories:"
    for code in codes:
        yield f"  - id: {_quoted(code)}"
        yield f"    title: {_quoted(_printable(plain(titles[code], 120)).strip() or 'Imported')}"
        yield f"    expectation: {_quoted(expectation.value)}"
    yield "controls:"
    for control, url in _CONTROLS.items():
        yield f"  - {{id: {_quoted(f'control-{control}')}, url: {_quoted(url)}}}"
    yield "pages:"
    ids = _Ids()
    for entry in addresses.entries:
        granularity = Granularity.HOST if entry.address.target == "/" else Granularity.PATH
        yield f"  - id: {_quoted(ids.numbered(_category(entry)) if restricted else ids.of_host(entry.address.host))}"
        yield f"    url: {_quoted(entry.url)}"
        yield f"    category: {_quoted(_category(entry))}"
        yield f"    vouched_by: {_quoted(_UNSORTED)}"
        yield f"    granularity: {_quoted(granularity.value)}"
        if restricted:
            yield "    restricted: true"


class _Ids:
    def __init__(self) -> None:
        self._used = {f"control-{control}" for control in _CONTROLS}
        self._numbers: dict[str, int] = {}

    def numbered(self, category: str) -> str:
        """Give `hate-0001`, then `hate-0002`."""
        while True:
            number = self._numbers[category] = self._numbers.get(category, 0) + 1
            made = f"{category[: _MAX_ID - _ROOM]}-{number:04}"
            if made not in self._used:
                self._used.add(made)
                return made

    def of_host(self, host: str) -> str:
        """Give `example.org` for www.example.org, then `example.org-2`."""
        wanted = _slug(host.removeprefix("www.")) or _UNSORTED
        made, number = wanted, 1
        while made in self._used:
            number += 1
            made = f"{wanted}-{number}"
        self._used.add(made)
        return made


def _category(entry: ListedAddress) -> str:
    return _slug(entry.category) or _UNSORTED


def _slug(text: str) -> str:
    slug = re.sub(r"[^a-z0-9.-]+", "-", text.lower()).strip("-.")
    return slug[: _MAX_ID - _ROOM].strip("-.")


def _printable(text: str) -> str:
    """Drop what YAML does not read back as it stands."""
    return "".join(char for char in text if char.isprintable())


def _quoted(text: str) -> str:
    """Write text so that YAML reads it back: JSON is YAML, but for what cannot be printed."""
    return json.dumps(_printable(text), ensure_ascii=False)
