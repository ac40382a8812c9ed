"""Setting a venue up, page after page: what nobody has said yet, in the order in which it is asked."""

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


def where_next() -> str:
    """Give the address from which somebody goes through the pages."""
    return _page_of("nation")


def _page_of(field: str) -> str:
    if field in _PAGES:
        return url_for(_PAGES[field], first="yes")
    return url_for("venue_settings.say", field=field, first="yes")
