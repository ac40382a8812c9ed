"""A part of the settings that a form was sent about: as whoever sent it had seen it, and who set it before."""

from flask import request

from venuecheck.service.venue_settings.changing import Changing, Since, history_of, settings_of, since_when
from venuecheck.web import asking


def changing() -> Changing:
    """Give who changes a part, and what they saw of it."""
    here = asking.here()
    seen = request.form.get("seen", "")
    return Changing(site=here.site, store=here.store, person=asking.actor(), now=here.now, seen=seen)


def since(*place: str) -> Since | None:
    """Give who set a part, and when."""
    here = asking.here()
    return since_when(history_of(here.store), settings_of(here.site, here.store), *place)
