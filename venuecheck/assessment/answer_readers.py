"""How an answer is read: what somebody wrote, brought to a value, or a sentence on how to put it right."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, Protocol
from urllib.parse import urlsplit

from venuecheck.assessment.answers import Value
from venuecheck.assessment.kept_file import read_kept_file
from venuecheck.assessment.option import NOT_APPLICABLE, Option
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.core.plain_text import plain

LONGEST_TEXT: Final = 4_000
LONGEST_NAME: Final = 200

_ALIASES: Final = {"y": "yes", "true": "yes", "n": "no", "false": "no", "na": NOT_APPLICABLE, "n/a": NOT_APPLICABLE}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[/. ]([0-9]{1,2})[/. ]([0-9]{4})")
_IN_WORDS: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? ([0-9]{4})")
_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?")
_EMAIL: Final = re.compile(r"[^\s@<>,;:\"()]{1,64}@[^\s@.<>,;:\"()]+(?:\.[^\s@.<>,;:\"()]+)+")
_HOST: Final = re.compile(r"[^\W_](?:[\w-]{0,62})(?:\.[^\W_][\w-]{0,62}){1,8}\.?")


class Asked(Protocol):
    """What reading an answer hangs on of its question."""

    @property
    def options(self) -> Sequence[Option]: ...  # noqa: D102 - what can be chosen
    @property
    def at_least(self) -> float | None: ...  # noqa: D102 - of a number, or of the length of a text
    @property
    def at_most(self) -> float | None: ...  # noqa: D102 - the same


Reader = Callable[[Asked, object], Value]
"""Turns what was written into a value. Raises `AnswerError`."""


def clean(raw: str, *, long: bool) -> str:
    """Give a text without what cannot be shown; in one line unless it is `long`."""
    if len(raw) > LONGEST_TEXT:
        message = f"shorten it to {LONGEST_TEXT:,} characters"
        raise AnswerError(message)
    text = plain(raw, LONGEST_TEXT, one_line=not long).strip()
    if not text:
        message = "write an answer"
        raise AnswerError(message)
    return text


def written(read: Callable[[Asked, str], Value], *, long: bool = False) -> Reader:
    """Give a reader of what is written, from one of a text: a number or a truth is taken as its text."""

    def reader(question: Asked, raw: object) -> Value:
        if isinstance(raw, bool):
            raw = "yes" if raw else "no"
        if isinstance(raw, (int, float)):
            raw = format(raw, ".15g") if isinstance(raw, float) else str(raw)[:LONGEST_TEXT]
        if not isinstance(raw, str):
            message = "one answer is needed here, not a list"
            raise AnswerError(message)
        return read(question, clean(raw, long=long))

    return reader


def file_read(question: Asked, raw: object) -> Value:
    """Read what is kept of a file."""
    del question
    return read_kept_file(raw)


def choice_read(question: Asked, text: str) -> str:
    """Read one of the options: its id, its text, or an id that it had before."""
    options = question.options
    wanted = _ALIASES.get(text.casefold(), text.casefold())
    for option in options:
        if wanted in {option.id, option.text.casefold(), *option.formerly}:
            return option.id
    message = "choose one of: " + ", ".join(f"'{option.id}'" for option in options)
    raise AnswerError(message)


def choices_read(question: Asked, raw: object) -> tuple[str, ...]:
    """Read several options: a list, or a text with commas."""
    if isinstance(raw, str):
        raw = [part for part in clean(raw, long=False).split(",") if part.strip()]
    if not isinstance(raw, (list, tuple)) or not raw or len(raw) > len(question.options):
        message = "choose at least one of: " + ", ".join(f"'{option.id}'" for option in question.options)
        raise AnswerError(message)
    found = {choice_read(question, clean(str(one), long=False)) for one in raw}
    alone = [option for option in question.options if option.alone and option.id in found]
    if alone and len(found) > 1:
        message = f"choose either '{alone[0].text}' or the others, not both"
        raise AnswerError(message)
    return tuple(option.id for option in question.options if option.id in found)


def text_read(question: Asked, text: str) -> str:
    """Read a text within its bounds."""
    least, most = int(question.at_least or 1), int(question.at_most or LONGEST_TEXT)
    if len(text) < least:
        message = f"say a little more: at least {least} characters"
        raise AnswerError(message)
    if len(text) > most:
        message = f"shorten it to {most:,} characters; it has {len(text):,}"
        raise AnswerError(message)
    return text


def number_read(question: Asked, text: str) -> float:
    """Read a number within its bounds."""
    if not _NUMBER.fullmatch(text):
        message = "write a number in figures, such as 40"
        raise AnswerError(message)
    number = float(text.replace(",", ""))
    if question.at_least is not None and number < question.at_least:
        message = f"write a number that is {question.at_least:g} or more"
        raise AnswerError(message)
    if question.at_most is not None and number > question.at_most:
        message = f"write a number that is {question.at_most:g} or less"
        raise AnswerError(message)
    return int(number) if number.is_integer() else number


def date_read(question: Asked, text: str) -> date:
    """Read a day, written in figures or with the month in words."""
    del question
    return read_day(text)


def read_day(text: str) -> date:
    """Read a day that somebody typed: `14 September 2026`, `14/9/2026`, `2026-09-14`. Raises `AnswerError`."""
    parts = None
    if found := _ISO.fullmatch(text):
        parts = (int(found[1]), int(found[2]), int(found[3]))
    elif found := _DAY_FIRST.fullmatch(text):
        parts = (int(found[3]), int(found[2]), int(found[1]))
    elif (found := _IN_WORDS.fullmatch(text.lower())) and found[2][:3] in _MONTHS:
        parts = (int(found[3]), _MONTHS.index(found[2][:3]) + 1, int(found[1]))
    if parts is None:
        message = "write the date as day, month and year, such as 14 September 2026 or 14/9/2026"
        raise AnswerError(message)
    if not 1900 <= parts[0] <= 2100:  # noqa: PLR2004 - outside it, a slip of the finger
        message = "check the year"
        raise AnswerError(message)
    try:
        return date(*parts)
    except ValueError:
        message = "there is no such day; check the day and the month"
        raise AnswerError(message) from None


def name_read(kind: str) -> Callable[[Asked, str], str]:
    """Give a reader of names of a kind, such as `a person`."""

    def reader(question: Asked, text: str) -> str:
        del question
        if len(text) > LONGEST_NAME:
            message = f"shorten the name to {LONGEST_NAME} characters"
            raise AnswerError(message)
        if not any(char.isalnum() for char in text):
            message = f"write the name of {kind}"
            raise AnswerError(message)
        return text

    return reader


def email_read(question: Asked, text: str) -> str:
    """Read one e-mail address."""
    del question
    if len(text) > 254 or not _EMAIL.fullmatch(text):  # noqa: PLR2004 - RFC 5321's limit of a path
        message = "write one e-mail address, such as name@example.org"
        raise AnswerError(message)
    return text


def web_address_read(question: Asked, text: str) -> str:
    """Read a web address; one without a scheme is of https."""
    del question
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        host, has_login = parts.hostname or "", parts.username is not None
        usable = parts.scheme in {"http", "https"} and not has_login and (parts.port or 1) > 0
    except ValueError:
        usable, host = False, ""
    if not usable or any(char.isspace() for char in address) or not _HOST.fullmatch(host):
        message = "write a web address, such as https://www.example.org"
        raise AnswerError(message)
    return address


def registered_read(read: Callable[[str], str | None], message: str) -> Callable[[Asked, str], str]:
    """Give a reader of a number that a register gives, brought to one form; `message` says how to put it right."""

    def reader(question: Asked, text: str) -> str:
        del question
        found = read(text)
        if found is None:
            raise AnswerError(message)
        return found

    return reader
