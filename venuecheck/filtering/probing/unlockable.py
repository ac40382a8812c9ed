"""Search engines on which no network can lock safe search: they are to be blocked, and whether they are is asked.

They publish no name whose servers answer with safe search on, and their setting is the user's own. Sources: the lists
of such engines that NextDNS and HaGeZi keep for networks to block (2026); AdGuard's own rules lack them all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from venuecheck.filtering.judging.journey import inspected
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.observation import Handshake, Lookup, Observation, Trust
from venuecheck.filtering.probing.inquiry import Inquiry, endpoint_of
from venuecheck.filtering.probing.outside_names import Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """One of them, and the name under which people use it."""

    title: str
    name: str


ENGINES = (
    Engine(title="Yahoo", name="search.yahoo.com"),
    Engine(title="AOL", name="search.aol.com"),
    Engine(title="Startpage", name="www.startpage.com"),
    Engine(title="Mojeek", name="www.mojeek.com"),
    Engine(title="MetaGer", name="metager.org"),
    Engine(title="Dogpile", name="www.dogpile.com"),
    Engine(title="Baidu", name="www.baidu.com"),
)
_PORT = 443


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlockable:
    """How they stand on a network: titles."""

    open: tuple[str, ...] = ()
    """Their own certificate came, unread by anybody."""
    unclear: tuple[str, ...] = ()
    """DNS gives them an address, and whether anything stops them behind it was not seen."""

    @property
    def words(self) -> list[str]:
        """Say it, a sentence for each."""
        said = []
        if self.open:
            said.append(f"Cannot be locked on any network, and not blocked on this one: {', '.join(self.open)}.")
        if self.unclear:
            said.append(
                f"Cannot be locked on any network, and not stopped by DNS on this one: {', '.join(self.unclear)}."
            )
        return said


async def look_up(inquiry: Inquiry) -> None:
    """Ask for the address of each."""
    for engine in ENGINES:
        await inquiry.look_up(engine.name, "A")


async def connect(inquiry: Inquiry, *, first_visit: int) -> None:
    """Make a handshake with each that DNS does not stop, numbered from `first_visit` on; nothing is asked for."""
    answers = Answers.of(inquiry.seen)
    for number, engine in enumerate(ENGINES, start=first_visit):
        where = _address(answers.get(engine.name))
        if where:
            await inquiry.about(number).greet(endpoint_of(where, _PORT), engine.name)


def standing(answers: Answers, steps: Sequence[Observation], *, connected: bool) -> Unlockable:
    """Say how they stand by what was seen; nothing is said of those that were not asked for."""
    open_, unclear = [], []
    for engine in ENGINES:
        if not _address(answers.get(engine.name)):
            continue
        made = [step for step in steps if isinstance(step, Handshake) and step.server_name == engine.name]
        if any(step.failure is None and step.public_trust is Trust.TRUSTED for step in made):
            open_.append(engine.title)
        elif not connected or any(step.failure is None and inspected(step) for step in made):
            # who reads the connection may show a block page in it
            unclear.append(engine.title)
    return Unlockable(open=tuple(open_), unclear=tuple(unclear))


def _address(lookup: Lookup | None) -> str:
    addresses = lookup.addresses if lookup is not None else ()
    return next((address for address in addresses if not sinkhole_of(address)), "")
