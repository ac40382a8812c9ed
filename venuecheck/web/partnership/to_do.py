"""What there is to do at all venues: the most urgent first, by what the address asks for, from each to its venue."""

from collections import Counter
from typing import Final

from flask import Blueprint, render_template, request

from venuecheck.core.london import london_day
from venuecheck.report.setting.wording import capitalised
from venuecheck.service.partnership.venue_actions import ABOUT_WORDS, ROLES, STATE_WORDS, State, VenueAction
from venuecheck.web import asking
from venuecheck.web.leaves import leaf

to_do = Blueprint("to_do", __name__, url_prefix="/venues/<venue>/partners/actions")

_FILTERS: Final = ("partner", "at", "state", "about", "role")


@to_do.get("/")
def all_actions() -> str:
    """Show what is to be done, and what was closed where the address asks for that; of one venue where it is asked."""
    here, register, at = asking.here(), asking.register(), request.args.get("at", "")
    called = next((one.on(london_day(here.now)).name for one in register.venues if one.id == at), "")
    everything = asking.served().venues.partners.actions(here, register)
    number: Counter[State] = Counter()
    for one in everything:
        if called and one.venue != at:
            continue
        number[one.said.state] += one.number
    return render_template(
        "partnership/actions.html",
        called=called,
        rows=leaf([one for one in everything if _is_asked_for(one)], "page"),
        counts=[(state.value, words, number[state]) for state, words in STATE_WORDS.items() if number[state]],
        asked={name: value for name in _FILTERS if (value := request.args.get(name, ""))},
        filters={
            "partner": [(one.id, one.name) for one in register.partners],
            "state": [(state.value, words) for state, words in STATE_WORDS.items()],
            "about": [(about.value, words) for about, words in ABOUT_WORDS.items()],
            "role": [(role.value, capitalised(role.words)) for role in ROLES],
        },
    )


def _is_asked_for(one: VenueAction) -> bool:
    is_of = {"partner": one.partner, "at": one.venue, "about": one.said.about.value, "role": one.said.role.value}
    state = request.args.get("state", "")
    shown = one.said.state.value == state if state else one.said.state is not State.CLOSED
    return shown and all(request.args.get(name, "") in {"", value} for name, value in is_of.items())
