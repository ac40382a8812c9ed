"""The words that ask which side people are on: of a campaign, a candidate, a party, or whether they are in a union."""

from venuecheck.assessment.matter_words_people import ARE, DO, NOT_AT_IT, OF, ONCE, TELL, WHO, any_of

UNION = "(?:trades? |labour )?unions?(?! (?:flag|jack)\\b)"
CAMPAIGN = "(?:political|election|electoral|protest|referendum)(?: \\w+){0,2} "
CAMPAIGN += "(?:campaign|candidate|cause|group|movement|organi[sz]ation|party)s?"
CAMPAIGN += "|(?:pressure|lobby) groups?|political parties|candidates?(?! (?:for|sitting|taking|with)\\b)"
_NAMED = any_of(
    *("aslef", "bma", "cwu", "fbu", "gmb", "naht", "nasuwt", "neu", "nuj", "rcn", "rmt", "tssa", "ucac"),
    *("ucu", "unison", "unsain", "usdaw"),
)
_NAMED_AS_A_WORD = any_of("ascl", "eis", "equity", "pcs", "poa", "prospect", "unite")
"""Unions whose names mean something else as well."""
_SIDES_WITH = any_of(
    *("back(?:s|ed|ing)?", "campaign(?:s|ed|ing)? (?:for|against|with)", "canvass(?:es|ed|ing)? for", "endorsed?s?"),
    *("support(?:s|ed|ing)?", "oppos(?:es?|ed|ing)", "favours?", "belong(?:s|ed|ing)? to", "join(?:s|ed|ing)?"),
    *("(?:active|involved|tak(?:es?|ing) part) in", "(?:donat|giv)(?:es?|ing) (?:money )?to"),
    "volunteer(?:s|ing)? for",
    "(?:members?|membership|supporters?|activists?|backers?) of",
)


def siding(side: str, *asked_which: str) -> tuple[str, ...]:
    """Give what asks whether, or which, `side` people are on; what they will do at the event is another matter."""
    ask, one = f"(?:{DO}|{ARE}|ha(?:s|ve))", f"(?:(?:an?|any|another|the|which) )?(?:{side}){NOT_AT_IT}"
    they = f"(?:{ask} {WHO}|{TELL} {WHO}(?: {ARE}| ha(?:s|ve))?|{WHO} who|\\A{WHO}) {ONCE}(?:be |been )?"
    return (
        f"{they}{_SIDES_WITH} {one}",
        f"(?:which|what|whose) {any_of(side, *asked_which)} {ask} {WHO} {ONCE}(?:been )?(?:in\\b|of\\b|{_SIDES_WITH})",
    )


def union_by_name() -> tuple[str, ...]:
    """Give what asks whether people are in a union that it names; what a union does with a room is another matter."""
    named = f"(?:the )?(?:(?:{_NAMED}|{_NAMED_AS_A_WORD})(?:,| or|/)? ?(?:the )?)*"
    they = f"(?:{DO}|{ARE}|ha(?:s|ve)|{TELL}|who|\\A) ?{WHO} {ONCE}(?:{ARE} )?{ONCE}(?:been )?"
    of = f"(?:members? of|membership of|belong(?:s|ed|ing)? to|join(?:s|ed|ing)?) {named}"
    return (
        f"{they}{of}(?:{_NAMED}|{_NAMED_AS_A_WORD}){NOT_AT_IT}",
        f"{ARE} {WHO} {ONCE}in (?:the )?{_NAMED}",
        f"{_NAMED} (?:cards?|memberships?|members?(?= number)|reps?)",
        f"{OF} {_NAMED_AS_A_WORD} membership",
    )


def striking() -> tuple[str, ...]:
    """Give what asks who took part in a strike; one that shuts the venue is another matter."""
    they = f"(?:{DO}|ha(?:s|ve)|{TELL}) {WHO} {ONCE}(?:been )?"
    return (
        f"{they}(?:go |goe?s |gone |went )?on strike{NOT_AT_IT}",
        f"{they}(?:strike|struck|(?:take|taken|took) (?:part in )?{ONCE}(?:strikes?|(?:strike|industrial) action))",
        f"{they}(?:cross|crossed|join|joined|stood on|been on) (?:an?|any|the) picket(?: lines?)?",
    )
