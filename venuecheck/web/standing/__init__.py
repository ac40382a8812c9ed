"""How the venue stands, what there is to do, and who has read it."""
