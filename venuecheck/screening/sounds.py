"""One sound, many spellings: the choices of whoever wrote a name in Latin letters, undone.

`fold` undoes those that Arabic, Persian, Urdu, Russian and Turkish share. `readings` adds what one letter stands for in
one language only: Somali `c` and `x`, Turkish `c`, pinyin `q` and `x` beside Wade and Giles, and the Russian, Ukrainian
and Belarusian forms of one given name, with the patronymics that are made of it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from venuecheck.screening.given_names import GIVEN_NAMES
from venuecheck.screening.korean import as_korean, korean_of_two
from venuecheck.screening.meanings import meaning
from venuecheck.screening.short_names import SHORT_NAMES

_PAIRS = (
    ("tsch", "s"), ("dsch", "j"), ("tch", "s"), ("dzh", "j"), ("dj", "j"), ("shch", "s"), ("shh", "s"), ("sch", "s"),
    ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("zh", "s"), ("ck", "k"),
    ("x", "ks"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_SOUNDS = dict(_PAIRS)
_SPELT = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_ONE_FOR_ANOTHER = str.maketrans({"q": "k", "c": "k", "z": "s", "w": "v", "y": "i", "e": "i", "o": "u"})
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aiu]")
_LEAST_BONES = 2


def _sound(found: re.Match[str]) -> str:
    return _SOUNDS[found.group()]


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Give one plain word without the choices of whoever spelt it in Latin letters (`qaeda`, `kaida`: `kaida`)."""
    if not (word.isalpha() and word.isascii()):
        return word
    word = _SPELT.sub(_sound, word)
    word = _DOUBLED.sub(r"\1", word.translate(_ONE_FOR_ANOTHER))
    return word[:-1] if word[-1:] == "h" and word[-2:-1] in {"a", "i", "u"} else word


_MEETING = frozenset(spelt[at : at + 2] for spelt, _ in _PAIRS for at in range(len(spelt) - 1))


def meet(one: str, other: str) -> bool:
    """Whether the letters of two words, written as one, make a sound that neither has (`bandhelpers`)."""
    return one[-1:] == "h" or one[-1:] + other[:1] in _MEETING


def undoubled(folded: str) -> str:
    """Give a folded word without letters that stand twice in a row."""
    return _DOUBLED.sub(r"\1", folded)


@lru_cache(maxsize=65_536)
def skeleton(folded: str) -> str:
    """Give a folded word's consonants, `g` as `k` (Gaddafi, Qadhafi), with a vowel at its beginning kept as `a`."""
    head = "a" if folded[:1] in {"a", "i", "u"} else ""
    return head + _DOUBLED.sub(r"\1", _VOWELS.sub("", folded).replace("g", "k"))


@lru_cache(maxsize=65_536)
def readings(word: str) -> frozenset[str]:
    """Give the folded forms that a plain word may have, by the languages that it may come from."""
    if not (word.isalpha() and word.isascii()):
        return frozenset({word})
    return frozenset(filter(None, _readings(word)))


@lru_cache(maxsize=65_536)
def bones(word: str) -> frozenset[str]:
    """Give the skeletons of a plain word's readings; of a short one the folded word itself."""
    found = (skeleton(each) for each in readings(word) if each.isalpha())
    return frozenset(each for each in found if len(each) >= _LEAST_BONES) or readings(word)


def _readings(word: str) -> Iterator[str]:
    yield fold(word)
    for needle, choice, instead in _CHOICES:
        # most words have few of them, and a look for letters costs a tenth of a pattern
        if needle in word and (made := choice.sub(instead, word)) != word:
            yield fold(made)
    if said := meaning(word):
        yield said
    if said := as_pinyin(word):
        yield said
    yield from map(fold, as_somali(word))
    if "c" in word or "j" in word:
        yield fold(as_slavic(word))
    if "j" in word and (said := as_scandinavian(word)):
        yield fold(said)
    yield from as_korean(word)
    yield from _given_names(word)
    if (bare := _ARTICLE.sub("", word)) != word:
        yield from same_names(bare)
    if "j" in word and (said := _SHORT_I.sub("i", word)) != word:
        yield from _given_names(said)


def _given_names(word: str) -> Iterator[str]:
    """Give the given name, or the father's, that a word is a form of; marked apart, those that it may be short for."""
    names = same_names(word)
    yield from names
    yield from _BY_SHORT.get(word) or _BY_SHORT.get(fold(word), _NONE)
    yield from (marked for name in names or (word,) if (marked := f"{SHORT}{name.lstrip('=')}") in _WITH_SHORT)
    of_father = _PATRONYMIC.match(word) if len(word) >= _LEAST_PATRONYMIC - 1 else None
    if of_father is not None:
        yield from (f"{father} {of_father[2][-1] == 'a'}" for father in same_names(of_father[1]))


_ARTICLE = re.compile(r"^[ae]l(?=\w{4})")
"""Written as one with a name that is spelt in many ways (`Alqueda`)."""
_SHORT_I = re.compile(r"(?<=[eioy])j(?=$|[^aeiouy])|(?<=a)j(?=l)")
"""The Russian short i as Poles, Germans, Serbs and scholars write it: `Sergej`, `Mihajlovič`; not `Najm`, `Siraj`."""


_CHOICES = tuple(
    (needle, re.compile(choice), instead)
    for needle, choice, instead in (
        ("kh", "kh", "h"), ("ch", "ch", "k"), ("j", "j", "y"), ("g", r"g(?=[aeiou])", "j"), ("th", "th", "d"),
        # Bengali and Urdu: `Chowdhury`
        ("ow", r"(?<=[^\W\daeiou])ow(?=dh?[hau]?r)", "ou"),
        ("dh", r"^(?=\w{7})(\w*?)dh", r"\1z"), ("w", r"(?<=[aeiou])w(?=[aeiou])", "u"),
        # the Arabic article: `Alkashif`, `Ansarul`, `Elkaddafi`, `Eddine`
        ("al", r"^al(?=\w{4})", ""), ("u", r"(?<=\w{4})u[lrtdsn]$", ""),
        ("el", r"^el(?=[bcdfghjkmnpqrstwyz]\w{4})", ""), ("", r"^[eu](?=([dnrstz])\1\w{2})", ""),
        ("l", r"(?<=\w{3})[aeou]+l(?=[a-z]{4})", ""),
        # what joins two words in Persian and Urdu: `Sipahe Sahaba`
        ("e", r"(?<=\w{3}[hkrt])e$", ""),
        # French: `Ouadoud`, `Guennadi`
        ("ou", r"ou(?=[aei])", "w"), ("gu", r"gu(?=[ei])", "g"),
        # what honours a name in Persian, Turkish and Urdu, written as one with it: `Ayubkhan`, `Walijan`
        ("khan", r"(?<=\w{4})khan$", ""), ("jan", r"(?<=\w{4})jan$", ""), ("be", r"(?<=\w{4})be[gk]$", ""),
        # English by ear: `Akshun`
        ("sh", r"(?<=\w{2})shu?n$", "tion"),
        # Polish and Serbian
        ("cz", "cz", "ch"), ("sz", "sz", "sh"), ("c", r"c(?=[aeiou])", "ts"), ("dz", "dz", "j"),
        # Tamil: `Tamizh`, `Eezham`
        ("zh", r"(?<=[aeiou])zh(?=$|a)", "l"),
        # Turkish; Somali `Xasan`, `Cali`; pinyin `Xi`, `Qi`, and Wade and Giles's `Hsi`; Belarusian `Davydau`
        ("c", "c", "j"), ("x", "x", "h"), ("c", r"^c(?=[aeiou])", ""), ("x", "x", "sh"), ("q", "q", "ch"),
        ("hs", "hs", "s"), ("u", r"(?<=\w{4})[ao]u$", "ov"), ("eu", r"(?<=\w{4})eu$", "ev"),
    )
)  # fmt: skip
"""What some writers put for others' letters: letters that must be there, a pattern, and what it stands for."""


def as_somali(word: str) -> Iterator[str]:
    """Bring a plain word to the letters that English has for Somali ones (`Cabdikariin`, `Saciid`, `Axmed`).

    All at once, for such a writer makes each of these choices; an `m` at the end is heard, and often written, as `n`.
    """
    somali = "x" in word or _AYN_OR_LONG.search(word) is not None
    if not somali:
        return
    said = _AYN.sub("", word).replace("x", "h")
    yield said
    if _NASAL.search(said):
        yield f"{said[:-1]}m"


_AYN_OR_LONG = re.compile(r"^c[aeiou]|aa|ii|uu")
_AYN = re.compile(r"c(?=[aeiou])|(?<!aa)(?<=[aeiou])c$")
"""Between English words a `c` is no guttural: only where there are long vowels, an `x`, or one begins the word."""
_NASAL = re.compile(r"[aeiou]n$")


def as_slavic(word: str) -> str:
    """Bring a plain word to English letters from the Polish, Serbian or scholarly ones (`Jacenko`, `Kudrjavcev`).

    All at once, for such a writer makes each of these choices.
    """
    marked = word.replace("szcz", "shc\0h").replace("cz", "c\0h") if "cz" in word else word
    for spelt, said in (("sz", "sh"), ("ch", "kh"), ("dz", "\1")):
        marked = marked.replace(spelt, said)
    marked = _TS.sub("ts", marked).replace("j", "y")
    return marked.replace("\0", "").replace("\1", "j")


_TS = re.compile("c(?!\0)")


def as_scandinavian(word: str) -> str:
    """Bring a plain word to English letters from those of Swedes, Danes and Norwegians (`Geljevitj`, `Gorbatsjov`).

    All at once, for such a writer makes each of these choices; empty where none of them shows one.
    """
    said = _OF_SCANDINAVIANS.sub(lambda found: _SCANDINAVIAN[found.group()], word)
    return said.replace("j", "y") if said != word else ""


_SCANDINAVIAN = {"sjtsj": "shch", "sjtj": "shch", "tsj": "ch", "tj": "ch", "sj": "sh", "zj": "zh"}
_OF_SCANDINAVIANS = re.compile("|".join(_SCANDINAVIAN))
_CHINESE = re.compile(
    r"(?:(?:zh|ch|sh|hs|ts|tz|sz|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?[aeiou]{1,2}|[iu]a[io])(?:ng|n|h)?){1,2}"
)
_WADE_GILES = (
    ("hs", "x"), ("ch", "j"), ("zh", "j"), ("q", "j"), ("ts", "z"), ("tz", "z"), ("sz", "s"), ("c", "z"), ("p", "b"),
    ("t", "d"), ("k", "g"), ("ung", "ong"), ("ien", "ian"), ("x", "s"), ("sh", "s"), ("j", "s"), ("z", "s"),
)  # fmt: skip


def as_pinyin(word: str) -> str:
    """Bring a Chinese syllable or two to one form, in pinyin or after Wade and Giles; empty where it can be none."""
    if not _CHINESE.fullmatch(word):
        return ""
    for spelt, sound in _WADE_GILES:
        word = word.replace(spelt, sound)
    return f"zh {fold(word)}"


def readings_of_joined(one: str, other: str) -> frozenset[str]:
    """Give what two plain words may be when written as one: a Chinese or Korean name, or a name of two words."""
    both = one + other
    said = as_pinyin(both)
    return _BY_PLAIN.get(both, _NONE).union([said] if said else (), korean_of_two(one, other))


def same_names(word: str) -> frozenset[str]:
    """Give the given names that languages spell in their own ways and that this is; none where it is none of these."""
    return _BY_PLAIN.get(word) or _BY_FOLDED.get(fold(word), _NONE)


SHORT = "^"
"""Marks a name in what a word is read as: the word may be short for it, or has a short form itself."""
_PATRONYMIC = re.compile(
    r"^(.{3,}?)(?:i|y|j|ie|iy|yi|yo|io)??((?:[eoaiu][vw]|[eoa]u)(?:[iy](?:t?s?ch|cz|ts?j)|its|ic|na|ouna))$"
)


def is_patronymic(word: str) -> bool:
    """Whether a plain word is made of a father's name, as between a Russian's first and last name."""
    return bool(father_of(word))


def father_of(word: str) -> str:
    """Give the father's name that a plain word is made of; empty where it is no patronymic."""
    found = _PATRONYMIC.match(word) if len(word) >= _LEAST_PATRONYMIC else None
    return found[1] if found else ""


_LEAST_PATRONYMIC = 7
_NONE: frozenset[str] = frozenset()
_BY_PLAIN: dict[str, frozenset[str]] = {}
_BY_FOLDED: dict[str, frozenset[str]] = {}
for _line in filter(None, map(str.split, GIVEN_NAMES.split("\n"))):
    _name = frozenset({f"={_line[0]}"})
    for _word in _line:
        _BY_PLAIN[_word] = _BY_PLAIN.get(_word, frozenset()) | _name
        # `mykola` of `Mykolaiovych`
        for _form in (_word, _word.rstrip("iy") if len(_word) > 5 else _word):  # noqa: PLR2004
            _BY_FOLDED[fold(_form)] = _BY_FOLDED.get(fold(_form), frozenset()) | _name
_BY_SHORT: dict[str, frozenset[str]] = {}
for _line in filter(None, map(str.split, SHORT_NAMES.split("\n"))):
    _name = frozenset(f"{SHORT}{each.lstrip('=')}" for each in same_names(_line[0]) or (_line[0],))
    for _word in _line[1:]:
        for _form in (_word, fold(_word)) if len(_word) > 3 else (_word,):  # noqa: PLR2004
            _BY_SHORT[_form] = _BY_SHORT.get(_form, frozenset()) | _name
_WITH_SHORT = frozenset().union(*_BY_SHORT.values())
