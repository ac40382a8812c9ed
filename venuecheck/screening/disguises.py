"""A text without what hides the words in it: letters one by one, figures for letters, words written as one, asterisks.

None of it need be meant to hide anything: a hashtag has no spaces, and a poster spaces its letters.
"""

import re
from collections.abc import Iterator, Sequence

from venuecheck.screening.folding import plain
from venuecheck.screening.initials import as_initials
from venuecheck.screening.stripped import SMALL

_SPACED = re.compile(r"(?<![^\W\d_])[^\W\d_](?:[^\w\n]{1,3}[^\W\d_]|_[^\W\d_]){2,}(?![^\W\d_])")
"""Letters with something between each two (`H A M A S`, `H-A-M-A-S`)."""
_GAP = re.compile(r"[\W_]+")
_DISGUISING = re.compile(r"[a-z] ?[0-57@$!] ?[a-z]|[a-z][013457$@]|[013457][a-z]", re.IGNORECASE)
_FOR_WORDS = re.compile(r"(?<=[a-z])[24](?=[a-z])|(?<=[a-z] )[24](?= [a-z])", re.IGNORECASE)
_WORDS_OF_DIGITS = {"2": "to", "4": "for"}
_WITH_DIGITS = re.compile(
    r"(?<![\w@$!])(?!\d+(?:st|nd|rd|th)\b)(?=[\d$@!]*[a-z])(?=\w*[\d@$!])[a-z013457$](?:[a-z013457$@]|!(?=[a-z])){3,}"
    r"(?!\w)",
    re.IGNORECASE,
)
"""A word with figures for letters, at its beginning and end too (`B0k0`, `H4M45`); an ordinal is none."""
_LETTERS_OF_DIGITS = str.maketrans("013457@$!", "oieastasi")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_TAG, _LEAST_HUMPS = re.compile(r"[#@]\w+"), 2
"""In a hashtag one capital parts two words; elsewhere two do, for `McDonald` is a name."""
_STARRED = re.compile(r"(?<=[^\W\d_])[*]+(?=[^\W\d_])|(?<=\b[^\W\d_])[-_#](?=[^\W\d_]{3})")
_SHORT_WITH_HYPHEN = re.compile(r"(?<![\w-])([^\W\d_]{1,4})-([^\W\d_]{1,4})(?![\w-])")
_LONGEST_SHORT = 5
_TWICE = re.compile(r"\b(\w{3,})(?:\W+\1\b)+", re.IGNORECASE)
_VOWELS = "aeiou"
_POSSESSIVE = re.compile(r"(?<=\w)['’‘`´ʼ]s\b", re.IGNORECASE)
_SAINT = re.compile(r"\b(?:saints?|sts?|ss)\.? \w+$", re.IGNORECASE)
"""Before the `'s` of a church or a school, whose name it is a part of (`St Mary's`)."""
_JOINED_ARTICLE = re.compile(r"(?<!\S)ה(?=[א-ת]{3})|(?<=[Aa]n )t-?(?=[A-ZÁÉÍÓÚ])")
_COMPOUND = re.compile(
    r"(?<=[^\W\d_]{3})s?(?=(?:gruppen?|bewegung|partei|miliz|truppen?|armee|brigaden?|netzwerk|verband|front|groep|beweging|"
    r"leger|rorelsen|rörelsen|bevegelsen|bevægelsen)\b)",
    re.IGNORECASE,
)
"""Before what kind of body it is, written as one with another word (`Söldnergruppe`, `Terrormiliz`)."""
_CARE_OF = re.compile(r"\bc/o[\s:]+([^,;()\[\]]{3,})", re.IGNORECASE)
_FOUNDED = re.compile(
    r"[\s,;(\[–—-]*\b(?:estd?|established|founded|formed|since|seit|gegr[uü]ndet|depuis|fond[eé]e?|sefydlwyd|kurulu[sş])\b"
    r"\.?:?\s*(?:in\s+)?\d{4}\b[)\]]?",
    re.IGNORECASE,
)


def undisguised(text: str) -> Iterator[str]:
    """Where digits stand for words or letters, give what they stand for (`Need4Khilafah`, `H4mas`)."""
    if not _DISGUISING.search(text):
        return
    for_words = _FOR_WORDS.sub(lambda found: f" {_WORDS_OF_DIGITS[found.group()]} ", text)
    if for_words != text:
        yield for_words
    letters = _WITH_DIGITS.sub(lambda found: found.group().translate(_LETTERS_OF_DIGITS), text)
    if letters != text:
        yield letters


def spelt_out(given: str) -> Iterator[str]:
    """Where letters stand one by one, give the text with the words that they make.

    A word begins at a wider gap, and at a capital behind a small letter.
    """
    whole = _SPACED.sub(lambda found: _written_together(found.group()), given)
    if whole != given:
        yield whole


def _written_together(spaced: str) -> str:
    gaps = _GAP.findall(spaced)
    letters = _GAP.split(spaced)
    narrow = min(map(len, gaps))
    made = letters[0]
    for before, gap, letter in zip(letters, gaps, letters[1:], strict=False):
        begins = len(gap) > narrow or (before.islower() and letter.isupper())
        made += f" {letter}" if begins else letter
    return made


def at_capitals(given: str) -> Iterator[str]:
    """Where words are told apart by their capitals alone, give them apart (`#MarchWithHamas`)."""
    parted = " ".join(_parted(word) for word in given.split())
    if parted != " ".join(given.split()):
        yield parted


def _parted(word: str) -> str:
    parts = _HUMP.split(word)
    return " ".join(parts) if len(parts) > _LEAST_HUMPS or (len(parts) > 1 and _TAG.match(word)) else word


def uncensored(given: str) -> Iterator[str]:
    """Where an asterisk, or a dash behind a first letter, hides a vowel, give each, and none (`H*mas`, `H-mas`)."""
    if _STARRED.search(given):
        for letter in ("", *_VOWELS):
            yield _STARRED.sub(letter, given)


def without_possessive(given: str) -> Iterator[str]:
    """Give a text without the `'s` behind its last such word, and behind any (`The People's Party's dinner`)."""
    found = [each for each in _POSSESSIVE.finditer(given) if not _SAINT.search(given, 0, each.start())]
    if found:
        yield given[: found[-1].start()] + given[found[-1].end() :]
    if len(found) > 1:
        yield _POSSESSIVE.sub("", given)


def without_founding(given: str) -> Iterator[str]:
    """Give a text without the year since which a body says that there is one (`est. 1998`): no history is told."""
    bare = _FOUNDED.sub("", given)
    if bare != given:
        yield bare


def without_hyphen(given: str) -> Iterator[str]:
    """Where a hyphen stands in a short word (`Ham-as`), give it without; longer ones are known by their letters."""
    whole = _SHORT_WITH_HYPHEN.sub(
        lambda found: found[1] + found[2] if len(found.group()) <= _LONGEST_SHORT + 1 else found.group(), given
    )
    if whole != given:
        yield whole


def said_once(given: str) -> Iterator[str]:
    """Give a text in which a word stands twice in a row with it once (`Palestine Palestine Action`)."""
    once = _TWICE.sub(r"\1", given)
    if once != given:
        yield once


def without_own_initials(given: str) -> Iterator[str]:
    """Give a text without the initials that stand beside the name whose they are (`RIM Russian Imperial Movement`)."""
    words = given.split()
    for at, word in enumerate(words):
        if not (bare := as_initials(word)) or sum(map(str.isupper, word)) <= 1:
            continue
        before, behind = words[:at], words[at + 1 :]
        if any(firsts.startswith(bare) for firsts in _first_letters(behind)) or any(
            firsts.endswith(bare) for firsts in _first_letters(before)
        ):
            yield " ".join(before + behind)
            return


def _first_letters(words: Sequence[str]) -> tuple[str, str]:
    """Give the first letters of words, with the small words and without."""
    bare = plain(" ".join(words)).split()
    return "".join(word[0] for word in bare), "".join(word[0] for word in bare if word not in SMALL)


def without_joined_article(given: str) -> Iterator[str]:
    """Give a text without the Hebrew article, or the Irish `t` of a noun behind it, which are written as one word."""
    bare = _JOINED_ARTICLE.sub("", given)
    if bare != given:
        yield bare


def parted_compounds(given: str) -> Iterator[str]:
    """Give a text with the kind of body as a word of its own, where a German or a Scandinavian joins it to another."""
    parted = _COMPOUND.sub(" ", given)
    if parted != given:
        yield parted


def behind_care_of(given: str) -> Iterator[str]:
    """Give whose address it is (`c/o X, 12 High Street`)."""
    for found in _CARE_OF.finditer(given):
        yield found[1].strip()
