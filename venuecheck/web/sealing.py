"""Values that a browser holds for us, signed so that it gives back what it was given: in cookies, forms, links."""

from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer


def sealed(use: str, value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Sign a value, for one use."""
    return _seal(use).dumps(value)


def opened(use: str, said: str) -> Any:  # noqa: ANN401 - as it was given
    """Give a value back; None where it is not as we signed it for this use."""
    try:
        return _seal(use).loads(said)
    except BadSignature:
        return None


def _seal(use: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=use)
