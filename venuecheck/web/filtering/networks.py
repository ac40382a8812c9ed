"""The web filter, network by network: what the last check of each found, and the story of one page."""

import contextlib

from flask import Blueprint, render_template

from venuecheck.core.problem import NotFoundError
from venuecheck.report.venue.networks import NetworkChecked, NetworkShown
from venuecheck.service.filter_checks.page_story import explain
from venuecheck.web import asking

networks = Blueprint("networks", __name__, url_prefix="/venues/<venue>/web-filter")


@networks.get("/")
def all_networks() -> str:
    """Show every network, what each does with each kind of page, and where nobody has looked yet."""
    here, venues = asking.here(), asking.served().venues
    return render_template(
        "filtering/networks.html",
        view=venues.filter_report(here),
        actions=venues.actions_seen(here, asking.actor()),
    )


@networks.get("/<network>")
def network(network: str) -> str:
    """Show one network as the report does: its last check, page by page."""
    return render_template("filtering/network.html", network=_shown(network))


@networks.get("/<network>/pages/<page>")
def page_story(network: str, page: str) -> str:
    """Tell why the verdict on one page is what it is, by the newest check that counts and has the page."""
    here, shown = asking.here(), _shown(network)
    checks = (shown.check, *shown.others) if isinstance(shown, NetworkChecked) else ()
    for check in checks:
        with contextlib.suppress(NotFoundError):
            story = explain(here.site, here.store, check.id, page, now=here.now)
            return render_template("filtering/page.html", network=shown, story=story)
    raise NotFoundError.of("page", "no check of this network that counts has this page", "choose one of the list")


def _shown(network: str) -> NetworkShown:
    found = asking.served().venues.filter_report(asking.here()).filtering.networks
    for one in found:
        if one.id == network:
            return one
    raise NotFoundError.of("network", "there is no such network here", "choose one of the list")
