"""Whose the first anchor of a folder is, where that does not say so, or says a name that was given up again."""

import contextlib
from collections.abc import Callable

from venuecheck.core.problem import InputError
from venuecheck.records.anchor import read_anchor
from venuecheck.records.chains import is_chain
from venuecheck.records.outside import ANCHOR_NAME, Beside


def say_whose(beside: Beside, chain_with: Callable[[str], str]) -> None:
    """Write into an anchor of an earlier version whose it is; `chain_with` knows by its last record's digest.

    Its key has to be here: whose it is, is signed.
    """
    with contextlib.suppress(InputError, OSError):
        anchor, signer = read_anchor(beside.folder / ANCHOR_NAME), beside.trunk_signer()
        chain = chain_with(anchor.mark.last) if anchor and not anchor.chain and anchor.mark.records else ""
        if anchor is not None and is_chain(chain) and signer and signer.public_key == anchor.mark.public_key:
            with beside.first(chain).prepared(anchor.mark, signer) as settle:
                settle()


def take_unused(beside: Beside, chain: str, is_unused: Callable[[str], bool]) -> None:
    """Write a chain's name into the first anchor, where that names a venue that never recorded anything.

    `is_unused` says whether the store holds nothing of a chain.
    """
    with contextlib.suppress(InputError, OSError):
        former = beside.former_id(chain)
        if former and is_unused(former) and (signer := beside.trunk_signer()):
            beside.first(chain).anchor_nothing(signer)
