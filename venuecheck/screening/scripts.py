"""Words in other scripts than Latin, spelt in Latin letters by rule: near enough to be told by their consonants.

Cyrillic is spelt so in `folding`, for its letters stand for vowels too; Chinese characters have a table (`hanzi`).
Scripts without a rule here (Thai, Tamil) stay as they are and match only themselves.
"""

import re
import unicodedata
from functools import lru_cache

from venuecheck.screening.hanzi import in_pinyin

_ARABIC = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "پ": "p", "چ": "ch", "گ": "g", "ژ": "zh", "ٹ": "t",
    "ڈ": "d", "ڑ": "r", "ں": "n", "ګ": "g", "ړ": "r", "ډ": "d", "ټ": "t", "ځ": "z", "څ": "ts", "ښ": "sh", "ږ": "zh",
    "ڤ": "v", "ڕ": "r", "ڵ": "l", "ۆ": "o", "ێ": "e", "ە": "e", "ې": "e", "ۍ": "i", "ئ": "i", "ؤ": "u", "أ": "a",
    "إ": "i", "آ": "a",
}  # fmt: skip
_HEBREW_TEXT = "a b g d h u z h t i k k l m m n n s a p p ts ts k r sh t"
_HEBREW = dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", _HEBREW_TEXT.split(), strict=True))
_GREEK_TEXT = "a v g d e z i th i k l m n x o p r s s t i f kh ps o"
_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", _GREEK_TEXT.split(), strict=True))
_GEORGIAN_TEXT = "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"
_GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", _GEORGIAN_TEXT.split(), strict=True))
_BY_LETTER = {**_ARABIC, **_HEBREW, **_GREEK, **_GEORGIAN}
_HANGUL_FIRST, _HANGUL_SYLLABLES = 0xAC00, 11_172
_HANGUL = re.compile("[\uac00-\ud7a3]{2}")
_BORROWED = str.maketrans("j", "z"), str.maketrans("jb", "zv")
"""In words from elsewhere Korean puts `j` for `z` and `b` for `v`, `eu` where it needs a vowel, and two `l` for one."""
_LEADS_TEXT = "g kk n d tt r m b pp s ss - j jj ch k t p h"
_VOWELS_TEXT = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
_TAILS_TEXT = "- k k k n n n t l k m p l l p l m p p t t ng t t k t p t"
_LEADS, _VOWELS, _TAILS = _LEADS_TEXT.split(), _VOWELS_TEXT.split(), _TAILS_TEXT.split()
_ELSEWHERE = {"ض": "z", "ظ": "z", "ذ": "z", "ث": "s", "و": "v", "ב": "v", "פ": "f", "ו": "v"}
"""The same letters as Persians read them, and Hebrew ones that stand for two sounds."""


@lru_cache(maxsize=16_384)
def in_latin(word: str) -> tuple[str, ...]:
    """Give the spellings of a plain word in Latin letters; the word itself where a letter has no rule."""
    if word.isascii():
        return (word,)
    if said := in_pinyin(word):
        return said
    composed = unicodedata.normalize("NFC", word)
    made = tuple(dict.fromkeys(_spelt(composed, by_letter) for by_letter in (_BY_LETTER, _BY_LETTER | _ELSEWHERE)))
    if made[0].isascii() and _HANGUL.search(composed):
        borrowed = made[0].replace("eu", "").replace("lr", "l")
        made = tuple(dict.fromkeys((*made, borrowed, *(borrowed.translate(each) for each in _BORROWED))))
    return made if made[0].isascii() else (word,)


def _spelt(word: str, by_letter: dict[str, str]) -> str:
    text = "".join(by_letter.get(char) or _hangul(char) for char in word)
    # the last letter of the feminine ending is read as a vowel
    return text[:-1] + "a" if word[-1] in "هה" and len(word) > 2 else text  # noqa: PLR2004


def is_without_vowels(word: str) -> bool:
    """Whether a word stands in a script that leaves short vowels out."""
    return any(char in _ARABIC or char in _HEBREW for char in word)


def _hangul(char: str) -> str:
    place = ord(char) - _HANGUL_FIRST
    if not 0 <= place < _HANGUL_SYLLABLES:
        return char
    lead, rest = divmod(place, 588)
    vowel, tail = divmod(rest, 28)
    return (_LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]).replace("-", "")
