"""Each type of answer: what it takes, what it makes of it, and how it says what to put right."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.answer import read_answer, shown_answer
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.answer_readers import LONGEST_TEXT
from venuecheck.assessment.answers import plain_value
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.option import IN_PLACE, NOT_APPLICABLE_OPTION, YES_NO, Option
from venuecheck.assessment.wrong_answer import AnswerError

OPTIONS = (
    Option(id="tea", text="Tea"),
    Option(id="cake", text="Some cake"),
    Option(id="none", text="None", alone=True),
)


def question(
    type_: AnswerType, *, not_applicable: bool = False, at_least: float | None = None, at_most: float | None = None
) -> Question:
    """A question of one type."""
    fixed = {AnswerType.YES_NO: YES_NO, AnswerType.IN_PLACE: IN_PLACE}.get(type_, ())
    options = OPTIONS if type_ in {AnswerType.CHOICE, AnswerType.CHOICES} else fixed
    options = (*options, NOT_APPLICABLE_OPTION) if not_applicable else options
    return Question(id="q", section="s", text="?", type=type_, options=options, at_least=at_least, at_most=at_most)


T = AnswerType


@pytest.mark.parametrize(
    ("type_", "raw", "says"),
    [
        (T.YES_NO, "maybe", "choose one of: 'yes', 'no'"),
        (T.YES_NO, "n/a", "choose one of: 'yes', 'no'"),
        (T.IN_PLACE, "green", "choose one of: 'in_place', 'partly', 'not_in_place'"),
        (T.CHOICE, "coffee", "choose one of: 'tea', 'cake', 'none'"),
        (T.CHOICE, ["tea"], "one answer is needed here, not a list"),
        (T.CHOICES, [], "choose at least one of"),
        (T.CHOICES, ["tea", "none"], "choose either 'None' or the others, not both"),
        (T.CHOICES, ["tea", "coffee"], "choose one of"),
        (T.CHOICES, {"tea": 1}, "choose at least one of"),
        (T.TEXT, "   ", "write an answer"),
        (T.TEXT, "\x00\x1b", "write an answer"),
        (T.TEXT, "x" * (LONGEST_TEXT + 1), "shorten it"),
        (T.NUMBER, "forty", "write a number in figures"),
        (T.NUMBER, "1e9", "write a number in figures"),
        (T.NUMBER, "nan", "write a number in figures"),
        (T.NUMBER, float("inf"), "write a number in figures"),
        (T.NUMBER, "1,00", "write a number in figures"),
        (T.DATE, "tomorrow", "write the date as day, month and year"),
        (T.DATE, "31 June 2026", "there is no such day"),
        (T.DATE, "1 Jan 0026", "check the year"),
        (T.DATE, "14 Smarch 2026", "write the date as day, month and year"),
        (T.PERSON, "???", "write the name of a person"),
        (T.PERSON, "x" * 201, "shorten the name"),
        (T.ORGANISATION, "-", "write the name of an organisation"),
        (T.EMAIL, "name@example", "write one e-mail address"),
        (T.EMAIL, "a@b.example, c@d.example", "write one e-mail address"),
        (T.WEB_ADDRESS, "not a page", "write a web address"),
        (T.WEB_ADDRESS, "ftp://a.example/", "write a web address"),
        (T.WEB_ADDRESS, "javascript:alert(1)", "write a web address"),
        (T.WEB_ADDRESS, "https://user:secret@a.example", "write a web address"),
        (T.WEB_ADDRESS, "https://[::1", "write a web address"),
        (T.WEB_ADDRESS, "https://a.example:99999/", "write a web address"),
        (T.POSTCODE, "WS1", "write a full UK postcode"),
        (T.POSTCODE, "WS1 1CP", "write a full UK postcode"),
        (T.CHARITY_NUMBER, "12345", "write a charity number"),
        (T.CHARITY_NUMBER, "SC12345", "write a charity number"),
        (T.COMPANY_NUMBER, "00000000", "write the company number"),
        (T.COMPANY_NUMBER, "XX123456", "write the company number"),
        (T.COMPANY_NUMBER, "123456789", "write the company number"),
    ],
)
def test_a_wrong_answer_says_how_to_put_it_right(type_: AnswerType, raw: object, says: str) -> None:
    with pytest.raises(AnswerError, match=says.replace("?", r"\?")):
        read_answer(question(type_), raw)


@pytest.mark.parametrize(
    ("type_", "raw", "value", "shown"),
    [
        (T.YES_NO, "Yes", "yes", "Yes"),
        (T.YES_NO, "n", "no", "No"),
        (T.YES_NO, True, "yes", "Yes"),
        (T.IN_PLACE, "Partly in place", "partly", "Partly in place"),
        (T.CHOICE, "some cake", "cake", "Some cake"),
        (T.CHOICES, ["cake", "tea"], ("tea", "cake"), "Tea; Some cake"),
        (T.CHOICES, "cake, tea", ("tea", "cake"), "Tea; Some cake"),
        (T.CHOICES, ["none"], ("none",), "None"),
        (T.TEXT, " two\nlines ", "two\nlines", "two\nlines"),
        (T.TEXT, 2026, "2026", "2026"),
        (T.TEXT, "\x1b[31mred\u202e", "[31mred", "[31mred"),
        (T.NUMBER, "1,200", 1200, "1200"),
        (T.NUMBER, 2.5, 2.5, "2.5"),
        (T.DATE, "2026-09-04", date(2026, 9, 4), "4 September 2026"),
        (T.DATE, date(2026, 9, 4), date(2026, 9, 4), "4 September 2026"),
        (T.DATE, "4/9/2026", date(2026, 9, 4), "4 September 2026"),
        (T.DATE, "4th Sept 2026", date(2026, 9, 4), "4 September 2026"),
        (T.PERSON, "Ọláyínká Ní Bhriain", "Ọláyínká Ní Bhriain", "Ọláyínká Ní Bhriain"),
        (T.ORGANISATION, "1st Example Guides", "1st Example Guides", "1st Example Guides"),
        (T.EMAIL, "o'neil@a.example", "o'neil@a.example", "o'neil@a.example"),
        (T.WEB_ADDRESS, "a.example/page", "https://a.example/page", "https://a.example/page"),
        (T.WEB_ADDRESS, "http://a.example", "http://a.example", "http://a.example"),
        (T.POSTCODE, "ws11tp", "WS1 1TP", "WS1 1TP"),
        (T.POSTCODE, "EC1A 1BB", "EC1A 1BB", "EC1A 1BB"),
        (T.CHARITY_NUMBER, "1 123 456", "1123456", "1123456"),
        (T.CHARITY_NUMBER, "sc012345", "SC012345", "SC012345"),
        (T.CHARITY_NUMBER, "NIC 100123", "NIC100123", "NIC100123"),
        (T.COMPANY_NUMBER, 1234567, "01234567", "01234567"),
        (T.COMPANY_NUMBER, "sc 123456", "SC123456", "SC123456"),
        (T.COMPANY_NUMBER, "IP12345R", "IP12345R", "IP12345R"),
    ],
)
def test_an_answer_is_brought_to_its_form(type_: AnswerType, raw: object, value: object, shown: str) -> None:
    asked = question(type_)
    found = read_answer(asked, raw)
    assert found == value
    assert shown_answer(asked, found) == shown
    assert read_answer(asked, plain_value(found)) == found


def test_not_applicable_is_an_answer_where_the_question_allows_it() -> None:
    assert read_answer(question(T.YES_NO, not_applicable=True), "n/a") == "not_applicable"


def test_bounds_are_said() -> None:
    with pytest.raises(AnswerError, match="at least 10 characters"):
        read_answer(question(T.TEXT, at_least=10), "meeting")
    with pytest.raises(AnswerError, match="shorten it to 3 characters; it has 4"):
        read_answer(question(T.TEXT, at_most=3), "four")
    with pytest.raises(AnswerError, match="5 or more"):
        read_answer(question(T.NUMBER, at_least=5), "4")
    with pytest.raises(AnswerError, match="5 or less"):
        read_answer(question(T.NUMBER, at_most=5), "6")


@given(
    st.sampled_from(list(AnswerType)), st.text(max_size=40) | st.lists(st.text(max_size=5), max_size=3) | st.floats()
)
def test_garbage_is_taken_or_refused_and_stays_what_it_is(type_: AnswerType, raw: object) -> None:
    asked = question(type_)
    with contextlib.suppress(AnswerError):
        value = read_answer(asked, raw)
        assert read_answer(asked, plain_value(value)) == value
