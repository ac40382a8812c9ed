"""What somebody typed that could not be taken: it stands on the page that says so, and can be sent once more.

Nothing of it is kept here: it is in the answer to whoever sent it, and nowhere else.
"""

from typing import Final
from urllib.parse import urlsplit

from flask import render_template, request

from venuecheck.web.access import ACCESS
from venuecheck.web.known import known_here
from venuecheck.web.sealing import opened, sealed
from venuecheck.web.sheets import NAME as SHEET

SENT_BY: Final = "sent_by"
SECRET: Final = frozenset({"password", "now", "secret", "code"})
"""Boxes whose content is shown to nobody, nor sent back."""
_HELD: Final = frozenset(
    {
        *("csrf_token", "then", "seen", "seq", "was", "sure", "to", "version", "back", "last", "step"),
        *("username", "session", "record", "run", "offer", "group", "entry", "given", "outcome"),
        *(SENT_BY, SHEET),
    }
)
"""What a form holds for the program, and nobody types."""
_ELSEWHERE: Final = frozenset({"cross-site", "same-site"})
"""What a browser says in `Sec-Fetch-Site` of a form that a page of ours did not send (W3C, Fetch Metadata)."""


def typed() -> list[str]:
    """Give what was typed into the form that was sent, to be copied; nothing of what is secret."""
    if request.method != "POST":
        return []
    found = [said for name, said in request.form.items(multi=True) if not _is_held(name) and said.strip()]
    return list(dict.fromkeys(found))


def page_to_look_at() -> str:
    """Give the address of the page whose form was sent; the start page where it has none."""
    rule = request.url_rule
    return request.full_path.rstrip("?") if rule is not None and "GET" in (rule.methods or ()) else "/"


def unsent_page(*, is_signed_in: bool) -> tuple[str, int] | None:
    """Say why a form was not taken, with what was typed, and offer to send it once more.

    None where nothing was typed, or the form did not come from one of our pages: what another site wrote is not shown
    as anybody's own words, nor offered to be sent.
    """
    access, said = ACCESS.get(request.endpoint or ""), typed()
    if access is None or not access.signed_in or not said or not _is_from_here():
        return None
    again = [(name, value) for name, value in request.form.items(multi=True) if name not in {"csrf_token", SENT_BY}]
    known = known_here()
    page = render_template(
        "unsent.html",
        typed=said,
        again=[] if SECRET & {name for name, _ in again} else again,
        sent_by=request.form.get(SENT_BY) or (sealed(SENT_BY, known[0]) if known else ""),
        action=request.full_path.rstrip("?"),
        to=page_to_look_at(),
        is_signed_in=is_signed_in,
        had_file=bool(access.takes_a_file and any(one.filename for one in request.files.values())),
    )
    return page, 400 if is_signed_in else 401


def is_sent_again() -> bool:
    """Whether a form was kept for an account by an answer of ours, and one of our own pages sends it once more.

    Its token is of a session that has ended. The seal and where the browser says that it comes from stand for it: no
    other site has the one, nor can say the other. Whose account it is, `is_anothers` looks at.
    """
    said = request.form.get(SENT_BY, "") if request.method == "POST" else ""
    return bool(said) and _is_from_here() and opened(SENT_BY, said) is not None


def is_anothers(account: str) -> bool:
    """Whether a form that is sent once more was typed by somebody else than this account."""
    said = request.form.get(SENT_BY, "") if request.method == "POST" else ""
    return bool(said) and opened(SENT_BY, said) != account


def _is_held(name: str) -> bool:
    return name in _HELD | SECRET or name.startswith(("seen-", "was-", "sure-")) or name.endswith(".id")


def is_from_elsewhere() -> bool:
    """Whether the browser says that another site sent it. One that says nothing has its token alone to show."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    return site in _ELSEWHERE or (origin is not None and urlsplit(origin).netloc != request.host)


def _is_from_here() -> bool:
    """Whether the browser says that one of our own pages sent it."""
    site, origin = request.headers.get("Sec-Fetch-Site", "same-origin"), request.headers.get("Origin", "")
    return site == "same-origin" and urlsplit(origin).netloc == request.host
