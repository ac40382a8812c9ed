"""The password once more: before accounts are changed, and at what cannot be brought back."""

from flask import request

from venuecheck.web import asking


def prove_again(box: str = "password") -> None:
    """See the password that was typed into this form. Raises `InvalidError`, and `TooOftenError` after several."""
    me = asking.account()
    asking.entrance(me.id).prove(me, request.form.get(box, ""), asking.moment())
