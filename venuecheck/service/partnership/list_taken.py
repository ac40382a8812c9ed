"""A list that is taken over into the register: `partners.yaml` or a spreadsheet, and what is said of it afterwards."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from venuecheck.authoring.csv_rows import MOST_BYTES
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_changes import with_list
from venuecheck.service.partnership.register_sheet import read_sheet

LARGEST: Final = MOST_BYTES
_WRITTEN: Final = frozenset({".yaml", ".yml"})


class ListTaken:
    """One list, read against the register that it is taken over into."""

    def __init__(self, file: Given, *, since: date, name: str = "") -> None:
        """`since`: the day from which on what it says otherwise holds; `name`: the partnership’s, of a first sheet."""
        self._file, self._name = file, name
        self.name, self.since = file.name, since
        self.version = ""
        """Of the register that it was written from; empty where it names none, or was not read yet."""
        self._named: frozenset[str] = frozenset()
        self._unknown: tuple[str, ...] = ()
        self._notes: tuple[str, ...] = ()

    def into(self, register: Register | None) -> Register:
        """Give the register with it. Raises `InputError` where the list cannot be read."""
        if self._file.suffix in _WRITTEN:
            taken, self._unknown, self._notes = load_partners(self._file), (), ()
        else:
            read = read_sheet(self._file, register, name=self._name, today=self.since)
            taken, self._unknown, self._notes = (
                read.register,
                read.unknown,
                (*read.notes, *filter(None, (read.not_bound,))),
            )
        self._named, self.version = frozenset(venue.id for venue in taken.venues), taken.version
        return with_list(register, taken, self.since)

    def words(self, register: Register) -> Iterator[str]:
        """Say what of the list was not taken, and which venues it does not name."""
        if self._unknown:
            yield f"Nothing was taken of the columns {', '.join(self._unknown)}."
        yield from self._notes
        for venue in register.on(self.since):
            if venue.id not in self._named:
                yield f"Not in {self.name}, and left as it is: {venue.name} ({venue.id})."
