"""The words that ask which side people are on: of a campaign, a candidate, a party, or whether they are in a union."""

from venuecheck.assessment.matter_words_people import ARE, DO, NOT_AT_IT, ONCE, TELL, WHO, any_of

UNION = "(?:trades? |labour )?unions?(?! (?:flag|jack)\\b)"
CAMPAIGN = "(?:political|election|electoral|protest|referendum)(?: \\w+){0,2} "
CAMPAIGN += "(?:campaign|candidate|cause|group|movement|organi[sz]ation|party)s?"
CAMPAIGN += "|(?:pressure|lobby) groups?|political parties|candidates?(?! (?:for|sitting|taking|with)\\b)"
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
