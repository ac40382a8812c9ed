"""The lists: those that ship, and a short one of made-up sites, whose pages somebody vouches for or not."""

from dataclasses import replace
from functools import cache

from tests.truth.acts import Listed
from venuecheck import catalogue
from venuecheck.authoring.document import read
from venuecheck.filtering.model.page import Category, Expect, Expectation, Granularity, Page, TestList
from venuecheck.filtering.reading.test_list import read_test_list

_MUST_BLOCK = (
    "https casino.test, https bets.test, http roulette.test, https knives.test, http hate.test, https extreme.test, "
    "http adult.test, https nudity.test, http vape.test, https torrents.test"
)
_MUST_OPEN = (
    "https museum.test, https refuge.test, http library.test, https helpline.test, https news.test, http council.test, "
    "https faith.test, https clinic.test"
)
_MAKERS = ("itself", "maker-one", "maker-two")


def shipped() -> list[TestList]:
    """Give the lists that ship, but for the tour's."""
    found = []
    for path in catalogue.test_lists():
        raw = path.read_bytes()
        read_list = read_test_list(read(raw, str(path)), raw)
        if read_list.id != "demo":
            found.append(read_list)
    return found


@cache
def made_up(*, vouched: bool, listed: Listed = Listed.USUAL) -> TestList:
    """Give a list of made-up sites; `vouched`: it knows what each shows."""
    controls = tuple(
        Page(id=f"control-{host}", url=f"https://{host}.test/") for host in ("government", "broadcaster", "health")
    )
    pages = _LISTED[listed]
    if vouched:
        pages = tuple(replace(page, expect=Expect(contains=f"MARK-{page.id}")) for page in pages)
    return TestList(
        id="made-up",
        version=1,
        title="Made-up sites",
        edition="none",
        digest=f"sha256:{'1' if vouched else '0'}-{listed}",
        categories=(
            Category(id="block", title="Must be blocked", expectation=Expectation.BLOCK),
            Category(id="open", title="Must open", expectation=Expectation.ALLOW),
        ),
        controls=controls,
        pages=pages,
    )


def _pages(told: str, category: str) -> tuple[Page, ...]:
    return tuple(
        Page(
            id=host.removesuffix(".test"),
            url=f"{scheme}://{host}/",
            category=category,
            vouched_by=_MAKERS[number % len(_MAKERS)],
            granularity=Granularity.HOST,
        )
        for number, (scheme, host) in enumerate(each.split(" ") for each in told.split(", "))
    )


def _of_one_host(paths: str) -> tuple[Page, ...]:
    return tuple(
        Page(
            id=path,
            url=f"https://categories.test/{path}",
            category="block",
            vouched_by="maker-one",
            granularity=Granularity.PATH,
        )
        for path in paths.split()
    )


_LISTED = {
    Listed.USUAL: (*_pages(_MUST_BLOCK, "block"), *_pages(_MUST_OPEN, "open")),
    Listed.ONE_PAGE: _pages("http casino.test", "block"),
    Listed.ONE_HOST: _of_one_host("gambling weapons hate adult"),
    Listed.FEW: (*_pages("http casino.test, https bets.test", "block"), *_pages("https museum.test", "open")),
}
