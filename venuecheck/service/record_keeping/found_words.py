"""What is kept, in words: what kind of thing it is, and in which part of it a name stands that somebody looked for."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from venuecheck.core import day_words
from venuecheck.core.plain_text import shortened
from venuecheck.service.record_keeping.record_groups import FOLLOWING
from venuecheck.service.record_keeping.subject_access import DRAFT_OF, Mention

_BOOKING: Final = "assessment"
_LONGEST: Final = 120
_KINDS: Final[Mapping[str, str]] = {
    _BOOKING: "booking or self-assessment",
    "event_review": "look back after the event",
    "condition": "condition that was looked at",
    "reply": "reply of somebody who was asked",
    "worry": "note for the safeguarding lead",
    "worry_opened": "note that the safeguarding lead opened",
    "run": "check of a network",
    "check_begun": "check that was begun",
    "filter_log": "look at the filter’s log",
    "sign_off": "signature",
    "action": "word on something to do",
    "settings": "settings of the venue",
    "list_update": "update of a list of names",
    "name_judgement": "judgement of a name",
    "dismissal": "match of a name that was set aside",
    "people_screened": "look-up of people",
    "file": "file of evidence",
    "settled_refusal": "word on a file that cannot be used",
    "override": "verdict of a person on a page",
    "retirement": "network taken out of what counts",
    f"{DRAFT_OF}{_BOOKING}": "booking that is not finished",
    f"{DRAFT_OF}organiser_form": "organiser’s answers by link",
    f"{DRAFT_OF}decision": "decision that is not finished",
    f"{DRAFT_OF}referral": "request for advice that is prepared",
    f"{DRAFT_OF}names_early": "look-up of a name at the desk",
    f"{DRAFT_OF}thrown_away": "note of who threw answers away",
}
_PARTS: Final[Mapping[str, str]] = {
    "subject": "what it is called",
    "person": "the name of whoever recorded it",
    "by": "the name of whoever recorded it",
    "screened": "a name that was looked up",
    "decision": "the decision",
    "decisions": "an earlier decision",
    "recommendation": "what is recommended",
    "flags": "a point to check",
    "values": "an answer",
    "repeats": "an answer",
    "answers": "an answer",
    "notes": "a note",
    "occasions": "a further booking of the series",
    "actions": "something to do",
    "said": "what was said",
    "seen": "what was seen",
    "text": "the text",
    "body": "the text",
    "organiser": "who it is written to",
    "lines": "what was measured",
    "reason": "the reason",
}
_STEPS: Final = re.compile(r"[^.\[\]]+")


def kind_words(kind: str) -> str:
    """Say what a kind of record is, or of draft (`DRAFT_OF` before it)."""
    return _KINDS.get(kind, kind.removeprefix(DRAFT_OF).replace("_", " "))


def parts_words(mention: Mention) -> tuple[str, ...]:
    """Say in which parts of it the name stands, each once; of an answer, to which question."""
    return tuple(dict.fromkeys(_part(mention.says, where) for where in mention.where))


def day_of(mention: Mention) -> str:
    """Give the day that it is of; empty where none is known."""
    return day_words.day(date.fromisoformat(mention.at[:10])) if mention.at else ""


def booking_of(mention: Mention) -> str:
    """Give the id of the recorded booking that holds the name, or that it is about; empty where there is none."""
    if mention.kind == _BOOKING:
        return mention.key
    return mention.key.partition("/")[0] if mention.kind in FOLLOWING and "/" in mention.key else ""


def _part(says: Mapping[str, Any], where: str) -> str:
    steps = _STEPS.findall(where)
    question = next(_questions(says, steps), "")
    if question:
        return f"the answer to “{shortened(question, _LONGEST)}”"
    first = steps[0] if steps else ""
    return _PARTS.get(first, first.replace("_", " "))


def _questions(says: object, steps: list[str]) -> Iterator[str]:
    """Give the text of the question whose answer a place leads to: it stands beside the answer."""
    for step in steps:
        if isinstance(says, Mapping):
            if {"question", "text", "shown"} <= says.keys():
                yield str(says["text"])
            says = says.get(step)
        elif isinstance(says, list) and step.isdecimal() and int(step) < len(says):
            says = says[int(step)]
        else:
            return
