"""How far whoever writes something beside a booking has read what others said: their page holds it."""

from flask import request

from venuecheck.service.record_keeping.said_beside import last_said
from venuecheck.web import asking
from venuecheck.web.numbers import number_of


def last_shown(kind: str) -> int:
    """Give the last of what others said that whoever writes was shown: with the page, before they wrote."""
    if request.method == "POST":
        return number_of(request.form.get("last", ""))
    return last_said(asking.here().store, kind)
