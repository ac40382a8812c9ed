"""Booking checks, web filter checks and the records that prove them. The public API is `venuecheck.service`."""
