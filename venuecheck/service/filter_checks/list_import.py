"""Making a test list of addresses that others have listed."""

from dataclasses import dataclass
from pathlib import Path

from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.reading.address_list import read_addresses
from venuecheck.filtering.reading.imported_list import ImportedList, imported_list
from venuecheck.filtering.reading.listed_addresses import AddressList
from venuecheck.service.given_files import Given, given

MAX_BYTES = 8 * 1024 * 1024
MAX_SAMPLED_BYTES = 256 * 1024 * 1024
"""Of a file of which a sample is taken: the lists of whole categories have millions of lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The test list, and what became of every line of the file."""

    made: ImportedList
    addresses: AddressList
    expectation: Expectation
    """What the filter should do with its pages."""


def import_list(
    file: Path | Given, *, expectation: Expectation, restricted: bool = True, sample: int = 0, seed: int = 1
) -> Imported:
    """Read a table, a workbook or a text file of addresses (see `address_list`), and make a test list of it.

    With `sample`, of so many of its addresses; the same ones for the same `seed`.

    Raises `InputError` with every line that cannot be used: then nothing is made.
    """
    most = MAX_SAMPLED_BYTES if sample else MAX_BYTES
    theirs = given(file, most)
    if len(theirs.content) > most:
        fix = "split it" if sample else "split it, or take a sample of it"
        raise InputError.at(theirs.name, f"the file is larger than {most // 1024 // 1024} MiB", fix)
    addresses = read_addresses(theirs.content, theirs.name, wanted=expectation, sample=sample, seed=seed)
    made = imported_list(addresses, Path(theirs.name).name, expectation=expectation, restricted=restricted)
    return Imported(made=made, addresses=addresses, expectation=expectation)
