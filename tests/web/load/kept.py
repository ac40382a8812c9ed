"""Whether all that people were told is saved is in the stores, once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tests.web.load.borough import Borough
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.plans.said import LogCheck
from venuecheck.records.verifying import verify
from venuecheck.service.bookings.drafts import DRAFT_KIND
from venuecheck.service.bookings.noted_now import CONDITION
from venuecheck.service.filter_checks.filter_log import RECORD_KIND
from venuecheck.service.partnership.chase_notes import NOTE_KIND, ChaseNote
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

Words = Mapping[str, list[str]]
"""What people said, by their account and in order."""


def faults(borough: Borough, saved: Words, tried: Words) -> Iterator[str]:
    """Say what is missing, there twice, or not whole.

    `saved` is what was acknowledged; `tried` what was sent and never answered: it may be there, once.
    """
    by_venue: dict[str, list[str]] = {}
    for person in borough.people:
        by_venue.setdefault(person.venue, []).append(person.account)
    for config in borough.configs:
        site = load_site(config)
        with open_store(site) as store:
            yield from (f"{site.venue.id}: {one}" for one in verify(store.database, chain=site.venue.id).faults)
            said = Counter(one.seen for one in store.all(CONDITION, ConditionSeen))
            said.update(one.note for one in store.all(RECORD_KIND, LogCheck))
            said.update(one.said for one in store.all(NOTE_KIND, ChaseNote))
            drafts = [one.body for one in store.drafts(DRAFT_KIND)]
        answers = [(str(one.get("subject")), one.get("values", {}).get("organisation", "")) for one in drafts]
        for account in by_venue.get(site.venue.id, ()):
            subject = f"Hall, book fair of {account}"
            mine = [said for about, said in answers if about == subject]
            if mine:
                yield from _of_draft(account, mine, saved.get(account, []), tried.get(account, []))
            else:
                yield from _of_records(saved.get(account, []), tried.get(account, []), said)


def _of_draft(account: str, mine: list[str], saved: list[str], tried: list[str]) -> Iterator[str]:
    """A draft holds what was answered last; an answer after it, of which nobody was told, may have been kept."""
    if len(mine) > 1:
        yield f"the draft of {account} is there {len(mine)} times"
    last = saved[-1] if saved else ""
    later = [words for words in tried if _number(words) > _number(last)]
    if mine[0] not in {last, *later}:
        yield f"the draft of {account} says {mine[0]!r}, and {last!r} was acknowledged last"


def _number(words: str) -> int:
    """Say which of a person's words these are: they are numbered."""
    return next((int(word) for word in words.split() if word.isdigit()), 0)


def _of_records(saved: Iterable[str], tried: Iterable[str], said: Mapping[str, int]) -> Iterator[str]:
    yield from (f"{words!r} was acknowledged and is there {said[words]} times" for words in saved if said[words] != 1)
    yield from (f"{words!r} is there {said[words]} times" for words in tried if said[words] > 1)
