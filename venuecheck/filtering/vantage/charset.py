"""In which encoding a page is written, as browsers find it out: its mark, what it says, and else its bytes.

Block pages come from appliances and small programs, and many say nothing of it.
"""

import codecs
import re
from collections.abc import Mapping
from functools import lru_cache

_DECLARED = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# Python also knows encodings that no page uses and that take long or execute escapes.
_LABEL = re.compile(
    r"utf-?8|utf-?16(?:[lb]e)?|iso-?8859-\d{1,2}|windows-\d{3,4}|cp125\d|latin-?\d|(?:us-)?ascii|gb\d{4,5}|gbk|big5|"
    r"(?:x-)?(?:shift[_-]jis|sjis)|(?:x-)?euc-(?:jp|kr)|ks_c_5601-1987|windows-31j|iso-2022-jp|koi8-[ru]|tis-620",
    re.IGNORECASE,
)
_READ_AS = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
}
"""What browsers read under a name: more than it stands for (WHATWG, Encoding)."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD, _WEIGHED = 2_048, 16 * 1024
_IN_PAIRS = {
    "cp932": "のにはをがでとたしてすれるなまイアクスルトリンサページ",
    "euc_jp": "のにはをがでとたしてすれるなまイアクスルトリンサページ",
    "cp949": "이다는을를에의하고사트가지단접속니요한인시스습차입근",
    "gb18030": "的一是不了在有人这中大为上个国我以要他时来用们网站页面访问被您此禁止内容已无法请",
    "big5": "的一是不了在有人這中大為上個國我以要他時來用們網站頁面訪問被您此禁止內容已無法請",
}
"""Letters that stand in every text of those who use an encoding of two bytes a letter."""
_SINGLY = {
    "cp1252": "àâäæçèéêëîïñòóôöùúûüÿœßáíãõåøêŵŷ’‘“”–— ©«»·…¿¡ºª£§°€",
    "iso8859_2": "ąćęłńóśźżáčďéěíňřšťúůýžäôľĺŕöőüű« »",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžäôľĺŕöőüű’‘“”„–— ©«»…",
    "cp1255": "אבגדהוזחטיכלמנסעפצקרשתךםןףץ’“”–— ©",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ’‘“”–— ©«»…№",
    "koi8_r": "абвгдежзийклмнопрстуфхцчшщъыьэюяё©",
    "cp1254": "çğıöşüâîûİ’‘“”–— ©«»…",
    "cp1253": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ’“”–— ©«»…",
    "cp1256": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگ،؟’“”–— ©",
    "cp874": "".join(map(chr, range(0x0E01, 0x0E5C))),
}
"""Letters and signs above ASCII of those who use an encoding of one byte; capitals are theirs as well. Of two that fit
alike the first counts."""
_LATIN = frozenset({"cp1252", "iso8859_2", "cp1250", "cp1254"})
_PLAINLY = 0.12
"""Share of such letters in a text of two bytes a letter, from which it is one."""


def decode(body: bytes, headers: Mapping[str, str]) -> str:
    """Read a body as the browser would; what cannot be read is replaced."""
    charset = _charset(body, headers.get("content-type", ""))
    try:
        return body.decode(charset, "replace").removeprefix("\ufeff")
    except LookupError:
        return body.decode("utf-8", "replace")


def _charset(body: bytes, content_type: str) -> str:
    for mark, charset in _MARKS:
        # markup has a zero in each of its letters there: two stray bytes are no mark
        if body.startswith(mark) and (charset == "utf-8" or b"\0" in body[:_HEAD]):
            return charset
    for where in (content_type, body[:_HEAD].decode("latin-1")):
        declared = _DECLARED.search(where)
        if declared and _LABEL.fullmatch(declared[1]):
            label = declared[1].lower().removeprefix("x-")
            return _READ_AS.get(label, label)
    return "utf-8" if body.isascii() and b"\x1b$" not in body else _by_its_bytes(body[:_WEIGHED])


def _by_its_bytes(beginning: bytes) -> str:
    """Tell an encoding by what its readers' letters would be."""
    if _strictly(beginning, "utf-8"):
        return "iso2022_jp" if b"\x1b$" in beginning else "utf-8"
    weighed = {charset: _share(beginning, charset, letters) for charset, letters in _IN_PAIRS.items()}
    best = max(weighed, key=lambda each: weighed[each])
    if weighed[best] >= _PLAINLY:
        return best
    weighed = {charset: _fitting(beginning, charset) for charset in _SINGLY}
    return max(weighed, key=lambda each: weighed[each])


def _strictly(beginning: bytes, charset: str) -> str:
    """Decode all of it but for a letter that is cut at the end; '' where it is not in this encoding."""
    try:
        return codecs.getincrementaldecoder(charset)().decode(beginning)
    except UnicodeDecodeError:
        return ""


def _share(beginning: bytes, charset: str, letters: str) -> float:
    above = [letter for letter in _strictly(beginning, charset) if not letter.isascii()]
    return sum(letter in letters for letter in above) / len(above) if above else 0.0


def _fitting(beginning: bytes, charset: str) -> float:
    """Give the share of what fits among what is above ASCII."""
    text, letters = beginning.decode(charset, "replace"), _letters(charset)
    above = [at for at, letter in enumerate(text) if not letter.isascii()]
    fits = sum(text[at] in letters and _stands_well(text, at, latin=charset in _LATIN) for at in above)
    return fits / len(above) if above else 0.0


def _stands_well(text: str, at: int, *, latin: bool) -> bool:
    """Whether a letter stands where one of its kind does: no capital inside a word, and no two scripts in one."""
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    if text[at].isalpha() and not latin and any(letter.isascii() and letter.isalpha() for letter in beside):
        return False
    return not (text[at].isupper() and text[max(0, at - 1) : at].islower())


@lru_cache(maxsize=len(_SINGLY))
def _letters(charset: str) -> frozenset[str]:
    return frozenset(_SINGLY[charset] + _SINGLY[charset].upper())
