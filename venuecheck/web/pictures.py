"""Addresses as squares, for the camera of a telephone."""

from markupsafe import Markup

_QUIET = 4
"""Squares left white around it: cameras want them."""


def squares(address: str) -> Markup:
    """Draw an address as a QR code, to be set into a page, whose style says how large it is."""
    import segno  # noqa: PLC0415 - start-up does not need it

    code = segno.make(address, error="m")
    drawn = code.svg_inline(border=_QUIET, omitsize=True, svgclass="app-picture", lineclass=None)
    return Markup(drawn)  # noqa: S704 - made here, of squares alone
