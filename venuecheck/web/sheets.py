"""What tells a page with a form from every other, so that what is sent twice from it is recorded once."""

import secrets

from flask import request

NAME = "sheet"
_LONGEST = 64


def sheet() -> str:
    """Give what the form of this request was sent with; of a page that is opened, something new."""
    return request.form.get(NAME, "")[:_LONGEST] or secrets.token_hex(8)
