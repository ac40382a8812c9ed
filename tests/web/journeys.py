"""How many clicks each journey is from where its role begins: `python -m tests.web.journeys` prints the docs' table.

A click is a link on the page; whoever is asked for something first has read it then.
"""

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Final

from tests.web.partnership import take_over
from tests.web.site import LIBRARY, SCHOOL, Browser, Server, server
from tests.web.test_on import agree
from venuecheck.core.actor import Role

MOST: Final = 2
EVERYBODY: Final = {
    "own account and sessions": "own.account",
    "privacy notice": "start.privacy",
    "accessibility": "start.accessibility",
    "help": "start.help_page",
}
JOURNEYS: Final[Mapping[Role, Mapping[str, str]]] = {
    Role.CLERK: {
        "new booking": "filling.new",
        "a booking system’s export": "taking_over.export",
        "a booking of theirs that is unfinished": "filling.draft",
        "a booking": "bookings.booking",
        "a link or paper for the organiser": "handing_out.of_booking",
        "something has changed": "afterwards.something",
        "a reply": "afterwards.reply",
        "today": "on.today",
        "the diary": "on.diary",
        "a condition": "on.condition",
        "search": "search.find",
    },
    Role.DECIDER: {
        "a booking that waits": "bookings.booking",
        "what each outcome needs": "deciding.outcome",
        "a letter": "deciding.letter",
        "something has changed": "afterwards.something",
        "a referral": "referring.read",
        "how the venue stands": "standing.overview",
        "search": "search.find",
    },
    Role.DUTY_OFFICER: {
        "today": "on.today",
        "a condition": "on.condition",
        "whom to ring": "on.ring",
        "look back": "afterwards.look_back",
        "new booking": "filling.new",
    },
    Role.CARETAKER: {"a condition": "on.condition", "whom to ring": "on.ring"},
    Role.MANAGER: {
        "a booking": "bookings.booking",
        "today": "on.today",
        "how the venue stands": "standing.overview",
        "the report": "standing.report",
        "search": "search.find",
    },
    Role.SIGNER: {
        "sign": "standing.sign_report",
        "the report": "standing.report",
        "an action": "actions.action",
        "a network": "networks.network",
        "search": "search.find",
    },
    Role.DSL: {
        "sign": "standing.sign_report",
        "the report": "standing.report",
        "check now": "checks.new",
        "a network": "networks.network",
        "an action": "actions.action",
    },
    Role.IT: {
        "check now": "checks.new",
        "checks": "checks.all_checks",
        "the difference since last time": "checks.difference",
        "a network’s matrix": "networks.network",
        "one page’s story": "networks.page_story",
        "a hand check by link": "hand_checks.all_hand_checks",
        "the filter’s log": "filter_logs.look",
        "an action": "actions.action",
        "what was closed": "closed.all_closed",
        "networks of the venue": "site_networks.all_networks",
        "places": "site_networks.places",
        "the configuration for a probing computer": "venue_settings.download",
        "what a computer of one’s own found": "further_settings.setting",
    },
    Role.INFORMATION_GOVERNANCE: {
        "search for a person": "people_found.find",
        "holds": "keeping.holds",
        "what is due": "keeping.due",
        "looks at personal data": "keeping.looks",
    },
    Role.ADMINISTRATOR: {
        "address and name": "venue_settings.say",
        "who decides": "venue_settings.deciders",
        "what was changed": "venue_settings.history",
        "networks": "site_networks.all_networks",
        "somebody new": "people.add",
        "somebody’s roles": "people.person",
        "activity log": "people.happened",
        "sign-in by Microsoft or Google": "providers.all_providers",
        "mail": "mail.overview",
        "the accessibility statement": "statement.write",
        "another venue": "beginning.another",
        "whether the records are whole": "whole_records.overview",
    },
    Role.COORDINATOR: {
        "the grid": "partners.grid",
        "one venue": "one_venue.timeline",
        "the inbox": "inbox.files",
        "editions": "editions.all_editions",
        "a quarter": "editions.quarter",
        "letters to partners": "partner_letters.all_letters",
        "take over the list of partners": "partners.take_over",
        "actions": "to_do.all_actions",
    },
    Role.AUTHOR: {"one checklist": "checklists.one_checklist"},
}


def prepare(served: Server) -> None:
    """Have something of everything there: a booking agreed and one begun, and a register."""
    agree(served)
    served.as_(Role.CLERK).send(f"/venues/{SCHOOL}/bookings/new", {"checklist": "venue-booking"})
    assert take_over(served.as_(Role.COORDINATOR)).status_code == 200


def browser_of(served: Server, role: Role) -> Browser:
    """Open the browser of somebody in a role; an administrator's is that of the whole server's."""
    if role is not Role.ADMINISTRATOR:
        return served.as_(role)
    both = {SCHOOL: (role,), LIBRARY: (role,)}
    return served.browser(served.accounts.book.add("Ruth", both, served.clock().timestamp()).id)


def clicks(served: Server, browser: Browser, *, most: int = MOST) -> dict[str, int]:
    """Give how many clicks each page is from where somebody begins, as far as `most`, by its endpoint."""
    start = str(browser.get(f"/venues/{SCHOOL}/").location)
    found, seen, here = {endpoint_of(served, start): 0}, {start}, {start}
    for number in range(1, most + 1):
        here = {one for address in here for one in links_of(browser, address)} - seen
        seen |= here
        for address in sorted(here):
            found.setdefault(endpoint_of(served, address), number)
    return found


def links_of(browser: Browser, address: str) -> set[str]:
    """Give the addresses that a page leads to."""
    page = browser.get(address, follow_redirects=True)
    found = re.findall(r'href="(/[^"#]*)', page.text) if page.status_code == 200 else []
    return {unescape(one) for one in found if not one.startswith("/static/")}


def endpoint_of(served: Server, address: str) -> str:
    """Say which page an address is of."""
    endpoint, _ = served.app.url_map.bind("localhost").match(address.partition("?")[0])
    return str(endpoint)


def journeys(role: Role) -> dict[str, str]:
    """Give where each journey of a role leads, by its words; everybody's too."""
    return {**JOURNEYS[role], **EVERYBODY}


def row(role: Role, found: Mapping[str, int]) -> str:
    """Word how far each journey of a role is, as the docs have it."""
    by_number: dict[int, list[str]] = {number: [] for number in range(MOST + 2)}
    for words, endpoint in journeys(role).items():
        by_number[found.get(endpoint, MOST + 1)].append(words)
    return f"| {role.words} | {' | '.join('; '.join(by_number[number]) for number in range(MOST + 1))} |"


def table(served: Server) -> Iterator[str]:
    """Word it of every role."""
    yield "| role | there at once | one click | two clicks |"
    yield "|--|--|--|--|"
    for role in JOURNEYS:
        found = clicks(served, browser_of(served, role))
        far = [words for words, endpoint in journeys(role).items() if endpoint not in found]
        yield row(role, found)
        if far:
            yield f"FURTHER: {role.words}: {', '.join(far)}"


def main() -> None:
    """Print it."""
    with tempfile.TemporaryDirectory() as folder:
        made = server(Path(folder))
        prepare(made)
        sys.stdout.writelines(f"{line}\n" for line in table(made))


if __name__ == "__main__":
    main()
