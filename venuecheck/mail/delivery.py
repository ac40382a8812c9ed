"""Sending what is due, one message after the other, by whichever process takes it first."""

from collections.abc import Callable
from typing import Final

from venuecheck.mail.address import Address
from venuecheck.mail.message import Envelope, message_of
from venuecheck.mail.outbox import PAUSES, Kept, Outbox
from venuecheck.mail.sending import Failure, NotSentError, send
from venuecheck.mail.settings import MailSettings

_MOST: Final = 100
"""Messages that are sent before settings are looked at again."""


def deliver_due(
    outbox: Outbox,
    settings: MailSettings,
    clock: Callable[[], float],
    *,
    is_over: Callable[[], bool] = lambda: False,
) -> int:
    """Send what is due, and give how many were sent. `is_over` says whether to leave the rest for later."""
    sent = 0
    for _ in range(_MOST):
        kept = None if is_over() else outbox.claim(clock())
        if kept is None:
            break
        try:
            _deliver(kept, settings, clock())
        except NotSentError as error:
            outbox.was_not_sent(kept, error.failure, error.code, clock())
        else:
            outbox.was_sent(kept, clock())
            sent += 1
    return sent


def _deliver(kept: Kept, settings: MailSettings, now: float) -> None:
    if kept.ends <= now:
        raise NotSentError(Failure.ENDED)
    if kept.to is None:
        raise NotSentError(Failure.UNOPENED)
    if kept.tries > len(PAUSES) + 1:
        raise NotSentError(Failure.INTERRUPTED)
    envelope = Envelope(
        id=kept.id,
        to=kept.to,
        sender=Address.read(settings.sender),
        link=f"{settings.public}{kept.path}",
        made=kept.made,
    )
    send(settings, message_of(kept.kind, envelope), kept.to)
