"""Reasons that are the network's, and no page's: what comes before anything opens, and that nothing opens any more."""


def opened_nothing_after(pages: int) -> str:
    """Say that from one page on nothing opened: whose doing that is, nobody saw."""
    return (
        f"After {pages} pages this device could open nothing on this network any more, not even pages that must open: "
        "a filter or a firewall shut the device out, or the line went down"
    )


def shut_out(pages: int) -> str:
    """Say so of a page."""
    return f"{opened_nothing_after(pages)}. The check stopped there, and nothing can be concluded of this page."


def comes_first(detail: str, *, asks: bool) -> str:
    """Say that what came is a page of the network's own; `asks`: one that says that one signs in."""
    return _sign_in(detail) if asks else _page_of_the_network(detail)


def _sign_in(detail: str) -> str:
    """Say that what came is no filter's: nothing follows from it before somebody has signed in."""
    shown = f" ({detail})" if detail else ""
    return (
        f"This network has a sign-in page{shown}, or terms of its own, that came in place of pages. Open a browser on "
        "this network, sign in first, and run the check again."
    )


def _page_of_the_network(detail: str) -> str:
    """Say that what came is no filter's, and does not say what it is."""
    shown = f" ({detail})" if detail else ""
    return (
        f"A page of this network's own{shown} came in place of pages, whether they should be blocked or open: a "
        "sign-in, a notice, or word that the line is down or paused. Open a browser on this network, do what the page "
        "asks, and run the check again."
    )


BEFORE_SIGNING_IN = "But this network has a sign-in page: sign in first, and run the check again."
BEFORE_ITS_PAGE = (
    "But a page of this network's own came in place of others: see what it says, and run the check again once it is "
    "gone."
)
