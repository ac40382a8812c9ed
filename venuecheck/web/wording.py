"""How values are set on a page: days, moments, problems, shapes. What they mean is said below, in the services."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from markupsafe import Markup

from venuecheck.assessment.answers import SAID_BY_WORDS
from venuecheck.assessment.decider import in_turn
from venuecheck.core import day_words
from venuecheck.core.london import london_time
from venuecheck.core.problem import InputError, Problem
from venuecheck.report.setting.wording import capitalised, counted
from venuecheck.report.venue.drawing import SHAPES


@dataclass(frozen=True, slots=True, kw_only=True)
class FormError:
    """What is wrong with one box of a form, as a sentence."""

    field: str
    """The box; empty where none is meant."""
    said: str


def said(problem: Problem) -> str:
    """Say what is wrong and what to do, as one sentence or two."""
    what = capitalised(problem.what).rstrip(".")
    return f"{what}: {_ended(problem.fix)}" if problem.fix else f"{what}."


def _ended(words: str) -> str:
    return words if words.endswith("?") else f"{words.rstrip('.')}."


def errors_of(error: InputError, boxes: Mapping[str, str] | None = None, otherwise: str = "") -> list[FormError]:
    """Give the errors of an error by the boxes of a form. `boxes` maps fields to boxes that bear another name."""
    names = boxes or {}
    return [FormError(field=names.get(one.field, one.field or otherwise), said=said(one)) for one in error.problems]


def errors_in_file(error: InputError, *others: str) -> list[FormError]:
    """Give what is wrong with a file that was sent, with its line, at its box; of `others`, at theirs."""
    return [
        FormError(
            field=one.field if one.field in others else "file",
            said=f"Line {one.line}: {said(one)}" if one.line else said(one),
        )
        for one in error.problems
    ]


def form_error(field: str, text: str) -> FormError:
    """Make one, as a sentence."""
    return FormError(field=field, said=capitalised(text).rstrip(".") + ".")


def day(value: date | datetime | None) -> str:
    """Say a day."""
    return day_words.day(value) if value else ""


_TELEPHONE: Final = re.compile(
    r"(?<![\w.,@/+-])(?:\(?(?:\+[1-9]|0)(?:[ \u00a0().-]{0,2}[0-9]){8,14}|0[0-9]{3} [0-9]{4})(?![\w@/])", re.ASCII
)
"""A number as people in the UK write it: `020 7946 0000`, `+44 (0)1632 960001`, `0800 1111`; a day is shorter."""


def telephones(text: str) -> Markup:
    """Make the telephone numbers of a text links that ring; all else stays as it is, escaped."""
    said, at = Markup(), 0
    for found in _TELEPHONE.finditer(text):
        number = re.sub(r"[^0-9+]", "", found[0].replace("(0)", "") if found[0].startswith("+") else found[0])
        link = Markup('<a class="govuk-link" href="tel:{}">{}</a>').format(number, found[0])
        said, at = said + text[at : found.start()] + link, found.end()
    return said + text[at:]


def weekday(value: date) -> str:
    """Say which day of the week it is."""
    return day_words.WEEKDAYS[value.weekday()]


def moment(value: datetime | float) -> str:
    """Say a moment, as clocks in London show it."""
    at = london_time(datetime.fromtimestamp(value, UTC) if isinstance(value, float) else value)
    return f"{day_words.day(at.date())} at {at:%H:%M}"


def status_shape(status: str) -> Markup:
    """Draw the shape of a status or a result: told apart by form, not by colour."""
    drawn = SHAPES.get(status, "")
    # the drawings are constants of the program
    return Markup('<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">{}</svg>').format(Markup(drawn))  # noqa: S704


def source(said_by: str) -> str:
    """Say who gave an answer; empty for the venue's staff."""
    return SAID_BY_WORDS.get(said_by, "")


_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    *((one, "Firefox") for one in ("Firefox/", "FxiOS/")),
    *((one, "Chrome") for one in ("Chrome/", "CriOS/", "HeadlessChrome/")),
    ("Safari/", "Safari"),
)
_DEVICES: Final = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "a Mac"),
    ("Linux", "Linux"),
)
"""What stands in what a browser says of itself, and what people call it. One names others as well: the first counts."""


_BY_NUMBER: Final = (
    (re.compile(r"assessment-[0-9a-z-]+"), "a booking"),
    (re.compile(r"draft-[0-9]+"), "a booking that is not finished"),
    (re.compile(r"form-[0-9]{8}-[0-9a-f]{8}"), "what an organiser was asked"),
    (re.compile(r"run-[0-9]{8}-[0-9a-f]{8}"), "a check of the filter"),
)
"""What is noted by its number alone (`core.ids.new_id`, `drafts.free_name`), and what it is."""


def is_booking(number: str) -> bool:
    """Whether a number is a booking's."""
    return not_by_number(number) == _BY_NUMBER[0][1]


def not_by_number(about: str) -> str:
    """Say what something is that is noted by its number, for whoever may not see its name; all else stays."""
    return next((words for number, words in _BY_NUMBER if number.fullmatch(about)), about)


def browser(agent: str) -> str:
    """Say which browser somebody has, and on what; what is not known stands as it is."""
    name, device = (next((words for mark, words in known if mark in agent), "") for known in (_BROWSERS, _DEVICES))
    return f"{name} on {device}" if name and device else name or agent


def first_sentence(text: str) -> str:
    """Give the first sentence of a text: enough to choose by."""
    first, stop, _ = " ".join(text.split()).partition(". ")
    return f"{first}{stop.strip()}"


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "capitalised": capitalised,
    "said": said,
    "first_sentence": first_sentence,
    "day": day,
    "weekday": weekday,
    "telephones": telephones,
    "not_by_number": not_by_number,
    "moment": moment,
    "counted": counted,
    "in_turn": in_turn,
    "source": source,
    "browser": browser,
}
