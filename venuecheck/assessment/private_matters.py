"""What no question asks of anybody: religion or belief, ethnicity, political opinion.

Neither to know it nor to infer something from it: what is booked, who answers for it and what will happen are asked, of
everybody alike. What the help, or the words above a section, say of the law may name them, and may not ask for them.
That nobody is turned away because of them may be asked: it asks what a venue or an organiser does, not who they are.

Some words ask for it wherever they stand; others only where they are about a person: "which church do you attend", and
not "which church hall is it". What is asked in words that are neither is not found here: a person reads it.
"""

import re
from collections.abc import Iterator

from venuecheck.authoring.document import Document, ValuePath
from venuecheck.core.problem import Problem


def _any(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


_ROLE = _any(
    *("applicants?", "attendees?", "audience", "bookers?", "child(?:ren)?", "clients?", "contacts?", "customers?"),
    *("famil(?:y|ies)", "group", "guests?", "hirers?", "household", "leaders?", "members?", "organi[sz]ers?"),
    *("parents?", "participants?", "people", "person", "pupils?", "speakers?", "staff", "students?", "users?"),
    *("visitors?", "volunteers?"),
)
_WHOSE = "(?:the|your|their|his|her|each|any|every|most|all|main|lead)"
_WHO = _any("you", "they", "he", "she", "anyone", "anybody", f"(?:{_WHOSE} )*{_ROLE}")
_OF = _any("your", "their", "his", "her", f"(?:the )?{_ROLE}['’]s?")
_DO, _ARE = "(?:do|does|did)", "(?:are|is|was|were)"
_ONCE = "(?:a |an |any |ever |all |mostly |mainly |originally |really |actually |usually |often |regularly )*"
_HOUSE = _any(
    *("church(?:es)?", "chapels?(?! of rest)", "mosques?", "temples?", "synagogues?", "gurdwaras?", "mandirs?"),
    *("parish(?:es)?(?! (?:council|hall|clerk))", "congregations?", "place of worship"),
)
_FEAST = _any("ramadan", "lent", "easter", "christmas", "eid", "passover", "diwali", "shabbat", "(?:the )?sabbath")
_PARTY = "(?:political |registered )?part(?:y|ies)"
_NATION = "(?:british|english|welsh|scottish|irish|european|african|caribbean|asian|indian)"
_VIEWS = "(?:views?|opinions?|stance|positions?)"
_CAUSE = "(?:the )?(?:government|monarchy|union|eu|israel|palestine|immigration|(?:\\w+ )?independence)"
_OF_THE_VENUE = "(?:the|our|this|these|how) (?:room|hall|venue|building|library|service|booking|arrangement|event)"

_FAITH = r"(?<!good )(?<!bad )(?<!leap of )faiths?(?! (?:rooms?|space|suite|corner)\b)"
_HOLY = r"(?:gods?|allah|jesus|jehovah|lord|prophets?|heaven|souls?|scriptures?|bible|qur.?an|creation)"
_BELIEF = rf"beliefs?(?! that (?:the|this|our|all|it|there)\b(?!.{{0,80}}\b{_HOLY}\b))"

_MATTERS = {
    "religion or belief": (
        *("religio(?!usly)\\w*", _FAITH, _BELIEF, "denominations?", "creeds?", "(?:non-?)?believers?", "agnostic\\w*"),
        *(
            "athei\\w*",
            "humanists?",
            "christian\\w*",
            "catholic\\w*",
            "protestant\\w*",
            "anglican\\w*",
            "methodists?",
        ),
        *("baptists?", "presbyterian\\w*", "pentecostal\\w*", "evangelicals?", "quakers?", "mormons?", "jehovah\\w*"),
        *("muslims?", "islam\\w*", "sunnis?", "shi['’]?as?", "salafi\\w*", "ahmadi\\w*", "jew(?:s|ish)?", "judaism"),
        *("hindu\\w*", "sikh\\w*", "buddhis\\w*", "jain\\w*", "pagan\\w*", "bah[aá]['’]?[ií]s?", "rastafari\\w*"),
        f"{_DO} {_WHO} {_ONCE}(?:pray|worship|fast|believe in|(?:observe|celebrate|keep) {_FEAST})",
        f"{_ARE} {_WHO} {_ONCE}(?:baptised|devout|observant|practising)",
        f"{_HOUSE} (?:{_DO}|{_ARE}) {_WHO}",
        f"{_WHO} {_ONCE}(?:attend(?:s|ed|ing)?|belong(?:s|ed)? to|goe?s? to|worships?) (?:\\w+ )?{_HOUSE}",
        f"{_WHO} {_ONCE}members? of (?:\\w+ )?{_HOUSE}",
        f"{_OF} (?:\\w+ )?(?:{_HOUSE}|god|imam|priest|vicar|rabbi)",
        f"{_DO} {_WHO} {_ONCE}wear {_ONCE}(?:hijab|headscar\\w+|veil|turban|niqab|burqa|kippah?|crucifix)",
        # Welsh
        *("(?:c|g|ch|ngh)refydd\\w*", "(?:ff|ph)ydd", "(?:c|g|ch)red(?:o|oau|u)", "enwad\\w*"),
        "(?:eglwys|capel|mosg|teml|synagog) .{0,25}(?:mynychu|fynychu|mynd|perthyn|addoli)",
        "(?:mynychu|fynychu|perthyn i|addoli) .{0,15}(?:eglwys|gapel|capel|fosg|mosg|deml|synagog)",
    ),
    "ethnicity": (
        *("ethnic[a-z]*", "racial[a-z]*", "(?:what|which|whose|your|their|his|her) race", "castes?", "tribes?"),
        *("nationalit(?:y|ies)", "citizenships?", "skin colou?rs?", f"colou?r of {_OF} skin", "mother tongues?"),
        *("(?:first|native|home) languages?", "(?:country|countries|place) of (?:birth|origin)"),
        *("(?:cultural|national|migrant) backgrounds?", "speak at home", "spoken at home"),
        f"{_OF} (?:\\w+ )?(?:heritage|ancestry|ancestors|origins?|descent|roots|accent)",
        f"(?:where|(?:which|what) country) (?:{_DO}|{_ARE}) (?:{_WHO}|{_OF} \\w+) {_ONCE}(?:come )?(?:from|born)",
        f"where (?:{_WHO}|{_OF} \\w+) {_ONCE}(?:(?:come|comes|came|{_ARE}) )(?:from|born)",
        f"{_ARE} {_WHO} {_ONCE}(?:born (?:in|outside|abroad)|black|white|asian|arab|roma|gyps(?:y|ies)|from abroad)",
        f"{_ARE} {_WHO} {_ONCE}(?:refugees?|asylum seekers?|migrants?|immigrants?)",
        f"(?:white|black|asian|mixed)(?:,| or| and|:| -| –)* {_NATION}",
        *("irish travellers?", "gyps(?:y|ies) (?:or|and)", "(?:white|black) and (?:black|asian) (?:african|caribbean)"),
        "mixed (?:or multiple|race|heritage)",
        # Welsh
        *("ethnig\\w*", "(?:c|g|ch|ngh)enedligrwydd", "(?:m|f)amiaith", "iaith (?:gyntaf|gartref)", "hil", "[td]ras"),
        "o ble (?:\\S+ ){0,5}(?:dod|hanu|yn wreiddiol)",
    ),
    "political opinion": (
        f"political(?:ly)? (?:{_VIEWS}|beliefs?|affiliations?|leanings?|part(?:y|ies)|active|sympath\\w+)",
        *("politics", "left-?wing", "right-?wing", "vot(?:e|es|ed|ing) (?:for|leave|remain)", "brexit"),
        f"(?:how|who|whom|which way) (?:{_DO}|will|would) {_WHO} {_ONCE}vote",
        f"which {_PARTY} (?:{_DO}|{_ARE}) {_WHO}",
        f"{_WHO} (?:\\w+ ){{0,3}}(?:members?|membership|supporters?|activists?) of (?:a|an|any|which|what) {_PARTY}",
        f"{_WHO} (?:\\w+ ){{0,2}}(?:belong(?:s|ed)? to|support(?:s|ed)?|joined|campaign for) (?:a|any|which) {_PARTY}",
        *("party (?:member(?:ship)?|affiliation|allegiance)s?", f"{_DO} {_WHO} (?:support|oppose|back) {_CAUSE}"),
        f"(?:what|which) {_ARE} {_OF} (?:\\w+ )?{_VIEWS} (?:on|about|of|towards)(?! {_OF_THE_VENUE})",
        f"(?:what|how) {_DO} {_WHO} (?:think|feel) (?:of|about) {_CAUSE}",
        f"{_ARE} {_WHO} {_ONCE}(?:socialists?|communists?|tory|tories|nationalists?|unionists?|republicans?|fascists?)",
        *("(?:labour|conservative|green) (?:part(?:y|ies)|voters?|supporters?)", "liberal democrats?", "plaid cymru"),
        *("sinn f[eé]in", "reform uk", "ukip"),
        # Welsh
        "(?:barn|farn|safbwynt\\w*|daliadau|cred\\w*|plaid|blaid|phlaid|tueddiadau) (?:n?g?wleidyddol)",
        *("g?wleidyddiaeth", "aelod o (?:unrhyw )?blaid", "i ba blaid", "(?:sut|dros bwy) .{0,20}[bp]h?leidlei?si\\w+"),
    ),
}
_FORBIDDEN = {
    matter: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for matter, words in _MATTERS.items()
}
_FIX = "ask what will happen, and who answers for it; where it asks no more than that, say it in other words"
_TEXTS = ("text", "organiser_text")
_BESIDE = ("help", "title")
"""Words that stand beside what is asked."""
_SENTENCE = re.compile(r"[^.!?]+[.!?]?")
_DEMANDS = re.compile(
    r".*\?|(?!.*(?<!or )\b(?:not|never|nothing|no)\b)(?:.*\bplease\b.*"
    r"|(?:also |and |here |(?:if|where|when) [^,]*, ?)*"
    r"(?:add|choose|describe|enter|explain|fill in|give|include|indicate|list|mention|name|note|pick|put|record|say"
    r"|select|specify|state|tell|tick|write|nodwch|dywedwch|rhowch|ysgrifennwch)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_TURNS_AWAY = re.compile(
    r"(?:turn(?:s|ed|ing)? (?:\w+ )?away|exclud|refus|discriminat|harass|admit|welcom|keep(?:s|ing)? (?:\w+ )?out"
    r"|bar(?:s|red)?\b|treat(?:s|ed)? (?:\w+ )?(?:alike|equally|fairly|worse|less)|open to"
    r"|for (?:everybody|everyone|anybody|anyone|all)\b)",
    re.IGNORECASE,
)
_GROUND = (
    rf"(?:religions?|{_FAITH}|beliefs?|race|ethnic(?:ity| (?:group|origin|background))|nationality|national origins?"
    r"|colour|sex|age|disability|gender(?: reassignment)?|sexual orientation|marriage|pregnancy|castes?|politics"
    r"|political (?:opinions?|views?|beliefs?))"
)
_ON_GROUNDS = re.compile(
    rf"\b(?:because of|on (?:the )?(?:grounds?|basis) of|for reasons of|regardless of|irrespective of|whatever"
    rf"|without regard to)(?:(?:,| or| and| their| any)* {_GROUND})+(?!\w)",
    re.IGNORECASE,
)


def private_matters(document: Document) -> Iterator[Problem]:
    """Say which questions, options, helps and sections of a checklist ask for one of them."""
    for path, text in _asked(document.data, ()):
        for matter, words in _matters_in(text):
            what = f"this asks for {matter} (“{words}”), which no checklist may"
            yield document.problem(path, what, _FIX)


def matter_in(text: str) -> tuple[str, str] | None:
    """Give the first of these matters that a text speaks of, with the words that do; None where there is none."""
    return next(_matters_in(text), None)


def _matters_in(text: str) -> Iterator[tuple[str, str]]:
    said = " ".join(text.split())
    said = _ON_GROUNDS.sub("", said) if _TURNS_AWAY.search(said) else said
    for matter, words in _FORBIDDEN.items():
        found = words.search(said)
        if found is not None:
            yield matter, found[0].strip()


def _texts(part: dict[str, object], names: tuple[str, ...]) -> Iterator[tuple[ValuePath, str]]:
    for name in names:
        said = part.get(name)
        by_language = said if isinstance(said, dict) else {}
        yield from (((name, language), text) for language, text in by_language.items() if isinstance(text, str))
        if isinstance(said, str):
            yield (name,), said


def _demanded(text: str) -> str:
    """Give the sentences of a help that want something of whoever reads it."""
    return " ".join(each.strip() for each in _SENTENCE.findall(text) if _DEMANDS.fullmatch(each.strip()))


def _asked(part: object, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    """Give the words of questions, their rows and options, and of sections; the top of a file asks nothing."""
    if not isinstance(part, dict):
        return
    in_section = path[:1] == ("sections",)
    yield from (((*path, *at), text) for at, text in _texts(part, _TEXTS if path and not in_section else ()))
    beside = (*_BESIDE, "text") if in_section else _BESIDE
    yield from (((*path, *at), _demanded(text)) for at, text in _texts(part, beside if path else ()))
    for name in ("sections", "questions", "repeats", "options"):
        entries = part.get(name)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            yield from _asked(entry, (*path, name, number))
