"""Answers: what somebody wrote, brought to a value of the question's type, or a sentence on how to put it right."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Final
from urllib.parse import urlsplit

from venuecheck.assessment.answers import FileKept, Value
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.checklist_said import NOT_APPLICABLE, AnswerType, Option
from venuecheck.assessment.kept_file import read_kept_file
from venuecheck.assessment.registration import charity_number, company_number, postcode
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.core import day_words
from venuecheck.core.plain_text import plain

LONGEST_TEXT: Final = 4_000
LONGEST_NAME: Final = 200
YES_NO: Final = (Option(id="yes", text="Yes"), Option(id="no", text="No"))
IN_PLACE: Final = (
    Option(id="in_place", text="In place"),
    Option(id="partly", text="Partly in place"),
    Option(id="not_in_place", text="Not in place"),
)
NOT_APPLICABLE_OPTION: Final = Option(id=NOT_APPLICABLE, text="Does not apply here")

_ALIASES: Final = {"y": "yes", "true": "yes", "n": "no", "false": "no", "na": NOT_APPLICABLE, "n/a": NOT_APPLICABLE}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[/. ]([0-9]{1,2})[/. ]([0-9]{4})")
_IN_WORDS: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? ([0-9]{4})")
_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?")
_EMAIL: Final = re.compile(r"[^\s@<>,;:\"()]{1,64}@[^\s@.<>,;:\"()]+(?:\.[^\s@.<>,;:\"()]+)+")
_HOST: Final = re.compile(r"[^\W_](?:[\w-]{0,62})(?:\.[^\W_][\w-]{0,62}){1,8}\.?")


def read_answer(question: Question, raw: object) -> Value:
    """Turn what was written into a value. Raises `AnswerError`."""
    if isinstance(raw, (date, datetime)):
        raw = raw.isoformat()[:10]
    if question.type is AnswerType.FILE:
        return read_kept_file(raw)
    if question.type is AnswerType.CHOICES:
        return _choices(question, raw)
    if isinstance(raw, bool):
        raw = "yes" if raw else "no"
    if isinstance(raw, (int, float)):
        raw = format(raw, ".15g") if isinstance(raw, float) else str(raw)[:LONGEST_TEXT]
    if not isinstance(raw, str):
        message = "one answer is needed here, not a list"
        raise AnswerError(message)
    text = _clean(raw, long=question.type is AnswerType.TEXT)
    return _READERS[question.type](question, text)


def shown_answer(question: Question, value: Value) -> str:
    """Say an answer in words."""
    if isinstance(value, FileKept):
        return f"{value.name} ({value.size:,} bytes, SHA-256 {value.sha256[:12]}…)"
    texts = {option.id: option.text for option in question.options}
    if isinstance(value, tuple):
        return "; ".join(texts.get(one, one) for one in value)
    if isinstance(value, date):
        return day_words.day(value)
    if isinstance(value, (int, float)):
        return format(value, ".15g")
    return texts.get(value, value)


def _clean(raw: str, *, long: bool) -> str:
    if len(raw) > LONGEST_TEXT:
        message = f"shorten it to {LONGEST_TEXT:,} characters"
        raise AnswerError(message)
    text = plain(raw, LONGEST_TEXT, one_line=not long).strip()
    if not text:
        message = "write an answer"
        raise AnswerError(message)
    return text


def _choice(question: Question, text: str) -> str:
    options = question.options
    wanted = _ALIASES.get(text.casefold(), text.casefold())
    for option in options:
        if wanted in {option.id, option.text.casefold(), *option.formerly}:
            return option.id
    message = "choose one of: " + ", ".join(f"'{option.id}'" for option in options)
    raise AnswerError(message)


def _choices(question: Question, raw: object) -> tuple[str, ...]:
    if isinstance(raw, str):
        raw = [part for part in _clean(raw, long=False).split(",") if part.strip()]
    if not isinstance(raw, (list, tuple)) or not raw or len(raw) > len(question.options):
        message = "choose at least one of: " + ", ".join(f"'{option.id}'" for option in question.options)
        raise AnswerError(message)
    found = {_choice(question, _clean(str(one), long=False)) for one in raw}
    alone = [option for option in question.options if option.alone and option.id in found]
    if alone and len(found) > 1:
        message = f"choose either '{alone[0].text}' or the others, not both"
        raise AnswerError(message)
    return tuple(option.id for option in question.options if option.id in found)


def _text(question: Question, text: str) -> str:
    least, most = int(question.at_least or 1), int(question.at_most or LONGEST_TEXT)
    if len(text) < least:
        message = f"say a little more: at least {least} characters"
        raise AnswerError(message)
    if len(text) > most:
        message = f"shorten it to {most:,} characters; it has {len(text):,}"
        raise AnswerError(message)
    return text


def _number(question: Question, text: str) -> float:
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


def _date(question: Question, text: str) -> date:
    del question
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
    try:
        found_date = date(*parts)
    except ValueError:
        message = "there is no such day; check the day and the month"
        raise AnswerError(message) from None
    if not 1900 <= found_date.year <= 2100:  # noqa: PLR2004 - outside it, a slip of the finger
        message = "check the year"
        raise AnswerError(message)
    return found_date


def _name(question: Question, text: str) -> str:
    kind = "a person" if question.type is AnswerType.PERSON else "an organisation"
    if len(text) > LONGEST_NAME:
        message = f"shorten the name to {LONGEST_NAME} characters"
        raise AnswerError(message)
    if not any(char.isalnum() for char in text):
        message = f"write the name of {kind}"
        raise AnswerError(message)
    return text


def _email(question: Question, text: str) -> str:
    del question
    if len(text) > 254 or not _EMAIL.fullmatch(text):  # noqa: PLR2004 - RFC 5321's limit of a path
        message = "write one e-mail address, such as name@example.org"
        raise AnswerError(message)
    return text


def _web_address(question: Question, text: str) -> str:
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


def _registered(read: Callable[[str], str | None], message: str) -> Callable[[Question, str], str]:
    def reader(question: Question, text: str) -> str:
        del question
        found = read(text)
        if found is None:
            raise AnswerError(message)
        return found

    return reader


_READERS: Final[dict[AnswerType, Callable[[Question, str], Value]]] = {
    AnswerType.YES_NO: _choice,
    AnswerType.IN_PLACE: _choice,
    AnswerType.CHOICE: _choice,
    AnswerType.TEXT: _text,
    AnswerType.NUMBER: _number,
    AnswerType.DATE: _date,
    AnswerType.PERSON: _name,
    AnswerType.ORGANISATION: _name,
    AnswerType.EMAIL: _email,
    AnswerType.WEB_ADDRESS: _web_address,
    AnswerType.POSTCODE: _registered(postcode, "write a full UK postcode, such as WS1 1TP"),
    AnswerType.CHARITY_NUMBER: _registered(
        charity_number,
        "write a charity number: six or seven digits (England and Wales), SC012345 (Scotland) "
        "or NIC101234 (Northern Ireland)",
    ),
    AnswerType.COMPANY_NUMBER: _registered(
        company_number, "write the company number: eight characters, such as 01234567 or SC123456"
    ),
}
