"""Organisers: their part of a booking by a link, and the links that staff make for them."""
