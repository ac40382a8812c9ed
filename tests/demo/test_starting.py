"""A configuration to begin with is valid whatever the venue is called, and never takes another's place."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from venuecheck.authoring.document import read
from venuecheck.core.ids import is_id
from venuecheck.core.problem import InputError
from venuecheck.core.venue import VENUE_KIND_WORDS, Network, VenueKind
from venuecheck.service.sites.configuration_text import config_text
from venuecheck.service.sites.people_told import id_from
from venuecheck.service.sites.setting_up import Told, settled
from venuecheck.service.sites.starting import CONFIG_NAME, start

NETWORK = Network(id="guests", name="Guest wifi", user_group="visitors")


@given(name=st.text(min_size=1, max_size=300), kind=st.sampled_from(VenueKind))
@example(name='"Quotes": and # colons \\ {braces} %s &a *b !c', kind=VenueKind.SCHOOL)
@example(name="two\nlines\r\nand\u2028more\x85still", kind=VenueKind.SCHOOL)
@example(name="\U0001f3eb \ufeff\ufffe\x7f\ud800", kind=VenueKind.OTHER)
@example(name="- no", kind=VenueKind.OTHER)
def test_any_name_reads_back(name: str, kind: VenueKind) -> None:
    """What is written is what is read, on one line, with an id that is one; or the name is refused."""
    try:
        venue = settled(Told(name=name, kind=kind)).venue
    except InputError:
        assert not any(char.isalnum() for char in name)
        return
    document = read(config_text(venue, NETWORK).encode(), CONFIG_NAME)
    assert isinstance(document.data, dict)
    assert document.data["venue"] == {"id": venue.id, "name": venue.name, "kind": kind.value}
    assert is_id(venue.id)
    assert len(venue.name.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "derived"),
    [
        ("St Mary's, Example", "st-marys-example"),
        ("Ysgol Tŷ Coch", "ysgol-ty-coch"),
        ("--- 4th Floor ---", "4th-floor"),
        ("مسجد", "library"),
        ("²", "2"),
        ("", "library"),
        ("x" * 200, "x" * 64),
        ("a" * 63 + " b", "a" * 63),
    ],
)
def test_ids(name: str, derived: str) -> None:
    """An id is made of the name's letters and digits; the kind stands in where there are none."""
    assert id_from(name, fallback="library") == derived


@pytest.mark.parametrize("kind", VenueKind)
def test_each_kind_starts(tmp_path: Path, kind: VenueKind) -> None:
    """Every kind of venue gets a configuration with at least one network, in a folder that is made."""
    path, venue, network = start(tmp_path / "new" / "folder", settled(Told(name=VENUE_KIND_WORDS[kind], kind=kind)))
    assert path.read_bytes() == config_text(venue, network).encode()
    assert b"\r" not in path.read_bytes()


def test_an_existing_configuration_is_left_alone(tmp_path: Path) -> None:
    """Nothing is overwritten."""
    (tmp_path / CONFIG_NAME).write_text("mine")
    with pytest.raises(InputError, match=r"there is a configuration here already.*name another folder"):
        start(tmp_path, settled(Told(name="Other")))
    assert (tmp_path / CONFIG_NAME).read_text() == "mine"


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    """A folder that is a file is said to be one."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="this is a file, not a folder"):
        start(tmp_path / "file", settled(Told(name="Other")))


def test_a_file_on_the_way_to_the_folder(tmp_path: Path) -> None:
    """The file is named."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="/file: this is a file, not a folder"):
        start(tmp_path / "file" / "below", settled(Told(name="Other")))
