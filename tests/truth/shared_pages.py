"""Sites that share a page, or a place to which they send their visitors, by their own doing; nobody filters.

Over plain http, and where the network reads everything, no certificate says so.
"""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Line, Place, Signed
from tests.truth.parts import PUBLIC, page, sites, sites_read, to

_SHARED = (
    (
        "seized",
        "names that the police have seized",
        page(
            "This domain has been seized",
            "<h1>This domain name has been seized</h1><p>by the National Crime Agency in accordance with a court order issued by the High Court under law.</p>",
        ),
    ),
    (
        "left-the-country",
        "sites that serve nobody in this country any more",
        page(
            "Goodbye UK",
            "<h1>We have closed our doors to visitors from Britain</h1><p>Because of the new Act we can no longer serve you. Sorry.</p>",
        ),
    ),
    (
        "old-browser",
        "sites that want another browser",
        page(
            "Upgrade",
            "<h1>Your browser is out of date</h1><p>Please upgrade to a modern browser to see our pages.</p>",
        ),
    ),
    (
        "on-hold",
        "names on hold, for their owners do not answer",
        page(
            "Domain on hold",
            "<h1>{host}</h1><p>The registration of this name has been put on hold because the registrant has not answered our e-mail. Contact your registrar.</p>",
        ),
    ),
    (
        "not-connected",
        "names for which their host has no site",
        page(
            "Looks lonely here",
            "<h1>Looks like this domain isn't connected to a site</h1><p>Connect it in your dashboard, or read our help centre.</p>",
        ),
    ),
    (
        "farewell",
        "sites of one maker that say farewell",
        page(
            "Thank you",
            "<h1>Thank you and goodbye</h1><p>After ten years we have switched off this project. Thanks to everybody who visited and wrote to us over the years.</p>",
        ),
    ),
)
_LED_AWAY = (
    (
        "age-service",
        "sites that send visitors to a service that asks for their age",
        "https://ageverify.example/?return={url}",
        page(
            "Prove your age",
            "<h1>How old are you?</h1><p>Upload a document or take a picture of yourself. Your data is deleted.</p>",
        ),
    ),
    (
        "new-home",
        "sites that were moved to one new home",
        "https://www.makers.example/",
        page("Makers", "<p>Everything that we made, in one place at last: our shows, our games, our magazines.</p>"),
    ),
    (
        "to-search",
        "sites that send programs to a search engine",
        "https://www.search.example/",
        page("Search", "<form><input name=q><button>Search</button></form>"),
    ),
)
SHARED: tuple[Line, ...] = (
    *(sites(line, f"{title}, over plain http", shows, scheme="http") for line, title, shows in _SHARED),
    *(
        sites(
            line,
            f"{title}, over plain http",
            to(url),
            Place(name=url.split("/")[2], address=PUBLIC, signed=Signed(), everywhere=True, shows=shows),
            scheme="http",
        )
        for line, title, url, shows in _LED_AWAY
    ),
    *(sites_read(f"{line}-read", f"{title}, read by the network", shows) for line, title, shows in _SHARED),
)
