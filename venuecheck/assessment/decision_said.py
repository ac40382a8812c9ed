"""What a person says of a decision, as it is written down and as it is recorded."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSaid:
    """What a decision rests on, and how long it counts."""

    right_engaged: str = ""
    """The right or belief that a limit touches (Human Rights Act articles 9, 10, 11; Equality Act s29, s149)."""
    aim: str = ""
    """What a limit is meant to protect, such as people's safety; empty in records from before it was asked."""
    why_proportionate: str = ""
    """Why the limit is in proportion to the aim: why a lesser measure would not do."""
    power_relied_on: str = ""
    """The legal power or hire term; Prevent guidance confers none."""
    no_limit: tuple[str, ...] = ()
    """Those of its conditions that a person wrote in words of their own, and says limit neither speech nor access."""
    valid_until: date | None = None
    """The last day on which it counts; None for what the outcome says, or where it does not end by itself."""
    rests_on: tuple[str, ...] = ()
    """Ids of the answers and points that support it, where it is against a booking with nothing serious on record."""
    without_fact: bool = False
    """True where whoever decided went on without a fact that supports a limit or a refusal."""
    fact: str = ""
    """Why what is asked for is not available; of that outcome alone, as are `source` and `alternative`."""
    source: str = ""
    """How that fact is known."""
    alternative: str = ""
    """What is offered instead."""
    after_hold: str = ""
    """After a hold: who was asked, and what came of it, if only that nothing came."""
    deposit: str = ""
    """What becomes of the deposit, and of what was paid, where a confirmed booking ends."""
    off_from: date | None = None
    """The first day of a series that does not take place, where it is ended in part; what is before it goes on."""
    off_until: date | None = None
    """The last such day; what is after it goes on."""
