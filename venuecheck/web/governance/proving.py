"""The password once more, at what cannot be brought back."""

from flask import request

from venuecheck.accounts.entrance import Entrance
from venuecheck.web import asking


def prove_again() -> None:
    """See the password that was typed into this form. Raises `InvalidError`, and `TooOftenError` after several."""
    accounts, me = asking.served().accounts, asking.account()
    entrance = Entrance(accounts=accounts, address=request.remote_addr or "", known_to=me.id)
    entrance.prove(me, request.form.get("password", ""), asking.now().timestamp())
