"""What the lines of a list name, gathered until it is known what the list as a whole says of each."""

from collections import defaultdict
from dataclasses import dataclass, field

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.address import WebAddress
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.reading.listed_addresses import AddressList, ListedAddress, Repeat
from venuecheck.filtering.reading.said_of import unwanted
from venuecheck.filtering.reading.squid_rules import SquidRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a list says of an address."""

    done: Expectation | None = None
    """What is done with it."""
    group: str = ""
    """Squid's name for it, where its rules say what is done."""
    and_below: bool = False
    """Whether that holds for the names below it and all their pages as well, as in lists of DNS servers and Adblock."""


_NOTHING = Said()
_LONGEST_SHEET = 60


@dataclass(slots=True, kw_only=True)
class FoundAddresses:
    """The addresses of a file, of which a list of what is `wanted` is made."""

    wanted: Expectation
    rules: SquidRules = field(default_factory=SquidRules)
    answered: set[str] = field(default_factory=set)
    """Hosts that are given an address or another name, whatever else is said of them."""
    _named: list[tuple[ListedAddress, Said]] = field(default_factory=list)

    def add(self, entry: ListedAddress, said: Said = _NOTHING) -> None:
        """Take an address up."""
        self._named.append((entry, said))

    def put_into(self, listed: AddressList, file: str) -> None:
        """Give `listed` each address that is wanted, once, and the lines of the others. Raises `InputError`."""
        done = [(self.rules.said_of(said.group) if said.group else None) or said.done for _, said in self._named]
        without = unwanted(done, self.wanted)
        exceptions = _Exceptions()
        wanted = []
        for (entry, said), each in zip(self._named, done, strict=True):
            if each is None or each is not without:
                wanted.append(entry)
                continue
            listed.unwanted.append(entry.line)
            exceptions.add(entry.address, and_below=said.and_below)
        listed.unwanted = list(dict.fromkeys(listed.unwanted))
        listed.passed_over += len(listed.unwanted)
        first: dict[str, int] = {}
        for entry in wanted:
            url = entry.address.url
            is_answered = entry.address.host in self.answered
            if without is Expectation.ALLOW and (is_answered or entry.address in exceptions):
                listed.excepted.append(entry.line)
            elif url in first:
                listed.repeats.append(Repeat(line=entry.line, first=first[url]))
            else:
                first[url] = entry.line
                listed.entries.append(entry)
        kept = {entry.line for entry in listed.entries}
        listed.without_scheme = [line for line in listed.without_scheme if line in kept]
        if not listed.entries:
            raise InputError.at(file, *_why_nothing(listed))


class _Exceptions:
    """Addresses that a list makes exceptions of."""

    def __init__(self) -> None:
        self._addresses: set[str] = set()
        self._hosts: dict[str, list[str]] = defaultdict(list)

    def add(self, address: WebAddress, *, and_below: bool) -> None:
        self._addresses.add(address.url)
        if and_below:
            self._hosts[address.host].append(address.target)

    def __contains__(self, address: WebAddress) -> bool:
        labels = address.host.split(".")
        above = (".".join(labels[at:]) for at in range(len(labels)))
        below = (target for host in above for target in self._hosts.get(host, ()))
        return address.url in self._addresses or any(map(address.target.startswith, below))


def _why_nothing(listed: AddressList) -> tuple[str, str]:
    said = [f"sheet “{plain(name, _LONGEST_SHEET)}”: {why}" for name, why in listed.sheets_left_out.items()]
    for lines, one, many in (
        (len(listed.answered), "gives a name an address of its own", "give names addresses of their own"),
        (len(listed.patterns), "names no one site", "name no one site"),
        (len(listed.unclear), "says what is not understood", "say what is not understood"),
        (len(listed.off), "is switched off", "are switched off"),
        (len(listed.unwanted), "says the contrary", "say the contrary"),
    ):
        if lines:
            said.insert(0, f"1 line {one}" if lines == 1 else f"{lines} lines {many}")
    if not said:
        return "there is no address in this file", "name a file with one address on each line"
    what = f"nothing in this file is what you expect of its pages ({'; '.join(said)})"
    return what, "expect of pages that are let through that they open (“allow”), or correct what the file says of them"
