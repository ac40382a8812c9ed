"""What a condition says of the venue itself, in words: of what kind it is, where it is, who runs it, what binds it."""

from collections.abc import Sequence
from typing import Final

from venuecheck.assessment.duties import Binds, Duty
from venuecheck.core.venue import BODY_WORDS, NATION_WORDS, VENUE_KIND_WORDS, Body, Nation, VenueKind

_DUTIES: Final = {
    Duty.PREVENT: ("the Prevent duty", "bind", " whoever runs the venue"),
    Duty.HUMAN_RIGHTS: ("the Human Rights Act", "bind", " whoever runs the venue"),
    Duty.EQUALITY: ("the public sector equality duty", "bind", " whoever runs the venue"),
    Duty.SERVICES: ("what the Equality Act says of services", "hold", " here"),
    Duty.ROOMS: ("a candidate's right to a room", "hold", " here"),
    Duty.SAFEGUARDING: ("the guidance for England's schools on those who hire rooms", "hold", " here"),
}
"""Each with what it does, and to whom."""


def circumstance_in_words(name: str, values: Sequence[str], *, negated: bool) -> str:
    """Say that a circumstance is one of some values, or none of them; empty for one that is not the venue's."""
    if name == "venue.nation":
        return f"the venue is {_listed([NATION_WORDS[Nation(one)] for one in values], 'in', negated=negated)}"
    if name == "venue.kind":
        return f"the venue is {_listed([_kind(VenueKind(one)) for one in values], negated=negated)}"
    if name == "venue.body":
        return _body([Body(one) for one in values], negated=negated)
    if name not in set(Duty):
        return ""
    joined = " and " if negated else " or "
    return joined.join(_duty(Duty(name), Binds(one), negated=negated) for one in values)


def in_a_row(words: Sequence[str], last: str) -> str:
    """Give `a, b or c`, with `last` before the last of at least one."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if words[1:] else words[0]


def _listed(words: Sequence[str], before: str = "", *, negated: bool) -> str:
    """Give `in a, b or c`, and of what is none of them `in neither a nor b`."""
    joined = in_a_row(words, "nor" if negated else "or")
    parts = (before, "neither" if words[1:] else "", joined) if negated else (before, joined)
    return " ".join(filter(None, ("not" if negated and not words[1:] else "", *parts)))


def _kind(kind: VenueKind) -> str:
    return "of another kind" if kind is VenueKind.OTHER else f"a {VENUE_KIND_WORDS[kind]}"


def _body(bodies: Sequence[Body], *, negated: bool) -> str:
    named = [BODY_WORDS[one] for one in bodies if one is not Body.NOT_SAID]
    said = [f"the venue is {_listed(named, 'run by', negated=negated)}"] if named else []
    if Body.NOT_SAID in bodies:
        said.append("it is said who runs the venue" if negated else "it is not said who runs the venue")
    return (" and " if negated else " or ").join(said)


def _duty(duty: Duty, binds: Binds, *, negated: bool) -> str:
    what, does, whom = _DUTIES[duty]
    so = f"{what} {does}s{whom}"
    if negated:
        words = {
            Binds.YES: f"{what} does not {does}{whom}, or not for certain",
            Binds.NO: f"{what} may {does}{whom}",
            Binds.PARTLY: f"it is not so that {so} in part only",
            Binds.ASK: f"nobody has to be asked whether {so}",
            Binds.NOT_SAID: f"it is said who runs the venue, and so whether {so}",
        }
    else:
        words = {
            Binds.YES: so,
            Binds.NO: f"{what} does not {does}{whom}",
            Binds.PARTLY: f"{so} in part only",
            Binds.ASK: f"somebody has to be asked whether {so}",
            Binds.NOT_SAID: f"it is not said who runs the venue, and so not whether {so}",
        }
    return words[binds]
