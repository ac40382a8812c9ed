"""What a program loads stays until it ends: the garbage collector need not go through it again and again."""

import gc

_OBJECTS_BEFORE_GARBAGE = 50_000


def loading() -> None:
    """Look for no garbage while modules are loaded: nothing of them is any."""
    gc.disable()


def loaded() -> None:
    """Look for it again, seldom, and not among what is there by now: nearly all that is made is kept."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_GARBAGE, 20, 20)
    gc.enable()
