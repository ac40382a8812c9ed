"""Lawful bodies that share words with listed names: kinds of campaigns, centres, places of worship, clubs, schools.

Two tables. `KNOWN_KINDS` was written by hand, by the words that listed names and lawful bodies share; the names are of
kinds of bodies that exist, and none is meant. `made_of` puts every part of a listed name that is not the whole into
ways in which ordinary bodies are called.
"""

import re
from collections.abc import Iterator
from itertools import cycle, islice

from venuecheck.screening.index import Index
from venuecheck.screening.judging import Strength
from venuecheck.screening.listing import Kind, NameList
from venuecheck.screening.parting import names_in
from venuecheck.screening.words import Name, name_of

_KNOWN_KINDS_TEXT = """
# Palestine, and what shares its words
Palestine Solidarity Campaign|Palestine Solidarity Campaign Luton|Friends of Palestine|Action for Palestine
Palestine Action Group Reading Circle|Medical Aid for Palestinians|Palestinian Return Centre|Palestine Film Festival
Palestinian Students Society|Palestine Museum and Cultural Centre|Labour Friends of Palestine|Action Palestine Society
Popular Front Theatre Company|Liberation of Palestine Reading Group|Palestine Children's Relief
Islamic Palestine Relief|Action on Palestine Forum|Palestinian Islamic Cultural Centre|Palestine Community Foundation
Bristol Palestine Alliance
# Kurdish, Turkish
Kurdish Community Centre|Kurdistan Workers' Education Club|Kurdistan Workers Football Team|Kurdistan Students Union
Kurdistan Women's Freedom Choir|Kurdish Freedom Campaign|Kurdistan Falcons Football Club|Kurdish People's Assembly
Kurdish Workers Association|Mesopotamia Society|Halkevi Community Centre|Turkish People's House
Turkish Workers Party Club|Revolutionary Choir|Liberation Front Band|People's Liberation Music Group
Devrim Cultural Centre|Anadolu Halk Evi|Freedom for Ocalan Campaign|Turkish Liberation Theatre|Halk Kultur Dernegi
Party Front Events
# Tamil, Sikh, Kashmir, Baloch
Tamil Community Centre|Eelam Tamil Arts Society|Tamil Tigers Cricket and Sports Academy Harrow School|Tamil Sangam
Tamil Eelam Sports|Tigers Rugby Club|Leicester Tigers Supporters|Liberation Theology Group|Tamil Youth Organisation
Khalsa Centre|Khalsa Sikh Temple Southall|Babbar Akali Memorial Trust|Sikh Youth Club|Khalsa Primary School
Khalsa Football Club|Sikh Federation|International Sikh Students|Babbar Singh Foundation|Dal Khalsa Library
Baloch Human Rights Council|Balochistan Cultural Society|Baloch Students Organisation
Baluchistan Liberation Reading Group|Kashmir Liberation Choir|Kashmir Freedom Campaign|Free Kashmir Forum
Jammu Kashmir Welfare Association
# Irish, Northern Irish
Irish Community Association|Irish Republican History Society|Irish National Foresters|Irish Liberation Theatre
Irish People's Choir|Irish Army Veterans Association|Ulster Volunteer Memorial Band
Ulster Defence Regiment Association|Ulster Freedom Choir|Ulster Scots Society|Orange Hall Committee|Orange Order Lodge
Volunteers of Orange Street|Red Hand Memorial Band|Red Hand Athletic Club|Hand of Friendship
Commando Veterans Association|Continuity Council|Continuity of Care Group|Loyalist Museum|Cumann Gaelach
Cumann na nGaedheal History Group|Fianna Football Club|Fianna Gaelic Club|Saor Alba Walkers|Saor Theatre|Eire Og
Army Council Veterans
# Islamic centres, mosques, charities, schools
Islamic Dawah Centre|Islamic Dawah Centre International|Islamic Dawah Group|Islamic Dawah Society|Dawah Academy
UK Islamic Mission|Islamic Centre|Islamic Relief|Islamic Society of Britain|Islamic Path Finders School|Islamic Forum
Islamic Union of Students|Islamic Group Leicester|Islamic Movement for Wellbeing|Islamic Jihad Studies Seminar
Islamic State Schools Association|Islamic Party Catering|Armed Forces Muslim Association|Islamic Media Centre
Global Islamic Finance Forum|Masjid Al-Aqsa|Friends of Al-Aqsa|Al-Aqsa Mosque Leicester|Al-Aqsa School
Soldiers of Aqsa Street|Al-Quds Association|Al-Quds Day Committee|Al-Ansar Mosque|Masjid Ansar us Sunnah
Ansar ul Islam Mosque|Ansar Trust|Masjid Ansarul Islam|Ansaar International School|Ansar Finance Group
Nusratul Islam Mosque|Nusrat Foundation|Jamaat Noor Foundation|Noor Mosque|Jamaat Ahmadiyya
Jamaat Islamic Centre Bradford|Jamia Islamia|Jame Masjid|Jamiat Ahl-e-Hadith|Jamaat ul Muslimeen Welfare|Sahaba Mosque
Ahl us Sunnah Academy|Al-Furqan School|Furqan Mosque|Masjid Tawhid|Tawhid Centre|Minbar Academy|Deen Institute
Al-Kawthar Academy|Kauthar Travel|Mukhtar Foundation|Ghurabaa Student Welcome|Ghuraba Media|Muhajir Community Centre
Haqqani Mosque|Haqqani Foundation|Naqshbandi Haqqani Centre|Call to Prayer Society|Submission Grappling Club
Islam Channel|Islam Awareness UK|Muslims for Britain|Muslims Against Racism|London School of Islamics
School of Sharia Finance|Sharia Council|Shariah Law Project|Project Shariah Finance|Muslim Hands
Muslim Women's Network|Mujahid Boxing Club|Khuddam Youth Association|Majlis Khuddam|Anjuman Khuddam ul Quran
Tehrik Minhaj|Tehreek Insaf Supporters|Shariat Council|Mohammed Mosque|Jaish Brothers Grocers|Sipahi Restaurant
Jund Trading|Khalifa Foundation|Khalifa School|Al-Khalifa Mosque|Abu Bakr Mosque|Abu Nidal Bakery|Azzam Academy
Abdullah Azam Trust|Imam Mahdi Centre|Imam Hussain Blood Campaign|Haydari Centre|Allah Is One Mosque|Party Caterers
Hamas Cafe|Hamza Mosque|Hassan Mosque|Hasan Foundation|Hizb Publications|Tahrir Square Cafe|Tahrir Art Group
Boko Hair Salon|Haram Foundation|Al Haram Travel|Lashkar Sports|Tayyaba Girls School|Tayyabah Mosque|Jhangvi Welfare
# Somali, Uzbek, Turkestan, Egyptian, Libyan, Lebanese and other communities
Shabab Football Club|Al-Shabaab Youth Club|Al-Shabaab Football Academy|Somali Shabab Centre|Ittihad Football Club
Al Ittihad Alexandria Supporters Cafe|Uzbekistan Society|Islamic Culture of Uzbekistan|Turkestan Heritage Society
East Turkestan Union Choir|Uyghur Community|Egyptian Islamic Art Society|Egyptian Community Association|Libyan Society
Libyan Islamic Heritage|Aden Community Centre|Islamic Community of Aden|Yemeni Association
Moroccan Islamic Association|Tunisian Community|Benghazi Football Club|Lebanese Party Food|Indonesia Timur Students
East Indonesia Society|Macina Cultural Association|Maghreb Cafe|Caucasus Cultural Centre|Emirate Travel
Indian Muslim Federation|Bangladesh Welfare Association|Bangladesh Mujahid Freedom Fighters Association
Freedom Fighters of Bangladesh|Philippine Community|Basque Society of London|Basque Children Association
Homeland Heritage|Homeland and Liberty Museum
# plain English and other words
Voluntary Action Luton|Community Action|Action for National Parks|National Auction|National Action for Nature Forum
Action Against Hunger|Socialist Action Reading Group|National Socialist History Seminar|Scottish Dawn Chorus
Dawn Centre|System Change Network|Resistance Museum|Base Youth Club|The Base Youth Project Bristol|Music Base
Army Base Nursery|Wagner Society|Wagner Society of Walsall|Richard Wagner Choir|Russian Imperial Ballet
Russian Imperial History Society|Imperial Movement Dance|Maniacs Rugby|Murder Mystery Club|Cult Film Club|Atom Club
Division One Football|Terror Film Festival|November Club|17 November Birthday Party|Revolutionary Socialists
Hut Project|Girl Guide Hut|Order of Malta Volunteers|Sect of Solitude Theatre|Saved by Grace Church|Saviour's Church
Save Our Sect Bees|Band of Brothers|Helpers of Walsall|League of Friends|Partisans Football Club
Strangers Welcome Group|Path Finders|Need Food Bank|Women for Peace|Thinkers Society|Emergency Defence Training
Resistance Front Boxing|Front Room Theatre|General Command Escape Rooms|Black Hand Coffee|Call to Action Network
Combat Sports Group
# as clerks and organisers write them
Al-Qaida an-Noorania course|Noorani Qaida classes for children|Qaida and Tajweed class|Qaidah Baghdadiyah for beginners
Muttahida Qaumi Movement (Muhajir) UK|Muhajir Welfare Association|Nottingham Muhajirs|Seminar on the Muhajirun and Ansar
Al Ghurabaa Burial Society|Ghurabaa Poetry|Al-Muhajireen Mosque|Majlis Ansarullah UK|Hamaspik UK|Hamasa poetry circle
Muslims against ISIS / Daesh|We do not support Hamas|Not affiliated with Hamas|Donations do not go to Hamas
Relief for Gaza, no money to Hamas|Survivors of ISIS/Daesh|Appeal for Yazidi survivors of ISIS / Daesh
Bring them home: release Hamas hostages now|Families bereaved by the IRA|Fundraiser for girls who fled Boko Haram
Cumann na mBan: the women of 1916|Cumann na mBan centenary lecture|Talk: Cumann na mBan and the Easter Rising
Fianna Éireann and the Irish boy scouts, a lecture|Film: Hezbollah|Lecture: Palestine Action and the courts
The Troubles: oral histories of the UVF and IRA|History of the UDA/UFF|Palestine Acton Friends (W3)|Acton Palestine Fund
Palestine Legal Action Fund, part of Palestine Relief|National Action Plan, on behalf of Larkfield Council
Larkfield Council t/a National Action for Parks|Islamic Party Catering, formerly Islamic State Schools Association
Larkfield Youth, working with the National Action Plan|A national day of action, in partnership with Larkfield Council
"""
KNOWN_KINDS = tuple(
    name.strip()
    for line in _KNOWN_KINDS_TEXT.splitlines()
    if line and not line.startswith("#")
    for name in line.split("|")
)

_WAYS = (
    "{} Community Centre",
    "{} Mosque",
    "{} Football Club",
    "{} Student Society",
    "{} Women's Group",
    "{} Welfare Trust",
    "{} Cafe",
    "Campaign for {}",
    "{} Memorial Choir",
)
_BETWEEN = re.compile(r"[\s/—–(),]+")
_MOST = 3
RARE_PARTS = frozenset({"Islamique Combattant Marocain", "Atomwaffen"})
"""Of a listed name so much that whoever is called by it is held up."""


def made_of(listed: NameList, of_each: int = len(_WAYS)) -> Iterator[tuple[str, str]]:
    """Give each part of a listed name that is less than all of it, and lawful bodies that are called by it, in turn."""
    seen = set()
    for entry in listed.entries:
        for name in entry.names:
            words = [word for word in _BETWEEN.split(name) if word]
            for length in range(1, min(_MOST, len(words) - 1) + 1):
                for at in range(len(words) - length + 1):
                    seen.add(" ".join(words[at : at + length]))
    for number, part in enumerate(sorted(seen)):
        for way in islice(cycle(_WAYS), number, number + of_each):
            yield part, way.format(part)


def held_up(listed: NameList, index: Index, of_each: int = len(_WAYS)) -> set[str]:
    """Give the parts by which a lawful body is called that is strongly like a listed name.

    But where the part is the whole of another listed name.
    """
    every = (name for entry in listed.entries for name in (*entry.names, *(each.name for each in entry.known_as)))
    whole = {_spaced(way) for name in every for way in names_in(name, Kind.ORGANISATION)}
    found = {part for part, name in made_of(listed, of_each) if strong(index, name)}
    return {part for part in found if not any(name in _spaced(name_of(part)) for name in whole)}


def strong(index: Index, name: str) -> list[str]:
    """Give the listed names that a name is strongly like."""
    return [each.listed for each in index.find(name) if each.strength is Strength.STRONG]


def _spaced(name: Name) -> str:
    return f" {' '.join(word.plain for word in name.words)} "
