"""Letters: what looks alike, and what is only an accent.

`plain` undoes what does not change a name (case, accents, look-alike letters, kinds of quotes). What goes further, and
undoes the choices of whoever wrote a name in Latin letters, is in `sounds`.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_APOSTROPHES = "'’‘‛`´ʻʼʽʾʿˈ′＇ʹʺ״׳\u200b\u200c\u200d\u2060\ufeff\u00ad\u0640"
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
        "ə": "a", "ɵ": "o", "ŋ": "ng", "ƙ": "k", "ɗ": "d", "ɓ": "b", "ɛ": "e", "ɔ": "o", "ß": "ss",
        # Arabic letters that are written for one another
        "ة": "ه", "ى": "ي", "ی": "ي", "ﺁ": "ا", "ک": "ك", "ے": "ي", "ہ": "ه", "ھ": "ه", "ٱ": "ا", "ء": "",
        "&": " and ", "＆": " and ",
        **dict.fromkeys(_APOSTROPHES, ""),
    }
)  # fmt: skip
_LOOK_ALIKE = {
    # Cyrillic
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y",
    "х": "x", "і": "i", "ѕ": "s", "ј": "j", "ԛ": "q", "ԝ": "w", "һ": "h", "ԁ": "d", "ѵ": "v", "ӏ": "l",
    # Greek
    "α": "a", "β": "b", "ε": "e", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u",
    "χ": "x", "η": "n", "γ": "y", "ζ": "z",
    # Armenian and Latin letters of phonetics
    "օ": "o", "ս": "u", "ո": "n", "ɑ": "a", "ɡ": "g", "ʏ": "y", "ɪ": "i",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "d", "џ": "dz",
}  # fmt: skip
_LATIN = re.compile(r"[a-z]")
_WORD = re.compile(r"\w+")
_DOTTED = re.compile(r"\b(?:\w\.){2,}\w?")
_FIGURE = re.compile(r"\d")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_LETTER_AND_DIGIT = re.compile(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")
_ARABIC_ARTICLE = re.compile(r"^ال(?=\w{3,})")


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """Give `text` in small letters without accents, quotes, look-alike letters or punctuation, one space apart.

    Doing it twice changes nothing.
    """
    # until nothing changes: taking one mark away can make another letter of what is left
    for _ in range(6):
        changed = _once(text)
        # of Latin letters alone nothing is left to undo
        if changed == text or (changed.isascii() and changed.replace(" ", "").isalpha()):
            return changed
        text = changed
    return text


def _once(text: str) -> str:
    bare = text.lower().translate(_LETTERS) if text.isascii() else _bare(text)
    if "." in bare:
        bare = _DOTTED.sub(lambda found: found.group().replace(".", ""), bare)
    words = _WORD.findall(bare.replace("_", " "))
    if not bare.isascii():
        words = [word for word in map(_script, words) if word]
    whole = " ".join(words)
    # most names have no figure, and a look for one costs less than two patterns
    return _LETTER_AND_DIGIT.sub(" ", _ORDINAL.sub(r"\1", whole)) if _FIGURE.search(whole) else whole


def _bare(text: str) -> str:
    """Give letters in small form without accents and quotes, digits as 0 to 9."""
    text = unicodedata.normalize("NFKC", text).casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    # of Indian and Thai letters these are vowels, too: a word is told by its consonants, and not cut at each of them
    bare = "".join(char for char in decomposed if unicodedata.category(char)[0] != "M").casefold()
    return "".join(_digit(char) for char in bare).translate(_LETTERS)


def _digit(char: str) -> str:
    value = unicodedata.digit(char, None)
    return char if value is None or char.isascii() else str(value)


def _is_cyrillic(word: str, strange: Sequence[str]) -> bool:
    """Whether a word is Cyrillic but for the Ukrainian `i`, which is often typed on a Latin keyboard (`Iнна`)."""
    return "i" in word and len(strange) > 1 and all(char in _CYRILLIC or char == "i" for char in word)


def _script(word: str) -> str:
    """Bring a word's letters to one script where they only look like it; spell Russian in Latin letters."""
    if word.isascii():
        return word
    strange = [char for char in word if not char.isascii()]
    if _is_cyrillic(word, strange):
        word = word.replace("i", "і")
    elif all(char in _LOOK_ALIKE for char in strange) and (_LATIN.search(word) or len(strange) < len(word)):
        return "".join(_LOOK_ALIKE.get(char, char) for char in word)
    if any(char in _CYRILLIC for char in word):
        return "".join(_CYRILLIC.get(char, _LOOK_ALIKE.get(char, char)) for char in word)
    if all(char in _LOOK_ALIKE for char in strange):
        return "".join(_LOOK_ALIKE.get(char, char) for char in word)
    return _ARABIC_ARTICLE.sub("", word)
