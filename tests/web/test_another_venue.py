"""A second venue, and a fifth: added from a page, with everything of its own; chosen between; roles at each."""

import re
from html import unescape

import pytest

from tests.web.site import LIBRARY, SCHOOL, Server
from venuecheck.core.actor import Role
from venuecheck.service.sites.site import load_site
from venuecheck.web import asking
from venuecheck.web.app import create_app
from venuecheck.web.settings import WebSettings


def administrator(served: Server, *venues: str) -> str:
    """Make somebody who administers these."""
    return served.accounts.book.add(
        "Ruth Adeyemi", dict.fromkeys(venues, (Role.ADMINISTRATOR,)), served.clock().timestamp()
    ).id


def test_a_venue_is_added_with_everything_of_its_own(served: Server) -> None:
    """A configuration, records, a key; the administrator's role there and nobody else's; another process sees it."""
    ruth = served.browser(administrator(served, SCHOOL, LIBRARY))
    listed = ruth.open("/").text
    assert 'href="/begin/another-venue"' in listed
    where = ruth.send("/begin/another-venue", {"name": "Larkfield School", "kind": "school"}).location
    assert where == "/venues/larkfield-school/settings/say/nation?first=yes"
    folder = served.folder / "venues" / "larkfield-school"
    assert load_site(folder / "venuecheck.yaml").venue.name == "Larkfield School"
    assert (folder / "venuecheck.key").is_file()
    assert ruth.get(str(where)).status_code in {200, 302}
    assert served.as_(Role.IT).get("/venues/larkfield-school/settings/").status_code == 404
    other = create_app(
        WebSettings(configs=tuple(sorted(served.folder.glob("*/venuecheck.yaml"))), folder=served.folder), served.clock
    )
    with other.app_context():
        venues = asking.served().venues
        named = {one.venue.id for one in venues.sites}
        venues.close()
        asking.served().accounts.close()
    assert "larkfield-school" in named


def test_five_schools_are_five_venues(served: Server) -> None:
    """One technician: five to choose from, each with its own chain and export, and nothing of the others in it."""
    ruth = administrator(served, SCHOOL, LIBRARY)
    browser = served.browser(ruth)
    names = ["Ash School", "Beech School", "Cedar School", "Damson School", "Elm School"]
    for name in names:
        assert browser.send("/begin/another-venue", {"name": name, "kind": "school"}).status_code == 302
    ids = [name.lower().replace(" ", "-") for name in names]
    dev = served.accounts.book.add("Dev Malik", dict.fromkeys(ids, (Role.IT,)), served.clock().timestamp()).id
    it = served.browser(dev)
    page = it.open("/").text
    assert [unescape(one) for one in re.findall(r'font-weight-bold" href="[^"]+">([^<]+)<', page)] == names
    assert f"Your role there: {Role.IT.words}" in page
    assert "St Aidan" not in page
    for own in ids:
        answer = it.send(f"/venues/{own}/settings/networks/add", {"name": f"Wifi of {own}", "user_group": "pupils"})
        assert answer.status_code == 302
    texts = {own: it.get(f"/venues/{own}/settings/venuecheck.yaml").text for own in ids}
    for own, text in texts.items():
        assert f"Wifi of {own}" in text
        assert not [other for other in ids if other != own and other in text]
    keys = {(served.folder / "venues" / own / "venuecheck.key").read_text() for own in ids}
    assert len(keys) == 5
    assert it.get(f"/venues/{SCHOOL}/settings/").status_code == 404


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"name": "", "kind": "school"}, "Write what the venue is called"),
        ({"name": "Larkfield School", "kind": "castle"}, "none of these"),
        ({"name": "st aidan’s academy", "kind": "school"}, "is called that already"),
    ],
)
def test_what_cannot_be_is_said(served: Server, said: dict[str, str], what: str) -> None:
    """Beside its box, and nothing is made."""
    ruth = served.browser(administrator(served, SCHOOL, LIBRARY))
    page = ruth.send("/begin/another-venue", said)
    assert page.status_code == 400
    assert what in unescape(page.text)
    assert not (served.folder / "venues").exists()


def test_two_names_that_give_one_id_are_two_venues(served: Server) -> None:
    """The second has a number."""
    ruth = served.browser(administrator(served, SCHOOL, LIBRARY))
    ruth.send("/begin/another-venue", {"name": "Larkfield School", "kind": "school"})
    second = ruth.send("/begin/another-venue", {"name": "Larkfield – School", "kind": "school"})
    assert "/venues/larkfield-school-2/" in str(second.location)


def test_whoever_administers_some_adds_none(served: Server) -> None:
    """On a server of several controllers, a new one is not one controller's to add."""
    ruth = served.browser(administrator(served, SCHOOL))
    assert "another-venue" not in ruth.open("/your-venues").text
    assert ruth.get("/begin/another-venue").status_code == 403
    assert ruth.post("/begin/another-venue", {"name": "Larkfield School", "kind": "school"}).status_code == 403
    assert served.as_(Role.MANAGER).get("/begin/another-venue").status_code == 403


def test_one_database_is_shared_where_the_first_venue_has_one(served: Server) -> None:
    """As on a council's server: its records go there, in a chain of their own."""
    first = served.folder / SCHOOL / "venuecheck.yaml"
    database = f"sqlite:///{(served.folder / 'all.db').as_posix()}"
    first.write_text(f'{first.read_text(encoding="utf-8")}database: "{database}"\n', encoding="utf-8")
    with served.app.app_context():
        asking.served().venues.close()
        asking.served().venues._stores.clear()
        # the configuration that comes first is the one whose database is shared
        asking.served().venues.named = (first, served.folder / LIBRARY / "venuecheck.yaml")
    ruth = served.browser(administrator(served, SCHOOL, LIBRARY))
    assert ruth.send("/begin/another-venue", {"name": "Larkfield School", "kind": "school"}).status_code == 302
    made = load_site(served.folder / "venues" / "larkfield-school" / "venuecheck.yaml")
    assert made.store_url == database
    assert (made.path.parent / "venuecheck.key").is_file()


_SAID = {
    "broken": "his is not YAML",
    "away": "here is no such file",
    "a folder": "his is a folder, not a file",
    "out of reach": "he file cannot be read",
}


@pytest.mark.parametrize("how", _SAID)
def test_a_configuration_that_cannot_be_used_stops_no_other_venue(served: Server, how: str) -> None:
    """Its own pages say what is wrong with it, as pages; the other venue's go on, and so do its own once it is back."""
    path = served.folder / LIBRARY / "venuecheck.yaml"
    said = path.read_bytes()
    browser = served.browser(administrator(served, SCHOOL, LIBRARY))
    addresses = [f"/venues/{one}/settings/" for one in (SCHOOL, LIBRARY)]
    path.unlink()
    if how == "broken":
        path.write_text("venue: [\n", "utf-8")
    elif how == "a folder":
        path.mkdir()
    elif how == "out of reach":
        path.symlink_to("x" * 300)  # no name of a file is as long
    came = [browser.get(address) for address in addresses]
    assert [one.status_code for one in came] == [200, 500]
    assert _SAID[how] in came[1].text
    if how == "a folder":
        path.rmdir()
    path.unlink(missing_ok=True)
    path.write_bytes(said)
    assert [browser.get(address).status_code for address in addresses] == [200, 200]
