"""Making a test list of addresses that others have listed."""

from dataclasses import dataclass
from pathlib import Path

from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.reading.address_list import AddressList, read_addresses
from venuecheck.filtering.reading.imported_list import ImportedList, imported_list
from venuecheck.service.given_files import Given, given

MAX_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The test list, and what became of every line of the file."""

    made: ImportedList
    addresses: AddressList


def import_list(
    file: Path | Given, *, expectation: Expectation, restricted: bool = True, sample: int = 0, seed: int = 1
) -> Imported:
    """Read a table or a text file of addresses (see `address_list`), and make a test list of it.

    With `sample`, of so many of its addresses; the same ones for the same `seed`.

    Raises `InputError` with every line that cannot be used: then nothing is made.
    """
    theirs = given(file, MAX_BYTES)
    if len(theirs.content) > MAX_BYTES:
        raise InputError.at(theirs.name, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", "split it")
    addresses = read_addresses(theirs.content, theirs.name)
    if sample:
        addresses = addresses.sampled(sample, seed)
    made = imported_list(addresses, Path(theirs.name).name, expectation=expectation, restricted=restricted)
    return Imported(made=made, addresses=addresses)
