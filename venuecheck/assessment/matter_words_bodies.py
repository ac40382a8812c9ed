"""Bodies that are named for what they do at an event: a party that organises it, a museum that lends to it.

That says nothing of anybody who comes. Whose members or supporters people are is another matter.
"""

import re

from venuecheck.assessment.matter_words_people import any_of

_PARTY = any_of(
    *("(?:the )?(?:labour|conservative|green) party", "(?:the )?liberal democrats?", "plaid cymru", "reform uk"),
    *("sinn f[eé]in", "ukip"),
)
_PARTY += r"(?!['’]?s? (?:members?|supporters?|voters?|activists?|candidates?)\b)"
_AT_WORK = any_of(
    *("arrang(?:e|es|ed|ing)", "book(?:s|ed|ing)?", "hir(?:e|es|ed|ing)", "hold(?:s|ing)?", "host(?:s|ed|ing)?"),
    *("organi[sz](?:e|es|ed|ing)", "pay(?:s|ing)? for", "run(?:s|ning)?"),
)
_DONE = any_of("arranged", "booked", "held", "hired", "hosted", "organi[sz]ed", "paid for", "run")
_HOST = "(?:hirer|host|organi[sz]er)"
_ASKED = "(?:are|is|was|were|do|does|did|will|would|has|have)"
_FAITH = "(?:Buddhist|Catholic|Christian|Hindu|Islamic|Jewish|Methodist|Muslim|Quaker|Sikh)"
_HOUSE = "(?:Archives?|Film Festival|Galler(?:y|ies)|Heritage Centre|Librar(?:y|ies)|Museums?)"

BODY_AT_WORK = re.compile(
    rf"\b(?i:{_ASKED} {_PARTY} (?:be |been |also )?{_AT_WORK}\b"
    rf"|{_ASKED} {_PARTY} (?:be |the |a |an ){{0,2}}{_HOST}\b"
    rf"|\b{_DONE} by {_PARTY}(?!\w)"
    rf"|{_ASKED} the {_HOST} {_PARTY}(?!\w))"
    rf"|(?<!\bof )(?<!\bof the )(?<!\bto )(?<!\bto the )\b{_FAITH} {_HOUSE}\b"
)
