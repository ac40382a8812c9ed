"""What a person's word put an end to: never a pass, and said so everywhere."""

NOT_CHECKED_AGAIN = "closed by a person, not checked again"
RETIRED = "retired since, and not counted"
"""Of what a person took out of what counts."""
