"""A checklist, read from its document in one of its languages, its examples run."""

from collections.abc import Iterator

from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.example import example_differences
from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.parse import parse
from venuecheck.authoring.document import Document
from venuecheck.authoring.kept import kept
from venuecheck.core.problem import Problem, UnusableFileError


def load_checklist(document: Document, language: str = ENGLISH) -> Checklist:
    """Read a checklist in one of its languages and run its examples. Raises `InputError` with every problem."""
    checklist = parse(document, language)
    problems = list(wrong_examples(document, checklist))
    if problems:
        raise UnusableFileError(problems)
    return checklist


checklist_in = kept(load_checklist)
"""Reads the checklist that stands in a file, in one of its languages: once for each content, for it takes long."""


def wrong_examples(document: Document, checklist: Checklist) -> Iterator[Problem]:
    """Run a checklist's examples, and say what comes out otherwise than they say."""
    for example in checklist.examples:
        line, column = example.place
        for found in example_differences(checklist, example):
            yield Problem(file=document.file, line=line, column=column, what=f"{example.title}: {found}")
