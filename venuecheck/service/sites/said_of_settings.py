"""What the further settings of a venue mean, each with an example: said once, for a first file and for the pages."""

import textwrap
from dataclasses import dataclass
from typing import Final

from venuecheck.service.sites.settings_text import text_of

_WIDTH: Final = 86


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOf:
    """What an entry of `venuecheck.yaml` is for."""

    key: str
    means: str
    """A sentence or two, for whoever reads the file or a page."""
    example: object
    """What may stand there."""


SETTINGS: Final = (
    SaidOf(
        key="trust",
        means=(
            "Which certificate authorities count. Without an entry the public ones and this device's own do, which is "
            "right nearly always. The files are looked for beside venuecheck.yaml."
        ),
        example={"public_roots": "public.pem", "device_roots": "device.pem"},
    ),
    SaidOf(
        key="filter",
        means=(
            "Your own block page, so that it is known whatever filter shows it: words of its title, the host that a "
            "blocked page is sent on to, or a sentence of it. Any one of them is enough."
        ),
        example={
            "title": "This page is not for our pupils",
            "host": "blocked.school.example",
            "text": "Ask Ms Whitlock if you need this page for your work",
        },
    ),
    SaidOf(
        key="leave_out",
        means=(
            "Pages, or whole categories, of a test list that are not to be tried here. The report shows them with the "
            "reason, and counts them as nothing."
        ),
        example=[
            {
                "page": "casino-sample",
                "reason": "Blocked by the line's provider, not by our filter",
                "until": "2027-03-31",
            }
        ],
    ),
    SaidOf(
        key="screening",
        means=(
            "How names of a booking are looked up. A list older than so many days cannot support that there is nothing "
            "to judge, and the lists that are named must be here for it."
        ),
        example={"max_age_days": 30, "lists": ["proscribed", "sanctions"]},
    ),
    SaidOf(
        key="plans",
        means=(
            "What the report holds this venue against: plans by their ids, or files beside venuecheck.yaml. Without an "
            "entry it is those that every venue of its kind is held against."
        ),
        example=["dfe-filtering-monitoring", "toolkit-permissive-environments", "walsall-2020"],
    ),
    SaidOf(
        key="checklists",
        means=(
            "Checklists of your own, beside those that come with the program: files beside venuecheck.yaml. They are "
            "offered wherever a booking or a self-assessment is begun. Of two with one id the last counts."
        ),
        example=["our-booking.yaml"],
    ),
    SaidOf(
        key="booking_system",
        means=(
            "What stands in the columns of your booking system's export, where their headings are not the usual ones."
        ),
        example={"columns": {"Cust. code": "reference", "Studio": "room"}},
    ),
    SaidOf(
        key="letters",
        means=(
            "What letters and notices say of the venue: who runs it, where it is, whom to ask, how to have a decision "
            "looked at again (nothing is refused, cancelled or limited without), where the privacy notice is, on which "
            "lawful basis answers are used, how the data protection officer is reached; whom staff ask about the law, "
            "about elections, about Prevent, about any other crime, about a child; and the hire terms that organisers "
            "accept."
        ),
        example={
            "organisation": "Example Council",
            "address": "Willow Road\nExampletown",
            "contact": "Room hire, 01632 960001",
            "review": "Write to the Head of Libraries within 28 days.",
            "privacy": "www.council.example/privacy",
            "lawful_basis": "public task, UK GDPR article 6(1)(e), in letting our rooms",
            "data_protection": "Data protection officer, dpo@council.example",
            "legal": "Legal services, 01632 960002",
            "electoral": "Electoral services, 01632 960003",
            "coordinator": "The Prevent coordinator, Example Council",
            "community_safety": "Community safety, 01632 960004",
            "safeguarding": "The designated safeguarding lead, 01632 960005",
            "terms": "You keep to the law and to our equality policy. We may end the hire where you do not.",
        },
    ),
    SaidOf(
        key="reference",
        means=(
            "What the test pages are like where nothing filters them, from whoever publishes it (often the "
            "coordinator): a file, or an https address, and the key that signs it, 64 letters and figures that the "
            "publisher tells you by another way."
        ),
        example={"address": "https://council.example/venuecheck/", "key": "0f" * 32},
    ),
    SaidOf(
        key="limits",
        means=(
            "How gently a check goes: every blocked page may raise an alert, so tell your safeguarding lead first. "
            "Times are in seconds."
        ),
        example={"step_timeout": 10, "concurrency": 6},
    ),
    SaidOf(
        key="probes",
        means=(
            "Questions to the network as a whole. Those that only look names up at its own resolver are asked anyway; "
            "the others send more than a browser does, so they are asked only where you say so."
        ),
        example={
            "safe_search": True,
            "encrypted_dns": {"endpoints": True},
            "second_resolver": {"resolvers": ["192.0.2.53"]},
            "quic": True,
            "direct_ip": True,
            "proxy_bypass": True,
        },
    ),
    SaidOf(
        key="retention",
        means=(
            "For how many months records are kept, where the usual periods are not right. Whoever looks after personal "
            "data sees what would be erased before it is."
        ),
        example={"approve": 13, "refuse": 24, "run": 36},
    ),
)
"""In the order in which they stand in a file."""


def said_of(key: str) -> SaidOf:
    """Give what is said of an entry. Raises `KeyError` where it is none of these."""
    return {one.key: one for one in SETTINGS}[key]


def explained(key: str) -> str:
    """Write what an entry means as comments of a first file."""
    return "\n".join(f"# {line}" for line in textwrap.wrap(said_of(key).means, _WIDTH))


def commented(key: str) -> str:
    """Write what an entry means, and its example, as comments of a first file."""
    example = text_of({key: said_of(key).example}, opening="").rstrip("\n")
    return "\n".join([explained(key), *(f"# {line}" for line in example.split("\n"))])
