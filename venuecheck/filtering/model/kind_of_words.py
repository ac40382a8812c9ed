"""What a page says of itself, in kinds: the kinds are kept, the words are not."""

from venuecheck.core.word import Word


class Saying(Word):
    """A kind of words that stand on a page."""

    BLOCKED = "blocked"
    """That a page, a site or the access to it is blocked, or not allowed."""
    GROUNDS = "grounds"
    """On what ground somebody between a reader and a site blocks: a category, a policy, a law, a filter."""
    SIGN_IN = "sign_in"
    """That one signs in, accepts terms or pays, to get online at all."""
    CONSENT = "consent"
    """That one signs in or agrees to something, to go on to one site."""
    SITE_REFUSES = "site_refuses"
    """That the site itself turns its visitor away or tries them: firewalls, challenges, limits, countries."""
    UNAVAILABLE = "unavailable"
    """That something is down, under maintenance, or not to be found."""
    FOR_TESTS = "for_tests"
    """That it is there to test filters with, or to get round them: what it says of blocking, it says of others."""
    NOBODY_HERE = "nobody_here"
    """That nobody keeps a site here: parked, suspended, for sale, a web server's or a host's first page."""
    GOES_ON = "goes_on"
    """That whoever reads it can go on to what it stands in the place of, by a button or a link."""
    GOES_ON_FOR_SOME = "goes_on_for_some"
    """That somebody with a password can."""
    PERHAPS_GOES_ON = "perhaps_goes_on"
    """That there is a button or a form of which it is not known where it leads."""


INNOCENT = frozenset({Saying.CONSENT, Saying.SITE_REFUSES, Saying.UNAVAILABLE, Saying.FOR_TESTS, Saying.NOBODY_HERE})
"""Kinds that sites show by themselves, many of them in the same words."""
BLOCKS = frozenset({Saying.BLOCKED, Saying.GROUNDS})
"""What a page says that says that it blocks, and why."""
