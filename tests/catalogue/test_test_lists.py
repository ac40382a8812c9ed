"""The shipped lists for real networks: what they may hold, and what they must say of what they do not hold."""

from collections import defaultdict
from functools import cache

import pytest

from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.filtering.model.address import parse_address, site_of
from venuecheck.filtering.model.confidence import Confidence
from venuecheck.filtering.model.page import Category, Expectation, Granularity, Page, TestList
from venuecheck.filtering.reading.test_list import warnings_of
from venuecheck.service.filter_checks.list_file import load_list

NAMES = [path.stem for path in catalogue.test_lists() if path.stem != "demo"]
# Sites whose makers publish them for testing filters. Nothing else is ever a page to block.
MADE_FOR_TESTING = {
    "testcategory.com",
    "internetbadguys.com",
    "examplemalwaredomain.com",
    "examplebotnetdomain.com",
    "exampleadultsite.com",
    "urlfiltering.paloaltonetworks.com",
    "testpanw.com",
    "winshipway.com",
    "sophostest.com",
    "www.fortiguard.com",
    "iwf.testfiltering.com",
    "ctiru.testfiltering.com",
    "swearing.testfiltering.com",
    "decryption.testfiltering.com",
    "isitblocked.org",
    "www.amtso.org",
    "testsafebrowsing.appspot.com",
    "denypagetests.netsweeper.com",
}
ONE_MAKER_ONLY = {"terrorist-content", "swearing", "secure-pages"}
"""Categories for which only one public safe page is known."""

each_list = pytest.mark.parametrize("name", NAMES)


@cache
def _listed(name: str) -> TestList:
    return load_list(catalogue.test_list_path(name))


def _pages(listed: TestList, expectation: Expectation) -> list[Page]:
    return [page for page in listed.pages if listed.category(page.category).expectation is expectation]


def _empty(listed: TestList) -> list[Category]:
    return [each for each in listed.categories if each.id not in {page.category for page in listed.pages}]


@each_list
def test_pages_to_block_are_made_for_testing(name: str) -> None:
    """Never a live harmful site, and never a real site of the kind that is to be blocked."""
    for page in _pages(_listed(name), Expectation.BLOCK):
        host = parse_address(page.url).host
        assert {host, site_of(host)} & MADE_FOR_TESTING, page.url
        assert host not in {"adult.testfiltering.com", "testfiltering.com"}


@each_list
def test_several_makers_vouch_for_a_category(name: str) -> None:
    """A filter can know one maker's pages by heart."""
    makers: dict[str, set[str]] = defaultdict(set)
    for page in _pages(_listed(name), Expectation.BLOCK):
        makers[page.category].add(page.vouched_by)
    assert {category for category, known in makers.items() if len(known) == 1} <= ONE_MAKER_ONLY


@each_list
def test_every_page_says_how_well_it_is_known(name: str) -> None:
    """What follows a pattern or was remembered is marked so; what a page holds is said with who says it, and lapses."""
    for page in _listed(name).pages:
        assert page.confidence in {Confidence.DOCUMENTED, Confidence.DEDUCED, Confidence.FROM_MEMORY}, page.id
        if page.expect is not None:  # a text makes silence count
            assert page.expect.source, page.id
            assert page.expect.until is not None, page.id
    marks = {page.id: page.confidence for page in _listed(name).pages}
    assert marks["cloudflare-pornography"] is Confidence.DEDUCED
    assert marks["cloudflare-malware"] is Confidence.DOCUMENTED
    assert marks["netsweeper-hate-speech"] is Confidence.FROM_MEMORY


@each_list
def test_pages_of_one_host_are_path_pages(name: str) -> None:
    """A filter that does not read secure pages cannot tell them apart."""
    by_host: dict[str, list[Page]] = defaultdict(list)
    for page in _listed(name).pages:
        by_host[parse_address(page.url).host].append(page)
    for pages in by_host.values():
        if len(pages) > 1:
            assert {page.granularity for page in pages} == {Granularity.PATH}


@each_list
def test_a_category_without_a_page_says_that_no_safe_one_exists(name: str) -> None:
    """It is declared all the same, so that the report shows the gap."""
    for category in _empty(_listed(name)):
        assert category.note.startswith("No safe test page exists"), category.id


@each_list
def test_pages_that_must_open_can_be_shown_to_open(name: str) -> None:
    """Over https the site's own certificate shows it, and so it does for controls."""
    listed = _listed(name)
    for page in (*_pages(listed, Expectation.ALLOW), *listed.controls):
        assert page.url.startswith("https://"), page.id


@each_list
def test_a_list_names_its_sources(name: str) -> None:
    """Whoever vouches for a page is among them; reading checks that each is known."""
    sources = {source.id for source in _listed(name).sources}
    pages = _listed(name).pages
    assert {page.vouched_by for page in pages} | {page.expect.source for page in pages if page.expect} == sources


def test_schools_have_the_minimum_of_the_standard_and_the_categories_without_a_page() -> None:
    """The DfE standard names three kinds of content; UKSIC names categories for which nobody publishes a page."""
    listed = _listed("uk-education")
    answered = {each for category in listed.categories for each in category.maps_to}
    for kind in ("child abuse material", "unlawful terrorist content", "adult content"):
        assert f"DfE filtering and monitoring standard: {kind}" in answered
    assert {category.id for category in _empty(listed)} == {"self-harm", "misinformation", "violence-women-girls"}
    assert all(category.edition for category in listed.categories if category.expectation is Expectation.BLOCK)


def test_libraries_let_adults_read_what_is_lawful() -> None:
    """Gambling, alcohol and the like are not held to be blocked for adults."""
    blocked = {each.id for each in _listed("uk-library-adult").categories if each.expectation is Expectation.BLOCK}
    assert blocked == {"child-abuse", "terrorist-content", "extremism", "adult", "malware", "bypass"}


@each_list
def test_what_is_doubtful_in_a_list_is_said_in_few_words(name: str) -> None:
    """Many alike warnings are one."""
    path = next(path for path in catalogue.test_lists() if path.stem == name)
    assert len(warnings_of(read_file(path))) <= 4
