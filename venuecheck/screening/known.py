"""The lists of names that every venue has, or can have."""

PROSCRIBED, SANCTIONS, OWN = "proscribed", "sanctions", "own"
TITLES = {
    PROSCRIBED: "Proscribed organisations",
    SANCTIONS: "UK Sanctions List",
    OWN: "The venue's own list",
}
