"""A test list, read from its file: apart from the check that tries it, whose sockets a page does not need."""

from pathlib import Path

from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.reading.test_list import read_test_list
from venuecheck.service.given_files import Given, document_of, to_read
from venuecheck.service.sites.probe_choices import check_ids


def load_list(file: Path | Given) -> TestList:
    """Read a test list. Raises `InputError` with every problem."""
    saved = to_read(file)
    document = document_of(saved)
    test_list = read_test_list(document, saved.content)
    check_ids(document)
    return test_list
