"""Making a test list of addresses that others have listed."""

from dataclasses import dataclass
from pathlib import Path

from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.reading.address_list import AddressList, read_addresses
from venuecheck.filtering.reading.imported_list import ImportedList, imported_list

MAX_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The test list, and what became of every line of the file."""

    made: ImportedList
    addresses: AddressList


def import_list(path: Path, *, expectation: Expectation, restricted: bool = True) -> Imported:
    """Read a CSV test list of the Citizen Lab or OONI, or a text file of addresses, and make a test list of it.

    Raises `InputError` with every line that cannot be used: then nothing is made.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(path), what, "check the name and the folder") from None
    if len(raw) > MAX_BYTES:
        raise InputError.at(str(path), f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", "split it")
    addresses = read_addresses(raw, str(path))
    made = imported_list(addresses, path.name, expectation=expectation, restricted=restricted)
    return Imported(made=made, addresses=addresses)
