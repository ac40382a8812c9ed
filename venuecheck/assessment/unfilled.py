"""What somebody meant to fill in and did not: it would stand in a decision, or in a letter, as it was typed."""

import re
from typing import Final

_UNFILLED: Final = re.compile(
    r"\[\[.{0,200}?\]\]"
    r"|\{\{.{0,200}?\}\}"
    r"|[\[<](?:to fill in|fill in|insert|enter|add|your|tbc|reasons?|names?|dates?)\b[^\[\]<>]{0,200}[\]>]"
    r"|_{3,}",
    re.IGNORECASE,
)


def unfilled(said: str) -> str:
    """Give the first of a text's places that were left to be filled in, shortened; empty where none was."""
    found = _UNFILLED.search(said)
    return found[0][:60] if found else ""
