"""Ordinary names of organisations and people, made by rules from words of our own. No register was copied.

Names of places are facts; the other words were written for this file. Every language has the same patterns, so that
false alerts can be compared between the languages in which names are spelt. The people do not exist. No name here says
what anybody believes or where anybody comes from: only how it is spelt.
"""
# ruff: noqa: E501 - tables of words, which read better in long lines

import random
from collections.abc import Iterator

_PLACES_TEXT = """Walsall Bloxwich Aldridge Brownhills Willenhall Darlaston Pelsall Rushall Dudley Tipton Oldbury Halesowen Cannock
    Lichfield Tamworth Rugeley Stafford Stone Leek Burton Derby Belper Matlock Buxton Nottingham Beeston Arnold Mansfield
    Newark Lincoln Sleaford Boston Grantham Leicester Oadby Hinckley Rugby Coventry Nuneaton Kenilworth Warwick Redditch
    Worcester Malvern Evesham Pershore Hereford Leominster Ludlow Telford Shrewsbury Oswestry Wrexham Mold Ruthin Denbigh
    Bangor Swansea Neath Cardiff Barry Newport Bristol Bath Wells Frome Yeovil Taunton Exeter Torquay Plymouth Truro Poole
    Salisbury Andover Winchester Romsey Fareham Gosport Chichester Worthing Hove Lewes Hastings Dover Deal Margate Rochester
    Croydon Sutton Ealing Harrow Barnet Enfield Hackney Ilford Romford Luton Bedford Hitchin Ely Norwich Ipswich Colchester
    Leeds Bradford Halifax Keighley Skipton York Malton Whitby Hull Goole Sheffield Rotherham Barnsley Bolton Bury Oldham
    Rochdale Preston Lancaster Kendal Penrith Carlisle Hexham Durham Sunderland Alnwick Glasgow Paisley Stirling Perth
    Dundee Aberdeen Elgin Inverness Oban Ayr Belfast Lisburn Newry Omagh Derry Coleraine"""
PLACES = tuple(_PLACES_TEXT.split())
KINDS = (
    """Bowls Club|Chess Club|Cricket Club|Football Club|Gardening Society|Historical Society|Choral Society|Camera Club|
    Art Group|Reading Group|Knitting Circle|Toddler Group|Youth Club|Scout Group|Guides|Rotary Club|Lions Club|Brass Band|
    Silver Band|Tenants Association|Residents Association|Allotment Association|Community Centre|Community Association|
    Carers Forum|Dementia Cafe|Credit Union|Food Bank|Men's Shed|Women's Institute|Wildlife Trust|Civic Society|
    Operatic Society|Players|Twinning Association|Amateur Boxing Club|Judo Club|Karate Club|Sea Cadets|Army Cadets|
    Methodist Church|Baptist Church|Parish Council|Primary School PTA|Supplementary School|Cultural Association|
    Welfare Trust|Islamic Centre|Muslim Association|Hindu Temple Trust|Sikh Association|Jewish Society|Polish Club|
    Mental Health Support Group|Liberation Theology Reading Group|Action for Children Group|Freedom Choir|Front Room Arts|
    National Trust Volunteers|Volunteer Force|Workers' Educational Association|Red Cross Group|Orange Street Surgery|
    Base Camp Climbing|Call to Prayer Breakfast|Revolutionary War Re-enactors|Combat Sports Academy|Tigers Rugby Club"""
).replace("\n    ", "").split("|")  # fmt: skip
FIRST = (
    "", "The ", "1st ", "2nd ", "3rd ", "New ", "Old ", "North ", "South ", "East ", "West ", "Friends of ", "Greater ",
    "Royal ", "United ", "Young ", "St John's ", "St Mary's ", "Holy Trinity ", "Central ", "Upper ", "Lower ",
)  # fmt: skip
LAST = ("", "", "", " Ltd", " CIO", " CIC", " Trust", " (UK)", " 2000", " Branch")

# for each: words that ordinary bodies are called by, given names, surnames
_SPELT = {
    "English": (
        "Harmony Riverside Sunrise Hope Oakwood Phoenix Horizon Beacon Unity Harvest Meadow Compass Anchor Bridge",
        "James Emily Thomas Olivia George Amelia Harry Grace William Lucy Jack Hannah Oliver Megan Daniel Sophie",
        "Smith Taylor Walker Clarke Bennett Cooper Harrison Fletcher Marsh Pearson Dawson Holmes Barker Wagner Base Hart",
    ),
    "Welsh": (
        "Gobaith Calon Seren Cwm Afon Ysbryd Cymuned Undod Haul Enfys Derwen Celyn Golau Pentref",
        "Rhys Carys Gareth Sian Dylan Bethan Emyr Nia Iwan Mair Huw Ffion Aled Eleri Owain Angharad",
        "Jones Davies Evans Pritchard Llewellyn Griffiths Gwynne Bevan Probert Rhydderch Vaughan Prosser Meredith Cadwaladr Penry",
    ),
    "Irish": (
        "Saoirse Croi Grian Cairde Muintir Baile Glas Ceol Rince Aontas Misneach Realta Dochas Solas",
        "Sean Aoife Ciaran Niamh Declan Siobhan Eoin Orla Padraig Grainne Fionn Maeve Conor Roisin Cathal Brigid",
        "Murphy Byrne Doherty Gallagher Kavanagh Brennan Nolan Quinn Sweeney Fitzgerald Moriarty Cullen Hanrahan Tierney Devlin Mulcahy",
    ),
    "Polish": (
        "Nadzieja Jutrzenka Wisla Polonez Sokol Rodzina Mazury Krakus Zgoda Tecza Orzel Przyjazn Kolibri Slonce",
        "Jan Zofia Piotr Hanna Marek Ewa Tomasz Agnieszka Pawel Katarzyna Andrzej Malgorzata Krzysztof Joanna Stanislaw Danuta",
        "Kowalski Nowak Wisniewski Zielinski Lewandowski Mazur Wojcik Kaminski Dabrowski Szymanski Krawczyk Piotrowski Grabowski Pawlak Wrona Sikora",
    ),
    "Turkish": (
        "Dostluk Baris Umut Yildiz Gunes Anadolu Kardeslik Bahar Kultur Birlik Halkevi Emek Deniz Cephe",
        "Mehmet Ayse Mustafa Fatma Emre Zeynep Murat Elif Hakan Derya Yusuf Selin Kemal Nur Serkan Gul",
        "Yilmaz Kaya Demir Celik Sahin Aydin Ozturk Arslan Dogan Kilic Cetin Koc Kurt Polat Erdem Halkci",
    ),
    "Arabic": (
        "Noor Salam Rahma Islah Falah Huda Ansar Nusrat Taqwa Bayt Jamaat Hayat Amal Furqan",
        "Omar Layla Khalid Mariam Yusuf Hanan Tariq Salma Bilal Nadia Hassan Amina Karim Samira Anwar Abdullah",
        "Haddad Mansour Nasser Khoury Saleh Darwish Hamdan Qasim Najjar Shabani Hamasha Azzam Jarrah Qaddour Tahriri Ghurab",
    ),
    "Urdu": (
        "Anjuman Falah Itehad Roshni Milap Sada Nida Tehzeeb Khidmat Tehrik Jamiat Pak Sipahi Lashkari",
        "Imran Saima Faisal Nadia Asif Rubina Zahid Shazia Tariq Farah Kashif Bushra Waseem Uzma Shahid Mehwish",
        "Hussain Malik Chaudhry Qureshi Bhatti Mirza Siddiqui Rana Butt Awan Janjua Haqqani Jhangvi Kashmiri Tayyab Mehsud",
    ),
    "Bengali": (
        "Shapla Surma Milon Jagoron Bangla Probashi Shanti Sonar Kobi Nobin Mela Kushiara Moitree Jubo",
        "Rahim Nasrin Kamal Shirin Jahangir Rehana Mizan Taslima Shafiq Lutfun Anwar Monira Habib Rokeya Salim Farida",
        "Choudhury Miah Uddin Begum Sarkar Bhuiyan Talukdar Hoque Majumder Sikder Mollah Khondaker Mahmud Bepari Laskar Howlader",
    ),
    "Punjabi": (
        "Khalsa Sangat Chardikala Panjab Virsa Sewa Bhangra Nanak Sanjh Punjabi Jatha Akal Sangam Gatka",
        "Harpreet Gurdeep Manjit Simran Balwinder Jaspreet Kuldip Navdeep Ranjit Amrit Sukhdev Kiran Parminder Harjit Tejinder Rupinder",
        "Singh Kaur Gill Dhillon Sandhu Sidhu Grewal Bains Johal Atwal Sohal Rai Khaira Basra Mann Uppal",
    ),
    "Tamil": (
        "Tamil Sangam Kalai Nila Muthu Thamizh Eelam Puligal Ilam Vaani Arul Anbu Kovil Theepam",
        "Kumar Lakshmi Suresh Meena Ravi Priya Ganesh Kavitha Siva Vani Arun Revathi Mohan Malar Bala Selvi",
        "Rajan Nathan Pillai Sivakumar Selvaraj Ramanathan Kandiah Subramaniam Thevar Murugan Ponnambalam Velupillai Arumugam Chelliah Sundaram Perera",
    ),
    "Somali": (
        "Nabad Horn Iftiin Midnimo Hormood Waaberi Rajo Shabaab Dhalinyaro Kaalmo Towfiq Barwaaqo Hiil Ogaal",
        "Abdi Hodan Farah Ifrah Warsame Sagal Liban Nimco Guled Ubah Jama Fadumo Mahad Hibo Cabdi Ayaan",
        "Ali Hersi Egal Jibril Duale Samatar Guled Elmi Abdulle Osman Warsame Mohamud Shire Barre Aden Dirie",
    ),
    "Nigerian": (
        "Omo Egbe Ife Igbo Ndi Umunna Ayo Oduduwa Ohaneze Irewole Alafia Nwanne Obioma Ansarudeen",
        "Chidi Ngozi Emeka Adaeze Tunde Folake Kunle Bukola Ifeanyi Chioma Segun Yetunde Obinna Amaka Femi Sade",
        "Okafor Adeyemi Eze Balogun Nwosu Adebayo Okonkwo Ogunleye Obi Akintola Uche Ajayi Ibekwe Oyelaran Onyeka Fashola",
    ),
    "Russian": (
        "Nadezhda Druzhba Rodina Vesna Kalinka Solnyshko Mir Berezka Skazka Raduga Lastochka Rodnik Vozrozhdenie Kazbek",
        "Ivan Olga Sergei Natalia Dmitri Elena Alexei Irina Mikhail Tatiana Nikolai Svetlana Pavel Oksana Yuri Galina",
        "Ivanov Petrov Smirnov Kuznetsov Popov Sokolov Lebedev Kozlov Novikov Morozov Volkov Pavlov Semenov Golubev Bogdanov",
    ),
}  # fmt: skip
LANGUAGES = tuple(_SPELT)
_PATTERNS = (
    "{a} {b} {kind}", "{place} {a} {kind}", "{a} {kind}", "{a} {b} Foundation", "{place} {a} {b} Association",
    "Al-{a} {kind}", "{a}-e-{b} {place}", "{a} ul {b} Trust", "{given} {surname} Memorial Trust", "{a} {b}",
    "{a} {place}",
    "{a} {b} {c}", "{surname} Brothers Ltd", "{a} Youth Movement", "{place} {a} Centre",
)  # fmt: skip


def organisations(count: int, seed: int) -> Iterator[str]:
    """Give `count` different names of ordinary bodies of the United Kingdom."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    made: set[str] = set()
    while len(made) < count:
        name = f"{chance.choice(FIRST)}{chance.choice(PLACES)} {chance.choice(KINDS)}{chance.choice(LAST)}"
        if chance.random() < 0.1:
            name = f"{chance.choice(KINDS)} of {chance.choice(PLACES)}"
        if name not in made:
            made.add(name)
            yield name


def bodies_spelt(language: str, count: int, seed: int) -> Iterator[str]:
    """Give `count` different names of bodies with words of a language, by the same patterns for each."""
    chance = random.Random(f"{seed}/{language}")  # noqa: S311 - no secret
    words, given, surnames = (part.split() for part in _SPELT[language])
    made: set[str] = set()
    while len(made) < count:
        a, b, c = chance.sample(words, 3)
        name = chance.choice(_PATTERNS).format(
            a=a, b=b, c=c, kind=chance.choice(KINDS), place=chance.choice(PLACES),
            given=chance.choice(given), surname=chance.choice(surnames),
        )  # fmt: skip
        if name not in made:
            made.add(name)
            yield name


def people_spelt(language: str, *, listed: bool) -> tuple[str, ...]:
    """Give every person of a language: the surnames of `listed` ones are others than those of the rest."""
    _, given, surnames = (part.split() for part in _SPELT[language])
    mine = surnames[::2] if listed else surnames[1::2]
    two = [f"{one} {surname}" for one in given for surname in mine]
    three = [f"{one} {other} {surname}" for one in given for other in given if one != other for surname in mine]
    return tuple(two + three)
