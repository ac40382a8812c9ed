"""A draft as a page has it: opened from its address, and where the page after it is."""

from dataclasses import dataclass
from typing import Any

from flask import flash, request, url_for

from venuecheck.core.problem import ConflictError
from venuecheck.service.bookings.as_typed import NAME
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, resume
from venuecheck.service.bookings.filling import Filling
from venuecheck.service.bookings.keeping_drafts import refuse_ended
from venuecheck.service.bookings.stages import Assessing, Stage
from venuecheck.service.record_keeping.writing_over import mark_of
from venuecheck.web import asking

UNNAMED = "_"
"""How an address names a draft of the time when there could be only one."""


@dataclass(slots=True, kw_only=True)
class AtDesk:
    """One draft that somebody goes on with."""

    assessing: Assessing

    @property
    def filling(self) -> Filling:
        """The answers."""
        return self.assessing.filling

    @property
    def where(self) -> dict[str, Any]:
        """What addresses of its pages hold."""
        draft = self.assessing.draft
        return {"checklist": draft.checklist, "name": draft.name or UNNAMED}

    @property
    def mark(self) -> str:
        """A mark of all answers, by which a page that shows them knows later whether one is another."""
        return mark_of(self.assessing.draft.subject, self.assessing.draft.answers)

    def refuse_unread(self) -> None:
        """Refuse whoever says that all answers are right, records them or throws them away, and has others before them.

        Raises `ConflictError`.
        """
        if request.form.get("seen") != self.mark:
            changed, fix = "somebody went on with these answers", "look them over as they are now"
            draft = self.assessing.draft
            raise ConflictError(thing=draft.subject, changed=changed, by=draft.person, fix=fix, field="seen")

    def next_page(self) -> str:
        """Give the address of what is to be done next."""
        if self.assessing.moved:
            return url_for("filling.anew", **self.where)
        step = self.filling.next()
        if not self.assessing.draft.subject or NAME in self.assessing.draft.as_typed:
            return url_for("filling.about", **self.where)
        if step is not None:
            return question_page(self.where, step.path)
        if not self.assessing.draft.checked:
            return url_for("filling.check", **self.where)
        judges = self.assessing.stage is Stage.JUDGE
        return url_for("looking_over.names" if judges else "looking_over.result", **self.where)


def kept_as(name: str) -> str:
    """Give what a draft is kept under that an address names so."""
    return "" if name == UNNAMED else name


def question_page(where: dict[str, Any], step: str, back: str = "") -> str:
    """Give the address of a question."""
    return url_for("filling.question", **where, step=step, back=back or None)


def at_desk(checklist: str, name: str, fresh: Draft | None = None) -> AtDesk:
    """Open a draft, or begin with a fresh one.

    Raises `NotFoundError` where it was thrown away, and `RecordedAlreadyError` where it became a booking.
    """
    venue = asking.here()
    known = asking.here().checklist(checklist)
    draft = fresh or resume(venue.store, known, venue.site.venue, kept_as(name))
    if draft is None:
        refuse_ended(venue.store, checklist, venue.id, kept_as(name))
    desk = Desk.at(venue.site, venue.store, known, asking.now)
    return AtDesk(assessing=Assessing.begin(desk, draft, on_conflict=_tell, actor=asking.actor()))


def _tell(conflict: ConflictError, name: str) -> None:
    """Tell whoever types that somebody else was here: nothing is lost, and they go on under another name."""
    flash(
        f"Somebody else went on with these answers: {conflict.problems[0].what}. Theirs stay as they are; yours are "
        f"kept beside them, as “{name}”."
    )
