"""What a block page of a known product shows, one thing at a time: held against an answer as it came."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import ClassVar
from urllib.parse import parse_qsl

from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.confidence import Confidence
from venuecheck.filtering.model.recognised import Naming

_LONGEST_NAME = 80
_ENDS = re.compile(r"[\n\r<>\"'|;\xa0]")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderSign:
    """A header that holds a text."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    name: str
    """Lower case."""
    contains: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Things that stand together on a product's block page: all that are given must be there."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    host: str = ""
    """The host that a redirect leads to, or the domain that it stands under."""
    location: str = ""
    """Text in the address that the browser is sent to, without the values of its parameters: a site may name another
    in them."""
    title: str = ""
    """Text in the title."""
    body: str = ""
    """Text in the body, as much of it as was read."""
    header: HeaderSign | None = None
    status: int | None = None
    confidence: Confidence = Confidence.DOCUMENTED
    """How well it is known that the product shows this."""

    def matches(self, answer: Answer) -> bool:
        """Whether everything that this sign names is in `answer`. Letter case does not matter."""
        body, redirect = answer.body, answer.redirect
        # what is not there at all tells most signs from most answers, and at once
        if redirect is None and (self.location or self.host):
            return False
        if (self.title and not (body and body.title)) or (self.body and not (body and body.text)):
            return False
        return (
            (self.status is None or self.status == answer.status)
            and (redirect is None or holds(_without_values(redirect.url), self.location))
            and (redirect is None or not self.host or _under(redirect.host, self.host))
            and holds(body.title if body else "", self.title)
            and (self.header is None or _has(answer, self.header))
            and holds(body.text if body else "", self.body)
        )

    @property
    def empty(self) -> bool:
        """Whether it names nothing that tells a product: a status alone never does."""
        return not (self.host or self.location or self.title or self.body or self.header)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesGroup:
    """Where a product's block page names the group or policy that it applied: a parameter, or a label in its text."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    kind: Naming
    parameter: str = ""
    """Name of a parameter of the address that a redirect leads to. Letter case does not matter."""
    after: str = ""
    """Text of the body that stands right before the name; the name ends with the line, the tag or the quote."""

    def value_in(self, answer: Answer) -> str:
        """Give what stands there, '' where nothing does. Letter case does not matter."""
        if self.parameter:
            _, _, query = (answer.redirect.url if answer.redirect else "").partition("?")
            return next((value for key, value in parse_qsl(query) if key.lower() == self.parameter.lower()), "")
        text = answer.body.text if answer.body else ""
        at = text.lower().find(self.after.lower())
        named = unescape(text[at + len(self.after) :].lstrip()[:_LONGEST_NAME]) if at >= 0 else ""
        return _ENDS.split(named, maxsplit=1)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayPast:
    """A way past the block that a product's block page offers to whoever reads it."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    body: str
    """Text in the body that shows it."""
    says: str
    """A sentence for a person: what is offered, and what takes it away."""


def holds(text: str, wanted: str) -> bool:
    """Whether `wanted` stands in `text`; an empty one stands in any. Letter case does not matter."""
    return not wanted or (bool(text) and _lower(wanted) in _lower_of_answer(text))


@lru_cache(maxsize=16)
def _lower_of_answer(text: str) -> str:
    """Kept, because every sign is held against the same few texts."""
    return text.lower()


@lru_cache(maxsize=2_048)
def _lower(wanted: str) -> str:
    return wanted.lower()


def _under(host: str, domain: str) -> bool:
    return f".{host.lower()}".endswith(f".{domain.lower()}")


def _has(answer: Answer, sign: HeaderSign) -> bool:
    wanted, contains = sign.name.lower(), sign.contains.lower()
    return any(name == wanted and contains in value.lower() for name, value in answer.headers)


@lru_cache(maxsize=16)
def _without_values(url: str) -> str:
    """Leave of a query the names of its parameters."""
    address, _, query = url.partition("#")[0].partition("?")
    pairs = (pair.partition("=") for pair in query.split("&"))
    return f"{address}?" + "&".join(f"{name}=" if given else "" for name, given, _ in pairs) if query else address
