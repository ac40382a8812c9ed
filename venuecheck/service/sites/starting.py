"""Begin at a new venue: write a configuration that works as it is and says what each entry is for."""

import os
from pathlib import Path

from venuecheck.core.private import private_folders
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Network, Venue, VenueKind
from venuecheck.records.outside import Beside
from venuecheck.service.sites.configuration_text import config_text
from venuecheck.service.sites.setting_up import Settled

CONFIG_NAME = "venuecheck.yaml"

_PUPILS = Network(id="pupils", name="Pupil wifi", user_group="pupils")
_STUDENTS = Network(id="students", name="Student wifi", user_group="students")
_PUBLIC = Network(id="public", name="Public computers", user_group="the public")
_GUESTS = Network(id="guests", name="Guest wifi", user_group="visitors")
_FIRST_NETWORKS = {VenueKind.SCHOOL: _PUPILS, VenueKind.COLLEGE: _STUDENTS, VenueKind.LIBRARY: _PUBLIC}


def refuse_existing(folder: Path) -> None:
    """Say that there is a configuration already, before somebody answers questions for another. Raises `InputError`."""
    path = folder / CONFIG_NAME
    if path.exists():
        fix = "edit it, or name another folder"
        what = "there is a configuration here already, and it is left as it is"
        raise InputError.at(str(path), what, fix, field="folder")


def start(folder: Path, settled: Settled, *, database: str = "") -> tuple[Path, Venue, Network]:
    """Write `venuecheck.yaml` and a key in `folder`; give its path, the venue and its first network.

    `database`: where the records are, if not beside it.

    Raises `InputError` where there is a configuration already, or where the folder cannot be written to.
    """
    network = _FIRST_NETWORKS.get(settled.venue.kind, _GUESTS)
    text = config_text(
        settled.venue,
        network,
        people=settled.people,
        letters=settled.letters,
        nation_said=settled.nation_said,
        database=database,
    )
    path = folder / CONFIG_NAME
    try:
        private_folders(folder)
        # it will name people: for its owner alone, until they give others a right to it
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        path.chmod(0o600)  # a umask can take away what its owner needs
        Beside(folder).of(settled.venue.id).begin()
    except FileExistsError as error:
        if not path.exists():
            taken = error.filename or str(folder)
            raise InputError.at(taken, "this is a file, not a folder", "name another", field="folder") from None
        refuse_existing(folder)
        raise  # somebody took it away again in the same moment
    except OSError as error:
        what = f"the file cannot be written ({error.strerror or 'output error'})"
        raise InputError.at(str(path), what, "name a folder that you may write to", field="folder") from None
    return path, settled.venue, network
