"""What parties of the United Kingdom are called, in English and Welsh; one that is a word besides with its `party`."""

from venuecheck.assessment.matter_words_people import any_of

_LETTERS = any_of("DUP", "SDLP", "SNP", "TUSC", "TUV", "UUP")
_WITH_PARTY = any_of(
    *("alba", "alliance", "brexit", "communist", "conservative", "co-operative", "democratic unionist", "green"),
    *("labour", "liberal", "libertarian", "reform", "scottish national(?:ist)?", "social democratic and labour"),
    *("socialist", "ulster unionist", "women['’]?s equality"),
)
_BY_ITSELF = any_of(
    *("liberal democrats?", "lib dems?", "plaid cymru", "reform uk", "restore britain", "sinn f[eé]in", "ukip"),
    *(
        "(?:democratic|ulster) unionists",
        "scottish (?:conservatives|greens|labour)",
        "welsh labour",
        "scottish nationalists",
    ),
    *("aontú", "people before profit", "traditional unionist voice", "english democrats", "mebyon kernow"),
)
_IN_WELSH = any_of(
    *("(?:[yr]['’]? ?)?(?:plaid|blaid) (?:lafur|werdd|geidwadol)", "(?:[cg]|ngh|ch)eidwadw(?:yr|r)"),
    *("democratiaid rhyddfrydol", "ddemocratiaid rhyddfrydol"),
)
PARTY_PEOPLE = rf"(?:labour|conservative|tory|green|{_LETTERS}) (?:voters?|supporters?)"
PARTY = f"(?:{_WITH_PARTY} part(?:y|ies)|{_BY_ITSELF}|{_IN_WELSH}|(?-i:{_LETTERS})|(?<=the ){_LETTERS})"
