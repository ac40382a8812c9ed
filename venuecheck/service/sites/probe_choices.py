"""Which questions to the network as a whole a site wants asked: the `probes:` section of `venuecheck.yaml`."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from venuecheck.authoring.document import Document
from venuecheck.authoring.typed import typed
from venuecheck.core.problem import InputError, Problem, UnusableFileError, did_you_mean
from venuecheck.filtering.probe_listing import network_probes
from venuecheck.filtering.probing.probe import Choice, Choices, NetworkProbe


def choices_of(document: Document, written: Mapping[str, bool | dict[str, Any]], problems: list[Problem]) -> Choices:
    """Read the `probes:` section. What is wrong with it is added to `problems`."""
    known = {probe.id: probe for probe in network_probes() if probe.ask is not None}
    found: dict[str, Choice] = {}
    for probe_id, said in written.items():
        at = ("probes", probe_id)
        probe = known.get(probe_id)
        if probe is None:
            fix = did_you_mean(probe_id, sorted(known))
            problems.append(document.problem(at, f"there is no '{probe_id}' to switch on or off", fix, at_key=True))
            continue
        try:
            found[probe_id] = _choice(document, probe, said, at)
        except InputError as error:
            problems += error.problems
    return MappingProxyType(found)


def _choice(document: Document, probe: NetworkProbe, said: object, at: tuple[str, str]) -> Choice:
    if said is False:
        return Choice(asked=False, options=probe.options)
    if said is True:
        if probe.opt_in is not None and probe.options is None:
            problem = document.problem(at, f"{probe.id} needs to be told more", f"write {probe.opt_in.how}")
            raise UnusableFileError([problem])
        return Choice(asked=True, options=probe.options)
    kind = probe.options_kind
    if kind is None:
        raise UnusableFileError([document.problem(at, f"{probe.id} has nothing to set", "write true or false")])
    return Choice(asked=True, options=typed(document, kind, at))


def check_ids(document: Document) -> None:
    """Raise `InputError` where a page is called as a probe is: a run keeps each one's steps by that name."""
    problems = list(taken_ids(document))
    if problems:
        raise UnusableFileError(problems)


def taken_ids(document: Document) -> Iterator[Problem]:
    """Name the pages and controls of a test list, as far as it can be read, that are called as a probe is."""
    taken = {probe.id for probe in network_probes()}
    data = document.data if isinstance(document.data, dict) else {}
    for section in ("controls", "pages"):
        items = data.get(section)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            name = item.get("id") if isinstance(item, dict) else None
            if isinstance(name, str) and name in taken:
                what = f"'{name}' is the id of a question to the network"
                yield document.problem((section, index, "id"), what, "choose another")
