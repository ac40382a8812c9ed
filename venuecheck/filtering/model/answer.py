"""What is kept of an answer: its body, and where it sends the browser on. All of it is redacted."""

from dataclasses import dataclass

from venuecheck.core.word import Word
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.recognised import Recognised

SUCCESS = range(200, 300)
"""The statuses of an answer that gives what was asked for."""
DNS_MESSAGE = "application/dns-message"
"""RFC 8484: the media type of a resolver's answer over HTTPS."""
REWRITTEN = ("https://http/", "https://https/")
"""What Squid says that it was asked for, where its rewriter gave it an http:// address in the place of "name:443".

Of such an address Squid takes the scheme for the host. Kept of its page for the rule that knows it.
"""
DNS_REPLY = "DNS reply: "
"""What stands, before its response code, for the text of such an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What came as content."""

    size: int
    """Bytes read, after decompression."""
    complete: bool
    """False where it was longer than what is read, or broke off: `cut` says which."""
    likeness: str
    """Digest of the visible words without the page's own address and without figures.

    '' for no words, and for the page's own content where no reference is made.
    """
    sketch: str = ""
    """Sketch of the visible words, by which pages that differ a little are known as alike; '' for too few, too."""
    title: str = ""
    """Only where every word of it is known to be no name, or where a reference knows the whole; '' for any other."""
    title_mark: str = ""
    """By which one title is known again within a run, whatever it says; '' for none."""
    short_mark: str = ""
    """By which one page of hardly any words, or of none, is known again within a run, whatever it shows; '' for one
    that has enough of them to be compared by."""
    text: str = ""
    """Of what came, only the words that rules know: of a DNS message, its code.

    Records made before December 2026 have the beginning here, redacted.
    """
    holds_expected: bool | None = None
    """Whether the page's expected content is there; None where the list does not say what to expect."""
    words: int = 0
    """How many words are visible."""
    says: tuple[Saying, ...] = ()
    """Kinds of words that stand on it, read before anything was taken out."""
    cut: Failure | None = None
    """How it broke off before its end; None where it is whole, and where it is longer than what is read."""


class SentBy(Word):
    """How an answer sends the browser on."""

    LOCATION = "location"
    """A redirect's own header."""
    REFRESH = "refresh"
    """The header `Refresh`."""
    META = "meta"
    """`<meta http-equiv="refresh">`."""
    SCRIPT = "script"
    """A script's assignment to the window's address."""
    FRAME = "frame"
    """A frame that fills the page: what a person sees is what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """Where an answer sends the browser, in whatever way."""

    url: str
    """Redacted."""
    host: str
    same_site: bool
    carries_page: bool
    """Its query or path carries the tested page's address or host, plainly or encoded."""
    how: SentBy = SentBy.LOCATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An HTTP answer."""

    status: int
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    """Names in lower case."""
    body: Body | None = None
    redirect: Redirect | None = None
    recognised: tuple[Recognised, ...] = ()
    """Products whose page it is, as it came: told before anything was taken out."""

    def header(self, name: str) -> str:
        """Give the first header called `name` (lower case), or ''."""
        return next((value for key, value in self.headers if key == name), "")
