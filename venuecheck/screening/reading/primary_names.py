"""Whether each designation of the UK Sanctions List has one primary name, as the publisher says that it has.

Of the 6,046 of April 2026 none was without, and 5 had two; of 3,883 people 22 had no forename. Nobody is left out for
it: every name is looked up, and what cannot be right is named. Where it is much, the file was cut or changed.
"""

from collections.abc import Iterator, Sequence

from venuecheck.core.problem import Problem
from venuecheck.screening.reading.designation import INDIVIDUAL, Gathered
from venuecheck.screening.reading.vocabulary import most_unknown

_TWO_ONE_IN, _NO_FORENAME_ONE_IN, _NAMED = 200, 20, 10
_LOOK = "look at this entry on the publisher's page"


def without(found: Sequence[Gathered], file: str) -> Iterator[Problem]:
    """Say of those that have none: a problem where they are many, and rows are missing; else a warning each."""
    lacking = [each for each in found if each.has_name and not each.primary]
    if len(lacking) > most_unknown(len(found)):
        what = f"'{lacking[0].id[:40]}' and {len(lacking) - 1:,} more have no primary name: rows are missing"
        fix = "the file is cut off, or rows were taken out of it: download it again"
        yield Problem(file=file, line=lacking[0].line, column=1, what=what, fix=fix)
        return
    for each in lacking:
        what = f"'{each.id[:40]}' has no primary name: a row of it is missing"
        fix = f"its other names are looked up; {_LOOK}"
        yield Problem(file=file, line=each.line, column=1, what=what, fix=fix, warning=True)


def without_forename(found: Sequence[Gathered], file: str) -> Iterator[Problem]:
    """Say where many people have no forename: a column was emptied, and nobody would be told by first and last name."""
    people = [each for each in found if each.type.casefold() == INDIVIDUAL]
    lacking = [each for each in people if each.has_name and not each.has_forename]
    if len(lacking) > max(most_unknown(0), len(people) // _NO_FORENAME_ONE_IN):
        what = f"'{lacking[0].id[:40]}' and {len(lacking) - 1:,} more people have no forename"
        fix = "a column of the file was emptied or left out: download it again"
        yield Problem(file=file, line=lacking[0].line, column=1, what=what, fix=fix)


def several(found: Sequence[Gathered], file: str) -> Iterator[Problem]:
    """Say of those that have two or more: a problem where they are many, and ids were mixed up; else a warning."""
    having = [each for each in found if len(each.primaries) > 1]
    if len(having) > max(most_unknown(0), len(found) // _TWO_ONE_IN):
        what = f"'{having[0].id[:40]}' and {len(having) - 1:,} more have several primary names: ids were mixed up"
        fix = "the rows or columns of the file were moved against each other: download it again"
        yield Problem(file=file, line=having[0].line, column=1, what=what, fix=fix)
        return
    if having:
        named = ", ".join(f"'{each.id[:40]}'" for each in having[:_NAMED])
        more = f" and {len(having) - _NAMED} more" if len(having) > _NAMED else ""
        what = f"{named}{more} {'has' if len(having) == 1 else 'have each'} several primary names"
        fix = "all are looked up, as the publisher's own list was seen to have such entries"
        yield Problem(file=file, line=having[0].line, column=1, what=what, fix=fix, warning=True)
