"""What follows a sanctions match that is confirmed, or that a person cannot exclude: it hangs on the measure.

A possible match has no steps of this kind: it is looked at, and nothing else follows. Who deals with the funds of
somebody under an asset freeze may commit an offence (Sanctions and Anti-Money Laundering Act 2018, and the regulations
of each regime); reports go to the Office of Financial Sanctions Implementation (OFSI).
"""

from collections.abc import Iterator, Sequence

_FREEZE = ("asset freeze", "freeze", "trust services", "director disqualification", "financial")
_TRAVEL = ("travel ban",)

STOP_PAYMENT = "Take no payment, give none back and pay nothing on their behalf, until you have had advice."
ASK_OFSI = "Ask your legal team, or OFSI (ofsi@hmtreasury.gov.uk), before anything else is done about this booking."
WRITE_DOWN = "Write down what you found, when, what you did, and who decided; keep what they sent you."
SAY_NOTHING = "Send a holding letter and no reason. A person who is named here may still have a lawful use of a room."
TRAVEL_ALONE = (
    "The measure is a travel ban alone: it forbids no booking and no payment. Tell your legal team, and write down "
    "what you found."
)
NOT_SAID = "The list does not say which measure applies: treat it as an asset freeze until you have had advice."


def steps(measures: Sequence[str]) -> Iterator[str]:
    """Give what to do after a match with an entry of these measures that is confirmed or not excluded."""
    said = [measure.casefold() for measure in measures]
    frozen = any(word in measure for measure in said for word in _FREEZE)
    if said and not frozen and all(any(word in measure for word in _TRAVEL) for measure in said):
        yield TRAVEL_ALONE
        return
    if not said:
        yield NOT_SAID
    yield STOP_PAYMENT
    yield ASK_OFSI
    yield WRITE_DOWN
    yield SAY_NOTHING
