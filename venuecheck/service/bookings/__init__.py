"""Bookings and self-assessments: answered, decided, written about."""
