"""Lessons, lectures, exhibitions, films, campaigns against a body and what is done for its victims: all of them weak.

Whoever books them speaks about the body, which is lawful; the match is shown. And who speaks for it stays strong.
"""

import pytest

from venuecheck.screening.judging import Strength

from .test_disguises import strengths

ONE_RARE_WORD, RARE_WORDS, ORDINARY_WORDS = "Hamas", "Boko Haram", "National Action"
ABOUT = """
{N} in Lebanon, A-level politics
{N}: A-level politics revision
A level Politics: {N}
Year 12 history: {N} and the Middle East
Open University course on {N}
U3A current affairs: {N}
Exhibition: {N} in photographs
{N}: an exhibition
{N} exhibition
Film screening: {N}
Screening of "Inside {N}"
Documentary night: {N}
Seminar on {N}
{N} (seminar)
Book launch: {N} by Dr Smith
Author talk: {N}, the inside story
Lecture series: {N} and the law
WEA class: {N} explained
Panel discussion: {N}
Peace talks with {N}
Campaign against {N}
Citizens against {N}
Mothers of victims of {N}
Victims of {N} support group
Support group for victims of {N}
Support for survivors of {N}
Fundraiser for victims of {N}
Relief fund for those displaced by {N}
Remembering those killed by {N}
Memorial for victims of {N} attack
{N} attack memorial service
No to {N}
Say no to {N}
Ban {N} now
{N} must be banned
Why {N} is dangerous
The dangers of {N}
The rise of {N}
The rise and fall of {N}
Inside {N}
What is {N}?
Who are {N}?
{N} and the media: a talk
{N} and international law - public lecture
Prevent duty briefing: {N}
Counter-terrorism course: {N}
{N} trial: what the judgment means
Legal observers training: the {N} ban
{N} proscription: know your rights
Discussion group on {N}
Reading group: {N}
Debating society: This house would ban {N}
Sixth form debate: should {N} have been banned?
{N} - myth and reality
Journalists on {N}
My life under {N}
Escape from {N}
I survived {N}
Life under {N} rule: photo exhibition
Refugees from {N}
Interfaith vigil against {N}
Prayers for the victims of {N}
Protest against {N}
Rally against {N}
Demonstration against {N}
Petition against {N}
Stop {N} coalition
Podcast recording: {N}
Play reading: {N}
Poetry about {N}
Research seminar: {N}
PhD viva: {N}
Dissertation workshop: {N}
Conference on {N} studies
Royal Institute lecture: {N}
Chatham House: {N}
Workshop for teachers on {N}
Quiz about {N}
Undergraduate politics, week 5: {N}
Religious Studies GCSE: {N}
{N}, a case study
Citizenship lesson: {N}
Film club: {N} (documentary)
Photo exhibition on {N}
Cinema night: the {N} documentary
{N} - A film by Jane Doe
Public lecture, {N}, University of Luton
History society evening: {N}
Parents worried about {N}
Community concerns about {N}
"""
OF_ONE = """
Hezbollah and Hamas: A Level Politics revision class
GCSE RE: Hezbollah
Inset day: recognising Al-Muhajiroun propaganda
Launch of a book on Hizb ut-Tahrir
Talk by former member of Hizb ut-Tahrir
An evening with a hostage of Hamas
Remembering those murdered by Hamas
Kurdish women who fought Daesh
Women who fight Boko Haram
Yazidi genocide by Islamic State: memorial
Boko Haram crisis appeal (Nigerian Christians)
Help the Nigerian church attacked by Boko Haram
Somali mothers against Al-Shabaab
Community meeting on Al-Shabaab recruitment of our youth
Protect our youth from Al-Shabaab
Ex-Al-Shabaab fighter's story
Tamil community: life after the Tamil Tigers
Tamil Tigers and the Sri Lankan civil war
Sikh history: the Babbar Khalsa movement of the 1920s
Basque politics lecture: Euskadi ta Askatasuna
Spanish A level: Euskadi ta Askatasuna terrorism
Wagner Group in Sudan: briefing by Amnesty
Amnesty International: crimes of the Wagner Group
Mali: Wagner Group atrocities
Journalism workshop: reporting on Palestine Action
Court watch: Palestine Action trial
Liberty meeting about Palestine Action proscription
Quakers discuss Palestine Action
Council briefing on National Action and the far right
Antifascist meeting: National Action
Exposing National Action
Undercover in National Action
Understanding Atomwaffen Division
Gaming and extremism: Atomwaffen Division
Online safety: Terrorgram
Parents' guide to Terrorgram
What parents should know about Terrorgram
How to spot Al-Muhajiroun
Community security: threat from Hezbollah
Israel-Hamas ceasefire vigil
Israel Hamas war
Peace talks Israel Hamas
Lebanon: Hezbollah and the state, SOAS seminar
Hezbollah: A Short History, book club
Irish history walk: Fianna Eireann
Hamas, Hezbollah and Iran: what next?
Can there be peace with Hamas?
Should we talk to Hamas?
The law on Palestine Action: a solicitor explains
Legal advice for people arrested at Palestine Action protests
Free speech and Palestine Action
Oral history project: the UVF
Trauma support for survivors of Boko Haram
Women's Institute talk: kidnapped by Boko Haram
Christian Solidarity evening: Nigeria's Boko Haram victims
Exhibition opening: Chibok, taken by Boko Haram
Evidence session: the Muslim Brotherhood and Hamas
Mock trial: R v Palestine Action
Debate: this house believes Palestine Action is not terrorism
School council debate on Palestine Action ban
Philosophy cafe: is Palestine Action violent?
Sociology department: Hizb ut-Tahrir in Britain, an ethnography
Hizb ut-Tahrir in Central Asia, PhD seminar
Imams against Hizb ut-Tahrir
Muslims condemn Al-Qaida
Fatwa against Al-Qaida
Stop Boko Haram campaign
Not in my name: Muslims against Islamic State
Kurdish community remembers Kobane and the fight against Daesh
Turkish victims of the Kurdistan Workers' Party
Diplomats on the Kurdistan Workers' Party
Hezbollah (sixth form enrichment, Mr Hall)
Ulster Volunteer Force (A-level Politics)
Ulster Volunteer Force, a lecture by Prof A. Marsh
Boko Haram - lecture 3 of 8
U3A Current Affairs (Hezbollah)
WEA: Tamil Tigers (10 weeks)
محاضرة عن حماس
كتاب عن حزب الله
فيلم عن داعش
حماس کے خلاف
حماس کے متاثرین
Hamas mağdurları
Hamas karşıtları
Hizbullah hakkında
Жертви ХАМАСу
Преступления ХАМАС
Ocaleni z Hamasu
Książka o Hamasie
Rehenes de Hamas
من هم حماس؟
Заложники Хезболлы
Злочини Хезболли
Дискусія про Хезболли
Hamas kurbanlarının aileleri
Spotkanie o Hamasu
Hizb ut-Tahrir - how one boy was drawn in
Terrorism Act moot (Palestine Action)
Radio play: Hizb ut-Tahrir comes to tea
Hizb ut-Tahrir and the law, CPD for solicitors
"""
IN_ANY_LANGUAGE = """
Διάλεξη για {N}
Palestra acerca do {N}
Föreläsning om {N}
Přednáška o {N}
Kuliah tentang {N}
Lezing over {N}
{N} ja Lähi-itä
{N} och dess offer
Les crimes du {N}
Torturado por {N}
Wygnani przez {N}
Darlith am {N}
Prelekcja: {N}
{N} – zwischen Politik und Terror
Film dokumentalny: {N}
Held hostage by {N}: a survivor's story
Driven out by {N} - fundraising for families
My brother left us for {N}
Lost to {N}: a mother's story
Year 11 RE: {N}
Mock trial: R v supporters of {N}
Crown v. {N}, a moot
Model UN: {N} and the Security Council
Helpline for families of {N} recruits
"""
FOR_IT = """
{N} rally
{N} leaflet stall
{N} leaders live by video
Marching with {N}
Hands off {N} public rally
Hosted by {N}
Lecture by {N}
Talk by a spokesman of {N}
Evening with representatives of {N}
Talk by a {N} spokesman
Evening of talks with {N}
Questions to an official representative from the {N} group
Join {N}
Fundraising dinner for {N}
{N} recruitment evening
Student evening: {N} meeting in room 2
Film night: support {N}
{N} film night fundraiser
{N} conference, level 2
Inside: {N} branch meeting
{N} (dinner in room 2)
{N} (10 weeks)
{N}, year 3 of 8
"""


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("template", _lines(ABOUT))
def test_who_speaks_about_a_body_is_weak(template: str) -> None:
    """Of one rare word, of several, of ordinary ones."""
    for name in (ONE_RARE_WORD, RARE_WORDS, ORDINARY_WORDS):
        assert set(strengths(template.format(N=name)).values()) == {Strength.WEAK}


@pytest.mark.parametrize("template", _lines(IN_ANY_LANGUAGE))
def test_words_that_no_table_has_hold_nothing_up(template: str) -> None:
    """Most languages have no table here: what nobody can read is shown, and is neither for a body nor against it."""
    for name in (ONE_RARE_WORD, RARE_WORDS, "Hizb ut-Tahrir"):
        assert set(strengths(template.format(N=name)).values()) == {Strength.WEAK}


@pytest.mark.parametrize("place", ["Wexcombe", "Wexcombe Parva", "of Wexcombe", "(Wexcombe)", "- Wexcombe", "in Luton"])
def test_a_place_that_no_table_has_takes_nothing_away(place: str) -> None:
    """It is written as names are."""
    for name in (ONE_RARE_WORD, RARE_WORDS, "Hizb ut-Tahrir"):
        assert Strength.STRONG in strengths(f"{name} {place}").values()
    assert Strength.STRONG in strengths(f"Wexcombe {RARE_WORDS}").values()


@pytest.mark.parametrize("text", _lines(OF_ONE))
def test_who_speaks_about_this_one_is_weak(text: str) -> None:
    """As schools, museums, faith groups and charities write it."""
    assert set(strengths(text).values()) == {Strength.WEAK}


@pytest.mark.parametrize("template", _lines(FOR_IT))
def test_who_speaks_for_a_body_is_strong(template: str) -> None:
    """With the same words around."""
    for name in (ONE_RARE_WORD, RARE_WORDS, ORDINARY_WORDS):
        assert Strength.STRONG in strengths(template.format(N=name)).values()


@pytest.mark.parametrize(
    "text",
    [
        "{N} Khan, Unite the Union representative",
        "{N} Ahmed, spokesperson for Larkfield Mosque",
        "{N} Warsame representative",
        "Union delegate {N} Ahmed",
    ],
)
def test_a_person_who_speaks_for_another_body_is_weak(text: str) -> None:
    """A listed word may be a forename; whose spokesman somebody is stands beside the office."""
    assert Strength.STRONG not in strengths(text.format(N=ONE_RARE_WORD)).values()
