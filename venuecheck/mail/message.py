"""What a message says: a link and one sentence. No name, cause, venue or booking; nothing that is loaded or counted."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from typing import Final

from venuecheck.mail.address import Address


class Kind(StrEnum):
    """What a message is for."""

    INVITATION = "invitation"
    NEW_LINK = "new link"
    ORGANISER = "organiser"
    HAND_CHECK = "hand check"
    WAITING = "waiting"
    TEST = "test"

    @property
    def words(self) -> str:
        """Say it to whoever administers the server."""
        return _WORDS[self]

    @property
    def sentence(self) -> str:
        """The one sentence of the message."""
        return _SENTENCES[self]


_WORDS: Final = {
    Kind.INVITATION: "the first link of an account",
    Kind.NEW_LINK: "a link for a new password",
    Kind.ORGANISER: "the link of an organiser",
    Kind.HAND_CHECK: "the link of a hand check",
    Kind.WAITING: "word that something waits",
    Kind.TEST: "a test",
}
_SENTENCES: Final = {
    Kind.INVITATION: "If you were expecting this, open it within three days to choose your password:",
    Kind.NEW_LINK: "If you were expecting this, open it within three days to choose a new password:",
    Kind.ORGANISER: "If you were expecting this, open it to answer some questions:",
    Kind.HAND_CHECK: "If you were expecting this, open it on the device that you were asked to use:",
    Kind.WAITING: "Something waits for you:",
    Kind.TEST: "This is a test, and there is nothing to do:",
}
_SUBJECT: Final = "A link for you"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What a message is made of, beside its kind."""

    id: str
    """What it is known by, the same at every try: so that a server which takes it twice can tell."""
    to: Address
    sender: Address
    link: str
    """The whole address."""
    made: float
    """When it was put into the outbox, in seconds."""


def message_of(kind: Kind, envelope: Envelope) -> EmailMessage:
    """Make a message, the same at every try. Raises `ValueError` where a header would hold a line of its own.

    RFC 3834 has programs that answer mail leave it alone.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = envelope.sender.in_ascii
    message["To"] = envelope.to.in_ascii
    message["Subject"] = _SUBJECT
    message["Date"] = format_datetime(datetime.fromtimestamp(envelope.made, UTC))
    message["Message-ID"] = f"<{envelope.id}@{envelope.sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    # seven bits, so that no line of it is folded: a link that is cut in two opens nothing
    message.set_content(f"{kind.sentence}\n\n{envelope.link}\n", charset="us-ascii", cte="7bit")
    return message
