"""Which questions to the network as a whole are asked, and how: the boxes of `probes:`, made of the probes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from venuecheck.filtering.probe_listing import network_probes
from venuecheck.filtering.probing.probe import NetworkProbe
from venuecheck.service.venue_settings.boxes import Box, Group, Kind, Typed

_YES, _NO = "yes", "no"
MORE: Final[Mapping[tuple[str, str], Box]] = {
    ("safe_search", "connect"): Box(
        name="connect",
        text="Search engines that are not locked by their names",
        kind=Kind.TICKS,
        options={_YES: "Connect to them as well"},
    ),
    ("encrypted_dns", "endpoints"): Box(
        name="endpoints",
        text="Public services of encrypted DNS",
        kind=Kind.TICKS,
        options={_YES: "Try them as well"},
    ),
    ("second_resolver", "resolvers"): Box(
        name="resolvers",
        text="Which resolvers?",
        help="Where you choose to ask: one to a line, such as 192.0.2.53.",
        kind=Kind.LINES,
    ),
}
"""What more can be said of a question, by its id and the name of the option."""
IN_THE_FILE: Final = frozenset({("direct_ip", "addresses"), ("second_resolver", "nobody")})
"""What no page asks for: it stays as it stands in the file."""


class QuestionsAsked:
    """A choice for each question that can be asked or not, with what more there is to say of it."""

    def groups(self, key: str, typed: Typed) -> Sequence[Group]:
        """Give the boxes of each question."""
        del typed
        return [Group(legend="", boxes=tuple(_boxes(key, one))) for one in _probes()]

    def typed(self, key: str, value: object) -> Typed:
        """Give what stands, and what counts where nothing does."""
        held = _mapping(value)
        typed = dict[str, Sequence[str]]()
        for one in _probes():
            said = held.get(one.id)
            is_asked = one.opt_in is None if said is None else said is not False
            typed[f"{key}.{one.id}"] = [_YES if is_asked else _NO]
            for option, box in _more(one):
                stands = _mapping(said).get(option)
                is_tick = box.kind is Kind.TICKS
                typed[f"{key}.{one.id}.{option}"] = [_YES] * bool(stands) if is_tick else box.typed(stands)
        return typed

    def value(self, key: str, typed: Typed, before: object) -> object:
        """Give what was chosen; where it is what counts anyhow, nothing. What no box shows stays."""
        held = _mapping(before)
        known = {one.id for one in _probes()}
        found: dict[str, object] = {name: said for name, said in held.items() if name not in known}
        for one in _probes():
            stood, is_asked = held.get(one.id), _YES in typed.get(f"{key}.{one.id}", ())
            options = dict(_mapping(stood))
            for option, box in _more(one):
                options = _with_option(options, option, box, typed.get(f"{key}.{one.id}.{option}", ()))
            if is_asked and options:
                found[one.id] = options
            elif stood is is_asked or is_asked is not (one.opt_in is None):
                found[one.id] = is_asked
        return found or None

    def shown(self, value: object) -> Sequence[str]:
        """Say each that is asked otherwise than usual, or with more."""
        return list(_in_words(_mapping(value)))

    def box_of(self, key: str, typed: Typed, place: str) -> str:
        """Give the option's box, or the choice."""
        names = [box.name for group in self.groups(key, typed) for box in group.boxes]
        within = [name for name in names if place == name or place.startswith(f"{name}.")]
        return max(within, key=len, default=names[0])


def _probes() -> list[NetworkProbe]:
    return [one for one in network_probes() if one.ask is not None]


def _boxes(key: str, probe: NetworkProbe) -> Iterator[Box]:
    why = f"It {probe.opt_in.sends}, so it is asked only where you say so." if probe.opt_in else ""
    options = {_YES: "Ask it", _NO: "Do not ask it"}
    yield Box(name=f"{key}.{probe.id}", text=probe.question, help=why, kind=Kind.CHOICE, options=options)
    for option, box in _more(probe):
        yield Box(name=f"{key}.{probe.id}.{option}", text=box.text, help=box.help, kind=box.kind, options=box.options)


def _more(probe: NetworkProbe) -> Iterator[tuple[str, Box]]:
    for each in fields(probe.options_kind) if probe.options_kind else ():
        if (probe.id, each.name) in MORE:
            yield each.name, MORE[probe.id, each.name]


def _with_option(options: dict[str, object], name: str, box: Box, typed: Sequence[str]) -> dict[str, object]:
    """Give options with what was said to one of them. A list that stands in place of a tick stays with the tick."""
    stood = options.pop(name, None)
    said = box.value(typed)
    if said is None:
        return options
    if box.kind is Kind.TICKS:
        said = stood if stood else True
    return {**options, name: said}


def _in_words(held: Mapping[str, Any]) -> Iterator[str]:
    for one in _probes():
        said = held.get(one.id)
        if said is None:
            continue
        more = [
            box.asked_and(box.options.get(_YES) or box.shown(stands))
            for option, box in _more(one)
            if (stands := _mapping(said).get(option))
        ]
        yield f"{one.question} {'Not asked.' if said is False else 'Asked.'}" + "".join(f" {each}." for each in more)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
