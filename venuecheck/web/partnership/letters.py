"""Letters to partners: written when somebody asks, read, sent by a person elsewhere, and put down as sent."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.core.london import london_day
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.report.setting.wording import counted
from venuecheck.service.partnership.chasing import LETTERS, Step
from venuecheck.service.partnership.chasing_words import STEP_WORDS, chased_words, not_due_words, unassigned_words
from venuecheck.service.partnership.letters_sent import letters_sent, propose, proposed, put_down_as_sent, unreadable
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.reminders import Letters, due_steps, not_due
from venuecheck.service.partnership.reminders import letters as written
from venuecheck.service.partnership.renumbered import IdsNow
from venuecheck.service.partnership.venue_grid import chased_of
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.service.record_keeping.writing_over import mark_of
from venuecheck.web import asking
from venuecheck.web.leaves import leaf
from venuecheck.web.wording import FormError, errors_of

partner_letters = Blueprint("partner_letters", __name__, url_prefix="/venues/<venue>/partners/letters")

_WRITE = "write"


@partner_letters.route("/", methods=["GET", "POST"])
def all_letters() -> str | Response | tuple[str, int]:
    """Show the letters that were written and not sent; write those that are due, or put one down as sent."""
    here = asking.here()
    register = asking.register()
    if request.method == "GET":
        return _page(register, [])
    if request.form.get("then") == _WRITE:
        new = _due(register).letters
        propose(here.store, new)
        asking.note("had letters to partners written", here.id)
        flash(f"{counted(len(new), 'letter')} written." if new else "No letter is due.")
        return redirect(url_for("partner_letters.all_letters"))
    step = next((one for one in LETTERS if one.value == request.form.get("step")), Step.CONTACT)
    said = request.form.get("on", "").strip()
    try:
        sent = put_down_as_sent(
            here.site,
            here.store,
            request.form.get("partner", ""),
            step,
            on=day_of("on", said) if said else london_day(here.now),
            person=asking.actor(),
            now=here.now,
            seen=request.form.get("seen", ""),
        )
    except ConflictError:
        raise
    except InputError as error:
        return _page(register, errors_of(error, {"on": _box(request.form.get("partner", ""), step)})), 400
    asking.note("put a letter to a partner down as sent", sent.partner)
    flash(f"Put down: the letter to {sent.to.name} was sent.")
    return redirect(url_for("partner_letters.all_letters"))


def _page(register: Register, errors: list[FormError]) -> str:
    here = asking.here()
    known = asking.served().venues.partners.judged(here, register)
    today = london_day(here.now)
    chased = chased_of(here.store, known, register, today)
    due = due_steps(chased)
    others = [one for one in chased if one.next.step not in LETTERS]
    return render_template(
        "partnership/letters.html",
        letters=leaf(proposed(here.store), "letters").shown(
            lambda one: (
                one,
                register.by_id[one.partner].name,
                _box(one.partner, one.step),
                mark_of(one),
                [not_due_words(venue) for venue in not_due(one, due)],
            )
        ),
        unreadable=unreadable(here.store),
        words=STEP_WORDS,
        others=list(chased_words(others, register, today)),
        lost=list(unassigned_words(known.gathered)),
        today=today,
        said=request.form,
        errors=errors,
    )


def _due(register: Register) -> Letters:
    here = asking.here()
    gathered = asking.served().venues.partners.proven(here, register).gathered
    sent = IdsNow(register).letters(letters_sent(here.store))
    return written(gathered, register, sender=asking.actor().name, now=here.now, sent=sent)


def _box(partner: str, step: Step) -> str:
    """Name the box for the day of one letter: there are several on the page."""
    return f"on-{partner}-{step}"
