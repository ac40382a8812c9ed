"""Which names are alike, how, and how strongly; above all which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.screening.beside import Beside
from venuecheck.screening.found import Found
from venuecheck.screening.index import Index
from venuecheck.screening.judging import Likeness, Strength
from venuecheck.screening.listing import Entry, Kind, OtherName
from venuecheck.service.names.lists import snapshot

from .samples import entry, names
from .test_lawful import index

STRONG, WEAK, NONE = "strong", "weak", ""


def found(ours: str, *listed: str, list_id: str = "proscribed", kind: Kind = Kind.ORGANISATION) -> tuple[Found, ...]:
    """Look one name up among the names of one entry."""
    return Index.of([names(entry(*listed, kind=kind), list_id=list_id)], kind).find(ours)


def strength(ours: str, *listed: str, list_id: str = "proscribed", kind: Kind = Kind.ORGANISATION) -> str:
    """Give how strong it is; empty where nothing is found."""
    matches = found(ours, *listed, list_id=list_id, kind=kind)
    return matches[0].strength.value if matches else NONE


LEFT_ALONE = [
    ("Girl Guide Hut", "Hizb ut-Tahrir"),
    ("Anwar ul Islam", "Ansar Al Islam"),
    ("National Auction", "National Action"),
    ("National Action", "National Auction House"),
    ("Muttahida Qaumi Movement (Muhajir) UK", "Al Muhajiroun"),
    ("Palestine Acton Friends", "Palestine Action"),
    ("Preston Trust", "Presto Trust Bank"),
    ("Wagner Society of Walsall", "Wagner Group"),
    ("18 November Revolutionary Organisation", "17 November Revolutionary Organisation"),
    ("November Revolutionary Organisation", "17 November Revolutionary Organisation"),
    ("Irish Community Association", "The Irish Republican Army"),
    ("Hamza", "Hamas"),
    ("Liberation Theology Group", "Liberation Tigers of Tamil Eelam"),
    ("CCC", "e. K.-Company GmbH & Co. KG"),
    ("BCC", "e. K.-Company GmbH & Co. KG"),
    ("Hadham Women's Institute", "Hasam"),
    ("Easter Institute", "al-Ashtar Brigades"),
]
ALIKE = [
    ("the base", "The Base", Likeness.SAME, STRONG),
    ("BASE LTD", "The Base", Likeness.SAME, WEAK),
    ("Hizbut Tahrir", "Hizb ut-Tahrir", Likeness.SPELLING, STRONG),
    ("Hizb ut-Tahrir Britain", "Hizb ut-Tahrir", Likeness.WITHIN, STRONG),
    ("Hezbollah", "Hizballah", Likeness.SPELLING, STRONG),
    ("Friends of Hezbollah", "Hizballah", Likeness.WITHIN, STRONG),
    ("Bokoharam", "Boko Haram", Likeness.SPELLING, STRONG),
    ("Revolutionary Organisation 17 November", "17 November Revolutionary Organisation", Likeness.SAME, STRONG),
    ("Friends of Hamas", "Hamas", Likeness.WITHIN, STRONG),
    ("Freinds of Hamaas", "Hamas", Likeness.WITHIN, STRONG),
    ("Al-Shabaab", "Al Shabaab", Likeness.SAME, STRONG),
    ("Al-Shabaab Youth", "Al Shabaab", Likeness.WITHIN, WEAK),
    ("Atomwaffen", "Atomwaffen Division", Likeness.PART, STRONG),
    ("Lashkar-e-Toiba", "Lashkar e Tayyaba", Likeness.NEAR, STRONG),
    ("Lashkar-e-Toiba Luton", "Lashkar e Tayyaba", Likeness.WITHIN, WEAK),
    ("Al-Mukhtar Brigade", "al-Mukhtar Brigades", Likeness.NEAR, STRONG),
    ("Gruppe Zorblax", "Zorblax Group", Likeness.NEAR, STRONG),
    ("Frente Zorblax", "Zorblax Front", Likeness.NEAR, STRONG),
    ("Aktion Palästina", "Palestine Action", Likeness.NEAR, WEAK),
    ("Palestine Actoin", "Palestine Action", Likeness.SPELLING, STRONG),
    ("Al Quaida", "Al-Qa'ida", Likeness.SPELLING, STRONG),
    ("Al Quaida UK", "Al-Qa'ida", Likeness.WITHIN, STRONG),
    ("Palestinian Islamic Jihad", "Palestinian Islamic Jihad (PIJ)", Likeness.SAME, STRONG),
    ("Palestinian Islamic Jihad", "Palestinian Islamic Jihad—Shaqaqi", Likeness.SAME, STRONG),
    ("Rosneft", "ROSNEFT", Likeness.SAME, STRONG),
    ("OOO VPK", "VPK", Likeness.INITIALS, WEAK),
    ("Zorblaxon Aktiengesellschaft", "OJSC Zorblaxon", Likeness.SAME, STRONG),
    ("Limited Liability Company Zorblaxon", "ООО Зорблаксон", Likeness.SPELLING, STRONG),
    ("Зорблаксон", "Zorblakson", Likeness.SAME, STRONG),
    ("Zorblaxon Shipyard", "Sudostroitelny zavod Zorblaxon", Likeness.PART, WEAK),
]


@pytest.mark.parametrize(("ours", "listed"), LEFT_ALONE)
def test_ordinary_names_are_left_alone(ours: str, listed: str) -> None:
    """A false match troubles a lawful booking."""
    assert found(ours, listed) == ()


@pytest.mark.parametrize(("ours", "listed", "how", "strong"), ALIKE)
def test_a_listed_name_is_found(ours: str, listed: str, how: Likeness, strong: str) -> None:
    """By the words that say how alike it is."""
    assert [(each.likeness, each.strength.value) for each in found(ours, listed)] == [(how, strong)]


LAWFUL = [
    ("Palestine Solidarity Campaign", ("Palestine Action",)),
    ("Friends of Palestine", ("Palestine Action", "Popular Front for the Liberation of Palestine")),
    ("Voluntary Action Luton", ("National Action",)),
    ("Kurdish Community Centre", ("Kurdistan Workers' Party", "PKK", "Partiya Karkeren Kurdistan")),
    ("Kurdish Students Union", ("Kurdistan Workers' Party",)),
    ("Tamil Community Centre", ("Liberation Tigers of Tamil Eelam",)),
    ("Eelam Tamil Arts Society", ("Liberation Tigers of Tamil Eelam",)),
    ("Masjid Al-Aqsa", ("Jund al-Aqsa", "Al-Aqsa Martyrs Brigade")),
    ("Friends of Al-Aqsa", ("Jund al-Aqsa", "Al-Aqsa Martyrs Brigade")),
    ("Al-Ansar Mosque", ("Ansar al Islam", "Jaish Ansar al-Sunna")),
    ("Jamaat Noor Foundation", ("Jamaat ul-Furquan",)),
    ("Khalsa Centre", ("Babbar Khalsa",)),
    ("Khalsa Sikh Temple Southall", ("Babbar Khalsa",)),
    ("Sikh Youth Club", ("International Sikh Youth Federation",)),
    ("Islamic Centre", ("Egyptian Islamic Jihad", "Palestinian Islamic Jihad")),
    ("Haqqani Mosque", ("Haqqani Network",)),
    ("Shabab Football Club", ("Al Shabaab",)),
    ("Al-Shabaab Youth Club", ("Al Shabaab",)),
    ("Orange Hall Committee", ("The Orange Volunteers",)),
    ("Ulster Volunteer Memorial Band", ("The Ulster Volunteer Force",)),
    ("Irish Republican History Society", ("The Irish Republican Army",)),
    ("Baloch Human Rights Council", ("Balochistan Liberation Army",)),
    ("Basque Society of London", ("Basque Homeland and Liberty",)),
    ("Socialist Action Reading Group", ("National Socialist Anti-Capitalist Action",)),
    ("Jamaat Islamic Centre Bradford", ("Al-Gama'at al-Islamiya", "Jamaat ul-Furquan")),
    ("Hand of Friendship", ("The Red Hand Commando", "The Red Hand Defenders")),
    ("Iman Trust", ("Islamic Dawah Association",)),
    ("Call to Prayer Society", ("The Saved Sect", "Call to Submission")),
]


@pytest.mark.parametrize(("ours", "listed"), LAWFUL)
def test_lawful_bodies_that_share_a_word_are_never_strong(ours: str, listed: tuple[str, ...]) -> None:
    """Campaigns, community centres, places of worship."""
    assert {strength(ours, name) for name in listed} <= {NONE, WEAK}


TIGERS = ("Liberation Tigers of Tamil Eelam", "LTTE")


@pytest.mark.parametrize(
    "ours", ["LTTE", "ltte", "L.T.T.E.", "l.t.t.e", "LTTE Sports", "LTTE Eelam Relief", "The LTTE", "Friends of LTTE"]
)
def test_initials_are_weak_in_any_case_and_with_any_word(ours: str) -> None:
    """Alone they may be anybody's."""
    assert strength(ours, *TIGERS) == WEAK


@pytest.mark.parametrize("ours", ["UVF", "uvf", "U.V.F.", "UVF Memorial Band"])
def test_initials_are_made_of_the_words_of_a_listed_name(ours: str) -> None:
    """The law does not list them."""
    assert strength(ours, "The Ulster Volunteer Force") == WEAK


def test_a_small_word_is_no_initials_in_a_name_with_capitals() -> None:
    """`Rim` and `RIM`."""
    listed = ("Russian Imperial Movement", "RIM")
    assert strength("RIM Support", *listed) == WEAK
    assert strength("Basketball Rim Makers", *listed) == NONE


def test_a_name_of_one_word_on_the_sanctions_list_is_weak_within_another() -> None:
    """Companies are called Arsenal; so are clubs."""
    assert strength("Zorblaxon Walsall", "Zorblaxon") == STRONG
    assert strength("Zorblaxon Walsall", "Zorblaxon", list_id="sanctions") == WEAK
    assert strength("Zorblaxon Walsall Choir", "Zorblaxon") == WEAK
    assert strength("Zorblaxon Walsall Choir", "Zorblaxon", list_id="sanctions") == WEAK


ORDINARY_WORDS = ("BLOOD AND HONOUR", "28 RADIO", "ROSNEFT", "STAR", "GENERAL TRADING COMPANY", "ALDAWA HAMMER", "VTB")


@pytest.mark.parametrize("listed", ORDINARY_WORDS)
@pytest.mark.parametrize("way", ["{} Scotland", "{} London", "Friends of {}", "{} UK", "{} Supporters Luton"])
def test_a_town_or_friends_never_make_a_sanctioned_name_silent(listed: str, way: str) -> None:
    """However ordinary its words are; beside a trade they are another's."""
    assert strength(way.format(listed), listed, list_id="sanctions") in {WEAK, STRONG}
    assert strength(way.format(listed).title(), listed, list_id="sanctions") in {WEAK, STRONG}


@pytest.mark.parametrize(
    ("ours", "listed", "strong"),
    [
        ("Bloodandhonour", "BLOOD AND HONOUR", STRONG),
        ("Blood & Honour", "BLOOD AND HONOUR", STRONG),
        ("Bloodandhonour Scotland", "BLOOD AND HONOUR", STRONG),
        ("Blood and Honour UK", "BLOOD AND HONOUR", STRONG),
        ("Blood & Honour Midlands", "BLOOD AND HONOUR", STRONG),
        ("Blood & Honour (South Wales branch)", "BLOOD AND HONOUR", STRONG),
        ("Friends of Blood and Honour", "BLOOD AND HONOUR", STRONG),
        ("Blood and Honour Yorkshire", "BLOOD AND HONOUR", STRONG),
        ("Blood and honour: the Tudors", "BLOOD AND HONOUR", WEAK),
        ("Honour and Blood Scotland", "BLOOD AND HONOUR", NONE),
        ("Combat 18", "COMBAT 18", STRONG),
        ("Combat18", "COMBAT 18", STRONG),
        ("combat 18 (C18)", "COMBAT 18", STRONG),
        ("Combat 18th birthday", "COMBAT 18", WEAK),
        ("Combat sports 18", "COMBAT 18", NONE),
        ("28Radio", "28 RADIO", STRONG),
        ("Blood and Transplant Honour Roll", "BLOOD AND HONOUR", NONE),
        ("Star Cafe", "STAR", NONE),
    ],
)
def test_a_sanctioned_name_written_as_one_is_a_spelling(ours: str, listed: str, strong: str) -> None:
    """Letter for letter."""
    assert strength(ours, listed, list_id="sanctions") == strong


@pytest.mark.parametrize(
    ("ours", "listed", "strong"),
    [
        ("Rocha UK", "ALROZA", WEAK),
        ("A Rocha", "ALROZA", WEAK),
        ("CLAP", "JSC KLAPP", WEAK),
        ("Larkfield (HOBBIES) Centre", "The Houthies", WEAK),
        ("Rosniept", "ROSNEPT", STRONG),
        ("Rosnept UK", "ROSNEPT", STRONG),
        ("Zorblax Bank (UK)", "Zorblaxbank", STRONG),
        ("Kalaschnikow", "Kalashnikov", STRONG),
    ],
)
def test_a_made_up_word_is_strong_by_its_letters_alone(ours: str, listed: str, strong: str) -> None:
    """Charities have short names that one language could read as a company's."""
    assert strength(ours, listed, list_id="sanctions") == strong


def test_a_name_that_the_list_calls_weak_is_never_strong_and_matches_only_itself() -> None:
    """`Low quality a.k.a.`: no slip, nothing within."""
    weak = Entry(id="x", kind=Kind.ORGANISATION, name="Zorblax Holding", weak_names=("Grand Meridian",))
    index = Index.of([names(weak)], Kind.ORGANISATION)
    assert [each.strength for each in index.find("grand meridian")] == [Strength.WEAK]
    assert not index.find("Grand Meridien")
    assert not index.find("Grand Meridian Ballroom Walsall")


def test_a_name_that_is_not_in_the_law_says_who_writes_it_so() -> None:
    """Everyday names, successors, other scripts."""
    known = OtherName(name="زوربلاكس", source="its own website")
    index = Index.of(
        [names(Entry(id="x", kind=Kind.ORGANISATION, name="Front of Q", known_as=(known,)))], Kind.ORGANISATION
    )
    assert [each.not_in_law for each in index.find("زوربلاكس")] == ["its own website"]
    assert [each.not_in_law for each in index.find("Front of Q")] == [""]


PEOPLE = [
    ("Quentin Zorblaxov", "Quentin ZORBLAXOV", Likeness.SAME, WEAK),
    ("Zorblaxov Quentin", "Quentin ZORBLAXOV", Likeness.SAME, WEAK),
    ("Zorblaxov, Quentin", "Quentin ZORBLAXOV", Likeness.SAME, WEAK),
    ("Quentin Zorlaxov", "Quentin ZORBLAXOV", Likeness.NEAR, WEAK),
    ("Quentin Zorblaxov", "Quentin Akhmadovitch ZORBLAXOV", Likeness.PART, WEAK),
    ("Q Zorblaxov", "Quentin Akhmadovitch ZORBLAXOV", Likeness.PART, WEAK),
    ("Dr. Quentin Zorblaxov", "Quentin ZORBLAXOV", Likeness.SAME, WEAK),
    ("Haji Abdul Zorblax", "ABDUL ZORBLAX", Likeness.SAME, WEAK),
    ("Quentin Akhmadovich Zorblaxov", "Quentin Akhmadovitch ZORBLAXOV", Likeness.SPELLING, STRONG),
    ("Zorblaxov", "Quentin ZORBLAXOV", Likeness.PART, WEAK),
    ("Mohammed Khan", "Mohammed Rahman", None, NONE),
    ("Hassan Ali", "Hussain Ali", None, NONE),
    ("Salim Khan", "Salam Khan", None, NONE),
    ("Mohamed Ali", "Mohammed Khan Ali Shah", Likeness.PART, WEAK),
    ("Abdul Aziz Zorblax", "Abdulaziz al-Zorblax", Likeness.SPELLING, STRONG),
    ("Nuruddin Zorblax", "Nur al-Din ZORBLAX", Likeness.NEAR, WEAK),
    ("Volodymyr Zorblaxenko", "Vladimir Zorblaxenko", Likeness.SPELLING, WEAK),
    ("Aliaksandr Mikalaevich Zorblaxov", "Alexander Nikolayevich ZORBLAXOV", Likeness.SPELLING, STRONG),
    ("Xasan Cali Zorblax", "Hassan Ali ZORBLAX", Likeness.SPELLING, STRONG),
    ("Mehmet Zorblax", "Muhammad ZORBLAX", Likeness.SPELLING, WEAK),
    ("Hsu Tsai-ming", "XU Caiming", Likeness.SPELLING, WEAK),
    ("Квентин Ахмадович Зорблаков", "Kventin Akhmadovich ZORBLAKOV", Likeness.SAME, STRONG),
]


@pytest.mark.parametrize(("ours", "listed", "how", "strong"), PEOPLE)
def test_first_and_last_name_alone_are_weak(ours: str, listed: str, how: Likeness | None, strong: str) -> None:
    """A middle name makes them strong; order, titles, initials and spelling are the writer's."""
    matches = found(ours, listed, list_id="sanctions", kind=Kind.PERSON)
    assert [(each.likeness, each.strength.value) for each in matches] == ([] if how is None else [(how, strong)])


BORN = Entry(
    id="x",
    kind=Kind.PERSON,
    name="Quentin Akhmadovitch ZORBLAXOV",
    births=("1965-03-12", "1966"),
    positions=("Head of the Meridian Quux Corporation",),
)


@pytest.mark.parametrize(
    ("beside", "strong"),
    [
        (Beside(), WEAK),
        (Beside(born=1965), STRONG),
        (Beside(born=1966), STRONG),
        (Beside(born=1980), WEAK),
        (Beside(organisation="Quux Corporation"), STRONG),
        (Beside(organisation="Larkfield Community Centre"), WEAK),
    ],
)
def test_the_year_of_birth_or_the_organisation_makes_a_name_strong(beside: Beside, strong: str) -> None:
    """Staff may know it from public particulars."""
    index = Index.of([names(BORN, list_id="sanctions")], Kind.PERSON)
    assert [each.strength.value for each in index.find("Quentin Zorblaxov", beside)] == [strong]


def test_every_name_of_the_snapshot_finds_its_entry_in_any_case_and_within_longer_names() -> None:
    """Listed names and sourced aliases: all of them, alone, with a friend and with a place."""
    listed = snapshot()
    index = Index.of([listed], Kind.ORGANISATION)
    missed = [
        text
        for each in listed.entries
        for name in each.names
        for text in (name, name.upper(), name.lower(), f"Friends of {name}", f"{name} UK")
        if each.id not in {match.entry.id for match in index.find(text)}
    ]
    assert missed == []


WORD = st.text(alphabet="abdehiklmnqrstuz", min_size=4, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


@given(NAME)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    """In capitals, too."""
    assert found(name.upper(), name)[0].likeness is Likeness.SAME


@given(NAME, st.integers(0, 40))
def test_more_entries_never_hide_one(name: str, count: int) -> None:
    """What is laid out beside an entry changes its strength at most, and not whether it is found."""
    others = [entry(f"zorblax {at} quux", entry_id=f"o{at}") for at in range(count)]
    index = Index.of([names(entry(name, entry_id="mine"), *others)], Kind.ORGANISATION)
    assert "mine" in {each.entry.id for each in index.find(name)}


@pytest.mark.parametrize(
    ("ours", "listed"),
    [
        ("Fundraising dinner for the Al-Rashid Trust", "Al-Rashid Trust"),
        ("Al Rashid Trust dinner", "Al-Rashid Trust"),
        ("Donations to Al Rashid Trust", "Al-Rashid Trust"),
        ("Blood & Honour concert", "Blood and Honour"),
        ("Memorial gig by Blood and Honour", "Blood and Honour"),
        ("Combat 18 skinheads", "Combat 18"),
        ("Night Wolves", "NIGHT WOLVES MOTORCYCLE CLUB"),
        ("Night Wolves MC", "NIGHT WOLVES MOTORCYCLE CLUB"),
        ("Night Wolves Riders", "NIGHT WOLVES MOTORCYCLE CLUB"),
        ("Sunrise Valley", "Sunrise Valley Welfare Trust"),
    ],
)
def test_a_whole_sanctioned_name_of_ordinary_words_is_weak_wherever_it_stands(ours: str, listed: str) -> None:
    """Its words in order and next to each other; and without the kind of body at its end."""
    assert strength(ours, listed, list_id="sanctions") == WEAK


@pytest.mark.parametrize(
    ("ours", "listed"),
    [
        ("Al-Rashid Mosque", "Al-Rashid Trust"),
        ("Rashid Trust Scholarships", "Al-Rashid Trust"),
        ("Combat Stress", "Combat 18"),
        ("Blood Donors' Honour Roll", "Blood and Honour"),
        ("Night Wolves sponsored walk", "NIGHT WOLVES MOTORCYCLE CLUB"),
        ("Wolves", "Wolves Motorcycle Club"),
        ("Al Rashid", "Al-Rashid Trust"),
    ],
)
def test_a_part_of_a_sanctioned_name_of_ordinary_words_is_nothing(ours: str, listed: str) -> None:
    """Else most bodies would be found."""
    assert strength(ours, listed, list_id="sanctions") == NONE


@pytest.mark.parametrize("ours", ["HTUK", "HT UK", "H.T.U.K.", "HT Luton", "ht leeds", "MKY", "M.K.Y.", "پ.ک.ک", "پکک"])
def test_initials_that_others_write_are_weak(ours: str) -> None:
    """Each with its source beside the known name."""
    assert {each.strength for each in index().find(ours)} == {Strength.WEAK}


@pytest.mark.parametrize("ours", ["HT Dance", "HT Electrical Ltd", "Larkfield HT Running Club"])
def test_two_letters_beside_another_word_are_weak(ours: str) -> None:
    """As all initials are; a person's two are none."""
    assert {each.strength for each in index().find(ours)} == {Strength.WEAK}
    assert index().find("H T Patel") == ()


@pytest.mark.parametrize(
    "ours", ["Rus. Imperial Movement", "Palestinian Isl. Jihad", "Russian Imperial Mvmt", "Wagner Grp"]
)
def test_words_that_are_cut_short_are_the_same_words(ours: str) -> None:
    assert index().find(ours)[0].strength is Strength.STRONG


@pytest.mark.parametrize("ours", ["Зорблаксин А.Б.", "А.Б. Зорблаксин", "Zorblaxin A.B.", "А.Б.Зорблаксин"])
def test_initials_beside_a_rare_family_name_are_weak(ours: str) -> None:
    """In any letters, with a space between or without."""
    assert strength(ours, "Alisher Burkhanovich ZORBLAXIN", kind=Kind.PERSON) == WEAK


def test_initials_beside_a_family_name_that_several_on_the_list_bear_are_weak() -> None:
    """A family's members are listed together, and few others are called so."""
    family = [
        entry(f"{given} Zorblouf", kind=Kind.PERSON, entry_id=given) for given in ("Rami", "Hafiz", "Ihab", "Razan")
    ]
    index = Index.of([names(*family, list_id="sanctions")], Kind.PERSON)
    assert {(found.entry.id, found.strength.value) for found in index.find("R. Zorblouf")} == {
        ("Rami", WEAK),
        ("Razan", WEAK),
    }


def test_initials_beside_a_common_family_name_are_nothing() -> None:
    """Thousands are called so."""
    assert strength("Ivanov A.B.", "Alexander Borisovich IVANOV", kind=Kind.PERSON) == NONE


def test_a_stop_that_the_list_writes_parts_nothing() -> None:
    """It is how the name is written."""
    assert strength("Zorblax: Quuxes of Wrath", "Zorblax: Quuxes of Wrath") == STRONG
    assert strength("Zorblax. Quuxes of Wrath", "Zorblax Quuxes of Wrath") == WEAK
