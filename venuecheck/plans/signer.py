"""As what somebody signs, from the words that a venue uses for it: so much is told to others, and no more."""

import re
from enum import StrEnum


class SignerKind(StrEnum):
    """As what somebody signs. A closed list: in a role's own words a name can stand."""

    HEAD = "head"
    SAFEGUARDING = "safeguarding"
    GOVERNOR = "governor"
    MANAGER = "manager"
    IT = "it"
    OTHER = "other"
    NOT_SAID = "not_said"


_WORDS: tuple[tuple[SignerKind, frozenset[str]], ...] = (
    # who signs for safeguarding does so whatever else they are: a deputy head, a manager
    (SignerKind.SAFEGUARDING, frozenset({"safeguarding", "dsl", "ddsl"})),
    (SignerKind.GOVERNOR, frozenset({"governor", "governors", "trustee", "trustees", "chair"})),
    (SignerKind.IT, frozenset({"it", "ict", "technician", "network", "systems"})),
    (SignerKind.HEAD, frozenset({"head", "headteacher", "headmaster", "headmistress", "principal", "executive"})),
    (SignerKind.MANAGER, frozenset({"manager", "librarian", "bursar", "director", "officer", "clerk", "leader"})),
)
_LONGEST = 200


def signer_kind(role: str) -> SignerKind:
    """Tell the kind from a role in a venue's own words."""
    words = set(re.findall(r"[a-z]+", role[:_LONGEST].lower()))
    if not words:
        return SignerKind.NOT_SAID
    return next((kind for kind, marks in _WORDS if words & marks), SignerKind.OTHER)
