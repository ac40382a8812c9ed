"""Pages that do not say in which encoding they are written are read as a browser reads them."""

import pytest

from venuecheck.filtering.vantage.charset import decode

WRITTEN = {
    "Japanese": (
        "アクセス規制。このサイトへのアクセスは制限されています。閲覧できません",
        ("cp932", "euc_jp", "iso2022_jp"),
    ),
    "Chinese": (
        "该网页访问被禁止。您访问的网站内容属于赌博类别，已被学校网络管理员拦截。",
        ("gbk", "gb18030", "utf-8"),
    ),
    "Chinese, long signs": ("您所訪問的網站已被學校封鎖，無法顯示此頁面。類別：賭博", ("big5",)),
    "Korean": ("이 사이트는 차단되었습니다. 학교 정책에 따라 접속이 제한됩니다. 유해 사이트", ("euc_kr",)),
    "Polish": ("Dostęp do tej strony został zablokowany. Strona niedostępna, źródło: hazard", ("iso8859_2", "cp1250")),
    "Czech": ("Přístup odepřen. Tato stránka byla zablokována školním filtrem.", ("iso8859_2", "cp1250", "utf-16")),
    "Turkish": ("Bu siteye erişim engellenmiştir. Millî Eğitim Bakanlığı, Kategori: Kumar", ("iso8859_9", "cp1254")),
    "German": ("Zugriff verweigert. Kategorie: Glücksspiel. Schüler dürfen das nicht öffnen", ("latin1",)),
    "French": ("L’accès à ce site a été bloqué par le filtre de l'établissement", ("cp1252",)),
    "Spanish": ("La página está bloqueada. ¿Por qué? Categoría: juegos, este año", ("latin1", "utf-8-sig")),
    "Russian": ("Доступ к ресурсу ограничен на основании Федерального закона", ("cp1251", "koi8_r")),
    "Arabic": ("تم حجب هذا الموقع لمخالفته الأنظمة. هذا الموقع غير متاح", ("cp1256",)),
    "Hebrew": ("האתר חסום על ידי מדיניות בית הספר", ("cp1255",)),
    "Thai": ("เว็บไซต์นี้ถูกระงับ โดยกระทรวง", ("cp874",)),
    "Greek": ("Η πρόσβαση στη σελίδα έχει αποκλειστεί από το σχολείο", ("cp1253",)),
    "English": ("Don’t worry – this page is blocked “by policy”", ("cp1252", "ascii")),
}
CASES = [(text, charset) for text, charsets in WRITTEN.values() for charset in charsets]


@pytest.mark.parametrize(("text", "charset"), CASES)
def test_what_a_page_does_not_say_its_bytes_tell(text: str, charset: str) -> None:
    written = f"<html><body><p>{text}</p></body></html>"
    came = written.encode(charset, "replace")
    assert decode(came, {"content-type": "text/html"}) == (written if charset != "ascii" else came.decode())


@pytest.mark.parametrize(
    ("label", "charset"),
    [("Shift_JIS", "cp932"), ("x-sjis", "cp932"), ("gb2312", "gbk"), ("iso-8859-1", "cp1252"), ("tis-620", "cp874")],
)
def test_what_it_says_counts_as_browsers_take_it(label: str, charset: str) -> None:
    text = {"cp932": "①このページ", "gbk": "網站", "cp1252": "“blocked”", "cp874": "ถูก"}[charset]
    assert decode(text.encode(charset), {"content-type": f"text/html; charset={label}"}) == text
    said = f'<meta http-equiv="content-type" content="text/html; charset = {label}">{text}'
    assert decode(said.encode(charset), {}) == said


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_letter_that_is_cut_at_the_end_makes_no_other_encoding(cut: int) -> None:
    whole = "Mae'r wefan hon wedi'i rhwystro: ŵ アクセス"
    assert decode(whole.encode()[:-cut], {}).startswith("Mae'r wefan hon wedi'i rhwystro: ")


def test_bytes_that_are_no_text_are_read_all_the_same() -> None:
    assert decode(bytes(range(256)) * 40, {})
    assert decode(b"", {}) == ""
