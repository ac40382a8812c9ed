"""Files that nobody knows whose they are, in the inbox: each told apart, and told though the records are not whole."""

import re
from datetime import timedelta
from html import unescape

from tests.service.test_whole_records import altered
from tests.web.partnership import INBOX, NOW, PARTNERS, bytes_of, drop, made
from tests.web.site import SCHOOL, Browser, Server
from venuecheck.service.partnership.refusals import REFUSED_KIND, SETTLED_KIND, UNUSABLE, Refused, Settled
from venuecheck.service.sites.site import load_site

_STRANGE = ("scan.bundle", b"no bundle at all")
_LINK = r'href="([^"]+/settle)"'


def test_records_that_are_not_whole_do_not_close_the_page_on_which_files_arrive(
    served: Server, coordinator: Browser
) -> None:
    """How venues stand is not said then; that a file came, and that nobody knows whose it is, is."""
    drop(coordinator, [("a.bundle", bytes_of(made(0)))])
    altered(load_site(served.folder / SCHOOL / "venuecheck.yaml"), "UPDATE payload SET body = body || ' '")
    served.clock.move(days=1)
    coordinator = served.browser("coordinator-of-st-aidans")
    assert coordinator.get(PARTNERS).status_code == 500
    answer = drop(coordinator, [_STRANGE])
    assert (answer.status_code, "nobody knows whose" in answer.text) == (200, True)
    assert re.search(_LINK, coordinator.open(INBOX).text)


def test_one_file_that_came_of_two_is_settled_twice_each_by_its_own_page(served: Server, coordinator: Browser) -> None:
    """Of a venue that the list had then, and has no more, and once more under no name."""
    store = served.store()
    for number, venue in enumerate(("gone-hall", "")):
        came = Refused(
            venue=venue,
            public_key="",
            digest="d" * 64,
            made_at=NOW - timedelta(days=number),
            outcome=UNUSABLE,
            words="it is no bundle",
            name="" if venue else "scan.bundle",
        )
        store.append(REFUSED_KIND, f"{venue or '-'}/{came.digest}/{UNUSABLE}", came, NOW)
    newest, other = re.findall(_LINK, coordinator.open(INBOX).text)
    assert "The list of partners has no such venue" in coordinator.open(other).text
    assert "scan.bundle" in coordinator.open(newest).text
    coordinator.send(other, {"reason": "The hall closed, and sent this by mistake"})
    (settled,) = store.all(SETTLED_KIND, Settled)
    assert settled.refused.startswith("gone-hall/")
    assert re.findall(_LINK, coordinator.open(INBOX).text) == [newest]
    late = coordinator.get(other)
    assert late.status_code == 409
    assert f"The hall closed, and sent this by mistake, by coordinator of {SCHOOL}, on " in unescape(late.text)
