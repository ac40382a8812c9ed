"""Setting a venue up, page after page: what nobody has said yet, in the order in which it is asked."""

from typing import Any, Final

from flask import request, url_for

from venuecheck.service.sites.setting_up import QUESTIONS

_WALKING: Final = "first"
_PAGES: Final = {"people": "venue_settings.deciders", "networks": "site_networks.all_networks"}
_ORDER: Final = (*(one.field for one in QUESTIONS), "networks")


def is_walking() -> bool:
    """Whether somebody goes through the pages for the first time."""
    return request.args.get(_WALKING) == "yes"


def after(field: str) -> str:
    """Give the address of the page after this one's; at the end that of the settings."""
    at = _ORDER.index(field) + 1
    return _page_of(_ORDER[at]) if is_walking() and at < len(_ORDER) else url_for("venue_settings.overview")


def where_next(field: str = "nation") -> str:
    """Give the address from which somebody goes through the pages."""
    return _page_of(field)


def _page_of(field: str) -> str:
    named: dict[str, Any] = {_WALKING: "yes"}
    if field in _PAGES:
        return url_for(_PAGES[field], **named)
    return url_for("venue_settings.say", field=field, **named)
