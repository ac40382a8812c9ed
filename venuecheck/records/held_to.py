"""What a chain is held to, as it stands outside the database."""

import contextlib
from dataclasses import replace
from functools import partial
from typing import Final

from venuecheck.core.problem import InputError
from venuecheck.records.anchor import AnchorError, read_anchor
from venuecheck.records.chains import OWN
from venuecheck.records.ending import ELSEWHERE, Held
from venuecheck.records.outside import ANCHOR_NAME, KEY_NAME, Beside, Outside

NO_CHAIN: Final = ""
"""Under which stands what is wrong outside a store, and is no chain's: no chain has this name."""


def held_to(outside: Outside) -> Held:
    """Give what stands outside a chain, to hold its end to. Raises `InputError` where the key cannot be used."""
    try:
        anchor, wrong = outside.anchor(), ""
    except AnchorError as error:
        anchor, wrong = None, error.problems[0].what
    return Held(
        public_key=outside.public_key(),
        trunk_key=outside.trunk_key(),
        anchor=anchor,
        anchor_wrong=wrong,
        key_file=outside.key_path.name,
        anchor_file=outside.anchor_path.name,
        anothers=outside.is_anothers(),
        named=outside.named(),
    )


def held_among(beside: Beside, outside: Outside) -> Held:
    """Give what stands outside a chain, with what stands beside it. Raises `InputError` as `held_to`."""
    return replace(held_to(outside), beside=partial(_keys, beside))


def _keys(beside: Beside) -> frozenset[str]:
    found = {mark.public_key for mark in beside.marks()} | beside.own_keys()
    for chain in beside.chains():
        with contextlib.suppress(InputError):
            found.add(beside.of(chain).public_key() or "")
    return frozenset(found - {""})


def held_here(beside: Beside, chain: str) -> Held:
    """Give what a chain is held to whose key and anchor are to be here. Raises `InputError` as `held_to`."""
    held = held_among(beside, beside.of(chain))
    return replace(held, key_wrong=_key_of_another(beside, held)) if held.key_file == KEY_NAME else held


def held_beside(beside: Beside, chain: str) -> Held:
    """Give what any chain of a store is held to: its own signature alone, where its key and anchor are elsewhere.

    Those of a venue whose configuration is here are not; nor are those of the store's own matters, on the computer that
    serves: without them anybody can sign another end.
    """
    outside = beside.of(chain)
    must_be_here = beside.has_own if chain == OWN else beside.is_configured(chain)
    if outside.is_here or outside != beside.named(chain) or must_be_here:
        return held_here(beside, chain)
    return replace(ELSEWHERE, named=outside.named(), beside=partial(_keys, beside))


def _key_of_another(beside: Beside, held: Held) -> str:
    """Say whose key lies in the first place, with the anchor of that chain, though it has files of its own as well."""
    with contextlib.suppress(AnchorError, InputError):
        anchor = read_anchor(beside.folder / ANCHOR_NAME)
        if anchor and beside.is_stray(anchor) and beside.named(anchor.chain).public_key() == held.public_key:
            return f"this is the key of {anchor.chain}" if held.public_key else ""
    return held.key_wrong


def every_held(beside: Beside) -> dict[str, Held]:
    """Give what each chain is held to of which a key or an anchor is here; a key that cannot be used is told."""
    found = dict[str, Held]()
    for chain in beside.chains():
        try:
            found[chain] = held_beside(beside, chain)
        except InputError as error:
            name = beside.of(chain).key_path.name
            found[chain] = Held(key_wrong=error.problems[0].what, key_file=name, anchored=False)
    return found | held_by_nobody(beside)


def held_by_nobody(beside: Beside) -> dict[str, Held]:
    """Give what is wrong with the first anchor where it is a copy of another chain's; nothing where it is none.

    A chain has either name, and keeps it: where its own files are here as well, something else lay in that place.
    """
    with contextlib.suppress(AnchorError):
        anchor = read_anchor(beside.folder / ANCHOR_NAME)
        if anchor and beside.is_stray(anchor):
            what = f"the anchor is that of {anchor.chain}, which has files of its own here: another's lay in its place"
            return {NO_CHAIN: Held(anchor_wrong=what, anchor_file=ANCHOR_NAME)}
    return {}


def without_anchor(held: Held) -> Held:
    """Give what a copy is held to: the key alone, for no anchor belongs to it."""
    return replace(held, anchor=None, anchor_wrong="", anchored=False)
