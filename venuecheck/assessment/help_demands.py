"""Which sentences of a help, or of the words above a section, ask something of whoever reads them.

A help may say what the law says, and what not to write; so much is a statement. What it wants to be told it asks for,
as a question's text does: it bids, asks, gives examples of what to tell, labels a box, or says what is good to know.
"""

import re

_ABBREVIATED = re.compile(r"\b(?:e\.? ?g\b\.?|i\.? ?e\b\.?|eg:)", re.IGNORECASE)
_POLITE = re.compile(r"\bif (?:you|they) (?:do not|don['’]t|would not) (?:mind|object)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_BIDS = re.compile(
    r"\bplease\b"
    r"|^(?:also |and |here |(?:if|where|when) [^,]*, ?)*"
    r"(?:add|choose|describe|enter|explain|fill in|give|include|indicate|list|mention|name|note|pick|put|record|say"
    r"|select|specify|state|tell|tick|write|nodwch|dywedwch|rhowch|ysgrifennwch)\b",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"\b(?:for (?:example|instance)|such as|including|namely|things like|er enghraifft|megis|fel)\b|^like\b",
    re.IGNORECASE,
)
_GOOD_TO_KNOW = re.compile(
    r"\b(?:(?:to|us|we|must|should|can) (?:know|learn|hear|find out|understand)|knowing|tells? us|helps? us"
    r"|(?:we|this|it) (?:also )?(?:asks?|wants?|needs?|collects?|records?|is (?:for|about)))\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"(?<!or )\b(?:not|never|nothing|nobody|no|none of|neither|peidiwch|dim)\b|n['’]t\b", re.IGNORECASE
)
_OF_THE_LAW = re.compile(
    r"\b(?:law(?:s|ful|fully)?|unlawful(?:ly)?|legal(?:ly)?|acts?|dut(?:y|ies)|protect\w*|discriminat\w*|refus\w*"
    r"|exclud\w*|turn(?:s|ed|ing)? away|harass\w*|equality|guidance|cyfraith|deddf)\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\s*(?:[,;:/()|•–—]|\band\b|\bor\b|\ba\b(?= \w+ydd)|\bneu\b)\s*", re.IGNORECASE)
_MOST_WORDS = 3
"""Of a piece of a label: "name", "political opinions", "the speaker's religion"."""
_STATES = re.compile(
    r"\b(?:any|every|all|whatever|is|are|was|were|has|have|had|may|must|can|could|will|would|should|do|does|see|read"
    r"|look|about|counts?|comes?|goes|stays?|stands?|needs?)\b",
    re.IGNORECASE,
)
"""What labels of a box do not say."""


def demanded(text: str) -> str:
    """Give the sentences of a help that want something of whoever reads it."""
    asks, before = [], ""
    plain = _POLITE.sub("", _ABBREVIATED.sub("for example", text))
    for sentence in (each.strip() for each in _SENTENCE.findall(plain)):
        if _demands(sentence, before):
            asks.append(sentence)
        before = sentence
    return " ".join(asks)


def _demands(sentence: str, before: str) -> bool:
    if sentence.endswith("?"):
        return True
    if _DENIES.search(sentence):
        return False
    if _BIDS.search(sentence):
        return True
    example = _EXAMPLES.search(sentence)
    if example and example.start() == 0 and (_DENIES.search(before) or _OF_THE_LAW.search(before)):
        return False
    if _OF_THE_LAW.search(sentence):
        return False
    return bool(example or _GOOD_TO_KNOW.search(sentence)) or _labels(sentence)


def _labels(sentence: str) -> bool:
    """Whether it is a row of names of things to fill in, as "Name, address:" is."""
    pieces = [each for each in _PIECE.split(sentence.rstrip(".! ")) if each]
    return not _STATES.search(sentence) and all(len(each.split()) <= _MOST_WORDS for each in pieces)
