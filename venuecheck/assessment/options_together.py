"""Options that ask for ethnicity or politics only together.

Black, white and red are colours; black, white and Asian are not. Found whatever the question above them says.
"""

from collections.abc import Iterator, Mapping

from venuecheck.authoring.document import ValuePath

_ONLY_TOGETHER = {
    "ethnicity": (
        frozenset({"black", "white", "brown", "gwyn", "du"}),
        frozenset(
            {
                *(
                    "african",
                    "arab",
                    "asian",
                    "caribbean",
                    "gypsy",
                    "hispanic",
                    "indigenous",
                    "latina",
                    "latino",
                    "latinx",
                ),
                *("middle eastern", "native american", "pacific islander", "roma", "south asian", "traveller"),
                *("affricanaidd", "arabaidd", "asiaidd"),
            }
        ),
    ),
    "political opinion": (
        _PARTIES := frozenset(
            {
                *(
                    "conservative",
                    "conservatives",
                    "democrat",
                    "democrats",
                    "labor",
                    "labour",
                    "liberal",
                    "liberals",
                    "sdlp",
                ),
                *("lib dem", "lib dems", "liberal democrat", "liberal democrats", "dup", "republican", "republicans"),
                *("ceidwadwyr", "llafur", "snp", "tories", "tory"),
            }
        ),
        _PARTIES,
    ),
}
"""What asks only as two options of one question: one of the first words, and another of the second."""


def asking_together(said: Mapping[ValuePath, str]) -> Iterator[tuple[ValuePath, str, str]]:
    """Give the options of a question that ask because of those beside them: where, for which matter, in which words."""
    words = {at: " ".join(text.casefold().split()) for at, text in said.items()}
    for matter, (first, second) in _ONLY_TOGETHER.items():
        found = set(words.values()) & (first | second)
        if len(found) > 1 and found & first and found & second:
            yield from ((at, matter, said[at].strip()) for at, word in words.items() if word in found)
