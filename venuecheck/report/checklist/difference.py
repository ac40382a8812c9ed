"""What differs between two checklists, in words: what is asked, when, and what follows from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain

from venuecheck.assessment.assessment import Outcome
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.wording import in_words
from venuecheck.report.checklist.otherwise import what_else_differs
from venuecheck.report.checklist.renamed import Renamed, renamed, shown_with_ids, with_ids
from venuecheck.report.checklist.view import (
    ChecklistShown,
    Consequence,
    QuestionShown,
    RepeatShown,
    RuleShown,
    SectionShown,
    checklist_shown,
)

_WORDS = {
    "text": "its words",
    "help": "what helps to answer it",
    "why": "why it is asked",
    "evidence": "what would show that the answer is right",
    "how": "how it is answered",
    "only_if": "when it is asked",
    "asked_of": "who is asked",
    "required": "whether it has to be answered",
    "shortest": "how short it can be",
    "longest": "how long it can be",
    "low": "the least it can be",
    "high": "the most it can be",
    "sources": "what it rests on",
    "at_least": "how often at least",
    "at_most": "how often at most",
    "each": "what each is called",
}
_OF_A_SECTION = {"title": "its heading", "text": "its words"}
_OF_AN_OUTCOME = {"title": "its words"}
_OF_A_CONSEQUENCE = {"text": "its words", "only_if": "when it comes about", "beside": "its weight, or whose it is"}
_BESIDES = {
    "advisory": "whether its answer is advisory",
    "hearsay": "whether it says what others say",
    "lists_say": "whether the lists of names answer it",
    "screen": "what is looked up of it",
    "screen_reason": "which answer says why people are looked up",
    "expected": "on which side of today it usually lies",
    "expires_after_days": "for how many days its answer counts",
    "reopens": "what is asked again when it changes",
    "organiser_text": "its words for an organiser",
    "organiser_help": "what helps an organiser to answer it",
    "organiser_why": "why an organiser is asked",
    "holds_reply": "whether it holds replies back",
    "limits": "whether it limits speech or access",
    "asks": "whom it has somebody ask",
    "valid_for_days": "for how many days it counts",
    "review_after_days": "after how many days it is looked at again",
}
"""What of questions, points, conditions, actions and outcomes no reader is shown, and counts all the same."""
_PARTS = (
    *("The checklist", "Sections", "Questions", "Points to check", "Conditions of approval", "What to do"),
    *("What can be decided", "What is recommended", "What is meant by"),
)
"""In the order of a reader."""
_ALWAYS = "always"
_Options = tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that differs."""

    part: str
    """Such as `Questions`, `What is recommended`."""
    about: str
    """What it is about, by its id; empty where the change says it all."""
    what: str
    """`new`, `gone`, or what of it differs."""
    before: str = ""
    after: str = ""


def checklist_changes(before: Checklist, after: Checklist) -> tuple[Change, ...]:
    """Give everything in which one checklist differs from another, in the order of a reader."""
    ids = renamed(before, after)
    old, new = shown_with_ids(checklist_shown(before), ids), checklist_shown(after)
    was = with_ids(before, ids)
    reworded = _reworded(after, was)
    meant = checklist_shown(reworded)
    found = [
        *_heads(old, new),
        *_ids(ids),
        *_entries("Sections", _by_id(old.sections), _by_id(new.sections), _OF_A_SECTION),
        *_entries("Questions", _items(old), _items(new), _WORDS, _items(meant)),
        *_besides("Questions", was.by_id.values(), after.by_id.values()),
        *_order(old, new),
    ]
    parts = (
        ("Points to check", (was.flags, old.points), (after.flags, new.points), meant.points),
        ("Conditions of approval", (was.imposed, old.conditions), (after.imposed, new.conditions), meant.conditions),
        ("What to do", (was.tasks, old.actions), (after.tasks, new.actions), meant.actions),
    )
    for part, then, now, now_meant in parts:
        found += _entries(part, _named(*then), _named(*now), _OF_A_CONSEQUENCE, _named(now[0], now_meant))
        found += _besides(part, then[0], now[0])
    found += _entries("What can be decided", _by_id(was.outcomes), _by_id(after.outcomes), _OF_AN_OUTCOME)
    found += _besides("What can be decided", was.outcomes, after.outcomes)
    found += _rules(old.rules, new.rules, meant.rules)
    found += _terms(before, reworded, ids, after.term_texts)
    if not found and before.digest != after.digest:
        found.append(Change(part="The checklist", about="", what=what_else_differs(before, after)))
    return tuple(sorted(found, key=lambda one: _PARTS.index(one.part)))


def _ids(ids: Renamed) -> Iterator[Change]:
    for part, question, was, now in ids.by_part():
        what = f"the id of an answer; it was {was}" if question else f"its id; it was {was}"
        yield Change(part=part, about=f"{question}: {now}" if question else now, what=what)


def _heads(old: ChecklistShown, new: ChecklistShown) -> Iterator[Change]:
    for name in ("id", "title", "version", "subject", "edition", "definition", "text"):
        one, other = str(getattr(old, name)), str(getattr(new, name))
        if one != other:
            yield Change(part="The checklist", about=name, what="differs", before=one, after=other)


def _items(shown: ChecklistShown) -> dict[str, QuestionShown | RepeatShown]:
    items = list(chain.from_iterable(section.items for section in shown.sections))
    inside = chain.from_iterable(one.questions for one in items if isinstance(one, RepeatShown))
    return {one.id: one for one in (*items, *inside)}


def _named(said: Sequence[object], shown: Sequence[Consequence]) -> dict[str, Consequence]:
    return {str(getattr(one, "id", "")): each for one, each in zip(said, shown, strict=True)}


def _by_id(entries: Iterable[SectionShown] | Iterable[Outcome]) -> dict[str, object]:
    return {one.id: one for one in entries}


def _entries(
    part: str,
    old: Mapping[str, object],
    new: Mapping[str, object],
    words: Mapping[str, str],
    meant: Mapping[str, object] | None = None,
) -> Iterator[Change]:
    """Compare what has ids. `meant`: the new ones with conditions in the words that both had before."""
    for name, one in new.items():
        if name not in old:
            yield Change(part=part, about=name, what="new", after=_called(one))
            continue
        for entry, said in words.items():
            before, after = _said(old[name], entry), _said(one, entry)
            same = _said(meant[name], entry) if meant and entry == "only_if" else after
            if before != same:
                yield Change(part=part, about=name, what=said, before=before, after=after)
        yield from _answers(part, name, getattr(old[name], "options", ()), getattr(one, "options", ()))
    for name, one in old.items():
        if name not in new:
            yield Change(part=part, about=name, what="gone", before=_called(one))


def _called(one: object) -> str:
    return str(getattr(one, "title", "") or getattr(one, "text", ""))


def _answers(part: str, name: str, was: _Options, now: _Options) -> Iterator[Change]:
    """Compare the options of a question by their ids: new words of the same answer change no rule."""
    old, new = ({each: (f"{text} [{each}]", alone) for each, text, alone in options} for options in (was, now))
    for each in dict.fromkeys((*old, *new)):
        before, after = old.get(each, ("", False)), new.get(each, ("", False))
        if before[0] != after[0]:
            what = "words of an answer" if each in old and each in new else ""
            what = what or ("an answer is new" if each in new else "an answer is gone")
            yield Change(part=part, about=name, what=what, before=before[0], after=after[0])
        elif before[1] != after[1]:
            yield Change(part=part, about=name, what="which answer rules out the others", after=after[0])
    orders = [[each for each in options if each in old and each in new] for options in (old, new)]
    if orders[0] != orders[1]:
        said = [", ".join(order) for order in orders]
        yield Change(part=part, about=name, what="the order of its answers", before=said[0], after=said[1])


def _besides(part: str, old: Iterable[object], new: Iterable[object]) -> Iterator[Change]:
    """Compare what no reader is shown, of what both have."""
    was = {str(getattr(one, "id", "")): one for one in old}
    for one in new:
        name = str(getattr(one, "id", ""))
        for entry, said in _BESIDES.items():
            before, after = (_said(each, entry) for each in (was.get(name, one), one))
            if before != after:
                yield Change(part=part, about=name, what=said, before=before, after=after)


def _said(one: object, entry: str) -> str:
    value = getattr(one, entry, "")
    if entry == "only_if":
        return value or _ALWAYS
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)


def _order(old: ChecklistShown, new: ChecklistShown) -> Iterator[Change]:
    """Say where questions that both ask stand in another order, or in another section."""
    both = _items(old).keys() & _items(new).keys()
    orders = [[(s.id, one.id) for s in shown.sections for one in s.items if one.id in both] for shown in (old, new)]
    if orders[0] != orders[1]:
        said = [", ".join(name for _, name in order) for order in orders]
        yield Change(part="Questions", about="", what="their order or their sections", before=said[0], after=said[1])


def _rules(old: Sequence[RuleShown], new: Sequence[RuleShown], meant: Sequence[RuleShown]) -> Iterator[Change]:
    """Compare rules in their order, by group, outcome and when they hold; of the same rule, its reason."""
    part = "What is recommended"
    keys = [[(one.group, one.outcome_id, one.only_if) for one in rules] for rules in (old, meant)]
    for step, begin, end, first, last in SequenceMatcher(a=keys[0], b=keys[1], autojunk=False).get_opcodes():
        if step == "equal":
            for was, now in zip(old[begin:end], new[first:last], strict=True):
                if was.reason != now.reason:
                    yield Change(part=part, about=now.outcome, what="its reason", before=was.reason, after=now.reason)
            continue
        yield from (Change(part=part, about="", what="gone", before=_rule(one)) for one in old[begin:end])
        yield from (Change(part=part, about="", what="new", after=_rule(one)) for one in new[first:last])


def _terms(before: Checklist, after: Checklist, ids: Renamed, texts: Mapping[str, str]) -> Iterator[Change]:
    """Compare what stands for a condition and has words of its own: elsewhere those alone are said.

    `after` has the words that both had before; `texts` are those that it has.
    """
    part = "What is meant by"
    old, new = ({name: in_words(one, one.terms[name]) for name in one.term_texts} for one in (before, after))
    old = {ids.terms.get(name, name): said for name, said in old.items()}
    was = {ids.terms.get(name, name): text for name, text in before.term_texts.items()}
    for name in dict.fromkeys((*old, *new)):
        about = texts.get(name, was.get(name, name))
        if name not in new or name not in old:
            what = "new" if name in new else "gone"
            yield Change(part=part, about=about, what=what, before=old.get(name, ""), after=new.get(name, ""))
            continue
        if was[name] != about:
            yield Change(part=part, about=name, what="its words", before=was[name], after=about)
        if old[name] != new[name]:
            yield Change(part=part, about=about, what="when that is so", before=old[name], after=new[name])


def _rule(one: RuleShown) -> str:
    return f"{one.group}: {one.outcome} {'if ' + one.only_if if one.only_if else 'otherwise'} ({one.reason})"


def _reworded(after: Checklist, before: Checklist) -> Checklist:
    """Give `after` with the words that `before` has for what both have, so that conditions differ only in meaning."""
    items = {name: _with_words_of(one, before.by_id.get(name)) for name, one in after.by_id.items()}
    flags, imposed = ({one.id: one.text for one in each} for each in (before.flags, before.imposed))
    return replace(
        after,
        by_id=items,
        term_texts={name: before.term_texts.get(name, text) for name, text in after.term_texts.items()},
        flags=tuple(replace(one, text=flags.get(one.id, one.text)) for one in after.flags),
        imposed=tuple(replace(one, text=imposed.get(one.id, one.text)) for one in after.imposed),
    )


def _with_words_of(one: Question | Repeat, before: Question | Repeat | None) -> Question | Repeat:
    if before is None:
        return one
    if isinstance(one, Repeat):
        each = before.each if isinstance(before, Repeat) else one.each
        return replace(one, text=before.text, each=each)
    texts = {option.id: option.text for option in before.options} if isinstance(before, Question) else {}
    options = tuple(replace(option, text=texts.get(option.id, option.text)) for option in one.options)
    return replace(one, text=before.text, options=options)


def changes_text(changes: Sequence[Change]) -> Iterator[str]:
    """Say changes as lines, each part under its heading; before stands behind `-`, after behind `+`."""
    part = ""
    for one in changes:
        if one.part != part:
            yield from (("",) if part else ())
            yield f"== {one.part} =="
            part = one.part
        yield f"{one.about}: {one.what}" if one.about else one.what
        if one.before or one.after:
            yield from ((f"  - {one.before or 'nothing'}",) if not one.what.endswith("new") else ())
            yield from ((f"  + {one.after or 'nothing'}",) if not one.what.endswith("gone") else ())
    if not changes:
        yield "Both ask the same, and the same follows."
