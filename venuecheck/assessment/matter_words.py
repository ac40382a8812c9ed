"""The words that ask for religion or belief, ethnicity or political opinion, by kinds: patterns of regular expressions.

Kinds are: what they are called, acts and signs of belief, looks and speech, origin by country, opinions and sides. Each
holds only where it is about people: a country that goods are from, or a prayer that is part of an event, is no matter.
"""

from venuecheck.assessment.matter_words_welsh import IN_WELSH


def _any(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


_ROLE = (
    _any(
        *("adults?", "applicants?", "attendees?", "audience", "bookers?", "boys?", "child(?:ren)?", "clients?"),
        *("contacts?", "customers?", "employees?", "famil(?:y|ies)", "girls?", "groups?", "guests?", "hirers?"),
        *("households?", "individuals?", "lad(?:y|ies|s)", "leaders?", "m[ae]n", "members?", "organi[sz]ers?"),
        *("parents?", "participants?", "people", "persons?", "players?", "pupils?", "residents?", "respondents?"),
        *("speakers?", "staff", "students?", "teachers?", "tenants?", "those", "users?", "visitors?", "volunteers?"),
        *("wom[ae]n", "workers?"),
    )
    + r"(?: (?:no\.? |number )?[0-9]{1,3})?"
)
_BEFORE_ROLE = ("the", "your", "their", "his", "her", "each", "any", "every", "most", "all", "main", "lead")
_FROM_THE_FIRST = "".join(rf"(?<!\b{word} )" for word in _BEFORE_ROLE)
"""However long a row of these words is, what they lead to is looked for from the first of them alone."""
_WHOSE = _any(*_BEFORE_ROLE)
_WHO = _any("you", "they", "he", "she", "anyone", "anybody", f"{_FROM_THE_FIRST}(?:{_WHOSE} (?:of )?)*{_ROLE}")
_OF = _any("your", "their", "his", "her", f"(?:the )?{_ROLE}['’]s?")
_DO, _ARE = "(?:do|does|did)", "(?:are|is|was|were)"
_ONCE = "(?:a |an |any |ever |all |mostly |mainly |originally |really |actually |usually |often |regularly "
_ONCE += "|always |never |only |strictly |also |currently |still )*+"
_HOUSE = _any(
    *("church(?:es)?", "chapels?(?! of rest)", "mosques?", "temples?", "synagogues?", "gurdwaras?", "mandirs?"),
    *("parish(?:es)?(?! (?:council|hall|clerk))", "congregations?", "places? of worship"),
    *("cathedrals?", "kingdom halls?", "madras(?:a|ah|ahs|as|sa|sas)", "sunday schools?"),
)
_NO_PLACE = r"(?!['’]?s? (?:(?!(?:after|and|at|before|by|for|in|near|on|or|past|to)\b)\w+ ){0,2}" + _any(
    *("halls?", "rooms?", "streets?", "roads?", "lanes?", "avenues?", "hills?", "gardens?", "green", "yards?"),
    *("gates?", "car parks?", "schools?", "entrances?"),
)
_HOUSE += rf"{_NO_PLACE}\b)"
"""Not where it is part of the name of a place: Church Street, the church hall's car park."""
_CLERGY = _any("imams?", "priests?", "vicars?", "rabbis?", "pastors?")
_FEAST = _any(
    *("ramadan", "lent", "easter", "christmas", "eid", "passover", "pesach", "yom kippur", "hanukkah", "shabbat"),
    *("(?:the )?sabbath", "diwali", "holi", "navratri", "vaisakhi"),
)
_SERVICE = "(?:mass|communion|confession|friday prayers?|jumu.?ah|religious (?:services?|ceremon(?:y|ies)))"
_OF_AN_EVENT = "(?:services?|ceremon(?:y|ies)|weddings?|funerals?|music|education|assembl(?:y|ies)|buildings?)"
_HOLIDAY = "(?:festivals?|feasts?|fasts?|holidays?|holy days?)"
_PARTY = "(?:political |registered )?part(?:y|ies)"
_NEAR = "(?:affiliated|aligned|close|linked|sympathetic)"
_NATION = "(?:british|english|welsh|scottish|irish|european|african|caribbean|asian|indian)"
_COUNTRY = "(?:countr(?:y|ies)|nations?|continents?|parts? of the world)"
_COMMON_ORIGIN = "(?:origins?|descent|ancestry|heritage|extraction|backgrounds?)"
_THINGS = _any(
    *(
        "arts?",
        "artists?",
        "music",
        "foods?",
        "dances?",
        "films?",
        "crafts?",
        "cultures?",
        "history",
        "studies",
        "dishes",
    ),
    *("cinema", "literature", "drumming", "cooking", "cuisines?", "textiles?", "fabrics?", "recipes?", "instruments?"),
)
_AMONG_THEM = "(?:among|between|(?:to|with) (?:each|one|their|your))"
_HERE = "(?:the )?(?:uk|united kingdom|britain|england|wales|scotland|northern ireland|(?:this|the) country)"
_ONE_LISTED = r"[\w-]+(?:/|, ?| )"
_NOT_OF_ALL = r"(?!(?:all|any|every|different|the|this)\b)"
_OF_AN_ORIGIN = f"of {_NOT_OF_ALL}{_ONE_LISTED}(?:{_ONE_LISTED}){{0,6}}{_COMMON_ORIGIN}"
_BY_RULE = "(?:halal|kosher)"
_EATS = rf"eats? (?:\w+ ){{0,3}}(?:{_BY_RULE}|pork)"
_VIEWS = "(?:views?|opinions?|stance|positions?)"
_LANDS = _any(
    *("afghanistan", "africa", "albania", "algeria", "the americas?", "asia", "bangladesh", "bulgaria", "cameroon"),
    *("the caribbean", "china", "colombia", "congo", "cyprus", "eastern europe", "egypt", "eritrea", "ethiopia"),
    *("france", "gambia", "gaza", "germany", "ghana", "greece", "hong kong", "hungary", "india", "indonesia", "iran"),
    *("iraq", "ireland", "israel", "italy", "jamaica", "japan", "jordan", "kashmir", "kenya", "korea", "kosovo"),
    *("kurdistan", "latvia", "lebanon", "libya", "lithuania", "malaysia", "mali", "the middle east", "morocco"),
    *("myanmar", "nepal", "nigeria", "pakistan", "palestine", "the philippines", "poland", "portugal", "romania"),
    *("russia", "rwanda", "saudi arabia", "senegal", "sierra leone", "slovakia", "somalia", "somaliland", "spain"),
    *("sri lanka", "sudan", "syria", "tanzania", "thailand", "tibet", "tunisia", "turkey", "uganda", "ukraine"),
    *("vietnam", "yemen", "zambia", "zimbabwe", "abroad", "overseas", "(?:another|other|foreign) countr(?:y|ies)"),
)
_PEOPLES = _any(
    *("afghans?", "africans?", "albanians?", "algerians?", "arabs?", "asians?", "bangladeshis?", "bulgarians?"),
    *("caribbean", "chinese", "egyptians?", "eritreans?", "ethiopians?", "ghanaians?", "indians?", "iranians?"),
    *("hispanics?", "iraqis?", "israelis?", "jamaicans?", "kashmiris?", "kenyans?", "kurd(?:s|ish)?", "latin[aox]s?"),
    *("lebanese", "libyans?"),
    *("lithuanians?", "moroccans?", "nepal(?:i|ese)", "nigerians?", "pakistanis?", "palestinians?", "polish"),
    *("romanians?", "russians?", "somalis?", "sudanese", "syrians?", "tamils?", "turk(?:s|ish)?", "ukrainians?"),
    *("yemenis?", "foreign(?:ers?)?", "immigrants?", "migrants?", "refugees?", "asylum seekers?"),
)
_MOSTLY = "(?:mostly|mainly|largely|predominantly|chiefly)"
_WORN = _any(
    *("hijabs?", "headscar(?:f|ves)", "veils?", "turbans?", "niqabs?", "burqas?", "kippahs?", "yarmulkes?"),
    *("skull ?caps?", "crucifix(?:es)?", "religious dress"),
)
_BODY = "(?:hair|heads?|faces?)(?! (?:and|with) (?:\\w+ )?(?:helmets?|hats?|caps?|nets?))"
_ATTEND = "(?:attend(?:s|ed|ing)?|belong(?:s|ed)? to|goe?s? to|gone to|worships?(?: at)?)"
_WAR = "(?:war|conflict|fighting|invasion|ceasefire|occupation)(?! memorial)(?: (?:in|on|against|of|with) \\w+)?"
_CAUSE = "(?:the )?" + _any(
    *("government", "monarchy", "royal family", "union", "eu", "israel", "palestine", "gaza", "hamas", "ukraine"),
    *("russia", "immigration", "abortion", "brexit", "capitalism", "zionism", "(?:\\w+ )?independence", _WAR),
    *("prime minister", "conservatives", "tories", "labour", "greens", "lib dems"),
)
_PLACE_OF_DISPUTE = f"(?:{_CAUSE}|{_LANDS})"
_TAKES_PART = "(?:been|go|gone|join(?:ed)?|tak(?:e|en) part|attend(?:ed)?)"
_MARCH = "(?:march(?:es)?|demonstrations?|protests?|rall(?:y|ies)|vigils?) (?:for|against|about|on|over)"
_RUN = _any(
    *("run", "enter", "start", "ride", "row", "swim", "walk", "cycle", "compete", "join", "take part", "book", "sign"),
    *("marshal", "steward", "time", "watch", "organi[sz]e", "hold", "plan"),
)
_RUN += "(?:s|n?ing|ing)?"
_THAT_IS_RUN = (
    rf"(?! (?:(?:do|does|did|will|would|ha(?:s|ve)|are|is) (?:\w+ ){{1,4}}{_RUN}\b"
    "|(?:bibs?|category|courses?|days?|director|distances?|entr(?:y|ies)|fees?|licen[cs]es?|numbers?|packs?"
    "|results?|routes?|starts?|times?)\\b))"
)
_NO_COOK = "(?:(?!(?:cooks?|serves?|swims?|have|has|must|need|needs|should)\\b)[\\w'’-]+ ){0,2}"
_OF_THE_VENUE = "(?:the|our|this|these|how) (?:room|hall|venue|building|library|service|booking|arrangement|event)"

FAITH = r"(?<!good )(?<!bad )(?<!leap of )faiths?(?! (?:rooms?|space|suite|corner)\b)"
_HOLY = r"(?:gods?|allah|jesus|jehovah|lord|prophets?|heaven|souls?|scriptures?|bible|qur.?an|creation)"
_BELIEF = rf"beliefs?(?! that (?:the|this|our|all|it|there)\b(?!.{{0,80}}\b{_HOLY}\b))"

_FEW_WORDS = "(?:\\w+ ){0,2}"
_SACRED = _any(_HOLY, "the devil", "an afterlife", "life after death", "reincarnation", "a higher power")
_NOT_AT_IT = "(?! (?:(?:together )?(?:at|in|during) (?:the|this|that|your|it|our)\\b|here|there))"
_ACT = _any(
    f"prays?{_NOT_AT_IT}",
    f"worships?{_NOT_AT_IT}",
    "fasts?",
    f"believes? in (?:an? |the )?{_SACRED}",
    f"(?:observe|celebrate|keep)s? {_FEAST}",
    f"reads? (?:the |their )?{_HOLY}",
    "goe?s? to (?:mass|communion|confession|friday prayers?)",
    "takes? communion",
    _EATS,
    f"(?:follow|keep|observe|have)s? {_ONCE}{_BY_RULE} diets?",
    "keeps? kosher",
)
_TELL = "(?:if|whether|that|how often|how many(?: of)?)"

MATTERS = {
    "religion or belief": (
        *(
            rf"religio(?!usly|us {_OF_AN_EVENT}\b(?! (?:do|does|did)\b))\w*",
            FAITH,
            _BELIEF,
            "denominations?",
            "creeds?",
            "(?:non-?)?believers?",
            "agnostic\\w*",
        ),
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
        f"(?:{_ARE}|ha(?:s|ve|d)) {_WHO} {_ONCE}(?:been )?(?:baptised|christened|ordained|devout|observant|practising)",
        f"ha(?:s|ve) {_WHO} {_ONCE}(?:had|made|taken) (?:\\w+ ){{0,2}}communions?",
        f"{_WHO} {_ONCE}(?:been|gone|goe?s?) (?:on|to) (?:\\w+ )?(?:hajj|umrah|pilgrimages?|mecca|lourdes)",
        f"{_WHO} {_ONCE}(?:(?:give|pay)s? (?:zakat|tithes?)|tithes?)",
        f"{_WHO} {_ONCE}{_NO_COOK}covers? (?:your|their|his|her) {_BODY}",
        f"{_WHO} {_ONCE}(?:be )?veiled",
        f"{_ARE} {_WHO} {_ONCE}(?:{_FEW_WORDS}(?:the )?(?:{_CLERGY}|clergy)|converts?)",
        *("kirpans?", "devout", "pious", "says? grace", "shakes? hands with (?:wo)?men"),
        "(?:church|chapel|mosque|temple)[- ]?goers?",
        "spiritual (?:advis[eo]rs?|directors?|guides?|homes?|leaders?|li(?:fe|ves)|practices?)",
        f"{_CLERGY} (?:\\w+ ){{0,3}}(?:vouch(?:es)? for|knows?)",
        "(?:how important (?:is|are)|importance of) (?:\\w+ )?(?:god|prayers?|scriptures?|worship)",
        f"{_ARE} {_WHO} {_ONCE}(?:taught|learning|reading) (?:\\w+ )?(?:scriptures?|bible|qur.?an|torah)",
        f"(?:which|what) (?:\\w+ )?{_HOLIDAY} {_DO} {_WHO} {_ONCE}(?:keep|celebrate|observe)",
        f"{_FEAST} (?:celebrated|kept|observed) by {_WHO}",
        f"{_DO} {_WHO} {_ONCE}{_ACT}",
        f"{_OF} (?:\\w+ )?diets? {_ONCE}{_BY_RULE}",
        f"{_HOUSE} (?:{_DO}|{_ARE}) {_WHO}",
        f"{_WHO} (?:who comes? )?{_ONCE}{_ATTEND} (?:services? (?:at|in) )?(?:\\w+ )?{_HOUSE}",
        f"(?:{_WHO}|yoursel(?:f|ves)) {_ONCE}attend(?:s|ed|ing)? {_SERVICE}",
        f"{_WHO} {_ONCE}members? of (?:\\w+ )?{_HOUSE}",
        f"{_OF} (?:\\w+ )?(?:{_HOUSE}|god|{_CLERGY})",
        f"(?:{_DO}|{_ARE}) {_WHO} {_ONCE}{_FEW_WORDS}wear {_ONCE}{_WORN}",
        f"(?:{_TELL} {_WHO}|{_WHO} (?:who|that)|\\A{_WHO}) {_ONCE}{_ACT}",
        f"what {_WHO} {_ONCE}believes? in",
        f"(?:{_WHO} (?:who |that )?{_ONCE}|{_TELL} {_WHO} )(?:wear(?:s|ing)?|in) (?:an? |the |their |any )?{_WORN}",
        *("wear(?:s|ing)? (?:an? |the )?(?:hijab|niqab|burqa|kippah|turban)", "pro-?life", "pro-?choice"),
        *("anti-?abortion", "anti-?va(?:x\\w*|ccin\\w+)"),
        *IN_WELSH["religion or belief"],
    ),
    "ethnicity": (
        *("ethnic[a-z]*", "racial[a-z]*", "castes?", "tribes?", "bame", "bme"),
        f"(?:what|which|whose|your|their|his|her) race{_THAT_IS_RUN}",
        *("nationalit(?:y|ies)", "mother tongues?", "native (?:\\w+ )?speakers?"),
        *(
            "skin (?:colou?rs?|tones?)",
            f"colou?r of {_OF} skin",
            f"{_OF} (?:\\w+ )?(?:skins?|complexions?|physical appearances?)",
        ),
        "(?:black|brown|dark|darker|fair|light|lighter|olive|pale|white|yellow)[- ]skin(?:ned)?",
        "accent(?! (?:light|wall|colour|color)\\w*)",
        f"(?:looks?|complexion|appearance) of (?:who(?:ever|m)?|{_WHO})(?! (?:hall|room)\\b)",
        f"(?:what|how) (?:{_DO} )?{_WHO} looks?(?! (?:after|at|for|into|up|round))(?: like)?",
        f"{_WHO} {_ONCE}(?:who |that )?(?:{_ARE} |comes? |came )?{_ONCE}from {_LANDS}",
        f"(?:{_ARE} {_WHO} {_ONCE}|{_MOSTLY} |\\A{_WHO} who {_ARE} {_ONCE}){_PEOPLES}",
        *("(?:first|native|home) languages?", "(?:countr(?:y|ies)|places?) of (?:birth|origin)"),
        *("(?:cultural|national|migrant) backgrounds?", "speak at home", "spoken at home"),
        f"{_OF} (?:\\w+ )?(?:heritage|ancestry|ancestors|origins?|descent|roots|accents?|races?{_THAT_IS_RUN})",
        f"complexions? (?:of|{_ARE}|{_DO}) {_WHO}",
        f"races?{_THAT_IS_RUN} (?:of|{_ARE}|{_DO}) {_WHO}",
        f"(?:heritage|ancestry|ancestors|descent|roots|accents?) of {_WHO}(?! (?:halls?|rooms?|centres?)\\b)",
        f"(?:which|what|how many) (?:\\w+ ){{0,2}}passports? (?:{_DO}|{_ARE}|ha(?:s|ve)) {_WHO}",
        f"(?:{_NATION}|{_PEOPLES}|uk|eu|dual) (?:passports?|citizens?|nationals?)",
        "citizenships?(?! (?:ceremon(?:y|ies)|tests?|class(?:es)?|lessons?|education)\\b)",
        rf"{_ARE} {_WHO} {_ONCE}{_NATION}(?=\W*(?:\?|\Z))",
        rf"colours? of {_WHO}(?=\W*(?:\?|\Z))",
        *(
            "(?:first|second|third)(?: or \\w+)?[- ]generation",
            f"looks? (?:{_PEOPLES}|{_NATION})",
            f"what part of {_LANDS}",
        ),
        *(f"which part of {_LANDS}", f"describes? {_OF} (?:\\w+ )?(?:backgrounds?|identit(?:y|ies))"),
        f"how long ha(?:s|ve) {_WHO} {_ONCE}(?:lived|been) in {_HERE}",
        f"when did {_WHO} {_ONCE}(?:come|arrive|move|get) (?:to|in) {_HERE}",
        f"{_WHO} {_ONCE}(?:needs? |have |has |hold |on )(?:\\w+ )?visas?",
        *("immigration status(?:es)?", "(?:leave|right) to (?:stay|remain)", f"new to {_HERE}", "sounds? foreign"),
        *("foreign[- ](?:sounding|names?)", "community backgrounds?", "family backgrounds?"),
        f"(?:which|what) communit(?:y|ies) (?:{_DO}|{_ARE}) (?:most of )?{_WHO} {_ONCE}(?:come )?from",
        f"(?:which|what) languages? {_DO} {_WHO} speak {_AMONG_THEM}",
        f"{_WHO} {_ONCE}(?:who |that )?(?:{_ARE} )?{_ONCE}{_OF_AN_ORIGIN}",
        f"(?:where|(?:which|what) {_COUNTRY}) (?:{_DO}|{_ARE}) (?:{_WHO}|{_OF} \\w+) {_ONCE}(?:come )?(?:from|born)",
        f"from (?:where|(?:which|what) {_COUNTRY}) (?:{_DO} )?{_WHO} {_ONCE}(?:come|came)s?",
        f"(?:where|(?:which|what) {_COUNTRY}) (?:{_WHO}|{_OF} \\w+) {_ONCE}(?:comes?|came|{_ARE}) (?:from|born)",
        f"{_ARE} {_WHO} {_ONCE}(?:born (?:in|outside|abroad)|black|white|asian|arab|roma|gyps(?:y|ies)|from abroad)",
        f"(?:white|black|asian|mixed)(?:,| or| and|:| -| –)* {_NATION}(?! {_THINGS}\\b)",
        *("irish travellers?", "gyps(?:y|ies) (?:or|and)", "(?:white|black) and (?:black|asian) (?:african|caribbean)"),
        "mixed (?:or multiple|race|heritage)",
        *IN_WELSH["ethnicity"],
    ),
    "political opinion": (
        f"political(?:ly)? (?:{_VIEWS}|beliefs?|affiliations?|leanings?|active|sympath\\w+)",
        f"(?:which|what|whose|{_OF}) political part(?:y|ies)(?! (?:will|would|hire|book|is the (?:room|stall|event)))",
        r"\A(?:name of )?(?:the )?political part(?:y|ies)\W*\Z",
        f"{_WHO} {_ONCE}{_FEW_WORDS}{_NEAR} (?:to|with) (?:a|an|any|which) {_PARTY}",
        f"{_WHO} {_ONCE}(?:thinks?|believes?|feels?) (?:that )?{_CAUSE}",
        f"{_WHO} {_ONCE}wants? .{{0,20}}to (?:be independent|(?:leave|rejoin|join) the (?:eu|union|uk))",
        f"(?:which|whose|what) side {_DO} {_WHO} {_ONCE}(?:take|favour|support)s? (?:on|in|over|about)",
        f"{_WHO} {_ONCE}(?:sides? with|boycotts?) {_PLACE_OF_DISPUTE}",
        f"where {_DO} {_WHO} {_ONCE}stands? (?:on|over|about) {_PLACE_OF_DISPUTE}",
        f"(?:do|does|did|ha(?:s|ve)) {_WHO} {_ONCE}{_TAKES_PART} (?:\\w+ ){{0,3}}{_MARCH}",
        *("politics", "left-?wing", "right-?wing", "vot(?:e|es|ed|ing) (?:for|leave|remain)", "brexit"),
        f"(?:how|who|whom|which way) (?:{_DO}|will|would|ha(?:s|ve)) {_WHO} {_ONCE}voted?(?! on\\b)",
        f"which {_PARTY} (?:{_DO}|{_ARE}) {_WHO}",
        f"{_WHO} (?:\\w+ ){{0,3}}(?:members?|membership|supporters?|activists?) of (?:a|an|any|which|what) {_PARTY}",
        f"{_WHO} (?:\\w+ ){{0,2}}(?:belong(?:s|ed)? to|support(?:s|ed)?|joined|campaign for) (?:a|any|which) {_PARTY}",
        *(
            "party (?:member(?:ship)?|affiliation|allegiance)s?",
            f"{_DO} {_WHO} {_ONCE}(?:support|oppose|back) {_CAUSE}",
        ),
        f"(?:{_TELL} {_WHO}|{_WHO} who|\\A{_WHO}) {_ONCE}(?:support|oppose|back|favour)s? {_CAUSE}",
        f"(?:supporters?|opponents?|critics) of {_FEW_WORDS}(?:of )?{_CAUSE}",
        f"(?:what|how) {_WHO} {_ONCE}(?:thinks?|feels?) (?:of|about|on) {_CAUSE}",
        f"(?:which|whose) side (?:{_ARE} {_WHO}|{_WHO} {_ARE}) on",
        f"(?:for or against|in favour of) {_CAUSE}",
        "(?:pro|anti)-?(?:israel\\w*|palestin\\w*|zionis\\w*|russia\\w*|ukrain\\w*|immigra\\w*|brexit|eu)",
        f"{_OF} (?:\\w+ )?{_VIEWS} (?:on|about|of|towards) {_CAUSE}",
        f"(?:what|which) {_ARE} {_OF} (?:\\w+ )?{_VIEWS} (?:on|about|of|towards)(?! {_OF_THE_VENUE})",
        f"(?:what|how) {_DO} {_WHO} (?:think|feel) (?:of|about) {_CAUSE}",
        f"{_ARE} {_WHO} {_ONCE}(?:socialists?|communists?|tory|tories|nationalists?|unionists?|republicans?|fascists?)",
        *("(?:labour|conservative|green) (?:part(?:y|ies)|voters?|supporters?)", "liberal democrats?", "plaid cymru"),
        *("sinn f[eé]in", "reform uk", "ukip"),
        *IN_WELSH["political opinion"],
    ),
}
