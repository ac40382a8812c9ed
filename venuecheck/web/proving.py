"""Who it is, once more: before accounts are changed, and at what cannot be brought back."""

from flask import request

from venuecheck.core.problem import InvalidError
from venuecheck.web import asking


def type_again(box: str = "password") -> None:
    """See the password that was typed into this form. Raises `InvalidError`, and `TooOftenError` after several."""
    me = asking.account()
    asking.entrance(me.id).prove(me, request.form.get(box, ""), asking.moment())


def prove_again(box: str = "password") -> None:
    """See that it is still whoever signed in, by the password; who has none has shown it by their provider just now.

    Whoever looks round a demonstration, where everything is made up, has nothing to show. Raises as `type_again` does.
    """
    me = asking.account()
    if me.has_password:
        type_again(box)
    elif me.comes_to_stay and not asking.session().is_proved(asking.moment()):
        raise InvalidError.of("password", "it is not known that it is still you", "show it by your provider once more")
