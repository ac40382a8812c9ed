"""What is only called otherwise in another version: the same question, answer, term, under another id.

The same is what has the same words, and is told apart by them from all else that is gone or new.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.expression import Condition
from venuecheck.assessment.option import Option
from venuecheck.assessment.wording import in_words
from venuecheck.report.checklist.view import ChecklistShown, QuestionShown, RepeatShown


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """By what each was called: how it is called now."""

    questions: Mapping[str, str]
    """Repeats too."""
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By the question, as it was called."""
    sections: Mapping[str, str]
    points: Mapping[str, str]
    conditions: Mapping[str, str]
    actions: Mapping[str, str]
    outcomes: Mapping[str, str]
    terms: Mapping[str, str]

    def by_part(self) -> Iterator[tuple[str, str, str, str]]:
        """Give the heading, what it is an id of (empty where that goes without saying), the old id, and the new."""
        for part, ids in (
            ("Sections", self.sections),
            ("Questions", self.questions),
            ("Points to check", self.points),
            ("Conditions of approval", self.conditions),
            ("What to do", self.actions),
            ("What can be decided", self.outcomes),
            ("What is meant by", self.terms),
        ):
            yield from ((part, "", was, now) for was, now in ids.items())
        for question, answers in self.options.items():
            name = self.questions.get(question, question)
            yield from (("Questions", name, was, now) for was, now in answers.items())


def own_terms(checklist: Checklist) -> dict[str, Condition]:
    """Give the conditions to which an author gave a name, without points and conditions of approval."""
    others = {one.id for one in checklist.flags} | {one.id for one in checklist.imposed}
    return {name: one for name, one in checklist.terms.items() if name not in others}


def renamed(before: Checklist, after: Checklist) -> Renamed:
    """Find what has another id, and the words that it had."""
    both = before, after
    questions = _moved(*({name: item.text for name, item in one.by_id.items()} for one in both))
    options = {
        name: moved
        for name, item in before.by_id.items()
        if (moved := _moved(*map(_answers, (item, after.by_id.get(questions.get(name, name), item)))))
    }
    return Renamed(
        questions=questions,
        options=options,
        sections=_moved(*({each.id: each.title for each in one.sections} for one in both)),
        points=_moved(*({each.id: each.text for each in one.flags} for one in both)),
        conditions=_moved(*({each.id: each.text for each in one.imposed} for one in both)),
        actions=_moved(*({each.id: each.text for each in one.tasks} for one in both)),
        outcomes=_moved(*({each.id: each.title for each in one.outcomes} for one in both)),
        terms=_moved(*(_terms(one) for one in both)),
    )


def _answers(item: Question | Repeat) -> dict[str, str]:
    return {one.id: one.text for one in item.options} if isinstance(item, Question) else {}


def _terms(checklist: Checklist) -> dict[str, str]:
    said = checklist.term_texts
    return {name: said.get(name) or in_words(checklist, term) for name, term in own_terms(checklist).items()}


def _moved(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    gone, fresh = (_told_apart(one, other) for one, other in ((old, new), (new, old)))
    return {was: fresh[words] for words, was in gone.items() if words in fresh}


def _told_apart(said: Mapping[str, str], there: Mapping[str, str]) -> dict[str, str]:
    """Give the ids that are not `there`, by their words, where only one of them has these."""
    alone = {name: words for name, words in said.items() if name not in there and words}
    count = Counter(alone.values())
    return {words: name for name, words in alone.items() if count[words] == 1}


def with_ids(before: Checklist, ids: Renamed) -> Checklist:
    """Give a checklist whose parts are called as they are now; its conditions are left as they are."""
    return replace(
        before,
        by_id={ids.questions.get(name, name): _item(one, ids) for name, one in before.by_id.items()},
        flags=tuple(replace(one, id=ids.points.get(one.id, one.id)) for one in before.flags),
        imposed=tuple(replace(one, id=ids.conditions.get(one.id, one.id)) for one in before.imposed),
        tasks=tuple(replace(one, id=ids.actions.get(one.id, one.id)) for one in before.tasks),
        term_texts={ids.terms.get(name, name): text for name, text in before.term_texts.items()},
        outcomes=tuple(replace(one, id=ids.outcomes.get(one.id, one.id)) for one in before.outcomes),
    )


def _item(one: Question | Repeat, ids: Renamed) -> Question | Repeat:
    names = ids.questions
    reopens = tuple(names.get(each, each) for each in one.reopens)
    if isinstance(one, Repeat):
        return replace(one, id=names.get(one.id, one.id), reopens=reopens)
    options = tuple(_option(each, ids.options.get(one.id, {})) for each in one.options)
    reason = names.get(one.screen_reason, one.screen_reason)
    return replace(one, id=names.get(one.id, one.id), reopens=reopens, options=options, screen_reason=reason)


def _option(one: Option, ids: Mapping[str, str]) -> Option:
    return replace(one, id=ids.get(one.id, one.id))


def shown_with_ids(shown: ChecklistShown, ids: Renamed) -> ChecklistShown:
    """Give what is shown of a checklist with its parts called as they are now."""
    return replace(
        shown,
        sections=tuple(
            replace(one, id=ids.sections.get(one.id, one.id), items=tuple(_item_shown(each, ids) for each in one.items))
            for one in shown.sections
        ),
        rules=tuple(replace(one, outcome_id=ids.outcomes.get(one.outcome_id, one.outcome_id)) for one in shown.rules),
    )


def _item_shown(one: QuestionShown | RepeatShown, ids: Renamed) -> QuestionShown | RepeatShown:
    if isinstance(one, RepeatShown):
        name = ids.questions.get(one.id, one.id)
        return replace(one, id=name, questions=tuple(_question_shown(each, ids) for each in one.questions))
    return _question_shown(one, ids)


def _question_shown(one: QuestionShown, ids: Renamed) -> QuestionShown:
    now = ids.options.get(one.id, {})
    options = tuple((now.get(each, each), text, alone) for each, text, alone in one.options)
    return replace(one, id=ids.questions.get(one.id, one.id), options=options)
