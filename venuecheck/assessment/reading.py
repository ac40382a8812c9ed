"""A checklist's document on its way to a checklist: its sources, its vocabulary, and what was found wrong so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from venuecheck.assessment.condition import read_condition
from venuecheck.assessment.expression import Condition, Type, Vocabulary, unread
from venuecheck.assessment.syntax import ConditionError
from venuecheck.assessment.written import WrittenChecklist
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.lost_ids import LostIds
from venuecheck.authoring.source import Source
from venuecheck.core.problem import Problem, did_you_mean

_NAMED: Final = frozenset({"question", "flag", "condition"})
"""Kinds of what conditions can mention: they share one set of names."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """What the readers of a checklist's parts share."""

    document: Document
    written: WrittenChecklist
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    problems: dict[Problem, None] = field(default_factory=dict)
    """What was found wrong, each once, in the order in which it was found."""
    lost: LostIds = field(default_factory=LostIds)

    def say(self, path: ValuePath, what: str, fix: str, *, at_key: bool = False) -> Problem:
        """Note a problem at a place of the document."""
        problem = self.document.problem(path, what, fix, at_key=at_key)
        self.problems[problem] = None
        return problem

    def found(self, problems: Iterable[Problem]) -> None:
        """Note problems that are at their places already."""
        self.problems |= dict.fromkeys(problems)

    @property
    def told(self) -> list[Problem]:
        """What was found wrong, without what only follows from an id that is given twice."""
        follow_on = self.lost.follow_on()
        return [problem for problem in self.problems if problem not in follow_on]

    def condition(self, path: ValuePath, text: str, row: Mapping[str, Type] | None = None) -> Condition:
        """Read a condition; where it is wrong, note why and give one that is false, so that the rest is checked."""
        names = {**self.vocabulary.names, **(row or {})}
        try:
            return read_condition(text, Vocabulary(names=names, repeats=self.vocabulary.repeats))
        except ConditionError as error:
            for fault in error.faults:
                said = self.say(path, f"{fault.what} (character {fault.character} of the condition)", fault.fix)
                if fault.unknown:
                    kind, name = fault.unknown
                    self.lost.unknown(kind, name, said, names if kind == "name" else ())
            return unread(text)

    def sourced(self, path: ValuePath, ids: Sequence[str], basis: str) -> tuple[Source, ...]:
        """Look sources up; none is a problem unless the author says that it is their own judgement."""
        given = (*path, "sources")  # what stands there and cannot be read was told where it is
        is_unread = given in self.document.places and self.document.value(given) is None
        if not ids and basis == "public source" and not is_unread:
            fix = "add 'sources: [...]', or 'basis: \"our judgement\"' where no public document says it"
            self.say(path, "no source is named", fix)
        for number, source in enumerate(ids):
            if source not in self.sources:
                fix = did_you_mean(source, self.sources) or "list it under 'sources:' at the top"
                said = self.say((*path, "sources", number), f"source '{source[:60]}' is not listed", fix)
                self.lost.unknown("source", source, said, self.sources)
        return tuple(self.sources[source] for source in ids if source in self.sources)

    def unique(self, path: ValuePath, ids: Iterable[str], kind: str) -> None:
        """Check that the ids of the list at `path`, of things of this kind, do not repeat."""
        seen: set[str] = set()
        for number, one in enumerate(ids):
            if one in seen:
                self.say((*path, number, "id"), f"'{one[:60]}' is used twice", "give one of them another id")
                self.lost.given_twice(kind)
            seen.add(one)

    def known(self, path: ValuePath, name: str, names: Iterable[str], kind: str) -> bool:
        """Check that `name` is one of `names`."""
        choices = set(names)
        if name not in choices:
            fix = did_you_mean(name, choices) or f"name one that is there, or take '{name[:60]}' out here"
            said = self.say(path, f"there is no {kind} '{name[:60]}'", fix)
            self.lost.unknown("name" if kind in _NAMED else kind, name, said, choices)
        return name in choices
