"""What persons put on record: their names and reasons, tidied, and refused where they say nothing."""

from collections.abc import Iterator
from datetime import date

from venuecheck.assessment.answer_readers import read_day
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.core.plain_text import in_one_line
from venuecheck.core.problem import InvalidError, Problem

_REASON_LIMIT, _PERSON_LIMIT = 1_000, 200
_SHORTEST_REASON = 10


def cleaned(text: str) -> str:
    """Give a line of text: spaces made one, nothing that a terminal obeys."""
    return in_one_line(text, 10_000)


def reason_and_name(reason: str, person: str, *, fix: str, least: int = _SHORTEST_REASON) -> tuple[str, str]:
    """Give a reason and who gives it, both tidied. Raises `InvalidError` where either says nothing.

    `least`: how many letters and digits a reason has that says something.
    """
    why, name = cleaned(reason), cleaned(person)
    problems = [*reason_problems(why, fix=fix, least=least), *person_problems(name)]
    if problems:
        raise InvalidError(problems)
    return why, name


def reason_problems(
    reason: str, *, fix: str, field: str = "reason", called: str = "reason", least: int = _SHORTEST_REASON
) -> Iterator[Problem]:
    """Name what is wrong with a reason, or with what is `called` otherwise, that was given as `field`."""
    if sum(char.isalnum() for char in reason) < least:
        yield wrong(field, f"the {called} is missing or too short", fix)
    if len(reason) > _REASON_LIMIT:
        yield wrong(field, f"the {called} is longer than {_REASON_LIMIT} characters", "say it more shortly")


def person_problems(person: str, field: str = "person") -> Iterator[Problem]:
    """Name what is wrong with who says something."""
    if not any(char.isalpha() for char in person):
        yield wrong(field, "nobody is named", "name the person who answers for this")
    if len(person) > _PERSON_LIMIT:
        yield wrong(field, f"the name is longer than {_PERSON_LIMIT} characters", "shorten it")


def wrong(field: str, what: str, fix: str) -> Problem:
    """Say what is wrong with what was given as `field`."""
    return Problem(field=field, what=what, fix=fix)


def day_of(field: str, text: str) -> date:
    """Read a day as an answer's is read, such as 31 March 2027 or 2027-03-31. Raises `InvalidError`."""
    try:
        return read_day(" ".join(text.split()))
    except AnswerError as error:
        raise InvalidError.of(field, "this is not a date", str(error)) from None
