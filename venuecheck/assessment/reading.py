"""A checklist's document on its way to a checklist: its sources, its vocabulary, and what was found wrong so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from venuecheck.assessment.condition import read_condition
from venuecheck.assessment.expression import Condition, Literal, Type, Vocabulary
from venuecheck.assessment.syntax import ConditionError
from venuecheck.assessment.written import WrittenChecklist
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.source import Source
from venuecheck.core.problem import Problem, did_you_mean

_NEVER: Final = Condition(text="", root=Literal(value=False), names=frozenset())


@dataclass(slots=True, kw_only=True)
class Reading:
    """What the readers of a checklist's parts share."""

    document: Document
    written: WrittenChecklist
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)

    def say(self, path: ValuePath, what: str, fix: str = "", *, at_key: bool = False) -> None:
        """Note a problem at a place of the document."""
        problem = self.document.problem(path, what, fix, at_key=at_key)
        if problem not in self.problems:
            self.problems.append(problem)

    def condition(self, path: ValuePath, text: str, row: Mapping[str, Type] | None = None) -> Condition:
        """Read a condition; where it is wrong, note why and give one that is false, so that the rest is checked."""
        names = {**self.vocabulary.names, **(row or {})}
        try:
            return read_condition(text, Vocabulary(names=names, repeats=self.vocabulary.repeats))
        except ConditionError as error:
            for fault in error.faults:
                self.say(path, f"{fault.what} (character {fault.character} of the condition)", fault.fix)
            return _NEVER

    def sourced(self, path: ValuePath, ids: Sequence[str], basis: str) -> tuple[Source, ...]:
        """Look sources up; none is a problem unless the author says that it is their own judgement."""
        if not ids and basis == "public source":
            fix = "add 'sources: [...]', or 'basis: \"our judgement\"' where no public document says it"
            self.say(path, "no source is named", fix)
        for number, source in enumerate(ids):
            if source not in self.sources:
                fix = did_you_mean(source, self.sources) or "list it under 'sources:' at the top"
                self.say((*path, "sources", number), f"source '{source[:60]}' is not listed", fix)
        return tuple(self.sources[source] for source in ids if source in self.sources)

    def unique(self, path: ValuePath, ids: Iterable[str]) -> None:
        """Check that the ids of the list at `path` do not repeat."""
        seen: set[str] = set()
        for number, one in enumerate(ids):
            if one in seen:
                self.say((*path, number, "id"), f"'{one[:60]}' is used twice", "give one of them another id")
            seen.add(one)

    def known(self, path: ValuePath, name: str, names: Iterable[str], kind: str) -> bool:
        """Check that `name` is one of `names`."""
        choices = set(names)
        if name not in choices:
            self.say(path, f"there is no {kind} '{name[:60]}'", did_you_mean(name, choices))
        return name in choices
