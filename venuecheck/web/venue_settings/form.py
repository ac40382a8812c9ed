"""A part of the settings that a form was sent about: as whoever sent it had seen it."""

from flask import request

from venuecheck.service.venue_settings.changing import Changing
from venuecheck.web import asking


def changing() -> Changing:
    """Give who changes a part, and what they saw of it."""
    here = asking.here()
    seen = request.form.get("seen", "")
    return Changing(site=here.site, store=here.store, person=asking.actor(), now=here.now, seen=seen)
