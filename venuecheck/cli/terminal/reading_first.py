"""What somebody answers for is read first: its mark is named, or it is shown here and they say yes to it."""

import sys
from collections.abc import Callable
from typing import Final

from venuecheck.cli.terminal.form_screen import Left, Screen, read_line
from venuecheck.core.problem import InvalidError

_YES: Final = frozenset({"yes", "y"})


def read_as_shown(mark: str, show: Callable[[], None], asked: str) -> str:
    """Give the `mark` of what `show` shows, once somebody who named none says yes to it.

    So nobody answers for what somebody else changed since they read it. Raises `InvalidError` where nobody says yes.
    """
    show()
    try:
        said = Screen(sys.stderr, read_line).ask(f"{asked} Type yes.")
    except Left:
        said = ""
    if said.casefold() in _YES:
        return mark
    raise InvalidError.of("seen", "nobody says that they read it", "read it, and name the mark that stands under it")
