"""Lists that others have made become test lists, and no line is lost on the way."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import Expectation, Granularity, TestList
from venuecheck.filtering.reading import imported_list as imported
from venuecheck.filtering.reading.address_list import AddressList, read_addresses
from venuecheck.filtering.reading.imported_list import imported_list
from venuecheck.filtering.reading.test_list import read_test_list, warnings_of

HEAD = "url,category_code,category_description,date_added,source,notes\n"
TABLE = (
    HEAD
    + "https://www.one.test/,HATE,Hate Speech,2020-01-01,A. Contributor,\n"
    + 'http://two.test/a?b=c,HATE,Hate Speech,2020-01-01,A. Contributor,"long, and\non two lines"\n'
    + "https://WWW.one.test,GMB,Gambling,2020-01-01,A. Contributor,\n"
    + "https://three.test/,GMB,Gambling,2020-01-01,A. Contributor,\n"
    + ",,,,,\n"
)


def made(text: str, name: str = "list.csv", *, restricted: bool = True, block: bool = True) -> TestList:
    """Import, and read the list that comes of it."""
    expectation = Expectation.BLOCK if block else Expectation.ALLOW
    written = imported_list(
        read_addresses(text.encode(), name), name, expectation=expectation, restricted=restricted
    ).text.encode()
    return read_test_list(read(written, "made.yaml"), written)


def wrong(text: str, name: str = "list.csv") -> list[str]:
    """Give what cannot be used."""
    with pytest.raises(InputError) as raised:
        read_addresses(text.encode(), name)
    return [str(problem) for problem in raised.value.problems]


def test_a_table_becomes_a_list_of_restricted_pages() -> None:
    """Categories by their codes; ids that say nothing of the address."""
    listed = made(TABLE)
    assert [(each.id, each.title, each.expectation) for each in listed.categories] == [
        ("hate", "Hate Speech", "block"),
        ("gmb", "Gambling", "block"),
    ]
    assert [(page.id, page.url, page.category) for page in listed.pages] == [
        ("hate-0001", "https://www.one.test/", "hate"),
        ("hate-0002", "http://two.test/a?b=c", "hate"),
        ("gmb-0001", "https://three.test/", "gmb"),
    ]
    assert all(page.restricted for page in listed.pages)
    assert [page.granularity for page in listed.pages] == [Granularity.HOST, Granularity.PATH, Granularity.HOST]


def test_every_line_of_a_table_is_accounted_for() -> None:
    """Values may run over lines; the places stay those of the file."""
    found = read_addresses(TABLE.encode(), "list.csv")
    assert [entry.line for entry in found.entries] == [2, 3, 6]
    assert [(each.line, each.first) for each in found.repeats] == [(5, 2)]
    assert found.passed_over == 1


def test_plain_addresses_become_a_list() -> None:
    """Comments and blank lines are counted, names alone are taken as https, repeats are named."""
    text = "# ours\r\none.test\r\n\r\nhttps://two.test/\r\nhttps://one.test/\r\n"
    found = read_addresses(text.encode(), "own.txt")
    assert [entry.url for entry in found.entries] == ["https://one.test", "https://two.test/"]
    assert (found.without_scheme, found.passed_over) == ([2], 2)
    assert [(each.line, each.first) for each in found.repeats] == [(5, 2)]
    listed = made(text, "own.txt", block=False)
    assert [category.expectation for category in listed.categories] == [Expectation.ALLOW]
    assert [page.id for page in listed.pages] == ["imported-0001", "imported-0002"]
    assert listed.id == "own"


def test_ids_come_from_hosts_where_addresses_may_be_shown() -> None:
    """Each is used once."""
    text = (
        "https://www.one.test/\nhttps://one.test/a\nhttps://[2001:db8::1]/\nhttps://a_b.test/\nhttps://bücher.test/\n"
    )
    listed = made(text, "own.txt", restricted=False)
    assert [page.id for page in listed.pages] == [
        "one.test",
        "one.test-2",
        "2001-db8-1",
        "a-b.test",
        "xn--bcher-kva.test",
    ]
    assert not any(page.restricted for page in listed.pages)


def test_a_restricted_list_gives_no_address_away() -> None:
    """Lint would say so."""
    found = read_addresses(TABLE.encode(), "list.csv")
    written = imported_list(found, "list.csv", expectation=Expectation.BLOCK).text.encode()
    assert not [each for each in warnings_of(read(written, "made.yaml")) if "away" in each.what]


FORMS = {
    "hosts": ("127.0.0.1 localhost\n::1 ip6-loopback\n0.0.0.0 one.test two.test # both\n", ["one.test", "two.test"], 2),
    "squid dstdomain": ("# ours\n.one.test\ntwo.test\n", ["one.test", "two.test"], 1),
    "e2guardian": ('#listcategory: "x"\n.Include</etc/x>\n**\none.test/a\n', ["one.test"], 3),
    "adblock": (
        "[Adblock Plus 2.0]\n! x\n||one.test^$third-party\n@@||own.test^\n||two.test/a\nx.test##.ad\n",
        ["one.test", "two.test"],
        4,
    ),
    "ut1": ("one.test\ntwo.test/a/b\n", ["one.test", "two.test"], 0),
    "wildcards": ("*.one.test\n", ["one.test"], 0),
    "semicolons": ("Website;Category\nhttps://one.test/;Hate\n", ["one.test"], 0),
    "tabs": ("No\tWeb address\tNote\n1\tone.test\tx, y\n", ["one.test"], 0),
    "a heading alone": ("Domain\none.test\n", ["one.test"], 0),
    "no heading, a telling name": ("address.test\nsite.test\n", ["address.test", "site.test"], 0),
}


@pytest.mark.parametrize("about", FORMS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lists_are_read_as_they_are_published(about: str, encoding: str) -> None:
    """Every line is an address, or counted as passed over."""
    text, hosts, passed_over = FORMS[about]
    found = read_addresses(text.encode(encoding), "their.txt")
    assert [entry.address.host for entry in found.entries] == hosts
    assert found.passed_over == passed_over


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    """And in the order of the file."""
    found = read_addresses("\n".join(f"h{number}.test" for number in range(50)).encode(), "ut1.txt")
    one, again, other = (found.sampled(5, seed).entries for seed in (7, 7, 8))
    assert one == again != other
    assert [entry.line for entry in one] == sorted(entry.line for entry in one)
    assert found.sampled(99, 1) is found


MISTAKES = {
    "a line too short": (HEAD + "https://one.test/,HATE\n", "list.csv:2:1: this line has 2 values"),
    "no category": (HEAD + "https://one.test/,,,,,\n", "list.csv:2:1: this address has no category code"),
    "no address": (HEAD + ",HATE,Hate,,,\n", "list.csv:2:1: '': the address names no host"),
    "a space": (
        HEAD + "https://o ne.test/,HATE,,,,\n",
        "list.csv:2:1: 'https://o ne.test/': the address holds a space",
    ),
    "another scheme": (HEAD + "ftp://one.test/,HATE,,,,\n", "must begin with http:// or https://"),
    "an open quote": (HEAD + 'https://one.test/,HATE,"Hate,,,\n', "list.csv:2:1: the values of this line"),
    "an unknown column": ("url,category_cod\n", "'category_cod' is no column of such a list; did you mean"),
    "a missing column": ("url,notes\n", "list.csv:1:1: the column 'category_code' is missing"),
    "a column twice": ("url,url,category_code\n", "the column 'url' is there twice"),
    "no heading": ("https://one.test/,HATE,Hate,,,\n", "list.csv:1:1: 'https://one.test/' is no column"),
    "nothing": (HEAD, "list.csv: there is no address in this file"),
}


@pytest.mark.parametrize("about", MISTAKES)
def test_a_line_that_cannot_be_used_is_named(about: str) -> None:
    """With what is wrong."""
    text, said = MISTAKES[about]
    assert any(said in problem for problem in wrong(text)), wrong(text)


def test_all_lines_that_cannot_be_used_are_named_at_once() -> None:
    """Not only the first."""
    said = wrong("one.test/a b\nhttps://two.test/\nhttps://\nhttps://a:b@three.test/\n", "own.txt")
    assert [line.split(":")[1] for line in said] == ["1", "3", "4"]


def test_another_encoding_is_named() -> None:
    """What Excel writes at times."""
    with pytest.raises(InputError) as raised:
        read_addresses("https://one.test/\nhttps://bücher.test/\n".encode("latin-1"), "own.txt")
    assert str(raised.value.problems[0]).startswith("own.txt:2:1: not UTF-8 text; save it as UTF-8")


def test_too_many_addresses_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a list is written that could not be read."""
    monkeypatch.setattr(imported, "MAX_IMPORTED", 2)
    with pytest.raises(InputError, match="more than 2 addresses"):
        made(TABLE)


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=12), st.text(max_size=40)), min_size=1, max_size=8))
def test_whatever_a_table_holds_it_becomes_a_list_or_is_refused_by_line(rows: list[tuple[str, str, str]]) -> None:
    """Every row is a page, a repeat, blank, or a problem; what comes out can be read."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(["url", "category_code", "category_description"])
    table.writerows((f"https://h{index}.test/{path}", code, title) for index, (path, code, title) in enumerate(rows))
    problems, found = _tried(written.getvalue())
    assert all(re.match(r"list\.csv:\d+:1: ", problem) for problem in problems)
    if found is None:
        return
    assert len(found.entries) + len(found.repeats) + found.passed_over == len(rows)
    text = imported_list(found, "list.csv", expectation=Expectation.BLOCK).text.encode()
    listed = read_test_list(read(text, "made.yaml"), text)
    assert len(listed.pages) == len(found.entries)


def _tried(text: str) -> tuple[list[str], AddressList | None]:
    try:
        return [], read_addresses(text.encode(), "list.csv")
    except InputError as error:
        return [str(problem) for problem in error.problems], None
