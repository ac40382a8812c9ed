"""One sound, many spellings: the choices of whoever wrote a name in Latin letters, undone.

`fold` undoes those that Arabic, Persian, Urdu, Russian and Turkish share. `readings` adds what one letter stands for in
one language only: Somali `c` and `x`, Turkish `c`, pinyin `q` and `x` beside Wade and Giles, and the Russian, Ukrainian
and Belarusian forms of one given name, with the patronymics that are made of it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from venuecheck.screening.meanings import meaning

_PAIRS = (
    ("tsch", "s"), ("tch", "s"), ("dzh", "j"), ("dj", "j"), ("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"),
    ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("zh", "s"), ("ck", "k"), ("x", "ks"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_SOUNDS = dict(_PAIRS)
_SPELT = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_ONE_FOR_ANOTHER = str.maketrans({"q": "k", "c": "k", "z": "s", "w": "v", "y": "i", "e": "i", "o": "u"})
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aiu]")
_LAST_H = re.compile(r"(?<=[aiu])h$")
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
    return _LAST_H.sub("", word)


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
    if fold(word) in _SAME:
        yield _SAME[fold(word)]
    of_father = _PATRONYMIC.match(word) if len(word) >= _LEAST_PATRONYMIC - 1 else None
    if of_father and (stem := _SAME.get(fold(of_father[1]), "")):
        yield f"{stem} {of_father[2][-1] == 'a'}"


_CHOICES = tuple(
    (needle, re.compile(choice), instead)
    for needle, choice, instead in (
        ("kh", "kh", "h"), ("ch", "ch", "k"), ("j", "j", "y"), ("g", r"g(?=[aeiou])", "j"), ("th", "th", "d"),
        ("dh", r"^(?=\w{7})(\w*?)dh", r"\1z"), ("w", r"(?<=[aeiou])w(?=[aeiou])", "u"),
        # the Arabic article: `Alkashif`, `Ansarul`, `Elkaddafi`, `Eddine`
        ("al", r"^al(?=\w{4})", ""), ("u", r"(?<=\w{4})u[lrtdsn]$", ""),
        ("el", r"^el(?=[bcdfghjkmnpqrstwyz]\w{4})", ""), ("", r"^[eu](?=([dnrstz])\1\w{2})", ""),
        # what joins two words in Persian and Urdu: `Sipahe Sahaba`
        ("e", r"(?<=\w{3}[hkrt])e$", ""),
        # Turkish; Somali `Xasan`, `Cali`; pinyin `Xi`, `Qi`, and Wade and Giles's `Hsi`; Belarusian `Davydau`
        ("c", "c", "j"), ("x", "x", "h"), ("c", r"^c(?=[aeiou])", ""), ("x", "x", "sh"), ("q", "q", "ch"),
        ("hs", "hs", "s"), ("u", r"(?<=\w{4})[ao]u$", "ov"), ("eu", r"(?<=\w{4})eu$", "ev"),
    )
)  # fmt: skip
"""What some writers put for others' letters: letters that must be there, a pattern, and what it stands for."""
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


_PATRONYMIC = re.compile(r"^(.{3,}?)(?:i|y|j|ie|iy|yi|yo|io)??((?:[eoaiu]v|[eoa]u)(?:[iy]t?ch|its|ic|na|ouna))$")


def is_patronymic(word: str) -> bool:
    """Whether a plain word is made of a father's name, as between a Russian's first and last name."""
    return len(word) >= _LEAST_PATRONYMIC and _PATRONYMIC.match(word) is not None


_LEAST_PATRONYMIC = 7
_SAME_TEXT = """
    vladimir volodymyr uladzimir wladimir vladymyr
    aleksandr alexander oleksandr aliaksandr alyaksandr alexandr aleksander oleksander
    aleksei alexei oleksii oleksiy aliaksei alexey aleksey oleksy alexiy aleksiy
    nikolai mykola mikalai nikolay mikalay nicolai mykolai
    sergei serhii serhiy siarhei sergey serguei syarhey siarhey
    dmitry dmytro dzmitry dmitri dmitriy dimitri zmicier
    evgeny yevhen yauhen yevgeny yevgeniy evgenii eugene yauheni yevhenii evgeniy
    andrei andrii andriy andrej andrey
    mikhail mykhailo mikhas michail mikhaylo mykhaylo
    igor ihor ihar
    oleg oleh aleh
    pavel pavlo paval
    petr pyotr petro piotr
    yuri yurii yury iurii youri jury yuriy iuri
    viktor victor viktar
    vasily vasyl vasil vasiliy vassily vasili
    ivan ioann
    elena olena alena yelena helena
    ekaterina kateryna katsiaryna yekaterina katerina
    natalia nataliya natallia natalya natalie
    tatiana tetiana tatsiana tatyana tetyana
    olga olha volha volga
    anna hanna ganna
    konstantin kostiantyn kanstantsin konstantyn kostyantyn
    leonid leanid
    anatoly anatolii anatol anatoliy anatoli
    vitaly vitalii vital vitaliy
    valery valerii valeriy
    gennady hennadii henadz gennadiy guennadi hennadiy
    grigory hryhorii ryhor grigoriy hryhoriy
    roman raman
    denis denys dzianis
    maxim maksym maksim
    artem artyom artsiom artiom
    kirill kyrylo kiryl
    nikita mykyta mikita
    stanislav stanislau
    viacheslav vyacheslav viachaslau viacheslau
    vladislav vladyslav uladzislau
    boris borys barys
    bogdan bohdan
    daniil danylo danil
    ilya illia ilia
    ruslan ruslau
    semyon semen
    stepan stsiapan stefan
    fyodor fedir fedor
    yaroslav jaroslav yaraslau iaroslav
    zinaida zinaide
    marina maryna
    irina iryna
    julia yulia yuliya yuliia iuliia
    ludmila lyudmila liudmyla liudmila
    svetlana svitlana sviatlana
    galina halyna halina
    ksenia oksana kseniya
    mohammad muhammad mohamed mehmet mohammed mohd mahamed mahamad maxamed mouhammad muhammed mahomet magomed
    ahmad ahmed ahmet axmed akhmed akhmat
    hussein husain huseyin xuseen hossein hocine
    hassan hasan xasan
    yusuf youssef yousef yusif iosif
    ibrahim ebrahim ibraahiim brahim
    uthman othman osman cusmaan usman
    umar omar omer cumar
    ali aly cali
    abdullah abdallah abdulla abdollah cabdullaahi abdillahi abdoulaye
    abd abdul abdel cabdi cabdul abdoul abdal abed abdol abdur abdus
    ismail esmail ismaaciil ismael
    isa iise eissa ciise
    sharif shareef cherif shariif
    al-qaida qaida qaeda quaida quaeda kaida kaide elkaide
    defence defense
    organisation organization
    centre center
    labour labor
    """
_SAME = {
    fold(variant): f"={line.split()[0]}"
    for line in _SAME_TEXT.split("\n")
    if line.strip()
    for word in line.split()
    for variant in (word, word.rstrip("iy") if len(word) > 5 else word)  # noqa: PLR2004 - `mykola` of `Mykolaiovych`
}
"""By folded form, the first of each line: forms of one name in neighbouring languages."""
