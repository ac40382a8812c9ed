"""Bookings: filled in at the desk, decided on, and what is written to the organiser."""
