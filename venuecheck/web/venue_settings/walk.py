"""Setting a venue up, page after page: what nobody has said yet, in the order in which it is asked."""

from collections.abc import Collection
from typing import Final

from flask import request, url_for

from venuecheck.service.sites.setting_up import QUESTIONS

_PAGES: Final = {"people": "venue_settings.deciders", "networks": "site_networks.all_networks"}
_ORDER: Final = (*(one.field for one in QUESTIONS), "networks")


def is_walking() -> bool:
    """Whether somebody goes through the pages for the first time."""
    return request.args.get("first") == "yes"


def after(field: str) -> str:
    """Give the address of the page after this one's; at the end that of the settings."""
    at = _ORDER.index(field) + 1
    return _page_of(_ORDER[at]) if is_walking() and at < len(_ORDER) else url_for("venue_settings.overview")


def before(field: str) -> str:
    """Give the address of the page before this one's; that of the settings for whoever changes one thing alone."""
    at = _ORDER.index(field)
    return _page_of(_ORDER[at - 1]) if is_walking() and at else url_for("venue_settings.overview")


def left(field: str) -> int:
    """Count the pages after this one's."""
    return len(_ORDER) - 1 - _ORDER.index(field) if is_walking() else 0


def where_next(said: Collection[str]) -> str:
    """Give the address from which somebody goes on: of the first thing that is not among those that were said."""
    return _page_of(next((field for field in _ORDER if field not in said), _ORDER[0]))


def _page_of(field: str) -> str:
    if field in _PAGES:
        return url_for(_PAGES[field], first="yes")
    return url_for("venue_settings.say", field=field, first="yes")
