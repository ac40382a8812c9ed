"""What differs between two checklists, in words: what is asked, when, and what follows from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain

from venuecheck.assessment.checklist import Checklist
from venuecheck.report.checklist.view import ChecklistShown, Consequence, QuestionShown, RepeatShown, checklist_shown

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
_ALWAYS = "always"


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
    old, new = checklist_shown(before), checklist_shown(after)
    found = [
        *_heads(old, new),
        *_lines("Sections", _sections(old), _sections(new)),
        *_entries("Questions", _items(old), _items(new), _WORDS),
        *_besides("Questions", before.by_id.values(), after.by_id.values()),
        *_order(old, new),
    ]
    parts = (
        ("Points to check", (before.flags, old.points), (after.flags, new.points)),
        ("Conditions of approval", (before.imposed, old.conditions), (after.imposed, new.conditions)),
        ("What to do", (before.tasks, old.actions), (after.tasks, new.actions)),
    )
    for part, was, now in parts:
        found += _entries(part, _named(*was), _named(*now), _OF_A_CONSEQUENCE)
        found += _besides(part, was[0], now[0])
    found += _lines("What can be decided", old.outcomes, new.outcomes)
    found += _besides("What can be decided", before.outcomes, after.outcomes)
    found += _lines("What is recommended", _rules(old), _rules(new))
    if not found and before.digest != after.digest:
        found.append(Change(part="The checklist", about="", what="something else differs: compare the files"))
    return tuple(found)


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


def _entries(
    part: str, old: Mapping[str, object], new: Mapping[str, object], words: Mapping[str, str]
) -> Iterator[Change]:
    for name, one in new.items():
        if name not in old:
            yield Change(part=part, about=name, what="new", after=str(getattr(one, "text", "")))
            continue
        for entry, said in words.items():
            before, after = _said(old[name], entry), _said(one, entry)
            if before != after:
                yield Change(part=part, about=name, what=said, before=before, after=after)
        was, now = getattr(old[name], "options", ()), getattr(one, "options", ())
        if was != now:
            listed = [[f"{text} [{each}]" for each, text, _ in options] for options in (was, now)]
            changes = [replace(each, about=name, what=f"an answer is {each.what}") for each in _lines(part, *listed)]
            yield from changes or [Change(part=part, about=name, what="which answer rules out the others")]
    for name, one in old.items():
        if name not in new:
            yield Change(part=part, about=name, what="gone", before=str(getattr(one, "text", "")))


def _besides(part: str, old: Iterable[object], new: Iterable[object]) -> Iterator[Change]:
    """Compare what no reader is shown, of what both have."""
    was = {str(getattr(one, "id", "")): one for one in old}
    for one in new:
        name = str(getattr(one, "id", ""))
        for entry, said in _BESIDES.items():
            before, after = (_said(each, entry) for each in (was.get(name, one), one))
            if before != after:
                yield Change(part=part, about=name, what=said, before=before, after=after)


def _sections(shown: ChecklistShown) -> tuple[str, ...]:
    return tuple(f"{one.title}: {one.text}" if one.text else one.title for one in shown.sections)


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
    orders = [[(s.title, one.id) for s in shown.sections for one in s.items if one.id in both] for shown in (old, new)]
    if orders[0] != orders[1]:
        said = [", ".join(name for _, name in order) for order in orders]
        yield Change(part="Questions", about="", what="their order or their sections", before=said[0], after=said[1])


def _rules(shown: ChecklistShown) -> tuple[str, ...]:
    return tuple(
        f"{one.group}: {one.outcome} {'if ' + one.only_if if one.only_if else 'otherwise'} ({one.reason})"
        for one in shown.rules
    )


def _lines(part: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Compare lists of sentences, in their order."""
    for step, begin, end, first, last in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if step == "equal":
            continue
        yield from (Change(part=part, about="", what="gone", before=one) for one in old[begin:end])
        yield from (Change(part=part, about="", what="new", after=one) for one in new[first:last])


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
            yield from ((f"  - {one.before or 'nothing'}",) if one.what != "new" else ())
            yield from ((f"  + {one.after or 'nothing'}",) if one.what != "gone" else ())
    if not changes:
        yield "Both ask the same, and the same follows."
