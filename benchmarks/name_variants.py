"""Other spellings of listed names, made by rules that know nothing of the normaliser that they test.

Slips of the keyboard, choices of transliteration, order of words, articles, hyphens and quotes. The rules of
transliteration follow what the published romanisations of Arabic differ in (al/el/ul, q/k, e/i, o/u, y/i, doubled
letters, -a/-ah); they are written here as replacements and share no table with the program. Seeded: each run makes
the same.
"""
# ruff: noqa: E501 - tables of words, which read better in long lines

import random
from collections.abc import Iterator

_KEYS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
_ENGLISH_TEXT = """abu action allah anti armed army band base battalions black brigades britain call capitalist combat combattant
    communications continuity council cult dawn defence defenders division east elam enterprise eelam egyptian fighters
    for force freedom front general group hand hasty helpers homeland imperial independence indonesia irish
    islamic islam jihad league levant liberation liberty london loyalist macina media movement murder
    national network north november of ones orange order organisation palestine palestinian partisans party path
    people's peoples' popular prayer project propaganda protection red republican resistance revolutionary russian
    saved school scottish sect shariah sharia socialist state submission system the tigers turkish turkestan ulster
    units vanguard volunteer volunteers wagner workers' young youth call to and in iraq syria africa muslims black"""
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
_CHOICES = (
    ("al-", "ul-"), ("al-", "el-"), ("al ", "el "), ("ul-", "al-"), ("-e ", "-i "), (" e ", "-e-"), ("q", "k"),
    ("e", "i"), ("i", "e"), ("o", "u"), ("u", "o"), ("y", "i"), ("ee", "i"), ("aa", "a"), ("ah", "a"), ("mm", "m"),
    ("ss", "s"), ("yy", "y"), ("ll", "l"), ("kh", "k"), ("'a", "a"), ("'", ""), ("w", "v"), ("z", "s"), ("sh", "ch"),
    ("u", "ou"), ("i", "ee"), ("a", "aa"), ("ai", "ay"), ("ad", "aad"), ("in", "een"),
)  # fmt: skip
_LOOK_ALIKE = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "i": "і"}


def variants(name: str, seed: int) -> Iterator[tuple[str, str]]:
    """Give the family and the spelling of each variant of a name, none the same as the name."""
    chance = random.Random(f"{seed}/{name}")  # noqa: S311 - no secret
    for family, made in _all(name, chance):
        if made != name:
            yield family, made


def _all(name: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    for _ in range(2):
        yield "letter left out", _typo(name, chance, lambda word, at: word[:at] + word[at + 1 :])
        yield "letter doubled", _typo(name, chance, lambda word, at: word[: at + 1] + word[at:])
        yield (
            "letters swapped",
            _typo(name, chance, lambda word, at: word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]),
        )
        yield (
            "wrong key",
            _typo(
                name,
                chance,
                lambda word, at: word[:at] + chance.choice(_KEYS.get(word[at].lower(), word[at])) + word[at + 1 :],
            ),
        )
    yield from (("transliteration", made) for made in _transliterated(name, chance))
    words = name.split()
    if len(words) > 1:
        yield "order of words", " ".join((*words[1:], words[0]))
        swapped = [*words]
        at = chance.randrange(len(words) - 1)
        swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
        yield "order of words", " ".join(swapped)
    lower = [word for word in words if word.lower() not in {"the", "of", "al", "e", "ul", "and", "ta", "li-ahl"}]
    if lower != words:
        yield "articles left out", " ".join(lower)
    yield "articles left out", name.replace("al-", "").replace("Al-", "").replace("-ul-", " ").replace("-e ", " ")
    yield "article added", f"The {name.removeprefix('The ')}"
    yield "hyphens", name.replace("-", " ")
    yield "hyphens", name.replace("-", "")
    yield "hyphens", name.replace(" ", "-")
    yield "hyphens", name.replace(" ", "", 1) if len(words) == 2 else name.replace(" ", "  ")
    yield "capitals and quotes", name.upper()
    yield "capitals and quotes", name.lower()
    yield "capitals and quotes", name.replace("'", "’")
    yield "capitals and quotes", name.replace("a", "á").replace("u", "ü")
    yield "look-alike letters", "".join(_LOOK_ALIKE.get(char, char) for char in name)
    yield "longer name", f"{name} Walsall"
    yield "longer name", f"Friends of {name} Association"
    yield "legal form", f"{name} Ltd"


def _typo(name: str, chance: random.Random, change: object) -> str:
    """Change one letter, not the first, of one of the longer words."""
    words = name.split()
    long = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return name
    place = chance.choice(long)
    word = words[place]
    assert callable(change)  # noqa: S101 - said to the type checker
    words[place] = str(change(word, chance.randrange(2, len(word))))
    return " ".join(words)


def _transliterated(name: str, chance: random.Random) -> Iterator[str]:
    words = name.split()
    foreign = [place for place, word in enumerate(words) if word.lower().strip("(),") not in _ENGLISH]
    if not foreign:
        return
    for spelt, other in chance.sample(_CHOICES, len(_CHOICES)):
        made = [word.replace(spelt, other) if place in foreign else word for place, word in enumerate(words)]
        if made != words:
            yield " ".join(made)
    # two choices at once, as another writer would make them
    for _ in range(6):
        made = [*words]
        for spelt, other in chance.sample(_CHOICES, 2):
            made = [word.replace(spelt, other) if place in foreign else word for place, word in enumerate(made)]
        yield " ".join(made)


SEEN = {
    "Al-Qa'ida": ("Al Qaeda", "Al-Qaeda", "Al-Qaida", "al Qaida", "Al Kaida"),
    "Hizballah": ("Hezbollah", "Hizbullah", "Hizbollah", "Hezballah"),
    "Hizb ut-Tahrir": ("Hizb-ut-Tahrir", "Hizbut Tahrir", "Hizb al-Tahrir", "Hizb ut Tahreer", "Hizb-ut-Tahrir Britain"),
    "Lashkar e Tayyaba": ("Lashkar-e-Taiba", "Lashkar-e-Tayyiba", "Lashkar-i-Taiba", "Lashkar e Toiba"),
    "Jaish e Mohammed": ("Jaish-e-Mohammad", "Jaish-e-Muhammad", "Jaish-i-Mohammed", "Jaysh-e-Mohammed"),
    "Harakat Mujahideen": ("Harkat-ul-Mujahideen", "Harakat ul-Mujahidin", "Harkat ul Mujahedeen"),
    "Tehrik-e Taliban Pakistan": ("Tehreek-e-Taliban Pakistan", "Tehrik-i-Taliban Pakistan", "Tehrike Taliban Pakistan"),
    "Al Shabaab": ("Al-Shabab", "al Shabab", "Ash-Shabaab", "Al-Shabbab"),
    "Al Muhajiroun": ("Al-Muhajiroun", "Al-Muhajirun", "Al Muhajiroon", "al-Muhaajiroun"),
    "Jemaah Islamiyah": ("Jemaah Islamiya", "Jamaah Islamiyah", "Jema'ah Islamiyah", "Jemaa Islamiyah"),
    "Sipah-e Sahaba Pakistan": ("Sipah-i-Sahaba Pakistan", "Sipah e Sahaba Pakistan", "Sipahe Sahaba Pakistan"),
    "Islamic State of Iraq and the Levant": ("Islamic State in Iraq and the Levant", "Islamic State of Iraq & the Levant"),
    "17 November Revolutionary Organisation": ("17th November Revolutionary Organization", "Revolutionary Organisation 17 November"),
    "Boko Haram": ("Boko-Haram", "Bokoharam", "Boko Haraam"),
    "Abu Nidal Organisation": ("Abu Nidal Organization", "Abou Nidal Organisation"),
}  # fmt: skip
"""Spellings that are widely seen, from memory and not from a source: a check on the rules above."""
