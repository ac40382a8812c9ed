"""Addresses as squares, for the camera of a telephone."""

import segno
from markupsafe import Markup


def squares(address: str, scale: int) -> Markup:
    """Draw an address as a QR code, to be set into a page. `scale`: pixels for the side of a square."""
    drawn = segno.make(address, error="m").svg_inline(scale=scale, border=2, svgclass="app-picture", lineclass=None)
    return Markup(drawn)  # noqa: S704 - made here, of squares alone
