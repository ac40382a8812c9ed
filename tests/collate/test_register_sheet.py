"""A register in a spreadsheet: the one that a coordinator has, and the one that is written."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from tests.collate import forty
from venuecheck.collate.bound import Bound
from venuecheck.collate.facts import Person
from venuecheck.core.problem import InputError
from venuecheck.core.venue import VENUE_KIND_WORDS, VenueKind
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.list_taken import ListTaken
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.register import Register, RegisteredVenue
from venuecheck.service.partnership.register_headings import Column
from venuecheck.service.partnership.register_sheet import SheetTaken, read_sheet
from venuecheck.service.partnership.register_sheet_written import register_csv, register_workbook

TODAY = forty.NOW.date()
THEIRS = """\
Prevent partnership contacts 2026;;;;;
;;;;;
Organisation;School;Type;Named contact;E-mail;Notes
North Trust;Larkfield School;Primary school;A. Officer;office@north.test;rings back
North Trust;St Aidan's;School;;;
;Market Hall;Community;B. Warden;hall@market.test;
"""


def sheet(text: str, name: str = "list.csv") -> Given:
    """Give a sheet as it was handed in."""
    return Given(name=name, content=text.encode())


def taken(file: Given, known: Register | None = None, name: str = "Example") -> SheetTaken:
    """Take a sheet over."""
    return read_sheet(file, known, name=name, today=TODAY)


def workbook_of(text: str) -> Given:
    """Give the same as a workbook."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Contacts")
        for line, row in enumerate(text.splitlines()):
            page.write_row(line, 0, row.split(";"))
    return Given(name="list.xlsx", content=out.getvalue())


@pytest.mark.parametrize("made", [sheet, workbook_of])
def test_a_list_with_headings_of_its_own_is_taken(made: object) -> None:
    """A partner once, whoever has none answers for itself; ids are made of the names."""
    read = taken(made(THEIRS))  # type: ignore[operator]
    assert read.unknown == ("Notes",)
    assert [(one.id, one.name, one.contact) for one in read.register.partners] == [
        ("north-trust", "North Trust", Person(name="A. Officer", email="office@north.test")),
        ("market-hall", "Market Hall", Person(name="B. Warden", email="hall@market.test")),
    ]
    assert [(one.id, one.name, one.kind, one.partner) for one in read.register.venues] == [
        ("larkfield-school", "Larkfield School", VenueKind.SCHOOL, "north-trust"),
        ("st-aidans", "St Aidan's", VenueKind.SCHOOL, "north-trust"),
        ("market-hall", "Market Hall", VenueKind.COMMUNITY, "market-hall"),
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_written_says_nothing_new(form: str) -> None:
    """As it stands on the day: taken over again it changes nothing."""
    known = _register()
    content = register_csv(known, TODAY) if form == "csv" else register_workbook(known, forty.NOW, TODAY)
    list_ = ListTaken(Given(name=f"list.{form}", content=content), since=TODAY)
    assert list_.into(known) == known
    assert list(list_.words(known)) == []


def _register() -> Register:
    known = load_partners(Given(name="partners.yaml", content=forty.partners_yaml().encode()))
    first = replace(known.venues[0], name="=1+1 “Academy”")
    return replace(known, venues=(first, *known.venues[1:]), keys={"venue-02": ("0A1B2C3D4E5F60718293",)})


def test_a_known_venue_is_found_by_its_name_and_renamed_by_its_id() -> None:
    """From the day on that is named."""
    known = _register()
    list_ = ListTaken(sheet("Venue;Partner\nBrookside School;South Trust\n"), since=TODAY)
    after = list_.into(known)
    assert len(after.venues) == len(known.venues)
    moved = after.venue("venue-02")
    assert moved.on(TODAY).partner == "partner-3"
    assert moved.on(TODAY - timedelta(days=1)).partner == "partner-1"
    assert sum("left as it is" in line for line in list_.words(after)) == len(known.venues) - 1
    named = ListTaken(sheet("Venue id;Venue;Partner\nvenue-02;Brookside Academy;North Trust\n"), since=TODAY)
    assert named.into(known).venue("venue-02").on(TODAY).name == "Brookside Academy"
    assert named.into(known).by_id["partner-1"].contact == known.by_id["partner-1"].contact


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Street;Town\nMill Lane;X\n", "no row with headings"),
        ("Venue;Partner\n", "there is no venue beneath it"),
        ("Venue;Partner;Kind\n;North;school\n", "list.csv:2:1: Venue: the name is missing"),
        (
            "Venue;Partner\nOak;N\nOAK;N\n",
            "list.csv:3:1: Venue id: ‘OAK’ (oak) stands in line 2 already; take one of the two rows out",
        ),
        ("Venue;Venue id\nOak;O K\n", "list.csv:2:2: Venue id: 'O K' cannot be an id"),
        ("Venue;Partner\n?;N\n", "no id can be made of this name"),
        ("Venue;Bound\nOak;agrement\n", "did you mean 'agreement'?"),
        ("Venue;Keys\nOak;12 34\n", "list.csv:2:2: Keys: this is not the fingerprint of a key"),
    ],
)
def test_mistakes_are_named_by_row_and_column(text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        taken(sheet(text))
    assert said in str(error.value)


def test_a_list_as_it_grew_is_taken() -> None:
    """In two languages, with a cell for several rows, titles between, a total, two of one name, and accents."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Contacts")
        page.merge_range(0, 0, 0, 3, "Rhestr gysylltiadau / Contact list")
        page.write_row(2, 0, ["Sefydliad / Organisation", "Ysgol / School", "Math / Type", "E-bost"])
        page.merge_range(3, 0, 5, 0, "Ymddiriedolaeth Dyffryn")
        for line, row in enumerate(
            [("Ysgol Tŷ Ddewi", "Ysgol gynradd"), ("Llyfrgell Tywi", "Llyfrgell"), ("Neuadd", "")]
        ):
            page.write_row(3 + line, 1, [*row, "swyddfa@example.test"])
        page.write(7, 1, "")
        page.write(7, 0, "Cyngor")
        page.write_row(8, 0, ["Cyngor", "Neuadd", "Neuadd y dref"])
        page.write_row(9, 0, ["", "Capel Seion", "Capel"])
        page.write(11, 2, "Cyfanswm: 5")
    read = taken(Given(name="list.xlsx", content=out.getvalue()))
    assert read.unknown == ()
    assert [(one.id, one.name, one.kind, one.partner) for one in read.register.venues] == [
        ("ysgol-ty-ddewi", "Ysgol Tŷ Ddewi", VenueKind.SCHOOL, "ymddiriedolaeth-dyffryn"),
        ("llyfrgell-tywi", "Llyfrgell Tywi", VenueKind.LIBRARY, "ymddiriedolaeth-dyffryn"),
        ("neuadd", "Neuadd", VenueKind.OTHER, "ymddiriedolaeth-dyffryn"),
        ("neuadd-cyngor", "Neuadd", VenueKind.COUNCIL, "cyngor"),
        ("capel-seion", "Capel Seion", VenueKind.PLACE_OF_WORSHIP, "capel-seion"),
    ]
    said = " ".join(read.notes)
    assert "line 8 names no venue, and was left out: Cyngor." in said
    assert "line 12 names no venue, and was left out: Cyfanswm: 5." in said
    assert "No partner is named in list.xlsx, line 10: each of these venues answers for itself." in said
    again = taken(Given(name="list.xlsx", content=out.getvalue()), read.register)
    assert again.register.venues == read.register.venues


def test_two_of_one_name_are_found_by_their_partners() -> None:
    """And one that moved by its name, where no other is called so."""
    text = "Venue;Partner\nHall;North\nHall;South\nMill;North\n"
    known = taken(sheet(text)).register
    assert [one.id for one in known.venues] == ["hall", "hall-south", "mill"]
    again = taken(sheet("Venue;Partner\nHall;South\nMill;South\n"), known).register
    assert [(one.id, one.partner) for one in again.venues] == [("hall-south", "south"), ("mill", "south")]


def test_a_first_spreadsheet_needs_the_partnerships_name() -> None:
    with pytest.raises(InputError, match="the partnership has no name yet"):
        taken(sheet(THEIRS), name="")


_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=30)


@given(st.lists(st.tuples(_NAMES, _NAMES), max_size=5), st.sampled_from([",", ";", "\t"]))
def test_whatever_stands_in_it_is_taken_or_named(rows: list[tuple[str, str]], sign: str) -> None:
    """Never anything but a register whose venues have partners, or a problem at a row."""
    lines = ["Venue,Partner".replace(",", sign), *(sign.join(row) for row in rows)]
    try:
        read = taken(sheet("\n".join(lines)))
    except InputError:
        return
    partners = read.register.by_id
    assert all(venue.partner in partners for venue in read.register.venues)
    assert len({venue.id for venue in read.register.venues}) == len(read.register.venues)


@given(st.sampled_from(list(VenueKind)), st.sampled_from(list(Bound)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_every_kind_and_bond_comes_back(kind: VenueKind, bound: Bound, day: date) -> None:
    partner = replace(_register().partners[0], bound=bound)
    venue = RegisteredVenue(id="oak", kind=kind, name="Oak", partner=partner.id)
    known = replace(_register(), partners=(partner,), venues=(venue,), keys={})
    read = taken(Given(name="a.csv", content=register_csv(known, day)), known)
    assert (read.register.partners, read.register.venues) == ((partner,), (venue,))
    assert set(VENUE_KIND_WORDS) == set(VenueKind)
    assert Column.VENUE


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Church", VenueKind.PLACE_OF_WORSHIP),
        ("Parish churches", VenueKind.PLACE_OF_WORSHIP),
        ("Church hall", VenueKind.PLACE_OF_WORSHIP),
        ("Mosque", VenueKind.PLACE_OF_WORSHIP),
        ("Church school", VenueKind.SCHOOL),
        ("Village hall", VenueKind.COMMUNITY),
        ("Town Hall", VenueKind.COUNCIL),
        ("Libraries", VenueKind.LIBRARY),
        ("Sixth-form", VenueKind.COLLEGE),
        ("Prison chapel", VenueKind.PRISON),
        ("Other", VenueKind.OTHER),
    ],
)
def test_everyday_words_for_kinds_are_known(said: str, kind: VenueKind) -> None:
    """They become the kinds that there are, and nothing is said of them."""
    read = taken(sheet(f"Venue,Type\nThe Place,{said}\n"))
    assert [one.kind for one in read.register.venues] == [kind]
    assert read.notes == ()


def test_a_kind_that_is_not_known_is_said_with_its_cell() -> None:
    """With what to write; it never becomes another one without a word. An empty cell says nothing."""
    read = taken(sheet("Venue,Type\nThe Place,Planetarium\nThe Shop,Shallow\nThe Inn,\n"))
    assert [one.kind for one in read.register.venues] == [VenueKind.OTHER] * 3
    first, second = read.notes
    assert first.startswith("list.csv, line 2, column 2: 'Planetarium' is no kind of venue that is known")
    assert "write one of school, college, library" in first
    assert "line 3" in second


def test_the_heads_mail_is_taken() -> None:
    """Whatever a list calls them."""
    read = taken(sheet("Venue,Head,Head email\nThe Place,H. Ead,head@place.test\n"))
    assert read.unknown == ()
    assert read.register.partners[0].chief_officer == Person(name="H. Ead", email="head@place.test")


def test_no_mail_is_dropped_without_its_cell() -> None:
    """Letters go to one address of a partner: of several in a cell, or in several rows, each other one is named."""
    read = taken(
        sheet(
            "Organisation;School;E-mail\n"
            "North Trust;Larkfield;a@north.test, b@north.test\n"
            "North Trust;Oakwood;c@north.test\n"
            "North Trust;Priory;C@north.test\n"
            "South Trust;Thornhill;no-mail-here\n"
        )
    )
    north, south = read.register.partners
    assert north.contact == Person(name="C@north.test", email="C@north.test")
    assert south.contact is None
    assert read.notes == (
        "list.csv, line 2, column 3: letters go to one address, a@north.test; not taken: b@north.test.",
        "list.csv, line 3, column 3: c@north.test takes the place of a@north.test, which line 2 gives.",
        "list.csv, line 5, column 3: ‘no-mail-here’ is no address, and was not taken.",
    )


MUDDLE = """\
Organisation;School;Type;Notes
North Trust;Oakfield School;school;
NORTH TRUST;Birch Infants;school;other case
Borough Council;Central Library;library;
Borough Council;Closed 31/03/26 - Dukes Hall;community;closed
Borough Council;Old Mill (closed);community;
TOTAL;9;;
Borough Council;Closeburn Hall;community;
"""


def test_nothing_that_a_row_says_is_guessed_without_a_word() -> None:
    """A total is no partner, a closed venue no open one; each is named with its line, and so is what no row says."""
    read = taken(sheet(MUDDLE))
    assert [one.name for one in read.register.partners] == ["North Trust", "Borough Council"]
    names = ["Oakfield School", "Birch Infants", "Central Library", "Closeburn Hall"]
    assert [one.name for one in read.register.venues] == names
    said = " ".join(read.notes)
    assert "list.csv, line 7 reads as a total, and was left out: ‘TOTAL; 9’." in read.notes
    assert "line 5 says that its venue is not there any more, and was left out: ‘Borough Council; Closed" in said
    assert "line 6 says that its venue is not there any more" in said
    assert "line 3: ‘NORTH TRUST’ is taken as the partner ‘North Trust’, as line 2 has it." in said
    assert "a duty is taken, so that their venues can be overdue: North Trust and Borough Council." in read.not_bound
    bound = taken(sheet("Venue;Partner;Bound\nOak;N;\nElm;N;invited\n"))
    assert (bound.notes, bound.not_bound) == ((), ""), "another row says it"


def test_what_a_column_of_status_or_notes_says_is_gone_is_left_out_and_named() -> None:
    """Not what closes later, or on a day of the week; a total is no venue."""
    read = taken(
        sheet(
            "Venue;Status;Closed on;Open/Closed;Comments\n"
            "Oak;Open;;O;to close in March\n"
            "Ash;Closed;;;\n"
            "Elm;;31/08/2020;;\n"
            "Fir;;31/08/2099;;closed on Fridays\n"
            "Yew;;;C;\n"
            "Box;;;;Closed since July 2025\n"
            "Bay;closed permanently;;;\n"
            "TOTAL VENUES 3;;;;\n"
            "Total Learning Academy;;;;\n"
        )
    )
    assert [one.id for one in read.register.venues] == ["oak", "fir", "total-learning-academy"]
    out = [note for note in read.notes if "left out" in note]
    assert [f"line {line} " in note for line, note in zip((3, 4, 6, 7, 8, 9), out, strict=True)] == [True] * 6


@pytest.mark.parametrize("heading", ["Duty", "Prevent duty", "Bound"])
@pytest.mark.parametrize(
    ("said", "bound"),
    [
        ("Yes", Bound.DUTY),
        ("y", Bound.DUTY),
        ("No", Bound.INVITED),
        ("N", Bound.INVITED),
        ("By agreement", Bound.AGREEMENT),
        ("Statutory", Bound.DUTY),
        ("voluntary", Bound.INVITED),
    ],
)
def test_how_a_partner_is_bound_is_taken_in_everyday_words(heading: str, said: str, bound: Bound) -> None:
    """A column that says of a duty yes or no, too: nobody is asked about it again."""
    read = taken(sheet(f"Venue;Partner;{heading}\nOak;North;{said}\n"))
    assert [one.bound for one in read.register.partners] == [bound]
    assert read.not_bound == ""


def test_who_has_no_duty_stays_bound_by_what_it_agreed() -> None:
    known = taken(sheet("Venue;Partner;Bound\nOak;North;agreement\n")).register
    read = taken(sheet("Venue;Partner;Duty\nOak;North;no\n"), known)
    assert [one.bound for one in read.register.partners] == [Bound.AGREEMENT]
