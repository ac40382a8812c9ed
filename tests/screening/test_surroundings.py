"""A distinctive proscribed name in a longer one: who speaks for it is judged the same day, who speaks about it is not.

Each kind with its counter-examples. All are found: the question is whether a booking waits for a person.
"""

import pytest

from venuecheck.screening.folding import plain

from .test_disguises import strengths
from .test_lawful import listed

HAMAS = "Harakat al Muqawama al-Islamiyya"
FOR_IT = {
    HAMAS: (
        "Hamas relief fund",
        "Relief fund for Hamas",
        "Hamas prisoners' appeal",
        "Evening for Hamas",
        "Hamas picnic",
        "An evening with Hamas",
        "Meal to raise money for the families of Hamas martyrs",
        "Why we support Hamas",
        "Hamas solidarity football tournament",
        "Hamas martyrs' widows appeal",
        "Welcome home our freed Hamas prisoners",
        "Lecture: support Hamas",
        "Hamas (music night)",
        "Hamas martyrs' orphans fund",
        "Corner Cafe (Hamas)",
        "Support after the bombing (support Hamas)",
        "How we support Hamas",
        "Hamas'a Destek Gecesi",
        "أصدقاء حماس",
        "جمعية أصدقاء حماس",
        "مؤسسة أنصار حماس في لندن",
        "حماس غزة",
        "حماس باكستان",
        "Solidaritätsabend für die Hamas",
    ),
    "Hizballah": (
        "Hezbollah Society",
        "Hezbollah UK Association Luton",
        "Hezbollah victory celebration",
        "Lecture by Hezbollah",
        "Hizbullah Media",
        "Join Hezbollah",
        "Hizbullah'a selam",
        "Hizbullah'ın dostları",
    ),
    "Palestine Action": (
        "Palestine Action film night fundraiser",
        "Film night fundraiser for Palestine Action",
        "Benefit night for Palestine Action",
        "Palestine Action benefit gig",
        "Palestine Action Youth Wing",
        "Palestine Action (students' section)",
        "Palestine Action Students",
        "We are all Palestine Action",
        "Palestine Action youth conf.",
        "Lecture by Palestine Action",
        "The Palestine Action crew, Leeds",
        "Palestine Action (NE branch) AGM",
        "Palestinian Action",
        "Dinner in support of Palestine Action",
        "Palestine Action fundraiser",
        "Palestine Action meeting",
        "Why I joined Palestine Action",
        "Meet Palestine Action",
        "Main hall, dinner in support of Palestine Action, 3 October",
        "fundraiser for palestine action in room 2",
        "Long live Palestine Action",
        "Palestine Action 5th anniversary party with food and music",
        "Direct action training: Palestine Action",
        "I oppose genocide. I support Palestine Action",
        "Palestine Action (Leeds branch, main hall)",
        "Friends of Palestine Action & Palestine Action Scotland",
        "Palestine Action appeal by Friends of Gaza",
        "Oxfam Road hall: Palestine Action appeal",
    ),
    "Kurdistan Workers' Party": (
        "36th anniversary celebration of the founding of the Kurdistan Workers Party (PKK)",
        "Kurdistan Workers' Party 47th anniversary party with music and dance",
        "Happy birthday Kurdistan Workers' Party",
        "In praise of the Kurdistan Workers' Party",
    ),
    "Al-Muhajiroun": ("Why I joined Al-Muhajiroun", "Al Muhajiroun reunion", "Speech by Al-Muhajiroun"),
    "Wagner Group": ("Groupe Wagner", "Group Wagner", "The Wagner Group of Solihull"),
    "Gamaa Islamiya": ("Friends of Gamaa Islamiya", "Gamaa Islamiya Luton"),
    "UDA": ("UDA/UFF", "UDA/UFF West Belfast", "UDA/U.F.F. supporters", "U.D.A./U.F.F. Shankill", "UDA / UFF Shankill"),
    "National Action": ("National Action Youth Wing", "National Action rally", "Launch of National Action"),
    "Terrorgram": ("Terrorgram fan meet up",),
    "Halk Cephesi": ("Halk Cephesi Dostları Londra", "Freunde der Halk Cephesi, Deutschland"),
    "Jaish e Mohammed": ("Jaish-e-Mohammad youth conference",),
    "Estado Islámico": ("Amigos de Estado Islámico",),
    "Tamil Tigers": (
        "Friends of the LTTE & Tamil Tigers",
        "Supporters of the LTTE and Tamil Tigers (Harrow branch)",
        "தமிழ்ப் புலிகள்",
        "Tamil Tigers remembrance",
        "Tamil Tigers heroes day",
    ),
    "Boko Haram": (
        "Book launch: proud to be Boko Haram",
        "Boko Haram appeal",
        "Fundraiser for Boko Haram",
        "Boko Haram (football club)",
    ),
    "Hizb ut-Tahrir": (
        "Hizb ut-Tahrir students",
        "Seminar by Hizb ut-Tahrir",
        "Hizb ut-Tahrir seminar",
        "Hizb ut Tahrir sisters' circle",
    ),
}
FOR_IT |= {
    "Al Shabaab": ("Support our brothers in Al-Shabaab", "Donate to Al-Shabaab"),
    "Tamil Tigers": ("Great Heroes Day of the Tamil Tigers", "Martyrs' Day with the Tamil Tigers"),
}
ABOUT_IT_OR_ANOTHER = {
    "Al Shabaab": (
        "جمعية الشباب",
        "جمعية الشباب في لندن",
        "Support Al-Shabaab youth club",
        "Al Shabaab football members",
    ),
    "Ansar Al Sunna": ("جمعية أنصار السنة المحمدية",),
    HAMAS: (
        "We do not support Hamas",
        "Not affiliated with Hamas",
        "Donations do not go to Hamas",
        "Relief for Gaza, no money to Hamas",
        "Israel's war with Hamas",
        "How to free Gaza from Hamas",
        "One of the songs is about Hamas",
        "Hamas and Gaza, 1987 to 1999",
        "Hamas Cafe",
        "Hamas (cafe and grill)",
        "Hamas - football club, under 11s",
        "Hamas orphans appeal",
        "Hamas: a history",
        "Lecture on Hamas",
        "Talk about Hamas and the law",
        "Vigil for the victims of Hamas",
        "Vigil for the hostages held by Hamas",
        "Film: survivors of the attack by Hamas",
        "Stop Hamas",
        "Our reading group will look at what the papers wrote on the war between Israel and Hamas last year",
    ),
    "Hizballah": (
        "Lecture: the history of Hezbollah",
        "Hizbullah Khan's birthday",
        "Walima of Hizbullah",
        "Hizbullah Zadran wedding",
        "Hizbullah Motors",
        "Happy birthday Hizbullah",
        "MA seminar, week 4: Hezbollah",
        "Terrorism studies reading group: Hezbollah",
        "Staff training - Hezbollah",
        "Hezbollah in Lebanon, GCSE revision",
    ),
    "Palestine Action": (
        "We do not support Palestine Action",
        "Palestine Acton",
        "Lift the ban on Palestine Action",
        "Defend free speech: the proscription of Palestine Action",
        "Palestine Action Society",
        "Against the ban on Palestine Action",
        "Debate on Palestine Action",
        "Police briefing: Palestine Action",
        "Anniversary of the ban on Palestine Action",
        "Prayers for Palestine. Action Aid collection",
        "Palestine: Action Aid emergency appeal",
        "Palestine; action for humanity fundraising",
        "Emergency appeal for Palestine, Action for Children",
        "Gaza & Palestine Action Aid appeal",
        "Help Palestine Action Appeal by Oxfam",
        "Debate on Palestine Action & Palestine Action Scotland",
        "Palestine Action Day for Save the Children",
        "Palestine Action (choir)",
    ),
    "Al-Muhajiroun": (
        "Why I left Al-Muhajiroun",
        "Understanding Al-Muhajiroun",
        "Al-Muhajiroun: tackling extremism",
    ),
    "Al-Qa'ida": (
        "Al-Qaida an-Noorania course",
        "Al-Qaida al-Baghdadiya lessons",
        "Al Qaida Nooraniyah Tajweed for kids",
        "Al-Qaida Quran reading",
        "Qaida / Quran class, Mrs Begum, room 2",
        "Teaching children to read from Al-Qaida an-Nooraniyah, on behalf of Larkfield Mosque",
        "Al Qaeda and us: a play by Year 11",
        "Book group: The Looming Tower, Al-Qaeda and the road to 9/11",
    ),
    "Al-Ghurabaa": ("Al Ghurabaa Burial Society", "Al Ghurabaa Football Team"),
    "ISIS": ("We do not support ISIS", "Survivors of ISIS"),
    "UDA": ("The history of the UDA/UFF", "UDA / UFF victims' families", "UDA/UFF exhibition", "UDA/UFF awareness"),
    "Cumann na mBan": (
        "Cumann na mBan centenary lecture",
        "Cumann na mBan: the women of 1916",
        "Lecture on Cumann na mBan",
        "The choir sings Irish songs of 1916, including one on Cumann na mBan",
    ),
    "Fianna Éireann": ("Fianna Éireann, 1909 to 1923",),
    "Wagner Group": (
        "Wagner Group (string quartet)",
        "The Wagner Group, string quartet",
        "The Wagner Group: piano trio",
        "Concert by the Wagner Group, wind ensemble",
        "Wagner Group quintet",
        "The Wagner Group of Solihull (opera lovers)",
        "The Wagner Group of Solihull, lovers of opera",
        "The Wagner Group in Africa (Chatham House seminar)",
        "Wagner Group - piano and singers",
    ),
    "Gamaa Islamiya": ("Gamaa Islamiya Egyptian students", "Gamaat Islamiya students, Leeds"),
    "National Action": (
        "National Action Appeal by the British Red Cross",
        "National Action on Housing",
        "National Action Plan meeting",
        "We support national action on Housing",
        "Voluntary National Action Week",
        "Prevent training: National Action",
        "10th anniversary of National Action on Dementia",
    ),
    "Boko Haram": (
        "Girls who escaped Boko Haram",
        "The history of Boko Haram",
        "Boko Haram Awareness charity",
        "Boko Haram prevention project",
        "Boko Haram research network",
        "Boko Haram museum",
        "Boko Haram inquiry",
        "Boko Haram rehabilitation trust",
        "Boko Haram monitoring group",
        "Safeguarding and Boko Haram",
        "Fundraiser for families displaced by Boko Haram",
        "Nigeria: Boko Haram widows appeal",
        "Boko Haram orphans appeal",
        "Bring Back Our Girls - taken by Boko Haram",
        "Boko Haram and the Chibok girls: prayers",
        "Appeal for the Boko Haram refugees",
        "Boko Haram schoolgirls: prayers and collection",
        "Refugees from Boko Haram English class",
        "Christian Aid: children freed from Boko Haram",
        "Anniversary of the Boko Haram kidnappings",
    ),
    "ETA": ("Module HI203: Euskadi ta Askatasuna",),
    "The Irish Republican Army": (
        "History A level revision: Irish Republican Army",
        "GCSE History revision day: Irish Republican Army",
    ),
    "Tamil Tigers": ("Survivors of the LTTE and Tamil Tigers",),
    "Babbar Khalsa": ("Air India bombing memorial (Babbar Khalsa)",),
    "Provisional IRA": ("Enniskillen bombing memorial (Provisional IRA)",),
    "17 November Revolutionary Organisation": ("Quiz night, 17 November", "17 November", "November 17 Birthday Party"),
    "PKK": ("PKK'nin kuruluş yıldönümü", "PKK'lı gençler", "PKK'yi destekleme derneği"),
    "Hizb ut-Tahrir": (
        "How Hizb ut-Tahrir recruits: a workshop for parents",
        "A talk on Hizb ut-Tahrir",
        "Countering Hizb ut-Tahrir",
    ),
}


def strength(text: str, of: str) -> str:
    """Say how strongly a text is like the entries of a name."""
    found = strengths(text)
    ids = [
        entry.id
        for entry in listed().entries
        if plain(of) in {plain(name) for name in (*entry.names, *(other.name for other in entry.known_as))}
    ]
    assert ids
    return min((found[each].value for each in ids if each in found), default="")


@pytest.mark.parametrize(("of", "text"), [(of, text) for of, texts in FOR_IT.items() for text in texts])
def test_support_money_and_gatherings_are_judged_the_same_day(of: str, text: str) -> None:
    """Whoever books speaks for the body, or pays for it, or nobody can tell from so few words."""
    assert strength(text, of) == "strong"


@pytest.mark.parametrize(("of", "text"), [(of, text) for of, texts in ABOUT_IT_OR_ANOTHER.items() for text in texts])
def test_what_is_about_it_or_anothers_is_shown_and_holds_nothing(of: str, text: str) -> None:
    """Study, opposition, victims, an argument about the ban; trades, people and families of the same name."""
    assert strength(text, of) == "weak"
