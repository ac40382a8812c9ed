"""A holding letter gives no cause: neither in the venue's own template, nor in who signs it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from venuecheck.core.problem import Problem, UnusableFileError
from venuecheck.report.setting.prose import Prose, text_of

_GIVES_AWAY: Final = re.compile(
    r"\b(match(?:es|ed|ing)?|list(?:s|ed|ing|ings)?|police\w*|prevent\w*|terror\w*|sanction\w*|proscri\w*|banned"
    r"|extrem\w*|radicali\w*|screen(?:ed|ing|s)?|suspic\w*|suspect\w*|refer(?:red|ral|rals)|security|coordinator\w*"
    r"|investigat\w*)\b",
    re.IGNORECASE,
)
"""Words by which a holding letter would say why it is sent."""
_GROUNDS: Final = (
    "aim answers asks_community_safety asks_decider asks_education asks_electoral asks_lead asks_legal "
    "asks_others asks_prevent asks_safeguarding asks_whether_lawful client_found conditions "
    "decided_elsewhere decided_facts decided_power decided_reasons decides_anyway event_told fact hearsay "
    "lesser letter_follows matches note nothing_hangs our_conditions points power referrals_of_persons "
    "replied right said seen source standing tells_lado their_conditions to_reply todo told "
    "waits_for_reply worry_noted"
)
GROUNDS: Final = frozenset(_GROUNDS.split())
"""Places that a holding letter cannot have: what was decided and why, and who is asked about it."""


def check_gives_nothing_away(prose: Prose, path: Path, template: str) -> None:
    """See that the holding letter's own words, whoever wrote them, do not say why it is sent.

    `template` is the text that it was made from. Raises `InputError` with each word, and where it stands in there.
    """
    said = "\n".join([prose.title, *(text_of(cell) for block in prose.blocks for cell in block.cells)])
    words = dict.fromkeys(found[0] for found in _GIVES_AWAY.finditer(said))
    if not words:
        return
    problems = list(_in_template(path, template))
    own = {problem.what for problem in problems}
    fix = "take it out of the role, or of what the venue's settings say for letters"
    others = [Problem(file=str(path), what=_what(word), fix=fix) for word in words if _what(word) not in own]
    raise UnusableFileError([*problems, *others])


def _in_template(path: Path, template: str) -> Iterator[Problem]:
    for number, line in enumerate(template.splitlines(), start=1):
        for found in _GIVES_AWAY.finditer("" if line.lstrip().startswith("%") else line):
            yield Problem(
                file=str(path),
                line=number,
                column=found.start() + 1,
                what=_what(found[0]),
                fix="take it out of the template",
            )


def _what(word: str) -> str:
    return f"'{word}' would say why this letter is sent"
