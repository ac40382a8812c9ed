"""Listed names as other countries' rules spell them: from the letters of their own language where the list has these.

Cyrillic by the published romanisations (BGN/PCGN, passports after ICAO 9303, ISO 9, GOST 7.79, the Ukrainian rules of
2010) and by the habits of French, German and Polish newspapers; names in Arabic letters from their Latin spelling, as
French, Egyptian, Persian, Turkish, German and Indonesian writers choose; Chinese after Wade and Giles; Korean by the
rules of the South. Written here from those rules, sharing no table with the program.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks.rates import Rate
from venuecheck.screening.index import Index
from venuecheck.screening.listing import Entry, Kind, NameList

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_OTHER = re.compile("[\u0250-\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Romanised:
    """A listed name in other Latin letters."""

    entry: str
    kind: Kind
    rule: str
    name: str


def _table(text: str) -> dict[str, str]:
    """Read `а a, б b, ь` into a table."""
    return {letter: "".join(said) for letter, *said in (pair.split() for pair in text.split(","))}


_SHARED = _table("а a, б b, в v, г g, д d, е e, ё e, з z, и i, к k, л l, м m, н n, о o, п p, р r, с s, т t, у u, ф f")
_SHARED |= _table("ь, ъ, і i, ї i, є e, ґ g, ў u")
_ENGLISH = _SHARED | _table("ж zh, х kh, ц ts, ч ch, ш sh, щ shch, э e, ы y")
_SYSTEMS: dict[str, dict[str, str]] = {
    "BGN/PCGN": _ENGLISH | _table("й y, ю yu, я ya, ё yo, ї yi, є ye"),
    "passport": _ENGLISH | _table("й i, ю iu, я ia, ъ ie, є ie"),
    "ISO 9": _SHARED | _table("ж ž, й j, х h, ц c, ч č, ш š, щ ŝ, э è, ы y, ю û, я â, ё ë, ї ї, є ê, ў ŭ"),
    "scholarly": _SHARED | _table("ж ž, й j, х x, ц c, ч č, ш š, щ šč, э è, ы y, ю ju, я ja, ё ë, ї ji, є je, ў ŭ"),
    "GOST 7.79": _SHARED | _table("ж zh, й j, х x, ц cz, ч ch, ш sh, щ shh, э e, ы y, ю yu, я ya, ё yo, ї yi, є ye"),
    "French": _SHARED | _table("ж j, й i, х kh, ц ts, ч tch, ш ch, щ chtch, э e, ы y, ю iou, я ia, ё io, у ou, є ie"),
    "German": _SHARED | _table("ж sch, й i, х ch, ц z, ч tsch, ш sch, щ schtsch, э e, ы y, ю ju, я ja, ё jo, в w, з s"),
    "Polish": _SHARED | _table("ж ż, й j, х ch, ц c, ч cz, ш sz, щ szcz, э e, ы y, ю ju, я ja, ё jo, в w, л ł, є je"),
}
_UKRAINIAN = _ENGLISH | _table("г h, и y, й i, ю iu, я ia, є ie, ї i")
_BELARUSIAN = _SHARED | _table("г h, ж ž, й j, х ch, ц c, ч č, ш š, ы y, э e, ю iu, я ia, ё io, ў ŭ, л ł")


def _cyrillic(name: str) -> Iterator[tuple[str, str]]:
    low = name.lower()
    for title, table in _SYSTEMS.items():
        said = low
        if title in {"BGN/PCGN", "German"}:
            said = re.sub(r"(?<![бвгджзклмнпрстфхцчшщ])е", "je" if title == "German" else "ye", said)
        made = "".join(table.get(char, char) for char in said)
        if title == "French":
            made = re.sub(r"in\b", "ine", re.sub(r"g(?=[ei])", "gu", re.sub(r"(?<=[aeiou])s(?=[aeiou])", "ss", made)))
        if title == "German":
            made = re.sub(r"(?<=[aeiou])s(?=[aeiou])", "ss", made)
        yield title, made
    if set(low) & set("іїєґ") and "ў" not in low:
        yield "Ukrainian 2010", "".join(_UKRAINIAN.get(char, char) for char in low.replace("зг", "згг"))
    if "ў" in low or ("і" in low and "ы" in low):
        yield "Belarusian", "".join(_BELARUSIAN.get(char, char) for char in low)


_WRITERS: dict[str, tuple[tuple[str, str], ...]] = {
    "French": ((r"sh", "ch"), (r"oo|u(?!n\b)", "ou"), (r"(?<!d)j", "dj"), (r"\bw", "ou"), (r"q", "k"), (r"ee", "i")),
    "Egyptian": ((r"j", "g"), (r"q", "k"), (r"dh", "d"), (r"th", "t"), (r"a\b", "ah"), (r"\bal-?", "el ")),
    "Persian": ((r"u(?=[^aeiou])", "o"), (r"w", "v"), (r"dh", "z"), (r"th", "s"), (r"i(?=[^aeiou\s]+)", "e")),
    "Turkish": ((r"(?<!d)j", "c"), (r"sh", "ş"), (r"kh", "h"), (r"q", "k"), (r"w", "v"), (r"oo", "u"), (r"gh", "ğ")),
    "German": ((r"sh", "sch"), (r"(?<!d)j", "dsch"), (r"kh", "ch"), (r"y(?=[aeiou])", "j"), (r"q", "k"), (r"oo", "u")),
    "Indonesian": ((r"sh", "sy"), (r"dh", "d"), (r"ee", "i"), (r"oo|ou", "u"), (r"th", "ts")),
    "scholarly": ((r"ee", "ī"), (r"oo|ou", "ū"), (r"\bal ", "al-"), (r"aa", "ā"), (r"e", "i"), (r"o", "u")),
    "doubled": ((r"(?<=[aeiou])([mnlrsdt])(?=[aeiou])", r"\1\1"),),
    "undoubled": ((r"([a-z])\1", r"\1"),),
}


def _arabic(name: str) -> Iterator[tuple[str, str]]:
    for title, choices in _WRITERS.items():
        made = name.lower()
        for spelt, other in choices:
            made = re.sub(spelt, other, made)
        yield f"Arabic letters, {title}", made


_WADE = (
    (r"zh", "ch\0"), (r"(?<![csz])h(?=i)", "h"), (r"ch(?!\0)", "ch'"), (r"\bq|(?<=[aeioun])q", "ch'"), (r"j", "ch"),
    (r"x", "hs"), (r"(?<![a-z])p", "p'"), (r"(?<![a-z])t", "t'"), (r"(?<![a-z])k", "k'"), (r"b", "p"), (r"d", "t"),
    (r"(?<!n)g", "k"), (r"c(?!h)", "ts'"), (r"z", "ts"), (r"\0", ""), (r"ong", "ung"), (r"ian\b", "ien"), (r"r", "j"),
)  # fmt: skip


def _chinese(name: str) -> Iterator[tuple[str, str]]:
    made = name.lower()
    for spelt, other in _WADE:
        made = re.sub(spelt, other, made)
    yield "Wade and Giles", made


_LEADS_TEXT = "g kk n d tt r m b pp s ss - j jj ch k t p h"
_VOWELS_TEXT = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
_TAILS_TEXT = "- k k k n n n t l k m p l l p l m p p t t ng t t k t p t"
_LEADS, _VOWELS, _TAILS = _LEADS_TEXT.split(), _VOWELS_TEXT.split(), _TAILS_TEXT.split()


def _korean(name: str) -> Iterator[tuple[str, str]]:
    said = "".join(name.split())
    places = [divmod(ord(char) - 0xAC00, 588) for char in said]
    if len(said) == 3 and all(0 <= lead < len(_LEADS) for lead, _ in places):
        syllables = [(_LEADS[lead] + _VOWELS[rest // 28] + _TAILS[rest % 28]).replace("-", "") for lead, rest in places]
        yield "Republic of Korea 2000", f"{syllables[0]} {syllables[1]}-{syllables[2]}"


def romanised(entry: Entry) -> Iterator[Romanised]:
    """Give other spellings of an entry's names; where the rules of a script start from Latin letters, of those."""
    scripts = " ".join(entry.names)
    latin = [name for name in entry.names if not _OTHER.search(name)]
    for rule, made in _all(entry, scripts, latin):
        yield Romanised(entry=entry.id, kind=entry.kind, rule=rule, name=" ".join(made.title().split()))


def _all(entry: Entry, scripts: str, latin: list[str]) -> Iterator[tuple[str, str]]:
    for name in entry.names:
        if _CYRILLIC.search(name):
            yield from _cyrillic(name)
        if _HANGUL.search(name) and entry.kind is Kind.PERSON:
            yield from _korean(name)
    if _ARABIC.search(scripts):
        yield from (pair for name in latin for pair in _arabic(name))
    if _HAN.search(scripts) and entry.kind is Kind.PERSON:
        yield from (pair for name in latin[:1] for pair in _chinese(name))


def measure(names: NameList, every: int = 1) -> Iterator[str]:
    """Look other spellings of every so manieth entry up on the list without its other scripts; counted by rule."""
    bare = in_latin_alone(names)
    indexes = {kind: Index.of([bare], kind) for kind in Kind}
    there = {entry.id for entry in bare.entries}
    total, hit = Counter[tuple[Kind, str]](), Counter[tuple[Kind, str]]()
    for entry in names.entries[::every]:
        for each in romanised(entry) if entry.id in there else ():
            total[each.kind, each.rule] += 1
            hit[each.kind, each.rule] += each.entry in {found.entry.id for found in indexes[each.kind].find(each.name)}
    for kind in Kind:
        mine = [key for key in sorted(total) if key[0] is kind]
        yield (
            f"  {kind.value}s in other romanisations, the list's other scripts left out: "
            f"{Rate(sum(hit[key] for key in mine), sum(total[key] for key in mine)).words}"
        )
        yield from (f"    {rule:<28} {Rate(hit[kind, rule], total[kind, rule]).words}" for _, rule in mine)


def in_latin_alone(names: NameList) -> NameList:
    """Give a list without its names in other scripts: what is found then is found by its spelling."""
    kept = (
        replace(
            entry,
            other_names=tuple(name for name in entry.other_names if not _OTHER.search(name)),
            weak_names=tuple(name for name in entry.weak_names if not _OTHER.search(name)),
        )
        for entry in names.entries
        if not _OTHER.search(entry.name)
    )
    return replace(names, entries=tuple(kept))
