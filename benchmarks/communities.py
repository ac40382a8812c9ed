"""People who do not exist, and their clubs and places of worship, for each of ten communities of names.

Names of common use, drawn as unevenly as names are borne: the first of a list most often. Every community is made by
its own rule of how people are called, and has as many of each as any other, so that false alerts can be compared. They
speak of spelling only: no name says what anybody believes or where anybody comes from.
"""
# ruff: noqa: E501 - tables of words, which read better in long lines

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Chance = random.Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """How people of one community of names are called, and their clubs and places of worship."""

    name: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    called: Callable[[Chance, Sequence[str], Sequence[str]], str]
    words: tuple[str, ...]
    """What clubs and places of worship are called by."""
    places: tuple[str, ...]
    """Kinds of such places, with `{}` where the word stands."""


def named(names: Sequence[str]) -> tuple[Community, ...]:
    """Give the communities of these names; all where none is named. Raises `ValueError` where one is not known."""
    if unknown := set(names) - {each.name for each in COMMUNITIES}:
        known = ", ".join(each.name for each in COMMUNITIES)
        message = f"there is no community {', '.join(sorted(unknown))}; there are {known}"
        raise ValueError(message)
    return tuple(each for each in COMMUNITIES if not names or each.name in names)


def people(community: Community, count: int, seed: int) -> Iterator[str]:
    """Give `count` names of people; the same name may come twice, as it does in life."""
    chance = random.Random(f"{seed}/{community.name}")  # noqa: S311 - no secret
    for _ in range(count):
        yield community.called(chance, community.given, community.family)


def bodies(community: Community, count: int, seed: int) -> Iterator[str]:
    """Give `count` names of clubs and places of worship."""
    chance = random.Random(f"{seed}/{community.name}/bodies")  # noqa: S311 - no secret
    for _ in range(count):
        made = chance.choice(community.places).format(chance.choice(community.words))
        town = chance.choice(_TOWNS)
        yield chance.choice((made, f"{town} {made}", f"{made} {town}", f"{made} UK", f"Friends of {made}"))


def _drawn(chance: Chance, names: Sequence[str]) -> str:
    """Draw a name: the n-th half as likely as the first after some ten."""
    return chance.choices(names, [1 / (at + 8) for at in range(len(names))])[0]


def _western(chance: Chance, given: Sequence[str], family: Sequence[str]) -> str:
    first, middle, last = _drawn(chance, given), _drawn(chance, given), _drawn(chance, family)
    return f"{first} {middle} {last}" if chance.random() < 0.4 and middle != first else f"{first} {last}"


def _of_father(chance: Chance, given: Sequence[str], family: Sequence[str]) -> str:
    """Own name, father's, often grandfather's, and perhaps a family's."""
    own = [_drawn(chance, given) for _ in range(chance.choice((2, 2, 3)))]
    return " ".join(own if chance.random() < 0.3 else [*own[:2], _drawn(chance, family)])


def _patronymic(chance: Chance, given: Sequence[str], family: Sequence[str]) -> str:
    """Half with the father's name between."""
    first, last = _drawn(chance, given), _drawn(chance, family)
    father = chance.choice(
        (
            "Ivanovich",
            "Petrovich",
            "Nikolaevich",
            "Aleksandrovich",
            "Viktorovich",
            "Sergeevich",
            "Yurievich",
            "Anatolyevich",
        )
    )
    return f"{first} {father} {last}" if chance.random() < 0.5 else f"{first} {last}"


def _family_first(chance: Chance, given: Sequence[str], family: Sequence[str]) -> str:
    """Family name, then one syllable or two, written apart or as one."""
    first, second = _drawn(chance, given), _drawn(chance, given)
    made = chance.choice((first, f"{first}{second.lower()}", f"{first} {second}", f"{first}-{second.lower()}"))
    last = _drawn(chance, family)
    return chance.choice((f"{last} {made}", f"{made} {last}"))


def _made(name: str, called: Callable[[Chance, Sequence[str], Sequence[str]], str], *words: str) -> Community:
    """`words`: given names, family names, words of clubs; then kinds of places, with strokes between."""
    given, family, words_, places = words
    return Community(
        name=name,
        called=called,
        given=tuple(given.split()),
        family=tuple(family.split()),
        words=tuple(words_.split()),
        places=tuple(places.split("|")),
    )


_CLUBS = "{} Community Centre|{} Association|{} Welfare Trust|{} Youth Club|{} Women's Group|{} Football Club|{} Cultural Society|{} Elders Forum|{} Supplementary School|{} Relief"
_TOWNS_TEXT = (
    "Luton Bradford Leicester Birmingham Walsall Harrow Newham Cardiff Glasgow Leeds Oldham Slough Southall Preston"
)
_TOWNS = tuple(_TOWNS_TEXT.split())
COMMUNITIES = (
    _made("English", _western,
        "John David Michael James Robert William Peter Sarah Susan Margaret Thomas Paul Mark Andrew Elizabeth Mary Emma Claire George Jack Harry Charlotte Olivia Emily Stephen Richard Alan Kevin Brian Keith Linda Helen Karen Lucy Hannah Daniel Matthew Adam Luke Samuel",
        "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Harris Clark Lewis Hill Cooper Ward Turner Martin Baker Morris Carter Parker Bennett Young Allen King Base Wagner Marsh Orange",
        "Grace Trinity Riverside Hope Emmanuel Bethel Harvest Oakwood Phoenix Orange Liberty Freedom Action Base Vanguard",
        "{} Church|{} Chapel|{} Baptist Church|{} Methodist Church|{} Christian Fellowship|" + _CLUBS),
    _made("Irish", _western,
        "Patrick Sean Michael James Liam Conor Declan Kevin Brendan Eamon Aoife Siobhan Mary Bridget Niamh Orla Ciara Roisin Maeve Sinead Padraig Seamus Fergal Cathal Eoin Diarmuid Noel Gerard Dermot Kieran",
        "Murphy Kelly Sullivan Walsh Byrne Ryan Connor Neill Reilly Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn Moore McLaughlin Carroll Connolly Daly Connell Wilson Dunne Brennan Burke Collins Campbell Clarke Johnston Hughes Farrell Fitzgerald Brown Martin Maguire Nolan Flynn Adams",
        "Emerald Saoirse Eire Ulster Fianna Cumann Volunteers Republican Liberation Celtic Gaelic Shamrock Harp Hibernian Erin",
        "St Patrick's {} Church|{} Irish Centre|{} Gaelic Club|{} Memorial Band|{} Heritage Society|" + _CLUBS),
    _made("Polish", _western,
        "Jan Piotr Krzysztof Andrzej Tomasz Pawel Marcin Michal Anna Maria Katarzyna Malgorzata Agnieszka Barbara Ewa Magdalena Joanna Marek Grzegorz Adam Lukasz Zofia Zuzanna Jakub Mateusz Kamil Rafal Monika Beata Dorota",
        "Nowak Kowalski Wisniewski Wojcik Kowalczyk Kaminski Lewandowski Zielinski Szymanski Wozniak Dabrowski Kozlowski Jankowski Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Nowakowski Pawlowski Michalski Adamczyk Dudek Zajac Wieczorek Jablonski Krol Majewski Olszewski Stepien",
        "Polonia Orzel Nadzieja Sokol Wisla Krakus Zgoda Jutrzenka Ogniwo Syrena Warszawa Tatra Mazury Baltyk Chopin",
        "{} Polish Club|{} Polish Catholic Mission|Parafia {}|{} Saturday School|{} Folk Dance Group|" + _CLUBS),
    _made("Russian and Ukrainian", _patronymic,
        "Aleksandr Sergei Dmitry Andrei Alexey Vladimir Ivan Mikhail Nikolai Yuri Oleg Igor Viktor Pavel Maxim Roman Oleksandr Serhiy Andriy Volodymyr Dmytro Olena Natalia Tatiana Elena Olga Irina Svetlana Oksana Maria",
        "Ivanov Petrov Sidorov Smirnov Kuznetsov Popov Volkov Sokolov Lebedev Kozlov Novikov Morozov Pavlov Semenov Golubev Bogdanov Vorobyov Fedorov Mikhailov Belov Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Oliynyk Boyko Melnyk Marchenko Lysenko",
        "Kalinka Rodina Nadezhda Slavutych Kalyna Dnipro Mriya Soloveyko Berizka Volya Zoria Rus Vesna Druzhba Mir",
        "{} Ukrainian Church|{} Orthodox Parish|{} Russian School|{} Choir|{} Theatre|" + _CLUBS),
    _made("Pakistani", _western,
        "Mohammed Muhammad Mohammad Ali Ahmed Imran Asif Usman Bilal Hassan Hamza Abdul Zahid Tariq Shahid Khalid Faisal Waqas Nadeem Rashid Aisha Fatima Saima Nadia Shazia Zainab Maryam Rubina Farah Sadia Amir Kashif Javed Arif Saeed Yasir Adnan Haroon Ibrahim Zubair",
        "Khan Hussain Ahmed Ali Akhtar Malik Shah Iqbal Mahmood Begum Bibi Mirza Qureshi Chaudhry Butt Raja Sheikh Siddiqui Aslam Rashid Hanif Rafiq Sadiq Zaman Ashraf Bashir Anwar Aziz Haq Kausar Nawaz Riaz Saleem Yousaf Abbasi Haqqani Kashmiri Mehmood Parveen Rehman",
        "Madina Ghausia Faizan Noor Tayyabah Hanfia Jamia Anjuman Islah Falah Tehrik Lashkari Jamaat Sahaba Furqan",
        "{} Mosque|Masjid {}|Jamia Masjid {}|{} Islamic Centre|{} Quran School|" + _CLUBS),
    _made("Bangladeshi", _western,
        "Mohammed Abdul Md Rahim Karim Kamal Jahangir Habibur Mizanur Shafiqul Rafiqul Nurul Aminul Anwar Faruk Salim Jamal Rezaul Saiful Mahbub Fatema Nasrin Rehana Shirin Rokeya Taslima Salma Ayesha Hasina Sultana Shahin Ruhul Syed Babul Delwar Ruksana Monir Kobir Tania Sumon",
        "Miah Ali Uddin Ahmed Begum Khatun Rahman Hussain Islam Choudhury Khan Hoque Alam Chowdhury Bibi Akhtar Haque Sarkar Talukdar Bhuiyan Sikder Hossain Mia Karim Mollah Sheikh Azad Malik Kabir Roy Hannan Khanom Sultana Jaigirdar Laskar Mahmud Quddus Matin Monaf Salam",
        "Shapla Surma Shahjalal Bangla Baitul Jagoron Milon Noor Darul Probashi Sylhet Mujahid Jamaat Shanti Dawatul",
        "{} Jame Masjid|{} Mosque|{} Madrasah|{} Islamic Trust|{} Mela|" + _CLUBS),
    _made("Arab", _of_father,
        "Mohammed Ahmed Ali Omar Hassan Hussein Khalid Ibrahim Yusuf Abdullah Mahmoud Mustafa Karim Samir Tariq Walid Nabil Bilal Hamza Ziad Fatima Layla Mariam Noor Salma Amina Huda Rania Zeinab Hanan Abdulrahman Saleh Said Nasser Faisal Majid Jamal Adel Fadi Rami",
        "Al-Masri Haddad Mansour Khoury Saleh Nasser Darwish Hamdan Qasim Najjar Al-Hashimi Al-Tikriti Al-Jabouri Al-Dulaimi Ibrahim Hassan Khalil Suleiman Saad Mahdi Al-Sayed Al-Ahmad Abbas Othman Aziz Rahman Shami Baghdadi Halabi Al-Obeidi Al-Rubaie Al-Qasim Jaber Kanaan Sabbagh Azzam Al-Zawi Bakri Farouk Yassin",
        "Noor Rahma Aqsa Quds Ansar Salam Furqan Huda Tawhid Sunnah Nusrah Shabab Hijra Jihad Islah",
        "Masjid Al-{}|Al-{} Mosque|{} Islamic Centre|Al-{} Foundation|Friends of Al-{}|Al-{} School|" + _CLUBS),
    _made("Somali", _of_father,
        "Mohamed Ahmed Abdi Ali Hassan Ibrahim Omar Yusuf Osman Abdirahman Abdullahi Farah Jama Warsame Hussein Ismail Mahad Liban Guled Khadar Amina Fadumo Halima Hodan Asha Maryan Sagal Ifrah Safia Hibo Maxamed Cali Cabdi Xasan Axmed Cumar Saalax Faarax Aadan Yaasiin",
        "Ali Mohamed Ahmed Hassan Abdi Omar Farah Jama Warsame Osman Hersi Egal Elmi Duale Ismail Nur Adan Aden Shire Hussein Samatar Mohamud Abdulle Barre Jibril Guled Roble Dirie Gedi Aweys Isse Haji Igal Mahamud Godane Shukri Hashi Bihi Ducaale Robow",
        "Shabaab Nabad Midnimo Iftiin Waaberi Horn Hormood Dhalinyaro Rajo Tawfiq Kaalmo Hiil Barwaaqo Ansaar Itixaad",
        "{} Somali Mosque|{} Dugsi|Masjid {}|{} Somali Centre|Al-{} Youth|" + _CLUBS),
    _made("Turkish and Kurdish", _western,
        "Mehmet Mustafa Ahmet Ali Huseyin Hasan Ibrahim Ismail Osman Yusuf Murat Omer Ramazan Emre Kemal Ayse Fatma Emine Hatice Zeynep Elif Meryem Serife Zehra Sultan Azad Baran Rojda Dilan Berivan Hakan Serkan Burak Can Deniz Leyla Gul Selin Hevi Zilan",
        "Yilmaz Kaya Demir Celik Sahin Yildiz Yildirim Ozturk Aydin Ozdemir Arslan Dogan Kilic Aslan Cetin Kara Koc Kurt Ozkan Simsek Polat Korkmaz Erdogan Ocalan Guler Tekin Bozkurt Aksoy Bulut Karaca Turan Ates Gunes Bayram Barzani Karakus Unal Duran Isik Avci",
        "Anadolu Dostluk Baris Mevlana Birlik Kurdistan Newroz Halkevi Kardeslik Cephe Devrimci Ozgurluk Partisi Roj Azadi",
        "{} Camii|{} Mosque|{} Kurdish Centre|{} Alevi Cultural Centre|{} Folklor Dernegi|" + _CLUBS),
    _made("Chinese and Korean", _family_first,
        "Wei Ming Jun Hui Jing Ying Yan Yu Li Xin Min Hong Hua Lan Fang Mei Xiao Qiang Tao Peng Bin Jie Chun Yong Chol Jong Sung Kwang Hyon Myong Nam Hak Su Il Kyong Ho Chang Young Hee Soo",
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Chan Wong Lee Cheung Lau Leung Kim Park Choi Jung Kang Cho Ri Pak Choe Han Hong Kwon Song Hwang",
        "Dragon Lotus Golden Bamboo Panda Jade Phoenix Hua Zhonghua Silk Pearl Unity Harmony Rising Sun",
        "{} Chinese Church|{} Buddhist Temple|{} Chinese School|{} Tai Chi Club|{} Korean Church|" + _CLUBS),
)  # fmt: skip
"""Ten communities of names."""
