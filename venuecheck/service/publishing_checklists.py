"""Publishing a checklist: what lint finds no mistake in, and nothing else."""

from datetime import date

from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.core.problem import UnusableFileError
from venuecheck.service.checklists.published_versions import Published, keep_digest
from venuecheck.service.checklists.reading import load_checklist
from venuecheck.service.linting import lint_given


def publish(name: str, today: date) -> Published:
    """Publish the version of a checklist, by its file (or its id, where it ships).

    Raises `InputError` with every mistake that lint finds in it; then nothing is written.
    """
    path = catalogue.checklist_path(name)
    mistakes = [problem for problem in lint_given(path, today) if not problem.warning]
    if mistakes:
        raise UnusableFileError(mistakes)
    return keep_digest(load_checklist(read_file(path)), path)
