"""The inspection pack: one folder with everything that an inspector asks for."""

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from venuecheck.core.half_made import folder_for, private_folder
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.run import Run
from venuecheck.records.store import Store
from venuecheck.records.taken_places import refuse_over_records
from venuecheck.report.venue.view import View
from venuecheck.service.filter_checks import run_document
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.reporting import format_of, render, venue_report

DEFAULT_FORMATS = ("html", "pdf", "xlsx", "json")
_CONTENTS = "contents.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A folder that was written."""

    folder: Path
    files: tuple[str, ...]
    """Below the folder, the table of contents first."""
    left_out: tuple[str, ...]
    """What could not be made, and why."""
    view: View


def inspection_pack(
    site: Site, store: Store, folder: Path, *, now: datetime, formats: Sequence[str] = DEFAULT_FORMATS
) -> Pack:
    """Write the venue's report in `formats`, and every check whole, into the new folder `folder`.

    A format whose libraries are missing is left out where it was not asked for. Raises `InputError` where the folder is
    there already, or cannot be written; then nothing is left of it.
    """
    chosen = [format_of(each).id for each in dict.fromkeys(formats)]
    if folder.exists():
        raise InputError.at(str(folder), "this is there already, and is left as it is", "name another", field="output")
    refuse_over_records(folder)
    view = venue_report(site, store, now=now)
    left_out: list[str] = []
    try:
        # made beside its place and then moved there: a half-written pack must never be handed to anybody
        with folder_for(folder) as beside:
            made = beside / folder.name
            made.mkdir(mode=0o700)
            may_miss = left_out if tuple(formats) == DEFAULT_FORMATS else None
            files = [*_reports(made, view, chosen, may_miss), *_checks(made, store)]
            contents = "\n".join(_contents(view, made, files, left_out)) + "\n"
            (made / _CONTENTS).write_text(contents, encoding="utf-8", newline="\n")
            # it names people: the folder, and what is in it, for its owner alone
            for one in made.rglob("*"):
                one.chmod(0o700 if one.is_dir() else 0o600)
            made.rename(folder)
    except OSError as error:
        raise _cannot(folder, error) from None
    return Pack(folder=folder, files=(_CONTENTS, *(name for name, _ in files)), left_out=tuple(left_out), view=view)


def zipped_pack(
    site: Site, store: Store, out: BinaryIO, *, now: datetime, formats: Sequence[str] = DEFAULT_FORMATS
) -> Pack:
    """Write the pack as a zip file to a stream. Raises `InputError` as `inspection_pack` does."""
    with private_folder("venuecheck-pack") as folder:
        pack = inspection_pack(site, store, folder / "pack", now=now, formats=formats)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in pack.files:
                archive.write(pack.folder / name, f"{site.venue.id}/{name}")
    return pack


def _reports(made: Path, view: View, formats: Sequence[str], left_out: list[str] | None) -> Iterator[tuple[str, str]]:
    """Write the report in each format; give each file's name and what it is.

    What the libraries for a format are missing for is put into `left_out`; where that is None it is an error.
    """
    for format_id in formats:
        chosen = format_of(format_id)
        try:
            content = render(view, format_id)
        except InputError as error:
            if left_out is None:
                raise
            left_out += [f"{chosen.title}: {problem.what}; {problem.fix}" for problem in error.problems]
            continue
        name = f"report{chosen.suffix}"
        (made / name).write_bytes(content)
        yield name, chosen.title


def _checks(made: Path, store: Store) -> Iterator[tuple[str, str]]:
    (made / "checks").mkdir()
    for run in store.all("run", Run):
        name = f"checks/{run.run.id}.json"
        (made / name).write_bytes(run_document.run_json(run))
        yield name, f"A check of {run.run.network}, whole ({run_document.RUN_SCHEMA})"


def _contents(view: View, made: Path, files: Sequence[tuple[str, str]], left_out: Sequence[str]) -> Iterator[str]:
    yield f"{view.venue.name}: what was checked, found and done"
    yield f"Made {view.made_words}. {view.zone_words} By {view.software}."
    yield f"{view.records_words}."
    yield ""
    yield f"Web filter: {view.filtering.status_words}. {view.filtering.headline}"
    if view.requirements is not None:
        yield f"Requirements: {view.requirements.headline}"
    yield f"Actions: {view.actions_words}"
    if view.signatures is not None:
        yield f"Signatures: {view.signatures.words}"
    yield ""
    yield "The report holds, in this order: how the venue stands and what there is to do, how each requirement is met,"
    yield "what each network did over time and page by page, bookings and procedures, the record of checks, who signed,"
    yield "and the records that it rests on."
    yield ""
    yield "Files, each with the beginning of its SHA-256 digest:"
    for name, what in files:
        digest = hashlib.sha256((made / name).read_bytes()).hexdigest()
        yield f"  {name}  {digest[:16]}  {what}"
    for each in left_out:
        yield f"  Not made: {each}"


def _cannot(folder: Path, error: OSError) -> InputError:
    what = f"this folder cannot be written ({error.strerror or 'output error'})"
    return InputError.at(str(folder), what, "check that the folder above it is there and can be written to")
