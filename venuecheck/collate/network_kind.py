"""What kind of network it is, from the words that a venue uses for those who use it."""

import re
from enum import StrEnum
from functools import lru_cache


class NetworkKind(StrEnum):
    """Who uses a network. A closed list: totals by a venue's own words would be as many as venues."""

    CHILDREN = "children"
    STUDENTS = "students"
    STAFF = "staff"
    VISITORS = "visitors"
    OTHER = "other"
    NOT_SAID = "not_said"


NETWORK_KIND_WORDS: dict[NetworkKind, str] = {
    NetworkKind.CHILDREN: "pupils and children",
    NetworkKind.STUDENTS: "students",
    NetworkKind.STAFF: "staff",
    NetworkKind.VISITORS: "visitors and the public",
    NetworkKind.OTHER: "others",
    NetworkKind.NOT_SAID: "users not named",
}

_WORDS: tuple[tuple[NetworkKind, frozenset[str]], ...] = (
    # children first: a network that children share with others is one of children
    (NetworkKind.CHILDREN, frozenset({"pupil", "pupils", "child", "children", "young"})),
    (NetworkKind.STUDENTS, frozenset({"student", "students", "learner", "learners"})),
    (NetworkKind.VISITORS, frozenset({"visitor", "visitors", "guest", "guests", "public", "adults", "customers"})),
    (NetworkKind.STAFF, frozenset({"staff", "teacher", "teachers", "employees", "office", "officers"})),
)
_LONGEST = 200


@lru_cache(maxsize=1_024)
def network_kind(user_group: str) -> NetworkKind:
    """Tell the kind from who uses it, in the venue's own words."""
    words = set(re.findall(r"[a-z]+", user_group[:_LONGEST].lower()))
    if not words:
        return NetworkKind.NOT_SAID
    return next((kind for kind, marks in _WORDS if words & marks), NetworkKind.OTHER)
