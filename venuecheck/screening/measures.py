"""What follows where a person confirms a match, or cannot exclude it: it hangs on the list, and on its measure.

A possible match has no steps of this kind: it is looked at, and nothing else follows. Who deals with the funds of
somebody under an asset freeze may commit an offence (Sanctions and Anti-Money Laundering Act 2018, and the regulations
of each regime); reports go to the Office of Financial Sanctions Implementation (OFSI). Who arranges a meeting in
support of a proscribed organisation, or deals with money for it, may commit one under the Terrorism Act 2000 (sections
12, and 15 to 18). The words are our own; a venue's legal adviser is asked before anything hangs on them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from venuecheck.screening.known import OWN, PROSCRIBED, SANCTIONS
from venuecheck.screening.result import Match
from venuecheck.sources import registered

_FREEZE: Final = ("freeze", "trust services", "director disqualification", "financial", "funds")
_TRAVEL: Final = ("travel ban",)
_SANCTIONS_LAW: Final = "SAMLA"
_TERRORISM_LAW: Final = "TACT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """One thing to do."""

    id: str
    text: str
    """A sentence that begins with a verb, for whoever decides on the booking."""
    law: str
    """The law that it leans on, by its id in the register of sources; empty where it is good practice."""

    @property
    def source(self) -> str:
        """Name the law, with its address; empty where there is none."""
        return registered(self.law).shown if self.law else ""


def _law(step: str, text: str, law: str = _SANCTIONS_LAW) -> Follow:
    return Follow(id=f"name-{step}", text=text, law=law)


STOP_PAYMENT = _law(
    "stop-payment", "Take no payment, give none back and pay nothing on their behalf, until you have had advice."
)
ASK_OFSI = _law(
    "ask-ofsi",
    "Ask your legal team, or OFSI (ofsi@hmtreasury.gov.uk), before anything else is done about this booking.",
)
TRAVEL_ALONE = _law(
    "travel-ban",
    "Tell your legal team: the measure is a travel ban alone, which forbids no booking and no payment.",
)
MEASURE_NOT_SAID = _law(
    "measure-not-said",
    "Treat it as an asset freeze until you have had advice: the list does not say which measure applies.",
)
TELL_POLICE = _law(
    "tell-police",
    "Tell the police today (101, or 999 where somebody is in danger), and the Prevent coordinator where there is one, "
    "before anybody replies.",
    _TERRORISM_LAW,
)
ARRANGE_NOTHING = _law(
    "arrange-nothing",
    "Arrange nothing for this booking until they have answered: arranging a meeting that supports a proscribed "
    "organisation is an offence (Terrorism Act 2000, section 12).",
    _TERRORISM_LAW,
)
NO_MONEY = _law(
    "no-money",
    "Take no money and give none back until you have had advice: money for a proscribed organisation can be an offence "
    "(Terrorism Act 2000, sections 15 to 18).",
    _TERRORISM_LAW,
)
WRITE_DOWN = _law(
    "write-down",
    "Write down what you found, when, what you did, and who decided; keep what they sent you.",
    "",
)
SAY_NOTHING = _law(
    "say-nothing",
    "Send a holding letter and no reason, and tell nobody else: this is no finding against anybody, and somebody "
    "who is listed may still have a lawful use of a room.",
    "",
)


def steps(match: Match) -> Iterator[Follow]:
    """Give what to do after a match that a person confirmed, or could not exclude."""
    if match.removed:
        text = "Write down what you found: the name is no longer on the list, and nothing follows from it by law."
        yield Follow(id="name-no-longer-listed", text=text, law="")
        return
    if match.list_id == PROSCRIBED:
        yield from (TELL_POLICE, ARRANGE_NOTHING, NO_MONEY)
    elif match.list_id == SANCTIONS:
        yield from _of_measures(match.measures)
    elif match.list_id == OWN:
        text = f"Do what your own list says of it: {match.note}" if match.note else "Ask whoever keeps your own list."
        yield Follow(id="name-own-list", text=text, law="")
    yield WRITE_DOWN
    yield SAY_NOTHING


def _of_measures(measures: Sequence[str]) -> Iterator[Follow]:
    said = [measure.casefold() for measure in measures]
    if any(word in measure for word in _FREEZE for measure in said):
        yield from (STOP_PAYMENT, ASK_OFSI)
    elif not said:
        yield from (MEASURE_NOT_SAID, STOP_PAYMENT, ASK_OFSI)
    elif all(any(word in measure for word in _TRAVEL) for measure in said):
        yield TRAVEL_ALONE
    else:
        names = ", ".join(measures)
        text = f"Ask your legal team, before anything else is done, what the listed measure means here: {names}."
        yield Follow(id="name-other-measure", text=text, law=_SANCTIONS_LAW)
