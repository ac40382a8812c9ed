"""Which answers hold names that are looked up, and in what passages a longer text is looked at.

A checklist says which questions ask for a name (`screen`). People write names elsewhere too: into the description, as
the cause that money is for, as the person who books. So in a checklist that looks any name up, whatever the organiser
may write in words of their own is looked at for listed organisations.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from venuecheck.assessment.answer_kinds import KINDS, AnswerType
from venuecheck.assessment.answers import Rows
from venuecheck.assessment.beside_a_person import bodies_beside
from venuecheck.assessment.checklist import Checklist, Question
from venuecheck.assessment.event_days import days_answered
from venuecheck.assessment.question_words import question_in_words
from venuecheck.assessment.screened import Sought, Within
from venuecheck.assessment.walk import Step, Walk

PERSON: Final = "person"
ORGANISATION: Final = "organisation"
SUBJECT: Final = "subject"
"""Stands for the booking's title where the id of a question would stand."""
_SUBJECT_ASKED: Final = "Which booking is this?"
_BETWEEN_NAMES: Final = re.compile(r"[;,\n]")
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|[;\n]+")
_PASSAGE, _SHARED = 24, 8
"""Words of a passage, and how many of them it shares with the next: listed names of more words are rare."""
_LONGEST_PASSAGE, _MOST_BESIDE = 190, 16


def names_to_screen(checklist: Checklist, walked: Walk, subject: str = "") -> Iterator[Sought]:
    """Give every answer that is a name to be looked up, and every passage in which one may stand, for the event's days.

    Hidden answers are none. People are looked up only where the question that asks for a reason has an answer. An
    answer that holds several names with commas or semicolons between them is looked up in parts. `subject` is the
    booking's title. A checklist that asks for no name to be looked up looks at no text either.
    """
    if not any(isinstance(step.item, Question) and step.item.screen for step in walked.steps):
        return
    days = days_answered({step.path: step.value for step in walked.answered})
    for one in _sought(checklist, walked, subject):
        yield one if days is None else replace(one, first=days.first, last=days.last)


def _sought(checklist: Checklist, walked: Walk, subject: str) -> Iterator[Sought]:
    said = {step.path: step for step in walked.answered}
    for step, item in _questions(walked):
        if item.screen:
            reason = _said(said.get(item.screen_reason))
            yield from _names(step, item, question_in_words(checklist, step.path), reason=reason)
    for step, item in _questions(walked):
        if (within := _within(item)) is not None:
            yield from _passages(str(step.value), step.path, question_in_words(checklist, step.path), within)
    yield from _passages(subject, SUBJECT, _SUBJECT_ASKED, Within.TEXT)


def _within(item: Question) -> Within | None:
    """Say what an answer is in which an organisation may stand; None where it is looked up itself, or holds none."""
    if item.screen == PERSON:
        return Within.PERSON
    return KINDS[item.type].within if item.asked_of == "organiser" and not item.screen else None


def _questions(walked: Walk) -> Iterator[tuple[Step, Question]]:
    for step in walked.answered:
        if isinstance(step.item, Question) and not isinstance(step.value, Rows):
            yield step, step.item


def _names(step: Step, item: Question, asked: str, *, reason: str) -> Iterator[Sought]:
    if item.screen == PERSON and not reason:
        return
    parts = _BETWEEN_NAMES.split(str(step.value)) if item.type is AnswerType.TEXT else [str(step.value)]
    for name in dict.fromkeys(" ".join(part.split()) for part in parts):
        if item.type is not AnswerType.TEXT or any(map(_is_written, name)):
            why = reason if item.screen == PERSON else ""
            yield Sought(question=step.path, name=name, kind=item.screen or "", reason=why, asked=asked)


def _is_written(char: str) -> bool:
    """Whether a character is more than a mark between names or in place of one: a picture may be all of a name."""
    return char.isalnum() or unicodedata.category(char) == "So"


def _passages(text: str, question: str, asked: str, within: Within) -> Iterator[Sought]:
    if within is Within.PERSON:
        for one in bodies_beside(text)[:_MOST_BESIDE]:
            name, place = one.name[:_LONGEST_PASSAGE], Within.BODY if one.is_behind else Within.OFFICE
            if any(char.isalpha() for char in name):
                yield Sought(question=question, name=name, kind=ORGANISATION, asked=asked, within=place)
    for passage in dict.fromkeys(_cut(text)):
        if any(char.isalpha() for char in passage):
            yield Sought(question=question, name=passage, kind=ORGANISATION, asked=asked, within=within)


def _cut(text: str) -> Iterator[str]:
    """Cut a text into sentences, and long ones into passages that overlap, so that no name is cut in two.

    Nothing is left out, however long the words or the text.
    """
    for sentence in _BETWEEN_SENTENCES.split(text):
        words = [part for word in sentence.split() for part in _short(word)]
        first = 0
        while first < len(words):
            end = _end(words, first)
            yield " ".join(words[first:end])
            first = end - min(_SHARED, (end - first) // 2) if end < len(words) else end


def _end(words: list[str], first: int) -> int:
    """Give the place behind the last word of a passage that begins at `first`."""
    end, letters = first + 1, len(words[first])
    while end < min(len(words), first + _PASSAGE) and letters + 1 + len(words[end]) <= _LONGEST_PASSAGE:
        letters += 1 + len(words[end])
        end += 1
    return end


def _short(word: str) -> Iterator[str]:
    """Cut a word that is longer than a passage, as an address may be, into pieces that overlap."""
    step = _LONGEST_PASSAGE // 2
    for first in range(0, max(len(word) - step, 1), step):
        yield word[first : first + _LONGEST_PASSAGE]


def _said(step: Step | None) -> str:
    return str(step.value).strip() if step is not None and isinstance(step.value, str) else ""
