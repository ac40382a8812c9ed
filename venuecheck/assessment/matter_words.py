"""The words that ask for religion or belief, ethnicity, political opinion or a union, by kinds: regular expressions.

Kinds are: what they are called, acts and signs of belief, looks and speech, origin by country, opinions and sides. Each
holds only where it is about people: a country that goods are from, or a prayer that is part of an event, is no matter.
"""

from venuecheck.assessment.matter_words_diet import EATS, KEEPS_TO_IT, RULED_DIETS
from venuecheck.assessment.matter_words_parties import PARTY, PARTY_PEOPLE
from venuecheck.assessment.matter_words_people import ARE, DO, NOT_AT_IT, OF, ONCE, ROLE, TELL, WHO, any_of
from venuecheck.assessment.matter_words_sides import CAMPAIGN, UNION, siding, striking, union_by_name
from venuecheck.assessment.matter_words_welsh import IN_WELSH

_HOUSE = any_of(
    *(
        "church(?:es)?",
        "chapels?(?! of rest)",
        "mosques?",
        "temples?",
        "synagogues?",
        "shuls?",
        "gurdwaras?",
        "mandirs?",
    ),
    *("parish(?:es)?(?! (?:council|hall|clerk))", "congregations?", "places? of worship"),
    *("cathedrals?", "kingdom halls?", "madras(?:a|ah|ahs|as|sa|sas)", "sunday schools?"),
)
_NO_PLACE = r"(?!['’]?s? (?:(?!(?:after|and|at|before|by|for|in|near|on|or|past|to)\b)\w+ ){0,2}" + any_of(
    *("halls?", "rooms?", "streets?", "roads?", "lanes?", "avenues?", "hills?", "gardens?", "green", "yards?"),
    *("gates?", "car parks?", "schools?", "entrances?"),
)
_HOUSE += rf"{_NO_PLACE}\b)"
"""Not where it is part of the name of a place: Church Street, the church hall's car park."""
_CLERGY = any_of("imams?", "priests?", "vicars?", "rabbis?", "pastors?")
_FEAST = any_of(
    *("ramadan", "lent", "easter", "christmas", "eid", "passover", "pesach", "yom kippur", "hanukkah", "shabbat"),
    *("(?:the )?sabbath", "diwali", "holi", "navratri", "vaisakhi", "(?:chinese|islamic|jewish|lunar) new year"),
)
_SERVICE = "(?:mass|communion|confession|friday prayers?|jumu.?ah|religious (?:services?|ceremon(?:y|ies)))"
_OF_AN_EVENT = "(?:services?|ceremon(?:y|ies)|weddings?|funerals?|music|education|assembl(?:y|ies)|buildings?)"
_HOLIDAY = "(?:festivals?|feasts?|fasts?|(?<!bank )(?<!public )(?<!school )holidays?|days? of (?:fasting|prayer|rest)"
_HOLIDAY += "|(?:feast|fast|holy|sacred|saint(?:s|['’]s|s['’])?) days?)"
_KEEP = "(?:celebrate|keep|mark|observe)s?"
_AS_HOLY = "(?: (?:as )?(?:holy|sacred|special))?(?=\\W*(?:\\?|\\Z))"
_KEPT = f"(?:(?:an?|all|and|any|certain|main|major|or|other|some|special|the|{_HOLIDAY}),? ){{0,6}}"
_KEPT += rf"{_HOLIDAY}(?=\W*(?:\?|\Z)|,| (?:and|at home|each|every|or)\b)"
_PARTY = "(?:political |registered )?part(?:y|ies)"
_NEAR = "(?:affiliated|aligned|close|linked|sympathetic)"
_NATION = "(?:british|english|welsh|scottish|irish|european|african|caribbean|asian|indian)"
_COUNTRY = "(?:countr(?:y|ies)|nations?|continents?|parts? of the world)"
_COMMON_ORIGIN = "(?:origins?|descent|ancestry|heritage|extraction|backgrounds?)"
_THINGS = any_of(
    *("arts?", "artists?", "music", "foods?", "dances?", "films?", "crafts?", "cultures?", "history", "studies"),
    *("cinema", "literature", "drumming", "cooking", "cuisines?", "textiles?", "fabrics?", "recipes?", "instruments?"),
    "dishes",
)
_AMONG_THEM = "(?:among|between|(?:to|with) (?:each|one|their|your))"
_HERE = "(?:the )?(?:uk|united kingdom|britain|england|wales|scotland|northern ireland|(?:this|the) country)"
_ONE_LISTED = r"[\w-]+(?:/|, ?| )"
_NOT_OF_ALL = r"(?!(?:all|any|every|different|the|this)\b)"
_OF_AN_ORIGIN = f"of {_NOT_OF_ALL}{_ONE_LISTED}(?:{_ONE_LISTED}){{0,6}}{_COMMON_ORIGIN}"
_VIEWS = "(?:views?|opinions?|stance|positions?)"
_LANDS = any_of(
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
_PEOPLES = any_of(
    *("afghans?", "africans?", "albanians?", "algerians?", "arabs?", "asians?", "bangladeshis?", "bulgarians?"),
    *("caribbean", "chinese", "egyptians?", "eritreans?", "ethiopians?", "ghanaians?", "indians?", "iranians?"),
    *("hispanics?", "iraqis?", "israelis?", "jamaicans?", "kashmiris?", "kenyans?", "kurd(?:s|ish)?", "latin[aox]s?"),
    *("lebanese", "libyans?"),
    *("lithuanians?", "moroccans?", "nepal(?:i|ese)", "nigerians?", "pakistanis?", "palestinians?", "polish"),
    *("romanians?", "russians?", "somalis?", "sudanese", "syrians?", "tamils?", "turk(?:s|ish)?", "ukrainians?"),
    *("yemenis?", "foreign(?:ers?)?", "immigrants?", "migrants?", "refugees?", "asylum seekers?"),
)
_A_COMMUNITY = "(?:an?|any|our|the|your) (?:\\w+,? ){0,3}"
_A_COMMUNITY += f"(?:{_PEOPLES}|asian|black|gyps(?:y|ies)|roma|travell(?:ers?|ing)|white) communit(?:y|ies)"
_OF_A_SIDE = any_of(
    *("remainers?", "leavers?", "(?:anti-?)?zionists?", "socialists?", "communists?", "tory", "tories"),
    *("nationalists?", "unionists?", "republicans?", "fascists?"),
)
_DEEM = "(?:consider|count|describe|see)s? (?:your|them|him|her)sel(?:f|ves)(?: as)?"
_MOSTLY = "(?:mostly|mainly|largely|predominantly|chiefly)"
_WORN = any_of(
    *("hijabs?", "headscar(?:f|ves)", "veils?", "turbans?", "niqabs?", "burqas?", "kippahs?", "yarmulkes?"),
    *("skull ?caps?", "crucifix(?:es)?", "religious dress"),
)
_BODY = "(?:hair|heads?|faces?)(?! (?:and|with) (?:\\w+ )?(?:helmets?|hats?|caps?|nets?))"
_ATTEND = "(?:attend(?:s|ed|ing)?|belong(?:s|ed)? to|goe?s? to|gone to|worships?(?: at)?)"
_WAR = "(?:war|conflict|fighting|invasion|ceasefire|occupation)(?! memorial)(?: (?:in|on|against|of|with) \\w+)?"
_CAUSE = "(?:the )?" + any_of(
    *("government", "monarchy", "royal family", "union", "eu", "israel", "palestine", "gaza", "hamas", "ukraine"),
    *("russia", "immigration", "abortion", "brexit", "capitalism", "zionism", "(?:\\w+ )?independence", _WAR),
    *("prime minister", "conservatives", "tories", "labour(?!-)", "greens", "lib dems"),
)
_PLACE_OF_DISPUTE = f"(?:{_CAUSE}|{_LANDS})"
_TAKES_PART = "(?:been|go|gone|join(?:ed)?|tak(?:e|en) part|attend(?:ed)?)"
_MARCH = "(?:march(?:es)?|demonstrations?|protests?|rall(?:y|ies)|vigils?) (?:for|against|about|on|over)"
_RUN = any_of(
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
_FOR_WORK = rf"(?! (?:for (?:an?|any|the|your) (?:\w+ )?{ROLE}|to (?:perform|teach|work)\b))"
_OF_THE_VENUE = "(?:the|our|this|these|how) (?:room|hall|venue|building|library|service|booking|arrangement|event)"

FAITH = r"(?<!good )(?<!bad )(?<!leap of )faiths?(?! (?:rooms?|space|suite|corner)\b)"
_HOLY = r"(?:gods?|allah|jesus|jehovah|lord|prophets?|heaven|souls?|scriptures?|bible|qur.?an|creation)"
_BELIEF = rf"beliefs?(?! that (?:the|this|our|all|it|there)\b(?!.{{0,80}}\b{_HOLY}\b))"

_FEW_WORDS = "(?:\\w+ ){0,2}"
_SACRED = any_of(_HOLY, "the devil", "an afterlife", "life after death", "reincarnation", "a higher power")
_ACT = any_of(
    f"prays?{NOT_AT_IT}",
    f"worships?{NOT_AT_IT}",
    "fasts?",
    f"believes? in (?:an? |the )?{_SACRED}",
    f"{_KEEP} (?:{_FEAST}|{_KEPT}){NOT_AT_IT}",
    f"reads? (?:the |their )?{_HOLY}",
    "(?:performs?|prays?|reads?|says?) (?:the |their )?(?:namaz|salah|salat)",
    "goe?s? to (?:mass|communion|confession|friday prayers?)",
    "takes? communion",
    EATS,
    *KEEPS_TO_IT,
)

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
        f"{DO} {WHO} {ONCE}(?:pray|worship|fast|believe in|(?:observe|celebrate|keep) {_FEAST})",
        f"(?:{ARE}|ha(?:s|ve|d)) {WHO} {ONCE}(?:been )?(?:baptised|christened|ordained|devout|observant|practising)",
        f"ha(?:s|ve) {WHO} {ONCE}(?:had|made|taken) (?:\\w+ ){{0,2}}communions?",
        f"{WHO} {ONCE}(?:been|gone|goe?s?) (?:on|to) (?:\\w+ )?(?:hajj|umrah|pilgrimages?|mecca|lourdes)",
        f"{WHO} {ONCE}(?:(?:give|pay)s? (?:zakat|tithes?)|tithes?)",
        f"{WHO} {ONCE}{_NO_COOK}covers? (?:your|their|his|her) {_BODY}",
        f"{WHO} {ONCE}(?:be )?veiled",
        f"{ARE} {WHO} {ONCE}(?:{_FEW_WORDS}(?:the )?(?:{_CLERGY}|clergy)|converts?)",
        *("kirpans?", "devout", "pious", "says? grace", "shakes? hands with (?:wo)?men"),
        "(?:church|chapel|mosque|temple)[- ]?goers?",
        "spiritual (?:advis[eo]rs?|directors?|guides?|homes?|leaders?|li(?:fe|ves)|practices?)",
        f"{_CLERGY} (?:\\w+ ){{0,3}}(?:vouch(?:es)? for|knows?)",
        "(?:how important (?:is|are)|importance of) (?:\\w+ )?(?:god|prayers?|scriptures?|worship)",
        f"{ARE} {WHO} {ONCE}(?:taught|learning|reading) (?:\\w+ )?(?:scriptures?|bible|qur.?an|torah)",
        f"(?:which|what) (?:[\\w'’-]+,? ){{0,6}}{_HOLIDAY} {DO} {WHO} {ONCE}{_KEEP}",
        f"(?:which|what) (?:\\w+ )?days? {DO} {WHO} {ONCE}{_KEEP}{_AS_HOLY}",
        f"(?:holy|sacred) (?:to|for) {WHO}",
        f"(?:{_FEAST}|{_HOLIDAY}) (?:{ARE} )?(?:celebrated|kept|observed) (?:at home )?by {WHO}",
        f"{DO} {WHO} {ONCE}{_ACT}",
        *RULED_DIETS,
        f"{_HOUSE} (?:{DO}|{ARE}) {WHO}",
        f"{WHO} (?:who comes? )?{ONCE}{_ATTEND} (?:services? (?:at|in) )?(?:\\w+ )?{_HOUSE}",
        f"(?:{WHO}|yoursel(?:f|ves)) {ONCE}attend(?:s|ed|ing)? {_SERVICE}",
        f"{WHO} {ONCE}members? of (?:\\w+ )?{_HOUSE}",
        f"{OF} (?:\\w+ )?(?:{_HOUSE}|god|{_CLERGY})",
        f"(?:{DO}|{ARE}) {WHO} {ONCE}{_FEW_WORDS}wear {ONCE}{_WORN}",
        f"(?:{TELL} {WHO}|{WHO} (?:who|that)|\\A{WHO}) {ONCE}{_ACT}",
        f"what {WHO} {ONCE}believes? in",
        f"(?:{WHO} (?:who |that )?{ONCE}|{TELL} {WHO} )(?:wear(?:s|ing)?|in) (?:an? |the |their |any )?{_WORN}",
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
            f"colou?r of {OF} skin",
            f"{OF} (?:\\w+ )?(?:skins?|complexions?|physical appearances?)",
        ),
        "(?:black|brown|dark|darker|fair|light|lighter|olive|pale|white|yellow)[- ]skin(?:ned)?",
        "accent(?! (?:light|wall|colour|color)\\w*)",
        f"(?:looks?|complexion|appearance) of (?:who(?:ever|m)?|{WHO})(?! (?:hall|room)\\b)",
        f"(?:what|how) (?:{DO} )?{WHO} looks?(?! (?:after|at|for|into|up|round))(?: like)?",
        f"{WHO} {ONCE}(?:who |that )?(?:{ARE} |comes? |came )?{ONCE}from {_LANDS}",
        f"(?:{ARE} {WHO} {ONCE}|{_MOSTLY} |\\A{WHO} who {ARE} {ONCE}){_PEOPLES}",
        *("(?:first|native|home) languages?", "(?:countr(?:y|ies)|places?) of (?:birth|origin)"),
        *("(?:cultural|national|migrant) backgrounds?", "speaks? (?:\\w+ ){0,2}at home", "spoken at home"),
        f"{OF} (?:\\w+ )?(?:heritage|ancestry|ancestors|origins?|descent|roots|accents?|races?{_THAT_IS_RUN})",
        f"complexions? (?:of|{ARE}|{DO}) {WHO}",
        f"races?{_THAT_IS_RUN} (?:of|{ARE}|{DO}) {WHO}",
        f"(?:heritage|ancestry|ancestors|descent|roots|accents?) of {WHO}(?! (?:halls?|rooms?|centres?)\\b)",
        f"(?:which|what|how many) (?:\\w+ ){{0,2}}passports? (?:{DO}|{ARE}|ha(?:s|ve)) {WHO}",
        f"(?:{_NATION}|{_PEOPLES}|uk|eu|dual) (?:passports?|citizens?|nationals?)",
        "citizenships?(?! (?:ceremon(?:y|ies)|tests?|class(?:es)?|lessons?|education)\\b)",
        rf"{ARE} {WHO} {ONCE}{_NATION}(?:(?:,| or| and)+ {_NATION})*(?=\W*(?:\?|\Z))",
        f"(?:{_DEEM}|identif(?:y|ies)(?: as)?) culturally|{OF} (?:cultural|national) identit(?:y|ies)",
        f"(?:{_NATION}|{_PEOPLES}|citizens?|nationals?) by (?:birth|blood|descent|marriage|naturali[sz]ation)",
        f"{WHO} {ONCE}{_FEW_WORDS}naturali[sz]ed(?! (?:bulbs?|plants?))",
        *("(?:pre-?)?settled status(?:es)?", "settlement scheme", "recourse to public funds", "indefinite leave"),
        "(?:british|foreign|overseas|uk)[- ]born",
        rf"colours? of {WHO}(?=\W*(?:\?|\Z))",
        *(
            "(?:first|second|third)(?: or \\w+)?[- ]generation",
            f"looks? (?:{_PEOPLES}|{_NATION})",
            f"what part of {_LANDS}",
        ),
        *(f"which part of {_LANDS}", f"describes? {OF} (?:\\w+ )?(?:backgrounds?|identit(?:y|ies))"),
        f"how long ha(?:s|ve) {WHO} {ONCE}(?:lived|been) in {_HERE}",
        f"when did {WHO} {ONCE}(?:come|arrive|move|get) (?:to|in) {_HERE}",
        f"{WHO} {ONCE}(?:needs? |have |has |hold |on )(?:\\w+ )?visas?{_FOR_WORK}",
        f"(?:{ARE} |\\A)?{WHO} {ONCE}(?:come |comes )?(?:from|of|(?:part|members?) of|belongs? to) {_A_COMMUNITY}",
        *("immigration (?:status(?:es)?|control)", "(?:leave|right) (?:to (?:enter|stay|remain)|(?:of|to) abode)"),
        *(f"new to {_HERE}", "sounds? foreign", "(?:foreign|overseas|migrant) (?:origins?|descent)"),
        *("foreign[- ](?:sounding|names?)", "community backgrounds?", "family backgrounds?"),
        f"(?:which|what) communit(?:y|ies) (?:{DO}|{ARE}) (?:most of )?{WHO} {ONCE}(?:come )?from",
        f"(?:which|what) languages? {DO} {WHO} speak {_AMONG_THEM}",
        f"{WHO} {ONCE}(?:who |that )?(?:{ARE} )?{ONCE}{_OF_AN_ORIGIN}",
        f"(?:where|(?:which|what) {_COUNTRY}) (?:{DO}|{ARE}) (?:{WHO}|{OF} \\w+) {ONCE}(?:come )?(?:from|born)",
        f"from (?:where|(?:which|what) {_COUNTRY}) (?:{DO} )?{WHO} {ONCE}(?:come|came)s?",
        f"(?:where|(?:which|what) {_COUNTRY}) (?:{WHO}|{OF} \\w+) {ONCE}(?:comes?|came|{ARE}) (?:from|born)",
        f"{ARE} {WHO} {ONCE}(?:born (?:in|outside|abroad)|black|white|asian|arab|roma|gyps(?:y|ies)|from abroad)",
        f"(?:white|black|asian|mixed)(?:,| or| and|:| -| –)* {_NATION}(?! {_THINGS}\\b)",
        f"{ARE} {WHO} (?:(?:in|of) the group )?{ONCE}travellers?(?= (?:and|or)\\b|\\W*(?:\\?|\\Z))",
        f"{ARE} {WHO} (?:in|of) the group {ONCE}{any_of(_PEOPLES, 'arab', 'asian', 'black', 'roma', 'white')}",
        *("irish travellers?", "gyps(?:y|ies) (?:or|and)", "(?:white|black) and (?:black|asian) (?:african|caribbean)"),
        "mixed (?:or multiple|race|heritage)",
        *IN_WELSH["ethnicity"],
    ),
    "political opinion": (
        f"political(?:ly)? (?:{_VIEWS}|beliefs?|affiliations?|leanings?|convictions?|active|sympath\\w+)",
        f"(?:which|what|whose|{OF}) political part(?:y|ies)(?! (?:will|would|hire|book|is the (?:room|stall|event)))",
        r"\A(?:name of )?(?:the )?political part(?:y|ies)\W*\Z",
        f"{WHO} {ONCE}{_FEW_WORDS}{_NEAR} (?:to|with) (?:a|an|any|which) {_PARTY}",
        f"{WHO} {ONCE}(?:thinks?|believes?|feels?) (?:that )?{_CAUSE}",
        f"{WHO} {ONCE}wants? .{{0,20}}to (?:be independent|(?:leave|rejoin|join) the (?:eu|union|uk))",
        f"(?:which|whose|what) side {DO} {WHO} {ONCE}(?:take|favour|support)s? (?:on|in|over|about)",
        f"{WHO} {ONCE}(?:sides? with|boycotts?) {_PLACE_OF_DISPUTE}",
        f"who (?:should|ought to) (?:control|govern|own|rule|run) {_LANDS}",
        f"where {DO} {WHO} {ONCE}stands? (?:on|over|about) {_PLACE_OF_DISPUTE}",
        f"(?:do|does|did|ha(?:s|ve)) {WHO} {ONCE}{_TAKES_PART} (?:\\w+ ){{0,3}}{_MARCH}",
        *("politics", "left-?wing", "right-?wing", "vot(?:e|es|ed|ing) (?:for|leave|remain)", "brexit"),
        f"(?:how|who|whom|which way) (?:{DO}|will|would|ha(?:s|ve)) {WHO} {ONCE}voted?(?! on\\b)",
        f"which {_PARTY} (?:{DO}|{ARE}) {WHO}",
        f"which {_PARTY} {WHO} {ONCE}(?:backs?|belongs? to|joined|prefers?|supports?|votes? for)",
        f"convictions about|{OF} convictions? (?:on|towards) {_CAUSE}",
        f"{WHO} (?:\\w+ ){{0,3}}(?:members?|membership|supporters?|activists?) of (?:a|an|any|which|what) {_PARTY}",
        f"{WHO} (?:\\w+ ){{0,2}}(?:belong(?:s|ed)? to|support(?:s|ed)?|joined|campaign for) (?:a|any|which) {_PARTY}",
        "party (?:member(?:ship)?|affiliation|allegiance)s?",
        *siding(CAMPAIGN, "(?:political )?(?:campaign|cause|movement)s?"),
        f"{DO} {WHO} {ONCE}(?:support|oppose|back) {_CAUSE}",
        f"(?:{DO}|ha(?:s|ve)) {WHO} {ONCE}campaign(?:ed)? in (?:an?|any|the) (?:\\w+ ){{0,2}}(?:election|referendum)",
        f"(?:{TELL} {WHO}|{WHO} who|\\A{WHO}) {ONCE}(?:support|oppose|back|favour)s? {_CAUSE}",
        f"(?:supporters?|opponents?|critics) of {_FEW_WORDS}(?:of )?{_CAUSE}",
        f"(?:what|how) {WHO} {ONCE}(?:thinks?|feels?) (?:of|about|on) {_CAUSE}",
        f"(?:which|whose) side (?:{ARE} {WHO}|{WHO} {ARE}) on",
        f"(?:for or against|in favour of) {_CAUSE}",
        "(?:pro|anti)-?(?:israel\\w*|palestin\\w*|zionis\\w*|russia\\w*|ukrain\\w*|immigra\\w*|brexit|eu)",
        f"{OF} (?:\\w+ )?{_VIEWS} (?:on|about|of|towards) {_CAUSE}",
        f"(?:what|which) {ARE} {OF} (?:\\w+ )?{_VIEWS} (?:on|about|of|towards)(?! {_OF_THE_VENUE})",
        f"(?:what|how) {DO} {WHO} (?:think|feel) (?:of|about) {_CAUSE}",
        f"(?:{ARE} {WHO}|{_DEEM}) {ONCE}{_OF_A_SIDE}",
        *(PARTY, PARTY_PEOPLE),
        *IN_WELSH["political opinion"],
    ),
    "trade union membership": (
        *siding(UNION),
        *union_by_name(),
        *striking(),
        f"(?:which|what) {UNION} (?:{DO} {WHO} {ONCE}belong|represents? {WHO})",
        f"{OF} (?:\\w+ )?trade unions?",
        f"{OF} {UNION},? if (?:you|they) (?:{ARE}|belong|have)",
        *("(?:trade union|union) (?:card|membership)s?", f"{ARE} {WHO} {ONCE}(?:trade )?unionised|trade unionists?"),
        f"{ARE} {WHO} {ONCE}(?:in (?:a|any|the) {UNION}|{UNION} (?:members?|officials?|reps?)|shop stewards?)",
        *IN_WELSH["trade union membership"],
    ),
}
