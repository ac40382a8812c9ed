"""Names of people in the letters of several languages: whichever stands on the list, the others find it.

From general knowledge of how languages spell each other's names; nothing of it was taken from a list.
"""

import re

import pytest

from venuecheck.screening.index import Index
from venuecheck.screening.listing import Kind

from .samples import entry, names

_GIVEN_TEXT = """
    Abd al-Rahman: Abdurrahman, Abdul Rahman, Abdelrahman, Abdirahman, Abdrahman, Abderrahmane, Abdolrahman,
        Abd-ur-Rehman, Abdurahmon
    Abd al-Aziz: Abdulaziz, Abdelaziz, Abdul Azeez, Abdol-Aziz, Abdelazeez
    Abd al-Salam: Abdussalam, Abdessalam, Abdul Salaam, Abdusalom, Abdeslam
    Abd al-Sattar: Abdussattar, Abdul Sattar, Abdusattor
    Abd al-Nasir: Abdennacer, Abdul Nasser, Abdunnasir
    Abd al-Latif: Abdellatif, Abdul Lateef, Abdullatif
    Abd al-Qadir: Abdelkader, Abdul Qadeer, Abdulkadir, Abdukadir, Cabdulqaadir, Abdiqadir
    Abd al-Malik: Abdelmalek, Abdul Maalik, Abdolmalek
    Abd al-Wahhab: Abdelouahab, Abdul Wahab, Abdulwahab, Abdelwahab
    Abd Allah: Abdullah, Abdallah, Abdoullah, Cabdulaahi, Abdellah
    Abu Bakr: Aboubacar, Abubakar, Abou Bakr, Abubakr, Ebubekir, Aboubakr, Abu Bakar
    Jamal al-Din: Jamaluddin, Djamel Eddine, Gamal Eldin, Jamaleddin, Cemaleddin, Jamalludin
    Shams al-Din: Shamsuddin, Chamseddine, Shamsodin, Şemseddin, Shamsiddin
    Nasr Allah: Nasrallah, Nasrullah, Nasrollah
    Khalil: Chalil, Halil, Xalil, Khaleel
    Yusuf: Youssef, Yousef, Yusif, Iosif, Yoosuf, Yuusuf
    Yahya: Yehia, Jahja, Iahia, Yahia, Yahyo
    Isa: Issa, Eissa, Aissa, Essa, Ciise
    Said: Saeed, Sayeed, Sa'id, Saïd, Sayid
    Husayn: Hussein, Hocine, Huseyin, Hossein, Xuseen, Hossain, Houcine, Hoseyn
    Usama: Osama, Oussama, Usamah, Ousama
    Umar: Omar, Omer, Cumar, Oumar, Umer
    Uthman: Othman, Osman, Ousmane, Cismaan, Usman, Ozman
    Hamza: Hamzah, Hamzeh, Khamza, Xamse
    Tariq: Tarek, Tarik, Tareq, Tareek, Taariq
    Faruq: Farouk, Farooq, Farook, Faruk
    Rashid: Rasheed, Rachid, Reshid, Raşit, Rashed
    Walid: Oualid, Waleed, Velid, Valid
    Khalid: Khaled, Halid, Haled, Xalid, Khalled
    Qasim: Kasem, Ghassem, Qassem, Kassim, Kacem, Gasem, Kasım
    Qasimi: Ghasemi, Kassimi, Qassemi, Al-Kasimi
    Jabir: Djaber, Gaber, Jaber, Cabir, Jabbir
    Jafar: Djafar, Gaafar, Jaafar, Cafer, Dzhafar
    Mahmud: Mahmoud, Mehmood, Makhmud, Maxamuud, Mahmut
    Muhammad: Mohamed, Mahomed, Magomed, Mehmet, Mouhamed, Mokhammad, Maxamed, Muxammad
    Ahmad: Ahmed, Akhmad, Akhmed, Axmed, Achmad, Ahmet
    Mustafa: Moustafa, Mostapha, Mustapha, Mostafa
    Mukhtar: Mokhtar, Moktar, Muktar, Muhtar
    Mansur: Mansour, Mansoor, Manşur, Mensur
    Murtada: Mortaza, Murtaza, Morteza, Murtadha
    Rida: Reza, Riza, Ridha, Redha, Rıza
    Abd al-Rida: Abdolreza, Abdul Ridha, Abdulridha
    Dhu al-Faqar: Zulfiqar, Zolfaghar, Dhulfiqar, Zulfikar
    Dawud: Daoud, Davood, Daud, Dawood, Davud
    Ibrahim: Brahim, Ebrahim, Ibragim, Ibraahim, Ibroxim
    Ismail: Ismael, Esmail, Smail, Ismoil, Ismaaciil
    Sulayman: Suleiman, Soleimani, Slimane, Süleyman, Suleman, Sulaymon, Saleebaan
    Sulaymani: Soleimani, Suleimani, Slimani
    Zayn al-Abidin: Zainul Abedin, Zine El Abidine, Zeynalabdin, Zainulabidin
    Hasan Rouhani: Hassan Ruhani, Hassan Rohani
    Rafsanjani: Rafsandjani, Rafsandzhani, Rafsenjani
    Ahmadinejad: Ahmadi Nejad, Ahmadinejhad, Akhmadinezhad
    Khamenei: Khamenehi, Chamenei, Xamenei, Khamanei
    Vahid: Wahid, Waheed, Vaheed
    Javad: Jawad, Djavad, Gawad, Cevad, Dzhavad
    Mahdavi: Mahdawi, Mehdavi, Mehdawi
    Ghulam: Gholam, Golam, Gulam, Qulam
    Mirza: Mirzo, Meerza
    Zawahiri: Dhawahiri, Zawahri, Zavahiri, Thawahiri, Sawahiri
    Zarqawi: Zarkawi, Zerkaoui, Sarqawi
    Baghdadi: Bagdadi, Baghdady, Al-Baghdaadi
    Qaradawi: Karadaoui, Qardawi, Qaradhawi
    Haqqani: Hakkani, Haggani, Haqani
    Ghannushi: Ghannouchi, Gannushi, Rannouchi
    Bu Shaib: Bouchaib, Bushaib, Bou Chaib
    Tawfiq: Toufik, Taufik, Tewfik, Tawfeeq, Towfiq
    Zuhayr: Zoheir, Zouhair, Zuhair
    Faysal: Feisal, Faical, Faycal, Faisal, Feysal
    Nuri: Nouri, Noori, Nury
"""
_FULL_TEXT = """
    Aleksandr Lukashenko: Alyaksandr Lukashenka, Alexander Loukachenko, Aliaksandr Lukashenka
    Sergey Lavrov: Serguei Lavrov, Siarhei Lauroŭ, Sergej Lawrow
    Yevgeny Prigozhin: Evgeni Prigojine, Yevgeniy Prigozhyn, Jewgeni Prigoschin, Evgeny Prigozhin
    Dmitry Medvedev: Dmitri Medvédev, Dimitri Medwedew, Dmitriy Medvedyev
    Ramzan Kadyrov: Ramsan Kadyrow, Ramzan Kadirov
    Viktor Yanukovych: Victor Ianoukovitch, Viktor Yanukovich, Wiktor Janukowytsch
    Serhiy Kurchenko: Sergei Kurtschenko, Serhii Kurchenko
    Valentina Matviyenko: Valentina Matvienko, Walentina Matwijenko
    Igor Shchegolev: Igor Schegolev, Igor Chtchegolev, Igor Schtschogolew, Igor Scegolev
    Viktor Khristenko: Viktor Christenko, Victor Hristenko, Viktor Chrystenko
    Vladimir Zhirinovsky: Vladimir Jirinovski, Wladimir Shirinowski, Vladimir Zhirinovskiy, Vladimir Żyrinowski
    Yuri Chaika: Youri Tchaïka, Iurii Chaika, Jurij Tschaika
    Yevhen Vitaliiovych Zorblytskyi: Jevgen Vitalijovič Zorblickij, Jewgen Witalijowicz Zorblicki
    Kirill Mikhailovich Zorblenko: Kirill Mihajlovič Zorblenko, Kiriłł Michajłowicz Zorblenko
    Sergei Grigoryevich Zorblin: Sergej Grigorjewitsch Zorblin, Siergej Grigorjewicz Zorblin
    Viktor Zorblyatsenko: Wiktor Zorbljacenko, Viktor Zorbljacenko
    Andrey Zorblatskin: Andrej Zorblackin, Andrzej Zorblackin
    Jabir Jan Zorblax: Dschabir Dschan Zorblax, Džabir Džan Zorblax
    Abdul Wadud Zorblax: Abdel Ouadoud Zorblax, Abdul Wadood Zorblax
    Wali Adam Zorblax: Ouali Adam Zorblax
    Iнна Миколаївна Зорблакс: Інна Миколаївна Зорблакс, Inna Mykolaivna Zorblaks
    Vyacheslav Volodin: Viatcheslav Volodine, Wjatscheslaw Wolodin
    Aleksey Miller: Alexei Miller, Alexej Miller, Aleksej Miler
    Georgiy Poltavchenko: Gueorgui Poltavtchenko, Georgi Poltavchenko, Heorhiy Poltavchenko
    Konstantin Malofeyev: Konstantin Malofeev, Konstantin Malofejew
    Pyotr Tolstoy: Piotr Tolstoi, Petr Tolstoj
    Fyodor Bondarchuk: Fedor Bondarchuk, Fiodor Bondarczuk, Fjodor Bondartschuk
    Xi Jinping: Hsi Chin-p'ing, Si Jinping
    Zhang Wei: Chang Wei, Tchang Wei
    Qiu Xiaolong: Ch'iu Hsiao-lung, Chiu Hsiao-lung
    Zhou Enlai: Chou En-lai, Chou Enlai
    Deng Xiaoping: Teng Hsiao-p'ing, Teng Hsiao-ping
    Cai Qi: Ts'ai Ch'i, Tsai Chi
    Zhu Hailun: Chu Hai-lun, Zhu Hai Lun
    Wang Junzheng: Wang Chun-cheng, Wang Jun-zheng
    Kim Jong Un: Gim Jeong-eun, Kim Chong-un, Kim Jongeun
    Ri Yong Ho: Lee Yong-ho, Yi Yong-ho, I Yeong-ho
    Pak Yong Sik: Park Young-sik, Bak Yeong-sik
    Choe Ryong Hae: Choi Ryong-hae, Choe Yong-hae
    Hassan Dahir Aweys: Xasan Daahir Aweys, Hassan Dahir Awes
    Ahmed Abdi Godane: Axmed Cabdi Godane, Ahmad Abdi Godani
    Mahad Karate: Mahad Karaate, Mahad Karatey
    Recep Erdogan: Rejep Erdoghan, Recep Erdoğan
    Şükrü Çağlar: Sukru Caglar, Shukru Chaglar, Sukru Jaglar
    Işık Gündoğdu: Isik Gundogdu, Ishik Gundoghdu
    Cemil Bayık: Jamil Bayik, Dzhemil Bayik, Jemil Bayik, Cemil Bayyk
"""


def spelt(text: str) -> list[tuple[str, str]]:
    """Give each name of a table with each of its spellings."""
    rows = re.sub(r"\n {8}", " ", text).strip().splitlines()
    return [
        (listed.strip(), other.strip())
        for listed, others in (row.split(":", 1) for row in rows)
        for other in others.split(",")
    ]


def finds(listed: str, asked: str) -> bool:
    """Whether a list with the one name finds the other."""
    index = Index.of([names(entry(listed, kind=Kind.PERSON), list_id="sanctions")], Kind.PERSON)
    return bool(index.find(asked))


def test_given_names_are_found_in_the_letters_of_other_languages() -> None:
    """Beside a surname, either way round."""
    pairs = [(f"Zorblax {one}", f"Zorblax {other}") for one, other in spelt(_GIVEN_TEXT)]
    assert len(pairs) > 250
    assert [pair for pair in pairs if not finds(*pair)] == []
    assert [pair for pair in pairs if not finds(*reversed(pair))] == []


def test_full_names_are_found_in_the_letters_of_other_languages() -> None:
    """Russian in French and German, Chinese after Wade and Giles, Korean as either half writes it, Turkish, Somali."""
    assert [pair for pair in spelt(_FULL_TEXT) if not finds(*pair)] == []


@pytest.mark.parametrize(
    ("listed", "asked", "is_found"),
    [
        ("Abdul Haq Zorblax", "Abdul Haq Zorblax son of Mirza Quux", True),
        ("Abdul Haq Zorblax", "Abdul Haq Zorblax s/o M. Quux", True),
        ("Salah Quuxadi", "Salah Eddine Omar Quuxadi", True),
        ("Salah Quuxadi", "Omar Salem Salah Quuxadi", True),
        ("Salah Quuxadi", "Salah Omar Salem Zorblax", False),
        ("Ekaterina Ivanovna Zorblax", "Ekaterina Ivanovna Zorblax Yekaterina Ivanovna Zorblaks", True),
        ("Aiub Zorblaxev", "Ayubkhan Zorblaxev", True),
        ("Wali Zorblax", "Walijan Zorblax", True),
        ("Mohammed Zorblax", "Imhamad Zorblax", True),
        ("Zorblax Hamid Quux", "Zorblax Hamed Quux", True),
        ("Kim Jong Un", "Kim Jong Il", False),
        ("Pak Yong Sik", "Park Myong Chol", False),
        ("Zorblax Mahmud", "Zorblax Hamid", False),
        ("Zorblax Rida", "Zorblax Rashid", False),
    ],
)
def test_what_tells_people_of_one_name_apart_is_no_name(listed: str, asked: str, is_found: bool) -> None:  # noqa: FBT001
    """Whose son, and names between first and last; another name is another name."""
    assert finds(listed, asked) is is_found


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("7th of Zorblax Industries", "Seventh of Zorblax Industries"),
        ("Zorblaxi Engineering Centre", "Zorblaxi Engg Ctr"),
        ("NPO Zorblaxi", "Zorblaxi"),
        ("Zorblaxi", "FGUP Zorblaxi"),
        ("Zorblaxi National University", "Zorblaxi Natl Univ"),
        ("Zorblaxi Trading Pte Ltd", "Zorblaxi Pte Ltd Trading"),
        ("Aktsionernoe Obshchestvo Zorblaxbank", "Aktsionirnoi Obchchistvo Zorblaxbank"),
    ],
)
def test_organisations_are_found_in_short_words_and_with_other_forms(listed: str, asked: str) -> None:
    """Ordinals written out, shortened words, Russian forms."""
    index = Index.of([names(entry(listed), list_id="sanctions")], Kind.ORGANISATION)
    assert index.find(asked)
