"""A test list from its YAML, or everything that is wrong with it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import unquote

from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.lost_ids import LostIds
from venuecheck.authoring.mistakes import Mistakes
from venuecheck.authoring.typed import STRICT, fields_of, together, understood
from venuecheck.core.ids import is_id
from venuecheck.core.problem import Problem, UnusableFileError, did_you_mean
from venuecheck.filtering.model.address import AddressError, only_names, parse_address, site_of
from venuecheck.filtering.model.page import Category, Expect, Expectation, ListedPage, ListHead, Page, TestList
from venuecheck.sources import source_problems, with_sources

MAX_PAGES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Category(Category):
    # strict here alone: runs that are on record hold categories too
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Control:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    url: str
    expect: Expect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page(ListedPage):
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTestList(ListHead):
    """What the file of a test list says."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    categories: tuple[_Category, ...]
    controls: tuple[_Control, ...]
    pages: tuple[_Page, ...]


def read_test_list(document: Document, raw: bytes) -> TestList:
    """Build a test list from `document`; `raw` are the file's bytes, for its digest. Raises `InputError`."""
    document, uncited = with_sources(document)
    file, problems = understood(document, WrittenTestList)
    problems = together(problems, uncited)
    if file is not None:
        problems = together(problems, _problems(document, file))
    if file is None or problems:
        raise UnusableFileError(problems)
    return TestList(
        **fields_of(ListHead, file),
        digest=f"sha256:{hashlib.sha256(raw).hexdigest()}",
        categories=tuple(Category(**fields_of(Category, item)) for item in file.categories),
        controls=tuple(Page(**fields_of(_Control, item)) for item in file.controls),
        pages=tuple(Page(**fields_of(ListedPage, item)) for item in file.pages),
    )


def warnings_of(document: Document) -> tuple[Problem, ...]:
    """Name what is doubtful in a list that can be used all the same, and in one that cannot as far as it is right."""
    document, _ = with_sources(document)
    file, problems = understood(document, WrittenTestList)
    if file is None:
        return ()
    mistakes = Mistakes(document, [*problems, *_problems(document, file)])
    return (
        *_category_warnings(document, file, mistakes),
        *_page_warnings(document, file, mistakes),
        *_name_warnings(document, file, mistakes),
    )


def _problems(document: Document, file: WrittenTestList) -> list[Problem]:
    lost = LostIds()
    found = list(_all_problems(document, file, lost))
    follow_on = lost.follow_on()
    return [problem for problem in found if problem not in follow_on]


def _all_problems(document: Document, file: WrittenTestList, lost: LostIds) -> Iterator[Problem]:
    if not is_id(file.id):
        yield document.problem(("id",), f"'{file.id}' cannot be an id", _ID_FIX)
    if file.version < 1:
        yield document.problem(("version",), "the version must be 1 or more", "write 1 for the first")
    for name, items in (("categories", file.categories), ("controls", file.controls), ("pages", file.pages)):
        if not items:
            yield document.problem((name,), f"'{name}' is empty", "add at least one")
    yield from _source_problems(document, file, lost)
    yield from _id_problems(document, "categories", [item.id for item in file.categories], lost)
    both = [("controls", index, item.id) for index, item in enumerate(file.controls)]
    both += [("pages", index, item.id) for index, item in enumerate(file.pages)]
    yield from _unique_problems(document, both)
    if len(file.pages) > MAX_PAGES:
        yield document.problem(("pages",), f"more than {MAX_PAGES} pages", "split the list", at_key=True)
    known = dict.fromkeys(category.id for category in file.categories)
    for index, page in enumerate(file.pages):
        at: ValuePath = ("pages", index)
        if page.category not in known:
            what = f"category '{page.category}' is not declared"
            said = document.problem((*at, "category"), what, did_you_mean(page.category, known) or _DECLARE)
            lost.unknown("categories", page.category, said, known)
            yield said
        yield from _address_problems(document, at, page.url)
        yield from _expect_problems(document, at, page.url, page.expect)
    for index, control in enumerate(file.controls):
        at = ("controls", index)
        yield from _address_problems(document, at, control.url)
        yield from _expect_problems(document, at, control.url, control.expect)
        if control.expect is None and control.url.lower().startswith("http:"):
            what = "a control over http needs 'expect', or a sign-in page would pass for it"
            yield document.problem(at, what, "add 'expect:' with 'contains:', a text that the page holds")


_DECLARE = "declare it under 'categories:', or name one that stands there"
_ID_FIX = "use 1 to 64 lower-case letters, digits, dots and hyphens, beginning and ending with a letter or digit"


def _id_problems(document: Document, name: str, ids: Sequence[str], lost: LostIds) -> Iterator[Problem]:
    lost.given_twice(name, len(ids) - len(set(ids)))
    yield from _unique_problems(document, [(name, index, item) for index, item in enumerate(ids)])


def _source_problems(document: Document, file: WrittenTestList, lost: LostIds) -> Iterator[Problem]:
    """Where a list names its sources, whoever vouches for a page is one of them."""
    yield from _id_problems(document, "sources", [item.id for item in file.sources], lost)
    for index, item in enumerate(file.sources):
        yield from source_problems(document, ("sources", index), item)
    known = dict.fromkeys(source.id for source in file.sources)
    for index, page in enumerate(file.pages):
        named: dict[ValuePath, str] = {("vouched_by",): page.vouched_by}
        if page.expect is not None and page.expect.source:
            named["expect", "source"] = page.expect.source
        for at, name in named.items():
            if known and name not in known:
                what = f"'{name}' is not among this list's sources" if name else "nobody vouches"
                fix = did_you_mean(name, known) or "add it under 'sources:'"
                said = document.problem(("pages", index, *at), what, fix)
                if name:
                    lost.unknown("sources", name, said, known)
                yield said


def _unique_problems(document: Document, items: Sequence[tuple[str, int, str]]) -> Iterator[Problem]:
    first: dict[str, ValuePath] = {}
    for name, index, item in items:
        at: ValuePath = (name, index, "id")
        if not is_id(item):
            yield document.problem(at, f"'{item}' cannot be an id", _ID_FIX)
        elif item in first:
            line = document.place(first[item])[0]
            yield document.problem(at, f"the id '{item}' is used already on line {line}", "choose another")
        first.setdefault(item, at)


def _address_problems(document: Document, at: ValuePath, url: str) -> Iterator[Problem]:
    try:
        parse_address(url)
    except AddressError as error:
        yield document.problem((*at, "url"), str(error.args[0]), "write it as in a browser's address bar")


def _expect_problems(document: Document, at: ValuePath, url: str, expect: Expect | None) -> Iterator[Problem]:
    if expect is None:
        return
    text, what = expect.contains.strip(), ""
    if len(text) < 4:  # noqa: PLR2004 - "a" is in every block page
        what = "the expected text is shorter than 4 characters, and a block page could hold it by chance"
    elif text.lower() in unquote(url).lower():
        what = "the expected text is part of the page's address, which a block page repeats"
    if what:
        yield document.problem((*at, "expect", "contains"), what, "choose a longer text that only this page holds")


def _category_warnings(document: Document, file: WrittenTestList, mistakes: Mistakes) -> Iterator[Problem]:
    pages = range(len(file.pages))
    # a page whose category is not understood may be of any of them
    are_sorted = all(_has(document, mistakes, "pages", index, "category") for index in pages)
    are_vouched = not mistakes.within("sources") and not any(
        mistakes.within("pages", index, "vouched_by") for index in pages
    )
    for index, category in enumerate(file.categories if are_sorted else ()):
        if any(mistakes.within("categories", index, key) for key in ("id", "note", "expectation")):
            continue
        vouchers = [page.vouched_by for page in file.pages if page.category == category.id]
        if not vouchers and not category.note:
            what = f"category '{category.id}' has no page, so it is never tested"
            fix = "add a page to it, or say under 'note:' why it has none"
            yield document.problem(("categories", index), what, fix, warning=True)
        blocks = category.expectation is Expectation.BLOCK
        if are_vouched and file.sources and blocks and len(set(vouchers)) == 1:
            what = f"only one source vouches for the pages of category '{category.id}'"
            fix = "filters may know its test pages by heart: add a page of another"
            yield document.problem(("categories", index), what, fix, warning=True)


def _page_warnings(document: Document, file: WrittenTestList, mistakes: Mistakes) -> Iterator[Problem]:
    pages = [
        (index, page)
        for index, page in enumerate(file.pages)
        if all(_has(document, mistakes, "pages", index, key) for key in ("id", "url"))
    ]
    controls = range(len(file.controls))
    if controls and all(_has(document, mistakes, "controls", index, "url") for index in controls):
        secure_pages = any(page.url.lower().startswith("https:") for _, page in pages)
        if secure_pages and not any(control.url.lower().startswith("https:") for control in file.controls):
            what = "no control is https, so a network that carries no secure pages cannot be told from a filter"
            yield document.problem(("controls",), what, "add one", at_key=True, warning=True)
    bare = [
        (index, page)
        for index, page in pages
        if page.expect is None
        and not mistakes.within("pages", index, "expect")
        and page.url.lower().startswith("http:")
    ]
    if len(bare) > _ONE_BY_ONE:
        what = f"{len(bare)} http pages have no 'expect', so neither their opening nor a silence can be proven"
        yield document.problem(("pages",), what, "add texts that they hold", at_key=True, warning=True)
        bare = []
    for index, page in bare:
        what = f"page '{page.id}' has no 'expect', so neither its opening nor a silence can be proven"
        yield document.problem(("pages", index), what, "add a text that it holds", warning=True)
    for index, page in pages:
        if page.restricted and _tells(page.id, page.url):
            what = f"the id '{page.id}' of this restricted page gives its address away"
            yield document.problem(("pages", index, "id"), what, "choose one that says nothing", warning=True)


def _name_warnings(document: Document, file: WrittenTestList, mistakes: Mistakes) -> Iterator[Problem]:
    listed = [("pages", index, page.url, page.expect) for index, page in enumerate(file.pages)]
    listed += [("controls", index, control.url, control.expect) for index, control in enumerate(file.controls)]
    for kind, index, url, expect in listed:
        if expect is not None and not mistakes.within(kind, index) and _only_names(expect.contains, url):
            what = "the expected text is only the site's name, which a block page may repeat"
            fix = "choose a text that only this page holds"
            yield document.problem((kind, index, "expect", "contains"), what, fix, warning=True)


def _only_names(text: str, url: str) -> bool:
    try:
        return only_names(text, parse_address(url).host)
    except AddressError:
        return False


def _has(document: Document, mistakes: Mistakes, *path: str | int) -> bool:
    """Whether something stands at `path`, and nothing is wrong with it."""
    return path in document.places and not mistakes.within(*path)


_ONE_BY_ONE = 5
"""Alike warnings up to which each is shown by itself."""


def _tells(page_id: str, url: str) -> bool:
    """Whether an id holds the name of the page's site."""
    try:
        site = site_of(parse_address(url).host)
    except AddressError:
        return False
    return site.partition(".")[0] in page_id
