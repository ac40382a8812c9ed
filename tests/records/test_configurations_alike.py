"""Both verifiers see alike whose configuration lies beside records: by its text, whether or not it can be read."""

from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from venuecheck.core.problem import InputError
from venuecheck.service.sites.configured import venue_in, venues_in
from venuecheck.service.sites.site import load_site

TEXTS = {
    "venue:\n  id: hill-top\n": "hill-top",
    "venue: # ours\n\n  # its id\n  id: hill-top # this\n": "hill-top",
    "venue:\r\n  name: Hill Top\r\n  id: hill-top\r\n": "hill-top",
    "store: x\n'venue' :\n    'id' : \"hill-top\"\n": "hill-top",
    '"venue":\n  rooms:\n    - id: hall\n      name: Hall\n  id: hill-top\n': "hill-top",
    "venue:\n  rooms:\n    -\n      id: hall\n  more:\n    id: other\n  id: hill-top\n": "hill-top",
    "venue:\n  rooms:\n    - {id: hall}\n": "",
    "venue: {id: hill-top, name: Hill Top}\n": "hill-top",
    "venue: {name: 'Hall, id: other', rooms: [{id: hall}], id: hill-top}\n": "hill-top",
    "venue: {\n  name: \"a } b\", # id: other\n  'id': 'hill-top'\n}\n": "hill-top",
    "venue:\n  {id: hill-top}\n": "hill-top",
    "--- # the first\n{store: {id: other}, 'venue': {rooms: {id: hall}, id: hill-top}}\n": "hill-top",
    "venue: &v !!map\n  id: hill-top\n": "hill-top",
    "venue:\n  name: Children's rooms\n  id: hill-top\n  more: it's\n": "hill-top",
    "venue:\n  note: |\n    id: other\n  id: hill-top\n": "hill-top",
    "venues:\n  id: other\n": "",
    "venue: hill-top\nid: other\n": "",
    "venue:\nid: other\n": "",
    "asked_of: venue\nquestions:\n  - id: other\n": "",
    "venue:\n  id: Hill Top\n": "",
    "venue:\n  id: _store\n": "",
    "": "",
}
"""What is read, of each text; all but what is no configuration can be read as YAML, to the same."""
PARTS = ("venue", "id", ":", ": ", "{", "}", "[", "]", ",", "\n", "  ", "- ", '"', "'", "#", " #", "a", "|", "\\", "\t")


def as_yaml(text: str) -> str:
    """Give the venue's id as YAML has it."""
    said = yaml.safe_load(text)
    venue = said.get("venue") if isinstance(said, dict) else None
    return str(venue.get("id", "")) if isinstance(venue, dict) else ""


@pytest.mark.parametrize("text", TEXTS)
def test_the_venue_is_read_as_yaml_has_it(text: str, verifier: ModuleType) -> None:
    """In braces or not, quoted or not; the id of a room, or of anything else, is none of the venue's."""
    assert venue_in(text) == verifier.venue_in(text) == TEXTS[text]
    assert as_yaml(text) in {TEXTS[text], "Hill Top", "_store"}


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_whatever_it_says_both_read_the_same(verifier: ModuleType, text: str) -> None:
    """With a mistake in it, too."""
    assert venue_in(text) == verifier.venue_in(text)


def test_the_same_venues_are_in_a_folder(tmp_path: Path, verifier: ModuleType) -> None:
    """With a byte-order mark; what cannot be read, or leads elsewhere or round in a ring, hides no other."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "far.yaml").write_text("venue:\n  id: far\n", "utf-8")
    here = tmp_path / "here"
    here.mkdir()
    (here / "a.yaml").write_bytes(b"\xef\xbb\xbfvenue:\n  id: larkfield\n")
    (here / "b.yml").write_bytes(b"venue: {id: hill-top}\n# \xff\n")
    (here / "d.yaml").mkdir()
    assert verifier.configured_in(here) == venues_in(here, "hill-top") == {"larkfield", "hill-top"}
    (here / "c.yaml").symlink_to("c.yaml")
    (here / "e.yaml").symlink_to(tmp_path / "elsewhere" / "far.yaml")
    (here / "f.yml").symlink_to("a.yaml")
    assert verifier.configured_in(here) == venues_in(here, "hill-top") == {"larkfield", "hill-top"}


PLAIN = 'venue:\n  id: "hill"\n  kind: school\nnetworks:\n  - id: guest\n'
HIDDEN = {
    "lines that end as on old Macs": PLAIN.replace("\n", "\r"),
    "a line that ends in U+0085": PLAIN.replace("\n", "\u0085"),
    "a line that ends in U+2028": PLAIN.replace('"hill"\n', '"hill"\u2028').replace("venue:", "#\u2028venue:"),
    "the id on the next line": PLAIN.replace('"hill"', '\n    "hill"'),
    "the id below a comment": PLAIN.replace('"hill"', "# ours\n    hill"),
    "the id folded": PLAIN.replace('"hill"', ">-\n    hill"),
    "a letter of the id escaped": PLAIN.replace("hill", "h\\x69ll"),
    "a letter of its name escaped": PLAIN.replace("id: ", '"\\x69d": ', 1),
    "a letter of the venue's name escaped": PLAIN.replace("venue:", '"ven\\x75e":'),
    "a question mark before its name": PLAIN.replace("id: ", "? id\n  : ", 1),
    "a question mark before the venue's name": PLAIN.replace("venue:\n", "? venue\n:\n"),
    "all of it further in": "".join(f"  {line}\n" for line in PLAIN.splitlines()),
    "the id behind another, in a text": PLAIN.replace("venue:", 'store: "\n\nvenue:\n\n  id: other\n\n"\nvenue:'),
}
"""What is YAML, and says `hill` to whoever reads it so."""


@pytest.mark.parametrize("what", HIDDEN)
def test_no_configuration_is_taken_whose_venue_is_not_seen(what: str, tmp_path: Path) -> None:
    """Else its key and its anchor could be taken away, and no neighbour would miss them."""
    assert as_yaml(HIDDEN[what]) == "hill"
    path = tmp_path / "g.yaml"
    path.write_bytes(PLAIN.encode())
    assert load_site(path).venue.id == venue_in(PLAIN) == "hill"
    path.write_bytes(HIDDEN[what].encode())
    with pytest.raises(InputError, match="whose configuration this is cannot be seen"):
        load_site(path)


def test_whatever_its_name_a_configuration_is_seen_or_not_taken(tmp_path: Path, verifier: ModuleType) -> None:
    """In capitals, behind a link, or behind a long beginning."""
    (tmp_path / "here").mkdir()
    for number, name in enumerate(("a.YAML", "b.Yml", "c.yml")):
        path = tmp_path / "here" / name
        path.write_text(("#" * 1_500_000 + "\n") * (name == "c.yml") + PLAIN.replace("hill", f"v{number}"), "utf-8")
        assert load_site(path).venue.id == f"v{number}"
    assert verifier.configured_in(path.parent) == venues_in(path.parent, "v0") == {"v0", "v1", "v2"}
    path.with_name("d.conf").write_text(PLAIN, "utf-8")
    (tmp_path / "e.yaml").symlink_to(path.with_name("d.conf"))
    for named in (path.with_name("d.conf"), tmp_path / "e.yaml"):
        with pytest.raises(InputError, match="ends in"):
            load_site(named)
