"""A text as one name or several: what stands in brackets, between strokes and commas, behind `trading as`.

What somebody writes on a form is often more than one name, and each is judged as if it stood alone. A part of which the
rest of the text speaks (`Survivors of X / Y`) is marked, and is never strong.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from venuecheck.screening.addresses import named_in, parted_from_place, without_addresses
from venuecheck.screening.around_people import (
    called_besides,
    given_name_first,
    initials_apart,
    one_surname,
    people_within,
    without_joined_son,
)
from venuecheck.screening.bounds import evened
from venuecheck.screening.clauses import (
    before_a_call,
    is_another_body,
    is_denied,
    is_headed_in_passing,
    is_spoken_about,
)
from venuecheck.screening.disguises import (
    at_capitals,
    behind_care_of,
    parted_compounds,
    said_once,
    spelt_out,
    uncensored,
    undisguised,
    without_founding,
    without_hyphen,
    without_joined_article,
    without_own_initials,
    without_possessive,
)
from venuecheck.screening.endings import without_ending
from venuecheck.screening.folding import plain
from venuecheck.screening.listing import Kind
from venuecheck.screening.lists_of_names import COMMA, is_suffered_by_them, listed_beside
from venuecheck.screening.ordinary import WORDS
from venuecheck.screening.unread import is_of_another_language
from venuecheck.screening.whose import whose_it_is
from venuecheck.screening.words import Name, Said, name_of, word_of

_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_SLASH = re.compile(r"(?<=\w{3})/(?=\w{3})")
_ALTERNATIVES = re.compile(r"\s+/\s+|\s*;\s*|\s+[a-z]\)\s", re.IGNORECASE)
_BESIDE = re.compile(r"\s*[|•]\s*|\s+(?:[x×+]|[-–]{1,2})\s+")
"""Between two bodies that do something together, or a body and what it does; a list writes its names otherwise."""
_RELATION = re.compile(r"\s+(?:(?:son|daughter|wife|widow) of|[sdw]/o)\s+", re.IGNORECASE)
"""Before the name of somebody else, which is written to tell people of one name apart."""
_LABEL = re.compile(r"^[^:()]{0,40}:\s*")
_FACTION = re.compile(r"\s*[—―]\s*|\s+[-–]{1,2}\s+")
_SENTENCE = re.compile(r"(?<=[.!])\s+(?=[\"'“‘(]?[^\W\d_a-z])")
_OWN_TEXT = r"trading as|t/as?|operating as|doing business as|d/?b/?a|c/o|care of|(?:for and )?on behalf of|o/?b/?o"
_OTHER_TEXT = (
    r"[af]\.?/?k\.?/?a\.?|alias|also (?:known|called)(?: as)?|"
    r"(?:better|once|then|now|formerly|previously) (?:known as|called)|"
    r"formerly|previously|née|incorporating|(?:which |that )?used to be(?: called| known as)?|renamed(?: from)?|"
    r"successors? (?:to|of)|rebranded(?: from| as)?|"
    r"(?:an? |the |uk |british |local |official )*"
    r"(?:part|branch|wing|arm|section|chapter|cell|project|affiliate|offshoot|subsidiary) of|"
    r"(?:working |together |jointly )+with|affiliated (?:to|with)|"
    r"in (?:association|partnership|co-?operation|collaboration|conjunction|alliance) with|"
    r"(?<!former )(?<!ex-)(?<!ex )(?<!past )(?<!not )(?:co-?)?"
    r"(?:founder|leader|organi[sz]er|spokes(?:man|woman|person)|member|representative|rep|chair(?:man|woman|person)?|"
    r"president|secretary|treasurer|co-?ordinator|director|activist)s?(?:,| of| at| for| from)(?: the)?"
    r"(?! (?:parliament|public|council|staff)\b)|"
    r"(?:run|organi[sz]ed|hosted|presented|sponsored|supported|backed|funded) by"
)
_NAMING = re.compile(rf"[\s,;(\[–—-]+(?:(?P<own>{_OWN_TEXT})|{_OTHER_TEXT})[\s:]+(?=\S)", re.IGNORECASE)
"""Between two names of one body, or of it and whom it belongs to. Behind `own` stands what somebody calls himself."""
_AT_THE_BEGINNING = re.compile(rf"\s*(?:{_OWN_TEXT}|{_OTHER_TEXT})[\s:]+(?=\S)", re.IGNORECASE)
_FIGURE = re.compile(r"[^\W\d_]\d")
_QUOTED = (re.compile(r"[\"“„«]([^\"“”„«»]{3,})[\"”»]"), re.compile(r"‘([^‘]{3,}?)’(?!\w)"))
"""A single mark is an apostrophe, too, where a letter follows (`Women’s`)."""
_END_OF_NAME = re.compile(r"[)\]},;]")
_PLAINER = (
    at_capitals,
    uncensored,
    without_hyphen,
    said_once,
    without_possessive,
    without_founding,
    without_own_initials,
    without_joined_article,
    without_addresses,
    parted_compounds,
    listed_beside,
    whose_it_is,
)
_DISGUISED = (undisguised, spelt_out, at_capitals, uncensored, without_hyphen)
"""Each gives texts that may be several names themselves."""
_LEAST_TWICE = 2
"""Words of a name that stands twice; a lone word may be said twice and be one name (`Duran Duran`)."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A text that may be a name, and where it stands."""

    text: str
    before: str
    """What stands before it."""
    sentence: str
    """All that it stands in."""
    own: bool = False
    """Whether somebody calls himself so, whatever else stands around."""
    written: str = ""
    """As it was written, where words are without their endings."""
    strange: bool = False
    """Whether the rest is of another language in other letters."""

    @property
    def said(self) -> Said:
        """What the rest says of it."""
        if self.strange or (
            is_denied(self.before) if self.own else is_spoken_about(self.text, self.before, self.sentence)
        ):
            return Said.ABOUT
        another = is_another_body(self.text, self.sentence) or is_headed_in_passing(self.text, self.before)
        return Said.ANOTHER if not self.own and another else Said.NOTHING


def names_in(given: str, kind: Kind, *, listed: bool = False) -> tuple[Name, ...]:
    """Give the ways in which a text is a name: all of it, without its brackets, what stands in them, each script.

    `Palestinian Islamic Jihad (PIJ)` is three names; `X / Y` is two. All of it comes first. `listed`: the text is of a
    list, where a name is written as it is, and `part of` belongs to it.
    """
    given = evened(given)
    found: dict[tuple[str, ...], Name] = {}
    for part in _parts(given) if listed else _as_asked(given, kind):
        name = name_of(part.text, kind)
        if name.words and any(char.isalpha() for char in name.plain):
            said = Said.NOTHING if listed or kind is Kind.PERSON else part.said
            key = tuple(word.plain for word in name.words)
            if key not in found or said < found[key].said:
                found[key] = replace(name, said=said, given=part.written or name.given)
    return tuple(found.values()) or (name_of(given, kind),)


def _parts(given: str) -> Iterator[_Part]:
    for text in (given, *undisguised(given), *_half(given)):
        yield _Part(text, "", given)
    if len(parts := _RELATION.split(given)) > 1:
        yield _Part(parts[0], "", given)
    if not any(char in given for char in "()[]{}/;:,،—―–-") and given.isascii():
        return
    bare = _BRACKETED.sub(" ", given)
    for text in (bare, *_BRACKETED.findall(given)):
        for part in (each for some in _ALTERNATIVES.split(text) for each in _by_slash(some)):
            said = _LABEL.sub("", part) if ":" in part else part
            if sum(char.isalpha() for char in said) > 1:
                for each in (said, *_by_comma(said)):
                    yield _Part(each, _before(given, each), given)
                yield from (
                    replace(each, before=_before(given, each.text), sentence=given) for each in _by_script(said)
                )
    first, *rest = _FACTION.split(bare)
    if rest and len(first.split()) > 1:
        yield _Part(first, "", given)


def _before(given: str, part: str) -> str:
    return given[: max(given.find(part), 0)]


def _as_asked(given: str, kind: Kind) -> Iterator[_Part]:
    """Give the names in what people write on a form, and in each text that its disguised words stand for."""
    yield from _parts(given)
    yield from _as_no_list_writes(given, kind)
    if kind is Kind.ORGANISATION:
        for text in dict.fromkeys(text for way in _DISGUISED for text in way(given)):
            yield from _parts(text)
            yield from _by_naming(text)


def _as_no_list_writes(given: str, kind: Kind) -> Iterator[_Part]:
    """Give what people write and no list does: several names in a sentence, spaced letters, family first."""
    yield from _by_naming(given)
    if kind is Kind.PERSON:
        ways = (
            given_name_first,
            initials_apart,
            one_surname,
            called_besides,
            without_joined_son,
            people_within,
            named_in,
        )
        for text in (each for way in ways for each in way(given)):
            yield _Part(text, "", given)
        return
    for text in spelt_out(given):  # its stops part letters, and no clauses
        yield _Part(text, "", text, own=True)
    for text in (each for way in _PLAINER for each in way(given)):
        yield _Part(text, "", text)
    for text in without_ending(given):
        yield _Part(text, "", text, written=given)
    for text in (*named_in(given), *parted_from_place(given), *behind_care_of(given), *before_a_call(given)):
        yield _Part(text, _before(given, text), given, own=True)
    # a lone word beside a dash is mostly a town, and a listed one is found within the whole; but no town has a figure
    beside = (
        part for part in _BESIDE.split(given) if part != given and (len(part.split()) > 1 or _FIGURE.search(part))
    )
    quoted = (text for marks in _QUOTED for text in marks.findall(given))
    for text in (*quoted, *beside):
        yield _Part(text, _before(given, text), given)
    if len(sentences := _SENTENCE.split(given)) > 1:
        for sentence in sentences:
            yield _Part(sentence, "", sentence)


def _by_naming(given: str) -> Iterator[_Part]:
    """Give the names on both sides of `trading as`, `formerly`, `part of`."""
    found = list(_NAMING.finditer(given))
    begins = _AT_THE_BEGINNING.match(given)
    if begins or found:
        first = given[begins.end() if begins else 0 : found[0].start() if found else None]
        yield _Part(first, "", given, own=begins is not None)
    for at, naming in enumerate(found):
        behind = given[naming.end() : found[at + 1].start() if at + 1 < len(found) else None]
        name = _END_OF_NAME.split(behind)[0]
        if not _is_common(name, given):
            yield _Part(name, given[: naming.start()], given, own=naming["own"] is not None)


def _is_common(name: str, given: str) -> bool:
    """Whether ordinary words in small letters stand in a text that has capitals: `part of national action on waste`."""
    return (
        not any(map(str.isupper, name)) and any(map(str.isupper, given[1:])) and WORDS.issuperset(plain(name).split())
    )


def _half(given: str) -> Iterator[str]:
    """Give a name that stands twice, in one spelling or two (`Elena Ivanova Yelena Ivanova`), once."""
    words = given.split()
    middle, odd = divmod(len(words), 2)
    if odd or middle < _LEAST_TWICE:
        return
    one, other = words[:middle], words[middle:]
    twice = all(
        not word_of(plain(a)).readings.isdisjoint(word_of(plain(b)).readings) for a, b in zip(one, other, strict=True)
    )
    if twice:
        yield " ".join(one)


def _by_slash(text: str) -> Sequence[str]:
    """Where a stroke stands between names, give each; a lone word behind a name of several is none (`.../Alami`)."""
    parts = _SLASH.split(text)
    lengths = [len(part.split()) for part in parts]
    return parts if min(lengths) > 1 or max(lengths) == 1 else [text]


def _by_comma(text: str) -> Iterator[str]:
    """Where a text is several names with commas between, give each; `Surname, First` is one."""
    parts = [part for part in COMMA.split(text) if part.strip()]
    several = len(parts) > 2 or (len(parts) == 2 and all(len(part.split()) > 1 for part in parts))  # noqa: PLR2004
    if several and not is_suffered_by_them(text):
        yield from parts


def _by_script(text: str) -> Iterator[_Part]:
    """Where a text is in Latin letters and in others, give the one and the other."""
    words = text.split()
    latin = [word for word in words if word.isascii() or not _is_foreign(word)]
    other = [word for word in words if _is_foreign(word)]
    if latin and other and any(char.isalpha() for word in latin for char in word):
        yield _Part(" ".join(latin), "", text, strange=is_of_another_language(" ".join(other)))
        yield _Part(" ".join(other), "", text)


def _is_foreign(word: str) -> bool:
    return any(char.isalpha() and ord(char) > 0x24F for char in word)  # noqa: PLR2004 - the end of Latin Extended-B
