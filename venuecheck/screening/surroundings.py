"""What stands around a listed name in a longer one: whether it speaks for the body, about it, or of another.

`Dinner in support of X` and `Why I joined X` are for a person to judge the same day. `The history of X`, `Victims of X`
and `Lift the ban on X` speak about it, which is lawful. `X Cafe` and `X Khan's birthday` are somebody else's.
"""

import re
from dataclasses import dataclass

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.ordinary_people import PEOPLE
from venuecheck.screening.rarity import is_around
from venuecheck.screening.words import Name

_BACKING_TEXT = """
    support supports supporting supported supporter supporters back backs backing solidarity defend defending stand
    join joins joined joining recruit recruits recruiting recruitment enlist pledge pledging allegiance
    fund funds funding fundraise fundraiser fundraisers fundraising donate donates donation donations donating appeal
    collection collecting sponsor sponsors sponsored
    raise raises raising money cash aid relief zakat sadaqah
    martyr martyrs fighter fighters soldier soldiers hero heroes honour honouring salute saluting victory viva
    celebrate celebrates celebrating celebration commemorate commemorating commemoration prisoner prisoners
    brothers sisters comrades volunteers volunteer members member cell cells"""
BACKING = frozenset(_BACKING_TEXT.split())
"""Words of those who support a body, join it or give it money."""
_GATHERING_TEXT = """
    dinner lunch breakfast brunch supper picnic picnics barbecue bbq iftar meal tea bazaar stall fete conference
    conferences evening night afternoon event events gathering gatherings gala banquet
    meeting meetings meet meetup rally rallies march demo demonstration vigil reunion launch reception speech speeches
    speaker speakers session why how i we my our us am are is join annual monthly weekly first second grand public
    welcome welcoming present presents presented presenting hosts hosted host"""
GATHERING = frozenset(_GATHERING_TEXT.split())
"""Words of a gathering, which say nothing of whose it is."""
_ABOUT_TEXT = """
    history histories historical historian historians study studies studying research researching researcher academic
    documentary documentaries museum archive archives understanding explained explaining explainer analysis analysing
    ideology origins roots biography memoir journalism journalist reporting
    threat threats countering counter combating combatting tackling preventing prevent prevention against opposing
    opposed oppose opposition stop stopping condemn condemning condemned reject rejecting defeat defeating resist
    resisting survivor survivors survived surviving victim victims hostage hostages fled fleeing flee escape escaped
    escaping leaving leave left former quit deradicalisation deradicalization extremism terrorism terror radicalisation
    radicalization radicalised radicalized attack attacks atrocity atrocities massacre massacres bombing bombings murder
    murdered killed kidnapped
    ban bans banned banning unban proscribed proscription proscribing deproscribe deproscription legality judgment
    judgement ruling"""
ABOUT = frozenset(_ABOUT_TEXT.split())
"""Words of those who study a body, oppose it, suffered from it, or argue about the ban."""
_TOLD_TEXT = """lecture lectures talk talks seminar seminars debate debates discussion film films screening book books
    exhibition workshop panel class classes course question questions lesson lessons module essay dissertation"""
_TOLD = frozenset(_TOLD_TEXT.split())
"""Where something is told: about a body where `on`, `of` or `about` stands before its name."""
_ANOTHER_TEXT = """
    cafe coffee restaurant takeaway kebab kebabs grill kitchen bakery butcher butchers grocer grocers shop shops store
    stores market trading traders travel travels taxi taxis cars motors hair salon barber barbers beauty tailor tailors
    printing print plumbing plumber builders construction cleaning hotel catering caterers foods food pharmacy estates
    football cricket rugby netball basketball boxing gym judo karate running swimming athletic dance choir music theatre
    bowls badminton cycling wrestling mosque masjid church chapel temple gurdwara mandir synagogue madrasa madrasah
    madrassa madrassah school nursery playgroup kindergarten academy college
    birthday birthdays wedding weddings nikah nikkah walima mehndi mehendi christening baptism funeral engagement aqiqah
    shower retirement graduation"""
ANOTHER = frozenset(_ANOTHER_TEXT.split())
"""Words of trades, clubs and places of worship that may bear a name by chance, and of families' feasts."""
_NEUTRAL_TEXT = """main hall room rooms studio suite floor small large upper lower booking noon am pm
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec"""
_NEUTRAL = frozenset(_NEUTRAL_TEXT.split())
"""Rooms and days, which stand in the title of any booking."""
_SPEAKING = frozenset({"by", "with", "from", "featuring", "feat", "ft"})
_TOPIC = frozenset({"of", "on", "about", "into", "inside", "regarding", "re", "and"})
_ARTICLES = frozenset({"the", "a", "an", "al", "el", "ul", "as", "ash", "our"})
_WORD = re.compile(r"[^\W\d_]+")
_NEAR, _FEW = 3, 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words around a name say."""

    same: bool
    """Only friends, countries, towns and branches: the same body, or who speaks for it."""
    behind: bool
    """Only these, support, money and gatherings; or support or money stands beside it."""
    backing: bool
    """Somebody joins, supports or pays for it, or it speaks itself."""
    about: bool
    """It is spoken about: studied, opposed, argued over."""
    another: bool
    """Of a trade, a club, a place of worship, a family or a person."""
    few: bool
    """So few words that the whole is as good as a name."""


def surroundings(aligned: Aligned, ours: Name) -> Surroundings:
    """Say what stands around what matches in the given name, with its small words."""
    left = [word for at in aligned.ours_left if not _is_neutral(word := aligned.ours.plain[at])]
    before = _before(aligned, ours.plain)
    about = any(word in ABOUT for word in left) or (before in _TOPIC and any(word in _TOLD for word in left))
    same = all(map(is_around, left))
    only = all(is_around(word) or word in BACKING or word in GATHERING for word in left)
    return Surroundings(
        same=same,
        behind=same or ((only or _is_near(aligned, BACKING, 0)) and _is_written_as_a_name(aligned, ours.given)),
        backing=before in _SPEAKING or _is_near(aligned, BACKING, _NEAR),
        about=about,
        another=any(word in ANOTHER or word in PEOPLE for word in left),
        few=len(left) <= _FEW,
    )


def _is_neutral(word: str) -> bool:
    return word in _NEUTRAL or word.isdecimal()


def _before(aligned: Aligned, text: str) -> str:
    """Give the word before what matches, but for articles; empty where it begins the text."""
    first = aligned.ours.plain[min(pair.ours[0] for pair in aligned.pairs)]
    words = text.split()
    at = words.index(first) if first in words else 0
    while at > 0 and words[at - 1] in _ARTICLES:
        at -= 1
    return words[at - 1] if at else ""


def _is_written_as_a_name(aligned: Aligned, given: str) -> bool:
    """Whether what matches has capitals, in a text that has some: `We support national action on housing` has none."""
    words = _WORD.findall(given)
    matched = {word for pair in aligned.pairs for word in aligned.ours.plain[slice(*pair.ours)]}
    return not any(word[0].isupper() for word in words[1:]) or all(
        word[0].isupper() for word in words if word.lower() in matched
    )


def _is_near(aligned: Aligned, wanted: frozenset[str], between: int) -> bool:
    """Whether one of these words stands beside what matches, or so many words from it at most."""
    matched = [place for pair in aligned.pairs for place in range(*pair.ours)]
    near = range(min(matched) - between - 1, max(matched) + between + 2)
    return any(at in near and aligned.ours.plain[at] in wanted for at in aligned.ours_left)
