"""Names of bodies in Thai letters, which mostly spell English words and Latin letters by their sound.

`บริษัท ทีเอบี จำกัด` is `Company T A B Limited`. By the Royal Thai General System, near enough for consonants.
"""

import re
from collections.abc import Iterator

_CONSONANTS_TEXT = """k ก; kh ขฃคฅฆ; ng ง; ch จฉชฌ; s ซศษส; y ญย; d ฎด; t ฏต; th ฐฑฒถทธ; n ณน; b บ; p ป; ph ผพภ; f ฝฟ;
    m ม; r ร; l ลฬ; w ว; h หฮ; a อ"""
_VOWELS_TEXT = "a ะัา; i ิี; u ึืุู; e เ; ae แ; o โ; ai ใไ; am ำ"
_SOUNDS = {
    letter: said
    for part in f"{_CONSONANTS_TEXT}; {_VOWELS_TEXT}".split(";")
    for said, letters in [part.split()]
    for letter in letters
}
_WORDS_TEXT = """company บริษัท; limited จำกัด; public มหาชน; thailand ไทยแลนด์ ประเทศไทย; international อินเตอร์เนชั่นแนล
    อินเตอร์เนชันแนล; corporation คอร์เปอร์เรชั่น คอร์ปอเรชั่น คอร์ปอเรชัน; trading เทรดดิ้ง; group กรุ๊ป; technology เทคโนโลยี;
    logistics โลจิสติกส์; engineering เอ็นจิเนียริ่ง; electronics อิเล็กทรอนิกส์; aviation เอวิเอชั่น; systems ซิสเต็มส์"""
_WORDS = {thai: english for part in _WORDS_TEXT.split(";") for english, *many in [part.split()] for thai in many}
_LETTERS_TEXT = """เอ็กซ์ x; เอส s; เอ็ม m; เอ็น n; เอฟ f; เอช h; แอล l; อาร์ r; ดับเบิลยู w; คิว q; แซด z; วาย y; โอ o; ไอ i;
    ยู u; เจ j; เค k; เอ a; บี b; ซี c; ดี d; อี e; จี g; พี p; ที t; วี v"""
_LETTERS = dict(each.split() for each in _LETTERS_TEXT.split(";"))
_LETTER = re.compile("|".join(_LETTERS))
_SPELT = re.compile(f"(?:{_LETTER.pattern}){{2,}}")
_BEFORE_ITS_CONSONANT = re.compile("([เแโใไ])([ก-ฮ])")
_THAI = re.compile("[\u0e01-\u0e4e]+")


def thai_words(text: str) -> Iterator[str]:
    """Give the Thai words of a text in plain Latin letters: English ones, letters as one word, the rest by sound."""
    for word in _THAI.findall(text):
        if known := _WORDS.get(word):
            yield known
        elif _SPELT.fullmatch(word):
            yield "".join(_LETTERS[letter] for letter in _LETTER.findall(word))
        elif said := _by_sound(word):
            yield said


def _by_sound(word: str) -> str:
    # what is silent in Thai is sounded in the word that it spells, and is read
    return "".join(_SOUNDS.get(letter, "") for letter in _BEFORE_ITS_CONSONANT.sub(r"\2\1", word))
