"""Judges two names of organisations that stand side by side.

What decides a strong match is whether what the two share is rare on ordinary names, taken together: `Islamic Dawah`
stands on hundreds of signs, and it takes the whole of `Islamic Dawah Association` to mean that body. So a word of form
that is missing or another (Association, Party, Foundation) speaks against it, but where a rare word is left
(`Atomwaffen`).
What stands around a whole name decides the rest: a friend, a country, a town is the same body or somebody who speaks
for it (`Friends of Hamas`, `Hamas Luton`), and so are support, money and gatherings (`Hamas relief fund`); a trade or
an activity is another (`Hamas Cafe`); and who studies it, opposes it or argues about the ban speaks about it.
"""

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.alike import BONES, PLURAL, ROUGH, SAME, SLIP, SLIPS, SOUND
from venuecheck.screening.around import only_around
from venuecheck.screening.forms import grade_but_for_forms, has_another_form, has_its_form_first, telling
from venuecheck.screening.judging import NOTHING, SPELT, TELLS, Judged, Likeness, strongly
from venuecheck.screening.ordinary import CIVIL
from venuecheck.screening.rarity import RARE_WORD, is_around, is_ordinary
from venuecheck.screening.slips import so_near
from venuecheck.screening.sounds import fold
from venuecheck.screening.surroundings import Surroundings, surroundings
from venuecheck.screening.words import Name, Said
from venuecheck.screening.words_around import BACKING, GATHERING, WHOSE_WING, WING

_TELLS_ALONE, _TELLS_SOME, _TELLS_LITTLE, _TELLS_LEAST = 8.0, 6.9, 4.5, 3.5
_TELLS_WITHIN, _TELLS_WITHIN_OF_SEVERAL, _TELLS_WITHIN_OF_TWO = 10.0, 12.0, 14.0
_TELLS_MUCH, _TELLS_MISSPELT = 18.0, 14.0
_SEVERAL, _MANY = 3, 0.25
_HALF, _MOST = 0.4, 0.6
_SHORT_NAME, _ONE_WORD, _NEAR_WORD, _LONG_WORD = 4, 5, 6, 6
_LETTERS_A_SLIP = 6
"""In so many letters of a lone word, folded, one may be wrong."""


def organisations(aligned: Aligned, ours: Name, *, same_text: bool, text_within: bool, guarded: bool) -> Judged | None:
    """Judge two names of organisations. `ours`: the given one, with its small words.

    `same_text`: their plain texts are equal, articles too. `text_within`: the plain listed text stands within the given
    one. `guarded`: companies and clubs share names of one word with this list, so that a single word within a longer
    name is never strong.
    """
    if not aligned.pairs or _is_too_little(aligned):
        return None
    if aligned.grade <= ROUGH:
        return strongly(Likeness.NEAR, strong=False)  # all else is there (`aligning`)
    all_listed, all_ours = aligned.listed_left_bits <= NOTHING, aligned.ours_left_bits <= NOTHING
    if all_listed and all_ours:
        return _whole(aligned, ours, same_text=same_text, text_within=text_within, guarded=guarded)
    if all_listed:
        return _within(aligned, ours, text_within=text_within, guarded=guarded)
    return _shared(aligned, all_ours=all_ours)


def _is_too_little(aligned: Aligned) -> bool:
    """Whether what matches is no name by itself.

    Only friends, places and branches of a longer listed name (`B&H West London`); within a longer text only the
    consonants of another script (`Wilson`), or a word that is common in itself and sounds alike (`Days`: `Daish`).
    """
    matched = [aligned.listed.plain[at] for pair in aligned.pairs for at in range(*pair.listed)]
    if aligned.listed_left and all(map(is_around, matched)):
        return True
    if len(aligned.pairs) > 1 or not aligned.ours_left:
        return False
    ours = "".join(aligned.ours.plain[slice(*aligned.pairs[0].ours)])
    by_consonants = aligned.grade < PLURAL and ours.isascii() and not "".join(matched).isascii()
    return by_consonants or (aligned.grade < SAME and is_ordinary(ours))


def is_anothers(aligned: Aligned, ours: Name) -> bool:
    """Whether the rest of the text says that a name is spoken about, or another body's that is not rare all through."""
    rare = len(aligned.listed.plain) > 1 and aligned.told >= _TELLS_WITHIN_OF_TWO
    return ours.said is Said.ABOUT or (ours.said is Said.ANOTHER and not rare)


def _whole(aligned: Aligned, ours: Name, *, same_text: bool, text_within: bool, guarded: bool) -> Judged | None:
    likeness, letters = _how_whole(aligned), sum(map(len, aligned.listed.plain))
    shorter = min(letters, sum(map(len, aligned.ours.plain)))
    if likeness is not Likeness.SAME and _is_too_short(aligned, letters, shorter if ours.given.isascii() else letters):
        return None
    if (shorter < _ONE_WORD and likeness is not Likeness.SAME) or _is_bare(aligned):
        return strongly(likeness, strong=False)
    if aligned.listed_left or (aligned.ours_left and guarded):
        rare = only_around(aligned) and _is_rare(aligned, guarded=guarded)
        return strongly(likeness, strong=rare or (guarded and _is_of_a_place(aligned, text_within=text_within)))
    if aligned.ours_left and only_around(aligned):
        return strongly(likeness, strong=_around(aligned, text_within=text_within))
    if aligned.ours_left and only_around(aligned, besides=CIVIL):
        return _within(aligned, ours, text_within=text_within, guarded=guarded) or strongly(likeness, strong=False)
    if aligned.ours_left:
        return strongly(likeness, strong=False)
    several = text_within and len(aligned.listed.plain) > 1
    same = likeness is Likeness.SAME and (same_text or several)
    return strongly(likeness, strong=_is_strong(aligned, same=same, guarded=guarded))


def _is_too_short(aligned: Aligned, letters: int, shorter: int) -> bool:
    """Whether so few letters are nobody's name but their own: those of the listed name, and of the shorter one."""
    near = aligned.grade < SPELT and len(aligned.pairs) == 1
    return letters < (_NEAR_WORD if near else _SHORT_NAME) or shorter < _SHORT_NAME


def _is_bare(aligned: Aligned) -> bool:
    """Whether a listed name is too short to be its own, or initials with a country beside them (`HT Britain`)."""
    if sum(map(len, aligned.listed.plain)) < _SHORT_NAME:
        return True
    own = [word for word in aligned.listed.plain if not is_around(word)]
    return len(aligned.listed.plain) > len(own) and all(len(word) < _SHORT_NAME and word.isalpha() for word in own)


def _how_whole(aligned: Aligned) -> Likeness:
    if aligned.listed_left:
        return Likeness.PART if aligned.grade >= SOUND else Likeness.NEAR
    if aligned.ours_left:
        return Likeness.WITHIN
    if aligned.grade == SAME:
        return Likeness.SAME
    return Likeness.SPELLING if aligned.grade >= SPELT else Likeness.NEAR


def _is_strong(aligned: Aligned, *, same: bool, guarded: bool) -> bool:
    """Judge two names of which every word has its like."""
    letters = sum(map(len, aligned.listed.plain))
    alone, few = len(aligned.listed.plain) == 1, len(aligned.pairs) == 1
    if _is_turned_round(aligned) or (alone and guarded and not _is_near_in_letters(aligned)):
        return False
    if alone and aligned.grade < SPELT and not "".join((*aligned.ours.plain, *aligned.listed.plain)).isascii():
        return False  # consonants alone, of a script that writes no vowels, are those of many a word (`Oundle`)
    if aligned.grade >= SPELT:
        if guarded and all(map(_is_part_of_a_name, aligned.listed.plain)):
            return False
        return (same and not guarded) or aligned.told >= (_TELLS_ALONE if alone else _TELLS_LITTLE)
    if aligned.grade >= PLURAL and aligned.told >= _TELLS_LITTLE and not (alone or guarded):
        return True
    return aligned.told >= _TELLS_ALONE and aligned.grade >= SLIPS and not (few and letters <= _NEAR_WORD)


def _is_part_of_a_name(word: str) -> bool:
    """Whether a word only says what body of another's it is: on a long list `Youth Wing` is somebody's other name."""
    return is_around(word) or word in CIVIL or word in WING or word in WHOSE_WING


def _is_near_in_letters(aligned: Aligned) -> bool:
    """Whether a lone word is the listed one by its letters, and not only as one language may read them.

    Companies are called by short made-up words, and so are charities: without its Arabic article `Alrosa` would be
    `Rocha`.
    """
    pair = aligned.pairs[0]
    ours, listed = "".join(aligned.ours.plain[slice(*pair.ours)]), "".join(aligned.listed.plain[slice(*pair.listed)])
    if not (ours.isascii() and listed.isascii()):
        return True
    one, other = fold(ours), fold(listed)
    return so_near(one, other, min(len(one), len(other)) // _LETTERS_A_SLIP)


def _is_rare(aligned: Aligned, *, guarded: bool) -> bool:
    """Whether what is left of a name without its form is rare on ordinary names: by a word, or by several in order."""
    if aligned.grade < SPELT or aligned.told < _TELLS_ALONE:
        return False
    if telling(aligned) >= _SEVERAL and aligned.in_order and aligned.told >= _TELLS_WITHIN_OF_SEVERAL:
        return True
    pair = aligned.pairs[0]
    letters = sum(map(len, aligned.listed.plain[slice(*pair.listed)]))
    long_enough = letters >= (_NEAR_WORD if guarded else _ONE_WORD) and pair.grade >= SOUND
    one_is_enough = long_enough and (not guarded or _is_near_in_letters(aligned))
    return aligned.rarest >= RARE_WORD and (len(aligned.pairs) > 1 or one_is_enough)


def _is_of_a_place(aligned: Aligned, *, text_within: bool) -> bool:
    """Whether only places, friends or branches stand beside several words that are strong alone, as a list has them."""
    several = len(aligned.listed.plain) > 1 and text_within and not aligned.listed_left
    return several and only_around(aligned) and _is_strong(aligned, same=False, guarded=True)


def _around(aligned: Aligned, *, text_within: bool) -> bool:
    """Whether a whole name within friends, countries and towns is so much its own that it means the body."""
    if len(aligned.listed.plain) == 1:
        word = aligned.listed.plain[0]
        letters = len(word) + (not word.isascii())  # other scripts mostly leave vowels out
        own = text_within and aligned.told >= _TELLS_LITTLE
        close = SPELT if letters > _LONG_WORD else SOUND
        return letters >= _ONE_WORD and aligned.grade >= close and (own or aligned.told >= _TELLS_ALONE)
    if _is_bare(aligned) or _is_turned_round(aligned) or not _side_by_side(aligned):
        return False
    if grade_but_for_forms(aligned) >= SOUND:
        return aligned.told >= (_TELLS_LEAST if text_within else _TELLS_LITTLE)
    return aligned.told >= (_TELLS_ALONE if aligned.grade >= SPELT else _TELLS_MISSPELT) and aligned.grade >= SLIP


def _within(aligned: Aligned, ours: Name, *, text_within: bool, guarded: bool) -> Judged | None:
    if len(aligned.pairs) == 1 and aligned.listed_left:
        return None
    around = surroundings(aligned, ours)
    if len(aligned.listed.plain) == 1:
        return _one_word_within(aligned, around, text_within=text_within, guarded=guarded)
    side_by_side, told = _side_by_side(aligned), aligned.told
    if not side_by_side and told < TELLS:
        return None
    if side_by_side and _strong_within(aligned, around, text_within=text_within, guarded=guarded):
        return strongly(Likeness.WITHIN, strong=True)
    little = told < (_TELLS_SOME if guarded and aligned.grade >= SOUND else _TELLS_ALONE - 2 * (not guarded))
    if little and (guarded or not _has_its_form_in_another_language(aligned)):
        return None
    return strongly(Likeness.WITHIN, strong=False)


def _side_by_side(aligned: Aligned) -> bool:
    """Whether what matches stands together; of many words that tell something, in any order.

    A form may stand before a name or behind it, in a longer text as well (`Groupe Wagner London`).
    """
    return aligned.in_order or telling(aligned) >= _SEVERAL or has_its_form_first(aligned)


def _has_its_form_in_another_language(aligned: Aligned) -> bool:
    """Whether one word that tells stands beside the form of its name (`Kampfgruppe Wagner`), exactly but for that."""
    two = len(aligned.pairs) == 2 and telling(aligned) == 1 and _side_by_side(aligned)  # noqa: PLR2004
    return two and aligned.rarest >= _TELLS_LITTLE and grade_but_for_forms(aligned) >= SOUND


def _is_turned_round(aligned: Aligned) -> bool:
    """Whether two words that are ordinary in themselves stand the other way round (`Action for Palestine`).

    A form may stand before a name or behind it (`Groupe Wagner`).
    """
    two = len(aligned.pairs) == telling(aligned) == 2  # noqa: PLR2004
    return two and not aligned.in_sequence and aligned.rarest < RARE_WORD


def _strong_within(aligned: Aligned, around: Surroundings, *, text_within: bool, guarded: bool) -> bool:
    if around.about:
        return False
    if guarded:
        own = aligned.told >= _TELLS_MUCH and aligned.grade >= SPELT
        return _is_of_a_place(aligned, text_within=text_within) or (
            own and not (around.unread or (around.club and not around.backing))
        )
    if around.same and aligned.listed_left:
        return _is_rare(aligned, guarded=guarded)
    if around.behind and not aligned.listed_left and _around(aligned, text_within=text_within):
        return True
    if aligned.listed_left or has_another_form(aligned) or aligned.grade < SPELT:
        return False
    if (not aligned.in_order and aligned.told < _TELLS_MUCH) or around.unread:
        return False
    if not (around.backing or around.behind or (around.few and not around.club)):
        return False
    enough = _TELLS_WITHIN_OF_SEVERAL if len(aligned.pairs) >= _SEVERAL else _TELLS_WITHIN_OF_TWO
    return aligned.told >= enough or (aligned.rarest >= RARE_WORD and aligned.told >= _TELLS_WITHIN)


def _one_word_within(aligned: Aligned, around: Surroundings, *, text_within: bool, guarded: bool) -> Judged | None:
    letters, exact = len(aligned.listed.plain[0]), aligned.grade >= SPELT
    least = _SHORT_NAME if aligned.grade == SAME else _ONE_WORD if exact or aligned.grade == PLURAL else _NEAR_WORD
    if letters < least or aligned.grade < BONES:
        return None
    if guarded:
        enough = _TELLS_LITTLE if aligned.grade == SAME else _TELLS_ALONE
        return strongly(Likeness.WITHIN, strong=False) if exact and aligned.told >= enough else None
    strong = (around.same or (text_within and _is_its_own(aligned, around))) and _around(
        aligned, text_within=text_within
    )
    return strongly(Likeness.WITHIN, strong=strong)


def _is_its_own(aligned: Aligned, around: Surroundings) -> bool:
    """Whether one word means the body among words that are not only friends and places: rare, or backed all through."""
    if around.about or (around.another and not around.backing):
        return False
    if aligned.told < RARE_WORD:
        return around.backing and around.behind and only_around(aligned, besides=BACKING | GATHERING)
    return around.backing or around.behind or (around.few and not (around.told or around.unread))


def _shared(aligned: Aligned, *, all_ours: bool) -> Judged | None:
    told = aligned.told
    of_listed = 1 - aligned.listed_left_bits / aligned.listed.total
    of_ours = 1 - aligned.ours_left_bits / aligned.ours.total
    few = len(aligned.pairs) == 1
    if told < TELLS or of_listed < _HALF or of_ours < _HALF:
        return None
    if few and not (_is_long(aligned) or (all_ours and of_listed >= _MOST and aligned.grade >= SOUND)):
        return None
    if all_ours:
        return strongly(Likeness.PART, strong=False)
    enough = of_listed * of_ours >= (_MANY if len(aligned.pairs) >= _SEVERAL else _MOST * _MOST)
    return strongly(Likeness.SHARED, strong=False) if enough else None


def _is_long(aligned: Aligned) -> bool:
    """Whether the one word that is shared is so long that few names have it by chance."""
    pair = aligned.pairs[0]
    return pair.grade >= SOUND and len(aligned.listed.plain[pair.listed[0]]) >= _LONG_WORD
