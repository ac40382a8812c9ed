"""A checklist as a form: on paper for everybody, and as a file that an organiser fills in on any computer."""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from venuecheck.assessment.assessment import OF_VENUE_KINDS
from venuecheck.assessment.checklist import Checklist, Repeat
from venuecheck.assessment.expression import Chosen, Comparison, Condition, Defined, Junction, Literal, Named, Node
from venuecheck.assessment.organisers_part import ORGANISER, organisers_part
from venuecheck.assessment.steps import at_first, is_decided_on
from venuecheck.assessment.walk import Circumstances, walk
from venuecheck.report.checklist.view import ChecklistShown, checklist_shown
from venuecheck.report.setting.layout import environment

_FOLDER: Final = "checklists"
_SHORT: Final = 2
"""So many questions of a section have a place on paper, though most bookings need none of them."""
_NO_TERMS: Final[Mapping[str, str]] = {}


def paper(
    checklist: Checklist,
    templates: Path,
    *,
    venue: str = "",
    for_organiser: bool = False,
    privacy: str = "",
    terms: Mapping[str, str] = _NO_TERMS,
) -> str:
    """Give the form to print, as one HTML page without scripts and outside resources.

    The organiser's has the same questions as the form to fill in on a computer: nobody can follow "only if" where it
    speaks of a question that they do not see. `terms` are those shown at a question, by its id.
    """
    short, left_out = _without_a_closer_look(checklist)
    shown = _organisers(checklist) if for_organiser else checklist_shown(short)
    page = environment(templates / _FOLDER).get_template("paper.html")
    return page.render(
        shown=shown,
        venue=venue,
        for_organiser=for_organiser,
        privacy=privacy,
        terms=terms,
        left_out=left_out,
        ordinary=_ordinary(checklist, shown) if left_out and not for_organiser else (),
        asks_who=_asks_who(checklist),
        ends=[one.title for one in at_first(checklist.outcomes)],
        is_decided_on=is_decided_on(checklist.outcomes),
        is_of_venue=any(one.kind in OF_VENUE_KINDS for one in checklist.outcomes),
    )


def _asks_who(checklist: Checklist) -> bool:
    """Whether the organiser's name is a question of the checklist, so that it is not asked twice."""
    return "organiser" in checklist.by_id


def organiser_form(
    checklist: Checklist,
    templates: Path,
    *,
    venue: str = "",
    privacy: str = "",
    terms: Mapping[str, str] = _NO_TERMS,
) -> str:
    """Give the organiser's questions as one HTML file that shows what is asked and saves the answers in a file.

    Questions whose conditions hang on answers of the venue's staff are left out: the staff ask them when it comes to
    it. Files are not taken in: the form says which to send along. `terms` are those shown at a question, by its id.
    """
    shown = _organisers(checklist)
    pages = environment(templates / _FOLDER)
    script = (templates / _FOLDER / "organiser.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    data = {
        "checklist": checklist.id,
        "checklist_version": checklist.version,
        "asked": _conditions(organisers_part(checklist)),
    }
    # "<" must not end the element that the data stands in
    written = json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return pages.get_template("organiser.html").render(
        shown=shown,
        venue=venue,
        privacy=privacy,
        terms=terms,
        script=script,
        script_digest=digest,
        data=written,
        asks_who=_asks_who(checklist),
    )


def _organisers(checklist: Checklist) -> ChecklistShown:
    return checklist_shown(organisers_part(checklist), asked_of=ORGANISER)


def _without_a_closer_look(checklist: Checklist) -> tuple[Checklist, int]:
    """Leave the long sections out that are only asked where there is a reason; give how many questions those are.

    A short one stays, with when it is asked: on paper nothing else would lead to it.
    """
    closer = {item.id for item in checklist.items if _hangs_on_a_reason(checklist, item.ask_if)}
    left_out = {
        section.id
        for section in checklist.sections
        if len(asked := [item.id for item in checklist.items if item.section == section.id]) > _SHORT
        and closer.issuperset(asked)
    }
    kept = tuple(item for item in checklist.items if item.section not in left_out)
    return replace(checklist, items=kept), len(checklist.items) - len(kept)


def _ordinary(checklist: Checklist, shown: ChecklistShown) -> tuple[str, ...]:
    """Give the numbers of those questions that an ordinary case must have answered: the first of the examples."""
    first = checklist.examples[0]
    asked = walk(checklist, first.answers, Circumstances(today=first.today, records=first.records)).asked
    needed = {step.item.id for step in asked if isinstance(step.item, Repeat) or step.item.required}
    return tuple(one.number for section in shown.sections for one in section.items if one.id in needed)


def _hangs_on_a_reason(checklist: Checklist, condition: Condition | None) -> bool:
    """Whether a question is asked only where a named reason holds, or hangs on one that is."""
    if condition is None:
        return False
    asked_of = (checklist.by_id.get(name) for name in condition.names)
    return bool(condition.names & checklist.term_texts.keys()) or any(
        _hangs_on_a_reason(checklist, item.ask_if) for item in asked_of if item is not None
    )


def _conditions(part: Checklist) -> dict[str, list[object]]:
    """Give for each question of the organiser's that is not always asked when it is, as the form's script reads it."""
    found: dict[str, list[object]] = {}
    for item in part.items:
        for one in (item, *(item.questions if isinstance(item, Repeat) else ())):
            if one.ask_if is not None:
                found[one.id] = _node(part, one.ask_if.root)
    return found


def _node(part: Checklist, node: Node) -> list[object]:
    match node:
        case Junction(every, parts):
            return ["and" if every else "or", *(_node(part, one) for one in parts)]
        case Comparison(Named(name), operator, Literal(value)):
            return ["compare", name, operator, value if isinstance(value, (str, float, int)) else value.isoformat()]
        case Chosen(option, name, negated):
            return ["lacks" if negated else "chosen", name, option]
        case Defined(name, _):
            return _node(part, part.terms[name].root)
    message = f"no condition of the organiser's part: {node}"
    raise TypeError(message)
