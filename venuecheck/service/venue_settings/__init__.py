"""What a venue says of itself, changed from a page: each change is a record, and `venuecheck.yaml` follows it."""
