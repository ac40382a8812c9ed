"""Options that ask for ethnicity or politics only together.

Black, white and red are colours; black, white and Asian are not. Found whatever the question above them says.
"""

from collections.abc import Iterator, Mapping

from venuecheck.authoring.document import ValuePath

_ONLY_TOGETHER = (
    (
        "ethnicity",
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
    (
        "ethnicity",
        frozenset(
            {
                *(
                    "bangladeshi",
                    "chinese",
                    "indian",
                    "iranian",
                    "kurdish",
                    "pakistani",
                    "persian",
                    "polish",
                    "romanian",
                ),
                *("somali", "syrian", "turkish"),
            }
        ),
        frozenset({"arab", "gypsy", "hispanic", "kurd", "latina", "latino", "roma", "traveller", "turk"}),
    ),
    (
        "trade union membership",
        _UNIONS := frozenset({"gmb", "nasuwt", "neu", "rmt", "ucu", "unison", "unsain", "unite", "usdaw"}),
        _UNIONS,
    ),
    (
        "political opinion",
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
)
"""What asks only as two options of one question: one of the first words, and another of the second."""


def asking_together(said: Mapping[ValuePath, str]) -> Iterator[tuple[ValuePath, str, str]]:
    """Give the options of a question that ask because of those beside them: where, for which matter, in which words.

    `said`: by where each text stands. Two languages of one option are one option.
    """
    words = {at: " ".join(text.casefold().split()) for at, text in said.items()}
    for matter, first, second in _ONLY_TOGETHER:
        of_first, of_second = ({_option(at) for at, word in words.items() if word in each} for each in (first, second))
        if of_first and of_second and len(of_first | of_second) > 1:
            found = first | second
            yield from ((at, matter, said[at].strip()) for at, word in words.items() if word in found)


def _option(at: ValuePath) -> ValuePath:
    return at[: at.index("options") + 2]
