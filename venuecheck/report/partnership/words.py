"""The words of the partnership's report, and numbers as each edition may show them."""

from collections.abc import Mapping
from datetime import date

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.plainly import PLAIN_WORDS, PLAINLY, Plain
from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.bookings import WAITING
from venuecheck.collate.count_at_venues import CountAtVenues
from venuecheck.core.quarter import Quarter
from venuecheck.filtering.probe_listing import network_probes
from venuecheck.report.partnership.unusable import NOT_USABLE
from venuecheck.report.partnership.view import Correction, Definition, Edition, KeptBack, StatusShown
from venuecheck.report.setting.wording import capitalised, counted, day, joined, label, stopped

OUTCOME_WORDS: dict[str, str] = {
    OutcomeKind.APPROVE.value: "Approved",
    OutcomeKind.APPROVE_WITH_CONDITIONS.value: "Approved with conditions",
    OutcomeKind.REFER.value: "Referred, not decided yet",
    OutcomeKind.REFUSE.value: "Refused",
    OutcomeKind.WITHDRAWN.value: "Withdrawn by the hirer",
    OutcomeKind.HOLD.value: "Held, not decided yet",
    OutcomeKind.NOT_AVAILABLE.value: "Not available",
    OutcomeKind.CANCEL.value: "Cancelled after it was confirmed",
    OutcomeKind.ADVISE.value: "Advice to the owner",
    WAITING: "Begun, not decided yet",
}
FILTER_SAID_WORDS: dict[FilterSaid, str] = {
    FilterSaid.CHECKED_FINE: "the filter was checked and all was as expected",
    FilterSaid.CHECKED_PROBLEMS: "the filter was checked and something was wrong",
    FilterSaid.NOT_CHECKED: "the filter was not checked",
    FilterSaid.NO_NETWORK: "the venue offers nobody a way to the internet",
    FilterSaid.NOT_SAID: "nothing was said about the filter",
}
BOOKINGS_SAID_WORDS: dict[BookingsSaid, str] = {
    BookingsSaid.CHECKED: "bookings are checked",
    BookingsSaid.NOT_CHECKED: "bookings are not checked",
    BookingsSaid.NO_BOOKINGS: "there were no bookings",
    BookingsSaid.NO_ROOMS: "the venue does not let rooms",
    BookingsSaid.NOT_SAID: "nothing was said about bookings",
}
EDITION_WORDS: dict[Edition, str] = {
    Edition.BOARD: "For the board. Not for publication: it names venues whose filters can be got round.",
    Edition.PUBLIC: "For the public. Of bookings, numbers from 1 to 4 and those that would tell them are kept back.",
    Edition.INSPECTION: "For inspection. Not for publication: it names venues whose filters can be got round.",
}
_STATUS_TEXTS: dict[Status, str] = {
    Status.PROBLEM: "A page that should be blocked opened, a page that should open was blocked, a way round the filter "
    "was found, or a venue says itself that a duty is not met. It stays so until a later check passes, or a named "
    "person closes or retires it with a reason.",
    Status.NOT_PROVEN: "Somebody looked, and no clear answer came: pages that stayed silent, a check that was stopped "
    "or could not be relied on, or one more than a year old. It is counted apart from everything else.",
    Status.OVERDUE: "What was shown or stated once has run out, such as a self-assessment of more than a year ago.",
    Status.NOT_REPORTED: "Nobody looked, nobody told, or what was told is older than the partnership's interval. "
    "Silence is never counted as in order.",
    Status.WAITING: "A named person has still to decide, or to decide again because a decision has ended.",
    Status.STATED: "A person says that it is in order: in a self-assessment, with a reason for closing something, on "
    "the telephone, on paper or by mail. Nothing was sent that shows it.",
    Status.FINE: "Every page of the newest check with every list of every network did as the list expects, in a check "
    "that can be relied on; or every booking of a year was decided by a named person. It does not mean safe.",
    Status.NOT_APPLICABLE: "Nothing of it counts any longer, because it was retired or replaced. A venue of "
    "which nothing else is known reads “not reported”.",
}
_NOT_USABLE = Definition(
    term=NOT_USABLE,
    text="A file came that cannot be counted, and nothing that counts tells of this. It was no silence: whoever sent "
    "it is asked to send it again. It is counted apart from “not reported”, and is never in order.",
)
DEFINITIONS = tuple(
    definition
    for status, text in _STATUS_TEXTS.items()
    for definition in (
        Definition(term=STATUS_WORDS[status], text=text),
        *((_NOT_USABLE,) if status is Status.NOT_REPORTED else ()),
    )
)
PLAIN_DEFINITIONS = tuple(
    Definition(term=PLAIN_WORDS[plain], text=text)
    for plain, text in {
        Plain.IN_ORDER: "Of a web filter: every test page of the newest checks did as it should, in checks that can be "
        "relied on and are not too old. Of bookings: named persons decided all of a year. It does not mean safe.",
        Plain.NEEDS_ACTION: "Something was found that has to be put right, or the venue says itself that a duty is not "
        "met. It stays so until a check passes, or a named person closes it with a reason.",
        Plain.NOT_SHOWN: "Neither. Nothing was reported or what was is too old, no clear answer came, somebody has "
        "still to decide, or there is a person’s word and nothing that shows it. Silence is never counted as in order.",
    }.items()
)
CAVEAT = (
    "This report says what was shown, what was not, and who was silent. A venue that stands as expected has passed the "
    "test pages and nothing more: a filter that knows them can still miss real pages."
)


def shown(status: Status) -> StatusShown:
    """Give a status with its words."""
    return StatusShown(status=status, words=STATUS_WORDS[status])


def question_words(probe: str) -> str:
    """Say what a question to a network is about; of one that is not known, its id made readable."""
    known = next((one.about for one in network_probes() if one.id == probe), "")
    return known or capitalised(readable(probe))


_RULES = {
    "screen:lists": "The lists of names do not count, or are too old",
    "screen:not-compared": "A name could not be compared with the lists",
    "screen:match": "A name may be one of a list of names",
    "screen:weak": "A name is a little like one of a list of names",
    "date": "A date on the side of today where none is expected",
    "times": "Times that may be read otherwise than meant",
    "weekday": "A day named with another weekday than it falls on",
}
"""Points that no checklist has, in words."""


def rule_words(rule: str) -> str:
    """Say which point to check was raised: those of the program in words, any other as its checklist calls it."""
    return _RULES.get(rule) or f"“{readable(rule)}”, as its checklist calls it"


def readable(name: str) -> str:
    """Make an id readable: `self-harm` is `self harm`."""
    return label(name.replace("-", " ").replace("_", " "))


def or_kept(number: int | None) -> int | KeptBack:
    """Give a number as a cell; None is kept back."""
    return KeptBack() if number is None else number


def plainly(numbers: Mapping[Status, int]) -> dict[Plain, int]:
    """Put statuses together in three classes."""
    return {
        plain: CountAtVenues.total(numbers[status] for status in Status if PLAINLY[status] is plain) for plain in Plain
    }


SIDES = {"filtering": "web filter", "bookings": "bookings and procedures"}
_PLAIN_SAID: dict[Plain, tuple[str, str]] = {
    Plain.IN_ORDER: ("is shown to be in order", "are shown to be in order"),
    Plain.NEEDS_ACTION: ("needs action", "need action"),
    Plain.NOT_SHOWN: ("is not shown to be in order", "are not shown to be in order"),
}


def classes_said(numbers: Mapping[Plain, int], side: str, of: str = "") -> str:
    """Say in a sentence how venues stand; the numbers add up to all of them. `of` begins it."""
    several = side == "bookings"
    parts = [f"{_PLAIN_SAID[plain][several]} at {numbers[plain]}" for plain in Plain]
    return capitalised(f"{of}the {SIDES[side]} {joined(parts)}.")


def first_sentence(total: int, numbers: Mapping[Plain, int]) -> str:
    """Say how the web filters of all venues stand: the first thing that any edition says."""
    return classes_said(numbers, "filtering", f"Of {counted(total, 'venue')} ")


DRAFT = "Draft: not published."


def not_published(before: Quarter, now: Quarter) -> str:
    """Say of which quarters between two nothing was published; empty where none lies between them."""
    first, last = before.after, now.before
    if first >= now:
        return ""
    if first == last:
        return f" Nothing was published of {first.words}."
    return f" Nothing was published of the quarters from {first.words} until {last.words}."


def issued(on: date | None, corrects: Correction | None = None, *, to_public: bool = False) -> str:
    """Say whether an edition is published, on which day, and what it corrects.

    The public is told that and when, and not in a person's own words what was wrong: they may name a venue.
    """
    if on is None:
        return DRAFT
    if corrects is None:
        return f"Published on {day(on)}."
    said = f"Corrected on {day(on)}; first published on {day(corrects.first_on)}."
    if not to_public:
        said = f"{said} {stopped(capitalised(corrects.why))}"
    if not corrects.better:
        return said
    many = f"{counted(corrects.better, 'venue')} {'stands' if corrects.better == 1 else 'stand'}"
    return f"{said} Note: {many} better in this edition than was published before."
