"""Bodies that are named for what they do at an event: a party that organises it, a museum that lends to it.

That says nothing of anybody who comes. Whose members or supporters people are is another matter.
"""

import re

from venuecheck.assessment.matter_words_parties import PARTY
from venuecheck.assessment.matter_words_people import any_of

_PARTY = rf"(?:the )?{PARTY}"
_PARTY += r"(?!['’]?s? (?:members?|supporters?|voters?|activists?|candidates?)\b)"
_AT_WORK = any_of(
    *("arrang(?:e|es|ed|ing)", "book(?:s|ed|ing)?", "hir(?:e|es|ed|ing)", "hold(?:s|ing)?", "host(?:s|ed|ing)?"),
    *("organi[sz](?:e|es|ed|ing)", "pay(?:s|ing)? for", "run(?:s|ning)?"),
)
_DONE = any_of("arranged", "booked", "held", "hired", "hosted", "organi[sz]ed", "paid for", "run")
_HOST = "(?:hirer|host|organi[sz]er)"
_IT = "(?:it|this|that|the (?:booking|event|hire|meeting|room|stall))"
_HELD = "(?:branch |local |public )?(?:conference|event|hustings|meeting|stall|surgery)"
_ASKED = "(?:are|is|was|were|do|does|did|will|would|has|have)"
_FAITH = any_of(
    *("Anglican", "Bah[aá]['’]?[ií]", "Baptist", "Buddhist", "Catholic", "Christian", "Hindu", "Huguenot", "Islamic"),
    *("Jain", "Jewish", "Methodist", "Mormon", "Muslim", "Presbyterian", "Protestant", "Quaker", "Sikh", "Zoroastrian"),
)
_WORKS = "(?:Archaeology|Architecture|Arts?|Calligraphy|Culture|Heritage|History|Life|Literature|Manuscripts|Music)"
_HOUSE = "(?:Archives?|Film Festival|Galler(?:y|ies)|Heritage Centre|Librar(?:y|ies)|Museums?)"
_SIGNS = any_of(
    "badges?", "banners?", "emblems?", "leaflets?", "literature", "logos?", "materials?", "posters?", "rosettes?"
)
_SEEN = any_of("displayed", "given out", "handed out", "on (?:display|show|the)", "printed", "shown", "used")
_EVENT = any_of("concert", "conference", "course", "display", "event", "exhibition", "film", "lecture", "play", "talk")
_STUDIED = "(?:(?:\\w+ )?(?:culture|heritage|history|li(?:fe|ves)|music|stor(?:y|ies)) of (?:the )?)?"
_NOT_THEIRS = "(?! (?:(?:that|to|which|who|whom) )*(?:he|she|they|you|the (?:hirer|organi[sz]er|speaker))\\b)"
_SHOWN = "(?:concerts?|displays?|exhibitions?|lectures?|talks?) (?:of|on|about)"

BODY_AT_WORK = re.compile(
    rf"\b(?i:{_ASKED} {_PARTY} (?:be |been |also )?{_AT_WORK}\b"
    rf"|{_ASKED} {_PARTY} (?:be |the |a |an ){{0,2}}{_HOST}\b"
    rf"|\bydy['’]?r? {_PARTY} (?:yn|wedi) (?:archebu|cynnal|llogi|trefnu)\b"
    rf"|\b{_DONE} by {_PARTY}(?!\w)"
    rf"|(?:is|was) {_IT} (?:booked |held |hired )?(?:for |an? )?{_PARTY}(?:['’]s?)?(?: {_HELD})?(?!\w)"
    rf"|{_ASKED} the {_HOST} {_PARTY}(?!\w)"
    rf"|{_ASKED} (?:an? |any )?{_PARTY}(?:['’]s)? {_SIGNS} (?:or {_SIGNS} )?(?:be )?{_SEEN}\b"
    rf"|{_SIGNS} (?:bear|carry|display|have|show)s? (?:an? |any )?{_PARTY}(?:['’]s)? {_SIGNS}(?!\w))"
    rf"|(?i:{_EVENT}s? (?:be )?(?:about|on) (?:the )?{_STUDIED})"
    rf"(?:{_FAITH} (?i:communit(?:y|ies)|people)|{_FAITH}s|Jews)\b{_NOT_THEIRS}"
    rf"|(?<!\bof )(?<!\bof the )(?<!\bto )(?<!\bto the )\b{_FAITH} {_HOUSE}\b"
    rf"|(?<!\bof the )(?<!\bto the )\b{_HOUSE} (?:of|for) (?:the )?{_FAITH} (?i:{_WORKS})\b"
    rf"|(?i:{_SHOWN}) (?:(?!you|your|their)\w+ )?{_FAITH} (?i:{_WORKS})\b"
)
