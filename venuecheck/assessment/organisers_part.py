"""The organiser's part of a checklist: what can be asked of them by themselves, in words that are meant for them.

A question whose condition hangs on something that only the venue knows is left out, whatever face asks: the venue's
staff ask it when it comes to it. Where the venue's staff are first asked whether they were told, as of whom an agent
books for, the organiser is asked for it at once, and may leave it empty: then it is the staff's to ask.
"""

from dataclasses import replace
from typing import Final, TypeVar

from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.expression import Chosen, Comparison, Condition, Defined, Junction, Literal, Named, Node

ORGANISER: Final = "organiser"
_Item = TypeVar("_Item", Question, Repeat)


def asks_organiser(checklist: Checklist) -> bool:
    """Whether anything in a checklist is asked of an organiser."""
    return any(isinstance(one, Question) and one.asked_of == ORGANISER for one in checklist.by_id.values())


def organisers_part(checklist: Checklist) -> Checklist:
    """Give the checklist with only those questions that can be asked of an organiser, in words meant for them."""
    items: list[Question | Repeat] = []
    known: set[str] = set()
    for item in (_at_once(checklist, one) for one in checklist.items):
        if not _is_known(checklist, item.ask_if, known):
            continue
        if isinstance(item, Question):
            if item.asked_of == ORGANISER:
                items.append(_in_their_words(item))
                known.add(item.id)
            continue
        inside: list[Question] = []
        for question in item.questions:
            if question.asked_of == ORGANISER and _is_known(
                checklist, question.ask_if, known | {one.id for one in inside}
            ):
                inside.append(_in_their_words(question))
        if inside:
            items.append(replace(_said_to_them(item), questions=tuple(inside)))
            known |= {item.id, *(one.id for one in inside)}
    # "only if" quotes questions and answers, so it too has to speak to them
    said = {one.id: one for item in items for one in (item, *(item.questions if isinstance(item, Repeat) else ()))}
    return replace(checklist, items=tuple(items), by_id={**checklist.by_id, **said})


def _at_once(checklist: Checklist, item: Question | Repeat) -> Question | Repeat:
    """Give a question without the venue's own one of yes or no that it alone hangs on."""
    match item:
        case Question(ask_if=Condition(root=Comparison(Named(name), "==", Literal("yes"))), asked_of="organiser"):
            whether = checklist.by_id[name]
            if isinstance(whether, Question) and whether.asked_of != ORGANISER:
                return replace(item, ask_if=whether.ask_if, required=False)
    return item


def _in_their_words(question: Question) -> Question:
    return replace(
        _said_to_them(question),
        options=tuple(replace(one, text=one.organiser_text or one.text) for one in question.options),
    )


def _said_to_them(item: _Item) -> _Item:
    return replace(
        item,
        text=item.organiser_text or item.text,
        help=item.organiser_help or item.help,
        why=item.organiser_why or item.why,
    )


def _is_known(checklist: Checklist, condition: Condition | None, known: set[str]) -> bool:
    return condition is None or _hangs_on(checklist, condition.root, known)


def _hangs_on(checklist: Checklist, node: Node, known: set[str]) -> bool:
    """Whether the organiser's own answers (`known`) settle a condition."""
    match node:
        case Junction(_, parts):
            return all(_hangs_on(checklist, part, known) for part in parts)
        case Comparison(Named(name), _, Literal()) | Chosen(_, name, _):
            return name in known
        case Defined(name, negated):
            return not negated and _hangs_on(checklist, checklist.terms[name].root, known)
    return False
