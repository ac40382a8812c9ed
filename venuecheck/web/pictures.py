"""Addresses as squares, for the camera of a telephone."""

from markupsafe import Markup


def squares(address: str, scale: int) -> Markup:
    """Draw an address as a QR code, to be set into a page. `scale`: pixels for the side of a square."""
    import segno  # noqa: PLC0415 - start-up does not need it

    drawn = segno.make(address, error="m").svg_inline(scale=scale, border=2, svgclass="app-picture", lineclass=None)
    return Markup(drawn)  # noqa: S704 - made here, of squares alone
