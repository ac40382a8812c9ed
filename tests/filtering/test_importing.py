"""Lists that others have made become test lists, and no line is lost on the way."""

import csv
import io
import re
from dataclasses import dataclass, field
from time import process_time

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.test_workbook import repacked, xlsx
from venuecheck.authoring.document import read
from venuecheck.authoring.workbook import Sheet
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import Expectation, Granularity, TestList
from venuecheck.filtering.reading import address_list
from venuecheck.filtering.reading import imported_list as imported
from venuecheck.filtering.reading.address_list import read_addresses
from venuecheck.filtering.reading.found_addresses import FoundAddresses
from venuecheck.filtering.reading.imported_list import imported_list
from venuecheck.filtering.reading.listed_addresses import AddressList
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
    "a heading alone": ("Domain\none.test\n", ["one.test"], 1),
    "two words over a column": ("Web site\none.test\nhttps://two.test/a,b\n", ["one.test", "two.test"], 1),
    "whose address?": (
        "Site name,Address,E-mail address,Address of website\nACME,1 High St,a@b.test,one.test\n2,,,\n3,,,three.test\n",
        ["one.test", "three.test"],
        1,
    ),
    "lines above the headings": ("Sites reported in 2026,,\n,,\nNo.,Website,Notes\n1,one.test,gone\n", ["one.test"], 2),
    "the columns of a form, not its order": ("URL,Notes\none.test,seen\n", ["one.test"], 0),
    "bars": ("URL|Category\none.test|adult\n", ["one.test"], 0),
    "squid.conf": (
        'acl x dstdomain .one.test two.test\nacl y dstdomain "/etc/list"\nhttp_access deny x\n',
        ["one.test", "two.test"],
        2,
    ),
    "several on a line": (".one.test two.test\n", ["one.test", "two.test"], 0),
    "e2guardian's kinds": ("*ip\n**s\none.test # why\n192.0.2.0/24\n(^|\\.)ads\\.\n", ["one.test"], 4),
    "remarks": ("; one\n// two\n<!-- three -->\none.test ; four\ntwo.test // five\n", ["one.test", "two.test"], 3),
    "patterns": (
        "*two.test\nsub.*.test\nfour.*\nhttp://*.five.test/*\nsix.test/*\nseven\n",
        ["five.test", "six.test"],
        4,
    ),
    "adblock's patterns": (
        "||one.*^\n||t*o.test^\n/banner[0-9]/\n&ad=\n-ad-\n|https://three.test/\n||four.test:8080^\n||five.test^$badfilter\n",
        ["three.test", "four.test"],
        6,
    ),
    "adblock's exceptions": (
        "||one.test^\n||www.one.test^\n||two.test^$important\n@@||one.test^$document\n@@||other.test^\n",
        ["two.test"],
        2,
    ),
    "dnsmasq, unbound": (
        'address=/one.test/two.test/0.0.0.0\nlocal-zone: "three.test." always_nxdomain\n',
        ["one.test", "two.test", "three.test"],
        0,
    ),
    "dnsmasq's exceptions, forwards and records": (
        (
            "address=/one.test/#\nserver=/two.test/\naddress=/three.test/::\n"
            "address=/four.test/\naddress=/five.test/127.0.0.1\n"
            "server=/free.test/#\nserver=/intranet.test/10.1.1.1\naddress=/router.test/192.168.1.1\naddress=/safe.test/2001:db8::1\n"
        ),
        ["one.test", "two.test", "three.test", "four.test", "five.test"],
        4,
    ),
    "unbound's zones and data": (
        (
            'server:\nlocal-zone: "one.test" refuse\nlocal-zone: free.test transparent\n'
            'local-data: "two.test A 0.0.0.0"\n'
            "local-data: 'three.test. 300 IN AAAA ::'\nlocal-data: \"printer.test A 192.168.1.9\"\n"
            'local-data: "four.test TXT x"\nlocal-zone: "www.safe.test" redirect\n'
        ),
        ["one.test", "two.test", "three.test", "www.safe.test"],
        4,
    ),
    "response policy zones": (
        (
            "$TTL 300\n@ SOA localhost. root.localhost. (2026112901 43200 3600 86400 300)\n  NS localhost.\n"
            "@ IN SOA a. b. (\n 1 2\n 3 )\n"
            "one.test CNAME .\n*.two.test CNAME .\nthree.test 60 IN CNAME *.\nfree.test CNAME rpz-passthru.\n"
            "four.test A 0.0.0.0\n"
            "five.test CNAME rpz-drop.\nwww.search.test CNAME safe.search.test.\n32.9.113.0.203.rpz-ip CNAME .\n"
        ),
        ["one.test", "two.test", "three.test", "four.test", "five.test"],
        9,
    ),
    "hosts files that give addresses": (
        (
            "127.0.0.1 localhost\nfe80::1%lo0 localhost\n255.255.255.255 broadcasthost\n"
            "192.168.1.10 printer.test printer\n"
            "216.239.38.120 www.search.test\n0.0.0.0 one.test\n127.0.0.1 two.test\n:: three.test\n"
        ),
        ["one.test", "two.test", "three.test"],
        5,
    ),
    "what is done with each": (
        "Domain,Action\none.test,block\nfree.test,Allow\ntwo.test,not allowed\nalso.test,monitor\n",
        ["one.test", "two.test"],
        2,
    ),
    "other letters, ports, addresses": (
        "bücher.test:8080\n[2001:db8::1]:81\n2001:db8::2\n",
        ["xn--bcher-kva.test", "2001:db8::1", "2001:db8::2"],
        0,
    ),
    "two words for one thing": ("Domain/URL,Comment\none.test,\n", ["one.test"], 0),
    "Welsh": ("Cyfeiriad gwe;Categori\none.test;gamblo\n", ["one.test"], 0),
    "Irish": ("Seoladh gréasáin\tCatagóir\none.test\tx\n", ["one.test"], 0),
    "whose address, in Welsh?": ("Cyfeiriad e-bost,Gwefan\na@b.test,one.test\n", ["one.test"], 0),
    "points": ("\u2022 one.test\n- two.test\n3. three.test\n", ["one.test", "two.test", "three.test"], 0),
    "made harmless": ("hxxps://one[.]test/a\n", ["one.test"], 0),
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


@dataclass(frozen=True, kw_only=True)
class Mixed:
    """A list that says of some of its addresses that they are let through."""

    text: str
    blocked: list[str]
    """Hosts that are taken where pages are wanted that must be blocked."""
    let_through: list[str]
    """Lines that are then left out because of what they say themselves."""
    open: list[str]
    """Hosts that are taken where pages are wanted that must open."""
    name: str = "their.csv"


MIXED = {
    "a column of what is done": Mixed(
        text="Domain;Action;Note\none.test;block;x\nfree.test;Whitelist;\nnews.test;;\nwarned.test;warn;\n",
        blocked=["one.test", "news.test"],
        let_through=["3"],
        open=["free.test", "news.test"],
    ),
    "a status": Mixed(
        text="Status,Domain\nBlocked,one.test\nPermitted,free.test\nException,other.test\nnot blocked,third.test\n",
        blocked=["one.test"],
        let_through=["3", "4", "5"],
        open=["free.test", "other.test", "third.test"],
    ),
    "a status that says something else": Mixed(
        text="Status,Domain\nlive,one.test\nclosed,two.test\n", blocked=["one.test", "two.test"], let_through=[],
        open=["one.test", "two.test"],
    ),
    "yes and no beneath allowed": Mixed(
        text="Website,Allow,Category\none.test,No,Gambling\nfree.test,Yes,Museum\n",
        blocked=["one.test"], let_through=["3"], open=["free.test"],
    ),
    "yes and no beneath blocked": Mixed(
        text="Website,Blocked?\none.test,Y\nfree.test,N\n", blocked=["one.test"], let_through=["3"], open=["free.test"],
    ),
    "marks in one of two columns": Mixed(
        text="Website,Allow,Block\none.test,,x\nfree.test,x,\nboth.test,x,x\n",
        blocked=["one.test"], let_through=["3"], open=["free.test"],
    ),
    "two columns of addresses": Mixed(
        text="Allowed sites,Blocked sites\nfree.test,one.test\nother.test,\n",
        blocked=["one.test"], let_through=[], open=["free.test", "other.test"],
    ),
    "a column that says it without a heading": Mixed(
        text="one.test,deny\nfree.test,allow\n", blocked=["one.test"], let_through=["2"], open=["free.test"],
    ),
    "a category that says it": Mixed(
        text="Website,Category\none.test,Gambling\nfree.test,Allow list\n",
        blocked=["one.test"], let_through=["3"], open=["one.test", "free.test"],
    ),
    "unblocked games are none that is let through": Mixed(
        text="Website,Category\none.test,Unblocked games\ntwo.test,Web logs\n",
        blocked=["one.test", "two.test"], let_through=[], open=["one.test", "two.test"],
    ),
    "Squid's rules": Mixed(
        text=(
            "acl bad dstdomain .one.test two.test\nacl ok dstdomain free.test\nacl staff src 10.0.0.0/8\n"
            "acl some dstdomain three.test\nacl but dstdomain other.test\nacl whitelist dstdomain third.test\n"
            "http_access allow ok\nhttp_access allow staff some\nhttp_access deny bad\nhttp_access deny some\n"
            "http_access deny !but\n"
        ),
        blocked=["one.test", "two.test", "three.test"],
        let_through=["2", "5", "6"],
        open=["free.test", "other.test", "third.test"],
        name="squid.conf",
    ),
    "Unbound's settings": Mixed(
        text=(
            "server:\n    interface: 0.0.0.0\n    access-control: 10.0.0.0/8 allow\n"
            '    local-zone: "one.test." refuse\n'
            '    local-zone: "free.test." always_transparent\nforward-zone:\n    name: "intranet.test"\n'
            "    forward-addr: 192.0.2.1\n    forward-host: dns.test\n"
        ),
        blocked=["one.test"], let_through=["5"], open=["free.test"], name="unbound.conf",
    ),
    "a name that is stopped and then answered": Mixed(
        text=(
            'local-zone: "www.search.test" redirect\nlocal-data: "www.search.test CNAME safe.search.test"\n'
            'local-zone: "one.test" redirect\nlocal-data: "one.test A 0.0.0.0"\n'
        ),
        blocked=["one.test"], let_through=[], open=["www.search.test", "one.test"], name="unbound.conf",
    ),
    "titles above": Mixed(
        text=(
            "# Blocked sites\none.test\n# a remark that one may allow for\ntwo.test\n"
            "## Allowed:\nfree.test\n[blocklist]\nthree.test\n"
        ),
        blocked=["one.test", "two.test", "three.test"], let_through=["6"], open=["free.test"], name="their.txt",
    ),
    "an exception for a part": Mixed(
        text="||one.test^\n@@||one.test/help^\n||two.test/help/a\n@@||two.test/help^\n||three.test^\n@@||three.test^$script\n",
        blocked=["one.test", "three.test"], let_through=["2", "4"], open=["one.test", "two.test"], name="their.txt",
    ),
    "names in a zone that bears its own name": Mixed(
        text=(
            "$ORIGIN rpz.school.test.\none.test.rpz.school.test. CNAME .\n"
            "free.test CNAME rpz-passthru.\ntwo.test CNAME .\n"
        ),
        blocked=["one.test", "two.test"], let_through=["3"], open=["free.test"], name="r.rpz",
    ),
}  # fmt: skip


@pytest.mark.parametrize("about", MIXED)
def test_what_a_list_lets_through_is_no_page_that_must_be_blocked(about: str) -> None:
    """And where it names some of those, what it blocks is none that must open."""
    given = MIXED[about]
    blocked = read_addresses(given.text.encode(), given.name)
    assert [entry.address.host for entry in blocked.entries] == given.blocked
    assert list(map(str, blocked.unwanted)) == given.let_through
    opened = read_addresses(given.text.encode(), given.name, wanted=Expectation.ALLOW)
    assert [entry.address.host for entry in opened.entries] == given.open


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A table some of whose rows are none that is blocked."""

    text: str
    taken: list[str]
    let_through: list[int] = field(default_factory=list)
    off: list[int] = field(default_factory=list)
    unclear: list[int] = field(default_factory=list)


ROWS = {
    "Pi-hole's domains, whose types are numbers": Rows(
        text=(
            "id,type,domain,enabled,date_added,comment\n1,1,one.test,1,1600000000,deny\n2,0,free.test,1,1600000000,\n"
            "3,1,off.test,0,1,\n4,2,other.test,1,1,\n5,3,two.test,1,1,\n6,4,odd.test,1,1,\n"
        ),
        taken=["one.test", "two.test"], let_through=[3, 5], off=[4], unclear=[7],
    ),
    "Pi-hole's domains in words": Rows(
        text="domain,type,enabled\none.test,exact deny,1\nfree.test,exact allow,1\noff.test,exact deny,0\n",
        taken=["one.test"], let_through=[3], off=[4],
    ),
    "types that are no codes": Rows(text="domain,type\none.test,1\ntwo.test,0\n", taken=["one.test", "two.test"]),
    "rows that are switched off": Rows(
        text=(
            "Website,Policy,Enabled\none.test,Block,Yes\nfree.test,Allow,Yes\ntwo.test,Block,No\n"
            "three.test,Block,Disabled\nfour.test,Block,perhaps\nfive.test,Block,\n"
        ),
        taken=["one.test", "five.test"], let_through=[3], off=[4, 5], unclear=[6],
    ),
    "yes beneath disabled": Rows(
        text="Website,Disabled\none.test,FALSE\ntwo.test,TRUE\n", taken=["one.test"], off=[3],
    ),
    "an action that is switched off": Rows(
        text="Domain,Action\none.test,Block\ntwo.test,Block (disabled)\nthree.test,Coach\nfour.test,Block\n",
        taken=["one.test", "four.test"], off=[3], unclear=[4],
    ),
    "actions of which none is understood": Rows(
        text="Domain,Action,Blocked\none.test,,yes\ntwo.test,Isolate,\n", taken=["one.test"], unclear=[3],
    ),
    "a status that is not the address's": Rows(
        text="Domain,Status\none.test,active\ntwo.test,inactive\n", taken=["one.test"], off=[3],
    ),
    "results in several words": Rows(
        text=(
            "URL\tRating\tResult\none.test\tGambling\tBlocked by policy\na.test\tx\tAllowed by teacher override\n"
            "b.test\tx\tlet through\nc.test\tx\tnever blocked\nd.test\tx\tNot filtered\ne.test\tx\tNo action\n"
            "f.test\tx\tunblock request refused\ntwo.test\tx\tnot let through\n"
        ),
        taken=["one.test", "two.test"], let_through=[3, 4, 5, 6, 7], unclear=[8],
    ),
    "what a proxy logs": Rows(
        text=(
            "Host,Verdict\none.test,TCP_DENIED/403\na.test,TCP_MISS/200\nb.test,TCP_TUNNEL/200\nc.test,TCP_MISS/503\n"
            "d.test,TCP_REDIRECT/302\n"
        ),
        taken=["one.test"], let_through=[3, 4], unclear=[5, 6],
    ),
    "blocked for some": Rows(
        text="URL,Pupils,Staff\none.test,Block,Block\ntwo.test,Block,Allow\nfree.test,Allow,Allow\n",
        taken=["one.test"], let_through=[4], unclear=[3],
    ),
    "a reason is no action": Rows(
        text="URL,Block reason\none.test,gambling\ntwo.test,not allowed at school\n", taken=["one.test", "two.test"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("about", ROWS)
def test_a_row_that_is_off_or_not_understood_is_no_page_that_must_be_blocked(about: str) -> None:
    """It is left out, and its line is told."""
    given = ROWS[about]
    found = read_addresses(given.text.encode(), "their.csv")
    assert [entry.address.host for entry in found.entries] == given.taken
    assert (found.unwanted, found.off, found.unclear) == (given.let_through, given.off, given.unclear)
    assert found.passed_over == len([*given.let_through, *given.off, *given.unclear])


def test_a_file_whose_rows_are_all_left_out_says_why() -> None:
    text = b"Domain,Action\none.test,Isolate\ntwo.test,Block (disabled)\nthree.test,Allow\n"
    why = "1 line says the contrary; 1 line is switched off; 1 line says what is not understood"
    with pytest.raises(InputError, match=why):
        read_addresses(text, "their.csv")


@pytest.mark.parametrize("title", ["\U00012544", "\u200b", " \u00ad "])
def test_a_category_whose_title_shows_nothing_gets_one(title: str) -> None:
    """Otherwise the list that is made could not be read."""
    listed = made(f"url,category_code,category_description\nhttps://one.test/,0,{title}\n")
    assert [category.title for category in listed.categories] == ["Imported"]


@pytest.mark.parametrize(
    "name", ["exceptionsitelist", "localgreysitelist", "allowed sites.csv", "school-whitelist.txt"]
)
def test_a_file_whose_name_says_that_it_lets_through_has_no_page_that_must_be_blocked(name: str) -> None:
    with pytest.raises(InputError, match=r"2 lines say the contrary.*that they open .“allow”."):
        read_addresses(b"one.test\ntwo.test\n", name)
    assert len(read_addresses(b"one.test\ntwo.test\n", name, wanted=Expectation.ALLOW).entries) == 2


@pytest.mark.parametrize(
    "name",
    ["bannedsitelist", "not allowed.txt", "allow-and-block.txt", "proxy log.txt", "trust list.txt", "unblocked.txt"],
)
def test_a_file_of_another_name_is_taken_as_it_is(name: str) -> None:
    assert len(read_addresses(b"one.test\ntwo.test\n", name).entries) == 2


def test_what_is_blocked_wrongly_must_open() -> None:
    """Where a list names nothing else, what it says of its pages is what the filter does, and not what it should."""
    found = read_addresses(b"Domain,Status\none.test,Blocked\n", "wrongly blocked.csv", wanted=Expectation.ALLOW)
    assert [entry.address.host for entry in found.entries] == ["one.test"]


def test_sheets_that_are_hidden_or_say_that_they_let_through_are_left_out() -> None:
    """Each is named with the reason."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, site in (("Blocked", "one.test"), ("Allowed", "free.test"), ("Old", "old.test")):
            page = book.add_worksheet(name)
            page.write_column(0, 0, ["Website", site])
        page.hide()
    found = read_addresses(out.getvalue(), "their.xlsx")
    assert [entry.address.host for entry in found.entries] == ["one.test"]
    assert found.sheets_left_out == {
        "Old": "it is hidden", "Allowed": "its name says that what it lists is let through"
    }  # fmt: skip
    opened = read_addresses(out.getvalue(), "their.xlsx", wanted=Expectation.ALLOW)
    assert [entry.address.host for entry in opened.entries] == ["free.test"]


@pytest.mark.parametrize(
    "text", ["one.test,adult\ntwo.test,games\n", "adult,https://one.test,2026-01-01\ngames,two.test,2026-01-02\n"]
)
def test_a_table_without_headings_is_read_by_what_stands_in_it(text: str) -> None:
    found = read_addresses(text.encode(), "their.csv")
    assert [entry.address.host for entry in found.entries] == ["one.test", "two.test"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("side-by-side.csv", "bets.test,slots.test\n"),
        ("side-by-side.txt", "bets.test; slots.test\n"),
        ("several-in-a-cell.csv", 'Name,Domains\nGambling,"bets.test, slots.test"\n'),
        ("several-in-a-cell.csv", 'URL Category,Type,URLs\nCustom,Block,"bets.test\nslots.test"\n'),
        ("unknown-heading.csv", "Entry,Match,Policy\nbets.test,Domain,Block\nslots.test,Domain,Block\n"),
        ("unknown-heading.txt", "Adresse;Aktion\nbets.test;Sperren\nok.test;zugelassen\nslots.test;gesperrt\n"),
        ("unknown-heading.csv", "value,expiration\nbets.test,24h\n10.0.0.0/8,1d\nslots.test,\n"),
        ("heading-like-a-name.csv", "S.No,Web Address (URL),Why\n1,bets.test,x\n2,slots.test,x\n"),
        ("patterns.csv", 'Domain,Note\nbets.test,x\n*.slots.test,y\n"(^|\\.)poker\\.test$",z\n*casino*,z\n'),
        ("no-heading.txt", "bets.test|Gambling|Block\ngood.test|Education|Allow\nslots.test|Gambling|Block\n"),
    ],
)
def test_addresses_are_found_wherever_a_table_has_them(name: str, text: str) -> None:
    """Under whatever heading, several in one row or cell, and beside patterns, which are passed over."""
    found = read_addresses(text.encode(), name)
    assert [entry.address.host for entry in found.entries] == ["bets.test", "slots.test"]


def test_no_address_beside_others_is_lost() -> None:
    """A line that is no table, for one of its values says more than an address, is named."""
    assert wrong("pupils: bets.test, slots.test\n", "list.txt")[0].startswith("list.txt:1:1: 'pupils: bets.test, slots")


def test_what_is_not_taken_is_told_by_its_lines() -> None:
    """What names no one site, what the list lets through itself, and what its options limit."""
    text = "||one.test^$third-party\n||two.*^\n||three.test^\n@@||three.test^\n||four.test^$all\n"
    found = read_addresses(text.encode(), "their.txt")
    assert (found.limited, found.patterns, found.excepted) == ([1], [2], [3])
    assert [entry.address.host for entry in found.entries] == ["one.test", "four.test"]


@pytest.mark.parametrize(
    ("text", "urls", "unusable"),
    [
        ("Time,IP address,Web site\n10:00,10.0.0.4,one.test\n10:01,10.0.0.5,two.test\n", ["one.test", "two.test"], []),
        ("Web site,Kind\nn/a,x\nLarkfield,y\none.test,z\n", ["one.test"], [2, 3]),
        ("one.test.\nhttp://two.test./page.\n", ["one.test", "http://two.test/page."], []),
        ("server=/one.test/\nserver=9.9.9.9\n", ["one.test"], []),
    ],
)
def test_what_a_log_or_a_settings_file_says_besides_is_no_page(text: str, urls: list[str], unusable: list[int]) -> None:
    """Addresses of machines, what is no name, and the dot with which DNS ends one."""
    found = read_addresses(text.encode(), "their.csv" if "," in text else "their.txt")
    assert [entry.url.removeprefix("https://") for entry in found.entries] == urls
    assert found.patterns == unusable


def test_what_gives_a_name_an_address_of_its_own_is_told_by_its_lines() -> None:
    text = "address=/router.test/192.168.1.1\n0.0.0.0 one.test\n10.0.0.9 printer.test\nserver=/one.test/10.1.1.1\n"
    found = read_addresses(text.encode(), "their.txt")
    assert (found.answered, found.passed_over) == ([1, 3, 4], 3)
    zone = b"free.test CNAME rpz-passthru.\nwww.free.test CNAME .\none.test CNAME .\nx.test CNAME y.test.\n"
    passed = read_addresses(zone, "their.zone")
    assert (passed.excepted, passed.answered) == ([2], [4])


def sheets(**rows: list[list[str]]) -> list[Sheet]:
    """Make the sheets of a workbook."""
    return [Sheet(name=name, rows=each) for name, each in rows.items()]


def test_a_sheet_with_a_mistake_is_named() -> None:
    reader = address_list._Reader(file="their.xlsx", found=FoundAddresses(wanted=Expectation.BLOCK))
    reader.read_sheets(sheets(May=[["Web site"], ["one.test"]], June=[["Domain"], ["http://"]]))
    with pytest.raises(InputError, match="sheet “June”: 'http://'"):
        reader.done()


def test_every_sheet_with_a_heading_is_read_and_the_others_are_named() -> None:
    reader = address_list._Reader(file="their.xlsx", found=FoundAddresses(wanted=Expectation.BLOCK))
    reader.read_sheets(sheets(May=[["Web site"], ["one.test"]], June=[["Domain"], ["two.test"]], Notes=[["Ask Jo"]]))
    found = reader.done()
    assert [entry.address.host for entry in found.entries] == ["one.test", "two.test"]
    assert (found.sheets, found.sheets_left_out) == (
        ["May", "June"],
        {"Notes": "no heading stands over addresses"},
    )


def test_a_category_stands_beside_an_address() -> None:
    """Whatever its heading says."""
    found = read_addresses(b"Kind;Web page\nadult;one.test\n;two.test\n", "their.csv")
    assert [(entry.category, entry.address.host) for entry in found.entries] == [
        ("adult", "one.test"),
        ("", "two.test"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark_are_known_by_their_zeros(encoding: str) -> None:
    """Some programs leave the mark out."""
    found = read_addresses("one.test\r\ntwo.test\r\n".encode(encoding), "their.txt")
    assert [entry.address.host for entry in found.entries] == ["one.test", "two.test"]


def test_a_table_as_a_spreadsheet_program_saves_it_is_read_where_addresses_are_plain() -> None:
    """Other letters may stand beside them."""
    found = read_addresses("URL,Name\none.test,Café\n".encode("cp1252"), "their.csv")
    assert [entry.address.host for entry in found.entries] == ["one.test"]


WORKBOOKS: dict[str, tuple[dict[tuple[int, int], str], list[int]]] = {
    "headings": ({(0, 0): "No", (0, 1): "URL", (1, 0): "1", (1, 1): "one.test"}, [2]),
    "lines above": ({(0, 0): "Sites", (2, 1): "Web site", (3, 1): "one.test"}, [4]),
    "no headings": ({(1, 2): "one.test", (2, 2): "two.test"}, [2, 3]),
}


@pytest.mark.parametrize("about", WORKBOOKS)
def test_a_workbook_is_read_like_a_table(about: str) -> None:
    """Lines are its rows."""
    cells, lines = WORKBOOKS[about]
    found = read_addresses(xlsx(cells), "their.xlsx")
    assert [entry.line for entry in found.entries] == lines


def test_a_workbook_with_a_cell_at_its_far_end_is_refused() -> None:
    """A few bytes may speak of a thousand million cells."""
    far = repacked(xlsx({(0, 0): "URL", (1, 0): "one.test"}), "xl/worksheets/sheet1.xml", b'r="A2"', b'r="XFD1048576"')
    with pytest.raises(InputError, match="more than 5,000,000 cells; save the sheet as CSV"):
        read_addresses(far, "their.xlsx")


def test_a_sample_of_a_large_file_is_the_same_for_the_same_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is taken is looked at closely: a mistake elsewhere does not stop it."""
    monkeypatch.setattr(address_list, "_LARGE", 1_000)
    raw = ("https://\n" + "\n".join(f"# remark\nh{number}.test" for number in range(5_000))).encode()
    one, again, other = (read_addresses(raw, "ut1.txt", sample=5, seed=seed).entries for seed in (7, 7, 8))
    assert one == again != other
    assert [entry.line for entry in one] == sorted({entry.line for entry in one})
    assert len(one) == 5


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
    "a missing column": ("address,category_code\n", "list.csv:1:1: the column 'url' is missing"),
    "a column twice": ("url,url,category_code\n", "the column 'url' is there twice"),
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


@pytest.mark.parametrize("line", ["http://u:pw@example.org/", "u:pw@example.org", "https://u:p/w@example.org"])
def test_no_password_of_an_address_is_repeated(line: str) -> None:
    """Errors end in logs."""
    with pytest.raises(InputError) as caught:
        read_addresses(line.encode(), "list.txt")
    assert "example.org" in str(caught.value)
    assert "u:p" not in str(caught.value)


def test_a_long_line_of_slashes_is_refused_at_once() -> None:
    """Its length squared would be minutes."""
    began = process_time()
    with pytest.raises(InputError, match="https:////"):
        read_addresses(f"https://{'/' * 300_000}".encode(), "list.txt")
    assert process_time() - began < 5


def test_a_workbook_that_is_cut_off_is_said_to_be_one() -> None:
    """And not text in another encoding."""
    with pytest.raises(InputError, match="this spreadsheet cannot be unpacked: it is damaged, cut off"):
        read_addresses(xlsx({(0, 0): "https://example.org/"})[:-60], "list.xlsx")
