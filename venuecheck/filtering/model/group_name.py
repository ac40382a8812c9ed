"""Names of groups and policies that a filter shows, kept only where they are plainly no person's."""

import re

_LONGEST = 40
_WORD = re.compile(r"[A-Za-z]+|\d+")
_ALLOWED = re.compile(r"[A-Za-z0-9 ._&/()-]+")
# A longer number may be a pupil's.
_LONGEST_NUMBER = 4
# A policy may be called after the one pupil whom it is for. So a name is kept only if every word of it is known to be
# no name; what is lost by that is a word on a report, what is kept could be a child.
GROUP_WORDS = frozenset(
    """
    a access account adult adults age all allow alternative and apprentices b basic block boarders boarding byod c
    catering children chromebook chromebooks class classes college computer computers curriculum d default desktop
    device devices domain e eyfs f facilities faculty filter filtered filtering for form general governors grade
    group groups guest guests head high home ict infant infants internet ipad ipads it junior juniors key kids ks
    ks1 laptop learner learners level library low lower managed medium member members mobile moderate network no
    normal nursery of office only open or other parents patrons phase policy post primary profile public pupil
    pupils reception restricted role room rule safe school secondary security senior seniors settings sixth
    sixthform sld staff stage standard strict student students studio support teacher teachers teaching team test
    the to training trust unauthenticated under unfiltered unknown unrestricted up upper user users visitor visitors
    web wifi wireless y year years yr
    """.split()  # noqa: SIM905 - as a list it would take 150 lines
)


def plain_group(text: str) -> str:
    """Give the name of a group or policy if it is plainly no person's, else ''.

    It has at most 40 characters, and each of its words is a known one ("Year 9 pupils", "ks3-default") or a number of
    at most four digits.
    """
    name = " ".join(text.replace("+", " ").split())
    if not name or len(name) > _LONGEST or not _ALLOWED.fullmatch(name):
        return ""
    words = _WORD.findall(name)
    known = all(len(word) <= _LONGEST_NUMBER if word.isdigit() else word.lower() in GROUP_WORDS for word in words)
    return name if words and known else ""
