"""Records that are signed with the right key, and have not the form of their kind."""

from collections.abc import Iterator

from .alteration import BOTH, SQLITE, Alteration

_AT = "2026-09-14T09:30:00.000+00:00"
_PLACED = '"placed":"2026-09-14T09:30:00Z"'
_CHANGES = (
    ("an assessment of nothing", "assessment", "{}"),
    ("a check that is a list", "run", "[]"),
    ("a check without its header", "run", '{"run":[]}'),
    ("a signature of nothing", "sign_off", "{}"),
    ("a text in the place of settings", "settings", '"x"'),
    ("what became of the chain, of nothing", "chain", "{}"),
    ("an erasure by nobody", "erasure", '{"records":[]}'),
    (
        "a hold of a day that is none",
        "hold",
        '{"person":"A","placed":"2026-02-30T00:00:00Z","reason":"x","record":"y"}',
    ),
    ("a hold whose reason is a number", "hold", f'{{"person":"A",{_PLACED},"reason":1,"record":"y"}}'),
    ("a list for who acted", "hold", f'{{"by":[],"person":"A",{_PLACED},"reason":"x","record":"y"}}'),
    ("roles that are no lists", "own_account", '{"at":"2026-09-14T09:30:00Z","by":"","how":"given","stands":{}}'),
)


def of_other_forms() -> Iterator[Alteration]:
    """Give each, appended and signed."""
    for name, kind, body in _CHANGES:
        on = BOTH if kind == "run" else SQLITE  # on a server each takes a second
        yield Alteration(name=name, forged=f"owned-{kind} {_AT} {body}", records=frozenset({11}), on=on)
