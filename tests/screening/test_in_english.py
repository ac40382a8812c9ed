"""Bodies that a list has in English alone, asked for in Chinese, Korean, Russian and Arabic letters."""

import pytest

from venuecheck.screening.comparable import why_little
from venuecheck.screening.index import Index
from venuecheck.screening.listing import Kind

from .samples import entry, names
from .test_lawful import index

LISTED = (
    "Heshuo International Shipping",
    "Dalian Feimante Trading Co., Ltd",
    "Korea Pomhyang General Trading Corporation",
    "Reconnaissance Research Bureau",
    "Sichuan Beiluo Information Technology Co., Ltd.",
    "Zorblax Protection and Security Services",
    "International Union of Public Associations 'Great Quuxin Army'",
    "Volunteers of Liberation",
    "OAO 'VO Zorblexport'",
    "Front Unit 91234",
)
INDEX = Index.of([names(*map(entry, LISTED), list_id="sanctions")], Kind.ORGANISATION)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("和硕国际海运有限公司", LISTED[0]),
        ("和碩國際海運有限公司", LISTED[0]),
        ("大连飞曼特贸易有限公司", LISTED[1]),
        ("조선봄향무역총회사", LISTED[2]),
        ("정찰연구국", LISTED[3]),
        ("北洛信息技术有限公司", LISTED[4]),
        ("شركة زربلكس للحراسة والخدمات الأمنية", LISTED[5]),
        ("Международный союз общественных объединений «Всевеликое войско Квуксинское»", LISTED[6]),
        ("Волонтёры освобождения", LISTED[7]),
        ("Зорблэкспорт", LISTED[8]),
        ("Войсковая часть 91234 (фронт)", LISTED[9]),
    ],
)
def test_a_body_is_found_by_what_bodies_are_called_and_by_sound(asked: str, listed: str) -> None:
    assert [(each.listed, each.strength.value) for each in INDEX.find(asked)] == [(listed, "weak")]


@pytest.mark.parametrize(
    "asked", ["国际贸易有限公司", "伦敦中国学校", "北京大学校友会", "한국학교", "조선무역회사", "有限公司"]
)
def test_what_many_bodies_are_called_is_none(asked: str) -> None:
    assert INDEX.find(asked) == ()


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("บริษัท ซอร์บลักซ์ จำกัด", "Zorblax Co., Ltd"),
        ("บริษัท คิวเอ็กซ์บี เทรดดิ้ง (ไทยแลนด์) จำกัด", "QXB Trading (Thailand) Co., Ltd"),
        ("‘Общественное движение’ ‘Волонтёры освобождения’", LISTED[7]),
        ("โรงเรียนไทย", ""),
        ("บริษัท ไทย จำกัด", ""),
    ],
)
def test_thai_letters_spell_english_words_and_letters(asked: str, listed: str) -> None:
    others = ("Zorblax Co., Ltd", "QXB Trading (Thailand) Co., Ltd", "บริษัท เอ็กโซร่า จำกัด", LISTED[7])
    index = Index.of([names(*map(entry, others), list_id="sanctions")], Kind.ORGANISATION)
    assert [(each.listed, each.strength.value) for each in index.find(asked)] == [(listed, "weak")] * bool(listed)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [("쿠즈볼라", "Kuzbollah"), ("쿠스라브", "Kusrav"), ("크바즈라브", "Kvazrav"), ("한국", "")],
)
def test_korean_letters_spell_words_from_elsewhere(asked: str, listed: str) -> None:
    index = Index.of([names(*map(entry, ("Kuzbollah", "Kusrav", "Kvazrav")))], Kind.ORGANISATION)
    assert [each.listed for each in index.find(asked)] == [listed] * bool(listed)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("巴勒斯坦行动", "Palestine Action"),
        ("팔레스타인 액션", "Palestine Action"),
        ("쿠르드 노동자당", "Kurdistan Workers' Party"),
        ("泰米尔猛虎组织", "Tamil Tigers"),
        ("哈马斯之友", "Hamas"),
        ("利物浦哈马斯", "Hamas"),
        ("真主党英国", "Hizballah"),
        ("瓦格纳", "Wagner Group"),
    ],
)
def test_proscribed_bodies_are_found_in_chinese_and_korean_too(asked: str, listed: str) -> None:
    """Among friends, places and branches."""
    assert (listed, "weak") in [(each.listed, each.strength.value) for each in index().find(asked)]


@pytest.mark.parametrize("asked", ["호랑이 모임", "利物浦华人协会", "맨체스터 한국학교"])
def test_a_body_in_such_letters_that_is_not_found_is_told_as_not_compared(asked: str) -> None:
    """What it means in English is no more known of Korean than of Chinese."""
    assert index().find(asked) == ()
    assert why_little(asked, Kind.ORGANISATION)
    assert not why_little(f"{asked} Fernleigh Society", Kind.ORGANISATION)
