"""The Welsh words that ask for religion or belief, ethnicity or politics, as `matter_words` has the English."""

_WHO = r"(?:chi|nhw|(?:yr? |eich |'r )?(?:aelod|siarad|pobl|teulu|plant|menyw|merch|staff|gwest|trefn)[\w'’]*)"
_DOES = "(?:ydych|ydy|yw|maen|mae|ydyn)"
_HOUSE = "(?:eglwys|[cg]apel|[mf]osg|[td]eml|synagog)"
_THEIR, _BODY = "(?:eu |ei |eich )", "(?:gwallt|ph?en|h?wyneb)"
_FEAST = "(?:eid|diwali|ramadan|y pasg|g[wŵ]yl\\w*|vaisakhi|hanukkah|y grawys)"
_CAUSE = "(?:['’]r |y |yr )?(?:palesteina|israel|wcr[aá]in|rwsia|annibyniaeth|brexit|rhyfel|frenhiniaeth|llywodraeth)"

IN_WELSH = {
    "religion or belief": (
        f"{_DOES} (?:\\S+ ){{0,3}}\\S*(?:gweddïo|ymprydio)",
        *("(?:c|g|ch|ngh)refydd\\w*", "(?:ff|ph)ydd", "(?:c|g|ch)red(?:o|oau|u)", "enwad\\w*"),
        f"{_HOUSE} .{{0,25}}(?:mynychu|fynychu|mynd|perthyn|addoli)",
        f"{_DOES}['’]?r? {_WHO}.{{0,8}}mynd .{{0,6}}{_HOUSE}",
        *("[fm]wslim\\w*", "[gc]h?rist(?:ion|nog\\w*)", "[cg]h?atholig\\w*", "iddew\\w*", "hind[wŵ]\\w*", "sikh\\w*"),
        f"(?:mynychu|fynychu|perthyn i|addoli) .{{0,15}}{_HOUSE}",
        f"{_DOES}['’]?r? {_WHO} .{{0,15}}(?:dathlu|cadw) {_FEAST}",
        f"{_DOES}['’]?r? {_WHO} .{{0,15}}(?:wedi (?:cael )?{_THEIR}?[bf]edyddio|gorchuddio {_THEIR}{_BODY})",
    ),
    "ethnicity": (
        *("lliw (?:\\S+ )?(?:c|g|ngh|ch)roen", "acen"),
        *(
            "ethnig\\w*",
            "(?:c|g|ch|ngh)enedligrwydd",
            "(?:m|f)amiaith",
            "iaith (?:gyntaf|gartref)",
            "siarad (?:\\S+ ){0,2}gartref",
            "hil",
            "[td]ras",
        ),
        *("statws preswylydd sefydlog", "statws sefydlog", "(?:trwy|drwy|o ran) enedigaeth", "[bf]rodori\\w+"),
        "(?:ble|lle|mh?le|[pmb]h?a wlad) (?:\\S+ ){0,5}(?:g?eni|[cg]?anwyd|[cg]?aned)",
        "(?:eich|ei|eu) g?eni y(?:n|ng|m)",
        rf"{_DOES}['’]?r? {_WHO}.{{0,20}}n (?:gymr(?:o|aes|y)|sais|saesnes|saeson|albanwyr?|wyddel(?:od)?)",
        "o ble (?:\\S+ ){0,5}(?:dod|hanu|yn wreiddiol)",
        *("o ba (?:wlad|wledydd|gymuned)", "(?:pa|sawl|faint o) [bp]h?asb?or(?:t|th|tau)"),
    ),
    "political opinion": (
        "(?:barn|farn|safbwynt\\w*|daliadau|cred\\w*|plaid|blaid|phlaid|tueddiadau) (?:n?g?wleidyddol)",
        *("g?wleidyddiaeth", "aelod o (?:unrhyw )?blaid", "i ba blaid", "(?:sut|dros bwy) .{0,20}[bp]h?leidlei?si\\w+"),
        "[cg]h?efnogi .{0,20}etholiad",
        *("(?:dros|i) ba blaid", rf"{_DOES}['’]?r? {_WHO} .{{0,15}}(?:cefnogi|gwrthwynebu) ?{_CAUSE}"),
        rf"{_DOES}['’]?r? {_WHO}.{{0,16}}(?:cefnogi|ymgyrchu dros|gwrthwynebu) (?:ymgyrch|ymgeisydd|mudiad)",
    ),
    "trade union membership": (
        rf"{_DOES}['’]?r? {_WHO}.{{0,16}}(?:cefnogi|perthyn i|aelod(?:au)? o) (?:unrhyw )?undeb",
        "i ba undeb",
    ),
}
