"""The parts of a venue's settings that have a page: what is asked, what it may be, where in the settings it stands."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from venuecheck.core.plain_text import in_one_line
from venuecheck.core.problem import InvalidError, NotFoundError
from venuecheck.core.venue import Network
from venuecheck.service.sites.people import WrittenDecider
from venuecheck.service.sites.people_told import id_from
from venuecheck.service.sites.setting_up import QUESTIONS, Asked, Told, settled
from venuecheck.service.venue_settings.changing import Changing, settings_of
from venuecheck.service.venue_settings.settings_file import Settings
from venuecheck.service.who_may import Doing

_OF_THE_VENUE: Final = frozenset({"name", "kind", "nation", "body"})
ASKED: Final = tuple(one for one in QUESTIONS if not one.several)
"""What has one answer; who decides, and networks, have pages of their own."""
DECIDERS, NETWORKS, COVERAGE = ("deciders",), ("networks",), ("coverage",)
_LONGEST: Final = 200


def asked_called(field: str) -> Asked:
    """Give what is asked under a name. Raises `NotFoundError`."""
    found = next((one for one in ASKED if one.field == field), None)
    if found is None:
        raise NotFoundError.of("field", "there is no such setting here", "choose one of the list")
    return found


def place_of(asked: Asked) -> tuple[str, ...]:
    """Say where in the settings an answer stands."""
    return ("venue" if asked.field in _OF_THE_VENUE else "letters", asked.field)


def said_of(settings: Settings, asked: Asked) -> str:
    """Give the answer as it stands, as somebody typed it; empty where there is none."""
    found = settings.part(*place_of(asked))
    return found if isinstance(found, str) else ""


def shown_of(settings: Settings, asked: Asked) -> str:
    """Give the answer as it stands, in words."""
    said = said_of(settings, asked)
    return asked.options.get(said, said)


def answer(changing: Changing, asked: Asked, said: str) -> None:
    """Take an answer, or take it away where nothing is said. Raises as `Changing.put` does."""
    if asked.field == "name" and not said.strip():
        raise InvalidError.of("name", "the venue has no name", "write it as it is to stand on reports and letters")
    venue = changing.site.venue
    told = Told(name=venue.name, kind=venue.kind.value, nation=venue.nation.value)
    right = settled(told.saying(asked, said.strip()))
    value = getattr(right.letters, asked.field, None)
    if value is None:
        value = right.venue.name if asked.field == "name" else said.strip()
    words = f"{asked.text} {asked.options.get(value, value) or 'Not said.'}"
    changing.put(place_of(asked), value or None, what=words, doing=Doing.SET_UP)


def deciders_of(settings: Settings) -> tuple[WrittenDecider, ...]:
    """Give those whom the settings name."""
    keys = [each.name for each in fields(WrittenDecider)]
    return tuple(
        WrittenDecider(**{key: str(one.get(key) or "") for key in keys}) for one in settings.part(*DECIDERS) or ()
    )


def name_deciders(changing: Changing, named: Sequence[WrittenDecider]) -> None:
    """Say who decides: the named person first, then deputies. Raises as `Changing.put` does."""
    rows = [
        # a name that is missing stands there all the same, so that the fault has a place
        ({"id": one.id} if one.id else {"name": _line(one.name)})
        | _without_empty({"role": one.role, "telephone": one.telephone})
        for one in named
    ]
    what = "Who decides: " + (", ".join(one.name or one.id for one in named) or "nobody named")
    changing.put(DECIDERS, rows or None, what=what, doing=Doing.SET_UP)


def put_network(changing: Changing, network: Network, *, is_new: bool = False) -> str:
    """Add a network, or change the one with its id; give the id. Raises as `Changing.put` does."""
    written = _without_empty(
        {
            "name": network.name,
            "user_group": network.user_group,
            "resolver": network.resolver.strip() or "system",
            "proxy": network.proxy.strip() or "none",
            "filtered_by": network.filtered_by.value if network.filtered_by else "",
        }
    )
    if "name" not in written:
        raise InvalidError.of("name", "the network has no name", "write what people call it, such as: Pupil wifi")
    rows = _networks(changing)
    own = _free_id(written["name"], rows) if is_new else network.id
    entry = {"id": own, **written}
    rows = [*rows, entry] if is_new else [entry if one["id"] == own else one for one in rows]
    what = f"Network {own}: {', '.join(f'{key} {value}' for key, value in written.items())}"
    changing.put(NETWORKS, rows, what=what, doing=Doing.SET_NETWORKS)
    return own


def take_network_out(changing: Changing, network: str) -> None:
    """Take a network out; its checks stay on record. Raises as `Changing.put` does."""
    rows = [one for one in _networks(changing) if one["id"] != network]
    if not rows:
        raise InvalidError.of("network", "a venue has at least one network", "add another before you take this one out")
    changing.put(NETWORKS, rows, what=f"Network {network} taken out", doing=Doing.SET_NETWORKS)


def say_where(changing: Changing, places: Sequence[str], devices: Sequence[str]) -> None:
    """Say where devices are used, and which kinds there are. Raises as `Changing.put` does."""
    tidy = {"places": [_line(one) for one in places], "devices": [_line(one) for one in devices]}
    value = {name: kept for name, items in tidy.items() if (kept := [one for one in items if one])}
    what = "Places and devices: " + ("; ".join(", ".join(items) for items in value.values()) or "none")
    changing.put(COVERAGE, value or None, what=what, doing=Doing.SET_NETWORKS)


def _networks(changing: Changing) -> list[dict[str, Any]]:
    return list(settings_of(changing.site, changing.store).part(*NETWORKS) or ())


def _free_id(name: str, rows: Sequence[dict[str, Any]]) -> str:
    taken = {one["id"] for one in rows}
    first = id_from(name, fallback="network")
    names = (first, *(f"{first[:58]}-{number}" for number in range(2, len(rows) + 3)))
    return next(one for one in names if one not in taken)


def _without_empty(entry: dict[str, str]) -> dict[str, str]:
    return {key: said for key, value in entry.items() if (said := _line(value))}


def _line(text: str) -> str:
    return in_one_line(text, _LONGEST)
