"""Names that are not in the law: each is of an organisation of the snapshot, is found, and says who writes it so."""

from dataclasses import replace

import pytest

from venuecheck import catalogue
from venuecheck.authoring.document import read, read_file
from venuecheck.core.problem import InputError
from venuecheck.screening.folding import plain
from venuecheck.screening.judging import Strength
from venuecheck.screening.known_names import KnownNames, with_known
from venuecheck.screening.listing import OtherName
from venuecheck.screening.reading.known_names import read_known_names

from .samples import entry, names
from .test_lawful import index, listed

KNOWN = [each for path in catalogue.known_names() for each in read_known_names(read_file(path))]


def test_every_one_is_of_a_listed_organisation() -> None:
    """Else it is never looked for."""
    law = {plain(name) for each in listed().entries for name in each.names}
    assert [each.of for each in KNOWN if each.list_id == "proscribed" and plain(each.of) not in law] == []


def test_nearly_every_proscribed_organisation_has_some() -> None:
    """Who is missing has no other name in common use, or one that the law lists."""
    without = [each.name for each in listed().entries if each.valid_until is None and not each.known_as]
    assert without == ["The Orange Volunteers", "Minbar Ansar Deen"]


def _ways(other: OtherName, number: int) -> tuple[str, str]:
    longer = () if other.ordinary else (f"Friends of {other.name}", f"{other.name} UK")
    others = (other.name.upper(), *longer)
    return other.name, others[number % len(others)]


def test_every_one_finds_its_organisation_alone_and_in_a_longer_name() -> None:
    """As the names of the law do. Of capitals and the longer names, each has one in turn.

    `python -m benchmarks screening` tries all of them.
    """
    missed = [
        text
        for each in listed().entries
        for number, other in enumerate(each.known_as)
        for text in _ways(other, number)
        if each.id not in {found.entry.id for found in index().find(text)}
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("ours", "of"),
    [
        ("Real IRA", "The Irish Republican Army"),
        ("Hurras al-Din", "Al-Qa'ida"),
        ("Tamil Pulikal", "Liberation Tigers of Tamil Eelam"),
        ("එල්.ටී.ටී.ඊ.", "Liberation Tigers of Tamil Eelam"),
        ("बब्बर खालसा", "Babbar Khalsa"),
        ("लश्कर-ए-तैयबा", "Lashkar e Tayyaba"),
        ("ISIS", "Islamic State of Iraq and the Levant"),
        ("حماس", "Harakat al Muqawama al-Islamiyya"),
        ("حزب الله", "Hizballah"),
        ("UVF", "The Ulster Volunteer Force"),
        ("Tamil Tigers Welfare", "Liberation Tigers of Tamil Eelam"),
        ("ЧВК Вагнер", "Wagner Group"),
    ],
)
def test_everyday_names_successors_and_other_scripts_are_found(ours: str, of: str) -> None:
    """And it is said that the law does not have them."""
    found = {match.entry.name: match for match in index().find(ours)}
    assert of in found
    assert found[of].not_in_law or found[of].likeness.name == "INITIALS"


def test_a_name_of_the_list_itself_is_not_said_to_be_missing_from_it() -> None:
    """The list may have learnt it since."""
    known = KnownNames(of="Front of Q", known_as=(OtherName(name="F.Q.A", source="press"),))
    (made,) = with_known(names(entry("Front of Q", "FQA")), [known]).entries
    assert made.known_as == ()


def test_of_each_organisation_it_is_said_what_and_where_it_is() -> None:
    """The law has names alone; what tells a weak match apart must come from somewhere, and says from where."""
    said = {entry.id: entry.what for entry in listed().entries}
    assert [each for each, what in said.items() if not what.endswith(" (from general knowledge)")] == []


def test_what_a_list_says_of_a_body_itself_is_kept() -> None:
    """It outranks general knowledge."""
    listed = replace(entry("Front of Q"), what="company")
    (made,) = with_known(names(listed), [KnownNames(of="Front of Q", what="armed group")]).entries
    assert made.what == "company"


def test_each_says_how_sure_it_is_and_where_it_was_seen() -> None:
    """A document has an address; what was seen in none says so. The figures of docs/screening.md are these."""
    every = [other.source for each in KNOWN for other in each.known_as]
    seen = [said for said in every if said.endswith("(seen there)")]
    assert all(said.endswith(", from general knowledge (source not found)") for said in set(every) - set(seen))
    told = " ".join((catalogue.folder("docs") / "screening.md").read_text(encoding="utf-8").split())
    assert f"Of {len(every)}, {len(seen)} were seen in a document" in told


def test_a_likeness_to_the_lists_own_name_comes_first() -> None:
    """What the law has outranks what the press writes."""
    (match,) = index().find("Hizballah")
    assert (match.not_in_law, match.strength) == ("", Strength.STRONG)


GOOD = """\
id: "known-names"
title: "Names"
dated: 2026-11-28
sources:
  - {id: "press", title: "Newspapers"}
organisations:
  - of: "Front of Q"
    known_as:
      - {name: "Friends of Q", source: "press"}
"""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('"Friends of Q", source: "press"', '"Friends of Q", source: "prss"'), "did you mean 'press'?"),
        (("Friends of Q", "?!"), r"known\.yaml:9:16: this name has too few letters"),
        (("known_as", "known_sa"), "'known_sa' is not known here"),
        (
            ('title: "Newspapers"', 'title: "Newspapers", sure: "document"'),
            "a document was seen, and where is not said",
        ),
        (('title: "Newspapers"', 'title: "Newspapers", url: "https://a.test"'), "an address, and no document was seen"),
    ],
)
def test_a_mistake_is_named_at_its_place(change: tuple[str, str], said: str) -> None:
    """Whoever adds a name is told."""
    assert len(read_known_names(read(GOOD.encode(), "known.yaml"))) == 1
    with pytest.raises(InputError, match=said):
        read_known_names(read(GOOD.replace(*change).encode(), "known.yaml"))
