"""Which register counts here: a list that is named, the coordinator's records, a list that lies in the folder."""

from dataclasses import dataclass
from pathlib import Path

from venuecheck.cli.terminal.output import say
from venuecheck.service.partnership.own_records import OwnRecords, own_records
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.register import Register
from venuecheck.service.sites.site import load_site

_LIST = Path("partners.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What is known here."""

    own: OwnRecords
    register: Register | None
    """None where there is neither a register nor a list."""

    @property
    def needed(self) -> Register:
        """The register. Raises `InputError` where there is none, as a list that is not there does."""
        return self.register or load_partners(_LIST)


def here(config: Path, named: Path | None) -> Here:
    """Find out which register counts, and say where a list that lies here does not.

    Raises `InputError` where something cannot be read.
    """
    own = own_records(load_site(config)) if config.is_file() else OwnRecords()
    if named is not None:
        return Here(own=own, register=load_partners(named))
    if own.register is None:
        return Here(own=own, register=load_partners(_LIST) if _LIST.exists() else None)
    if _LIST.exists():
        say("partners.yaml is not read: your records hold the register (venuecheck register).", err=True)
    return Here(own=own, register=own.register)
