"""Which kinds of words stand on a page.

Block pages, sign-in pages, firewalls of sites, parked names and first pages of web servers are each written by many
people, and each kind says the same few things. The patterns are of the kind's own words, not of one page's; a page that
none of them knows has said nothing. They are read from the visible words, in lower case.
"""
# ruff: noqa: E501 - tables of words in many scripts, which read better in long lines

import re
from functools import cache

from venuecheck.filtering.model.kind_of_words import Saying

_READ = 6_000
"""Characters of visible words that are read: whoever turns a reader away says so at the beginning."""


def _any(*patterns: str) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _near(what: str, happened: str) -> str:
    """Give a pattern for one word and then another in one sentence; an address in it has dots of its own."""
    return rf"\b(?:{what})\b(?:[^.!?\n]|[.?](?=\w)){{0,90}}?(?:{happened})"


_BLOCKED = _any(
    _near(
        "(?:web ?)?(?:site|page|url|address|content|domain|resource|category|location|access)s?",
        r"\b(?:blocked|restricted|prohibited|forbidden|banned|filtered|disabled|(?:not|n't)(?: be)? (?:allowed|permitted|"
        r"accessible|opened|available in \w+ as)|denied by|censored)\b",
    ),
    r"\b(?:blocked|restricted|forbidden|prohibited|denied|banned) (?:access|(?:web ?)?(?:site|page)|url|content|category)\b",
    r"\b(?:does|do|is|are|may|will|can) ?(?:not|n't) (?:allow|permit|let|allowed to|permitted to)\b",
    r"\bnot (?:allowed|permitted) to (?:browse|view|visit)\b",
    r"\baccess (?:to .{0,60})?(?:is |has been |was )?denied\b",
    # an address, or "this", is blocked; and who blocks
    r"(?:\bthis|[a-z0-9-]\.[a-z]{2,}/?) (?:is|was|has been) (?:blocked|restricted|filtered|banned|forbidden|prohibited)\b",
    # who stops, and what is let through alone
    r"\bfilter(?:ing)?(?: system| software| service)? (?:has |have )?(?:blocked|stopped|denied|refused|prevented)\b",
    r"\bnot on (?:the|our|your|its|an?|any) (?:[\w-]+ ){0,3}?(?:allow(?:ed)?|approved|permitted|white) ?-?(?:list|(?:[\w-]+ )?(?:sites?|pages?|addresses))\b"
    r"|\bnot on (?:the|our|your|a) list of (?:[\w-]+ )?(?:allowed|approved|permitted)\b",
    r"\bblocked by (?:your|our|the|a|an) (?:[\w-]+ ){0,4}?(?:filter\w*|controls?|polic(?:y|ies)|administrators?|settings)\b",
    r"\brequest was denied because of its (?:content )?categor",
    # as programs say it to programs
    r"\"(?:is_?)?(?:blocked|filtered)\" ?: ?true|\b(?:policy|category|url|site)_(?:denied|blocked|violation)\b",
    # Welsh, Irish, Scottish Gaelic, French, German, Dutch, Spanish, Portuguese, Italian, Polish
    _near("safle|g?wefan|tudalen|dudalen|mynediad", r"rh?wystr|blocio|flocio|wahardd|cyfyng|ddim yn cael"),
    _near(
        "suíomh|leathanach|rochtain", r"cois[ct]e|coiscthe|cosc\b|b?lo[cg]áil|bac(?:adh|tha)|toirmisc|srianta|níl cead"
    ),
    _near("làrach|l[àa]raich|duilleag|inntrigeadh", r"bac(?:te|adh)|bhac|toirmisg|casg|chead"),
    _near("accès|page|site|adresse", r"interdit|bloqué|refusé|restreint"),
    _near("zugriff|zugang|seite|webseite|website|inhalt", r"verweigert|gesperrt|blockiert|nicht (?:erlaubt|gestattet)"),
    _near("toegang|website|pagina", r"geblokkeerd|geweigerd|niet toegestaan"),
    _near("acceso|página|sitio|web|acesso|site", r"bloquead|denegad|negad|restring|restrit|prohibid|proibid"),
    _near("accesso|sito|pagina", r"bloccat|negat|vietat|inibit|oscurat"),
    _near("dostęp|strona", r"zablokowan|zabronion|ograniczon"),
    # Greek, Finnish, Swedish, Norwegian, Danish, Czech, Slovak, Hungarian, Romanian
    _near(r"ιστ[οό]τ[οό]π\w*|ιστοσελίδα\w*|πρόσβαση\w*|σελίδα\w*", r"αποκλει|απαγορε|μπλοκαρ|δεν επιτρέπεται"),
    _near(r"sivusto\w*|sivu\w*|pääsy\w*|verkkosivu\w*", r"estetty|estänyt|kielletty|ei ole sallittu"),
    _near(
        r"webbplats\w*|webbsida\w*|sidan|siden|nettsted\w*|nettside\w*|hjemmeside\w*|webside\w*|åtkomst\w*|tilgang\w*|adgang\w*",
        r"blocker|blokker|spärra|sperret|spærret|nekat|nektet|nægtet",
    ),
    _near(
        r"přístup\w*|stránk\w*|prístup\w*|oldal\w*|webhely\w*|hozzáférés\w*|accesul|site-ul|pagin[aă]",
        r"blokov|zablokov|odepřen|zakázán|odmietnut|letilt|blokkol|megtagad|blocat|restricționat|interzis",
    ),
    # Russian and its neighbours, Turkish
    _near(r"доступ\w*|ресурс\w*|сайт\w*|страниц\w*|материал\w*", r"ограничен|заблокирован|запрещ|закрыт|блокиров"),
    _near(r"eri[sş]im\w*|site\w*|sayfa\w*", r"engellen|k[ıi]s[ıi]tla|sa[ğg]lanama|yasak|durdurul"),
    # Indonesian, Malay
    _near(
        "situs|akses|halaman|laman|alamat", r"blokir|ditutup|terlarang|disekat|tidak dapat (?:di ?akses|ditampilkan)"
    ),
    r"tak dapat ditampilkan",
    # Arabic, Persian, Hebrew
    r"محجوب|تم حجب|حُ?جب (?:هذا|الموقع)|محظور|غير متاح|مسدود|פילטר|חסום",
    # Thai, Korean, Chinese, Japanese, Vietnamese
    r"ถูกระงับ|ถูกปิดกั้น|차단|(?:网站|网页|訪問|访问|页面|網站|網頁|頁面).{0,30}(?:阻止|屏蔽|禁止|拦截|封锁|封鎖|阻擋|攔截|過濾)|bị chặn"
    r"|ブロックされ|閲覧できません|(?:サイト|ページ|アクセス|閲覧)[^。\n]{0,30}(?:規制|禁止|制限|遮断)されて|アクセス(?:禁止|規制)",
)
_GROUNDS = _any(
    r"\bcategor(?:y|ies|ised|ized|isation|ization)\b",
    r"(?<!privacy )(?<!cookie )(?<!cookies )\bpolic(?:y|ies)\b",
    r"\bcourt(?:'s)? order|\border of the\b.{0,40}\bcourt|\bby order of\b|\bministry\b|\bminister of\b|\bregulation\b",
    r"\bnational law|\bby law\b|\btelecommunications? (?:authority|regulat)|\bregulatory authority|\baccess management\b",
    r"\b(?:web|content|internet|family|parental) ?(?:filter\w*|control\w*|shield|protection)|\bfilter(?:ing|s)? (?:is|are|on)\b",
    r"\b(?:network|system|it) (?:administrator|department|office|support|team|help ?desk)\b|\bsafeguarding\b",
    r"\b(?:this|the|our|your) (?:school|college|library|council|organi[sz]ation|company|trust|academy)\b",
    r"\bunblock|\bmalware\b|\bphishing\b|\bpornograph",
    r"\bpolisi\b|\bcategori|\bysgol\b|\bbheartas\b|\bpolasaí\b|\bcatagóir|\bs?scoil(?:e|eanna)?\b|\bpoileasaidh\b|\bsgoil(?:e|tean)?\b|\bcatégori|\bcharte\b|\brèglement|\braisons? suivante|\bkategori|\brichtlinie|\bbegründung",
    r"\bjugendschutz|\bcategorie\b|\bbeleid\b|\bcategor[íi]a|\bpol[íi]tica\b|\borden judicial|\btribunal|\bprovvedimento|\bautorità\b",
    r"\bustaw|\bpolityk|\bκατηγορία\b|\bσχολεί\w+|\bφίλτρο|\bluokka:|\bverkkosuodat|\bkoulun\b|\bwebbfilt|\bskolans?\b|\bskolens?\b|\bkategória|\bškol[ay]\b|\biskola\b|\bșcoal|\bcategoria:",
    # that a filter, or rules of use, put a page in a class: pages that only warn say no more
    r"\b(?:web|inhalts|jugendschutz|schul)filter|\beingestuft\b|\bnutzungs(?:ordnung|richtlinie)|\bfiltr[eo] (?:web|internet|d[eu] |scolaire|escolar|dei? )|\bclass[ée]e? (?:dans|comme)\b|\b(?:clasific|categoriz|catalog)a(?:d[oa])?\b.{0,40}\bcomo\b|\bclassificat[oa]\b|\bgeclassificeerd\b|\bingedeeld\b|\bzaklasyfikowan|\bfiltr(?:a|em)? (?:treści|internet)",
    r"закон|реестр|роскомнадзор|\bсуд(?:а|ом|у|ов|еб\w*)?\b|прокурат|министерств|решени[яюе]|категори|-фз\b",
    r"\bkarar|\bkanun|\bmahkeme|güvenli internet|guvenli internet|\bprofil",
    r"\bkominfo|\bperaturan|\bperundang|undang-undang|trust ?\+?positif|internet (?:sehat|positif|baik)|\bpornografi|\bperjudian",
    r"الأنظمة|القانون|قانون|هيئة|سياسة|مخالف|תוכן|מדיניות",
    r"ศาล|กระทรวง|심의위원회|경찰청|유해|策略|类别|分类|類別|分類|過濾|法律|ポリシー|カテゴリ|フィルタリング",
)
_SIGN_IN = _any(
    r"\bguest (?:wi-?fi|network|internet|access)\b|\b(?:free|public|visitor) wi-?fi\b|\bhot ?spot\b|\bcaptive portal\b",
    r"\b(?:sign|log) ?(?:in|on) (?:to|for|before|and) (?:use |using |the |this |our |your |get |go )*(?:network|wi-?fi|internet|online|access)",
    r"\bwi-?fi (?:sign|log) ?-?(?:in|on)\b|\b(?:go|get|be|you are now|connect) online\b|\bto (?:access|use|browse) the internet\b",
    r"\baccept (?:the |our |these |all )?(?:terms|conditions|rules)\b|\b(?:agree|consent) to (?:the |our |these )?(?:terms|rules|conditions)\b",
    r"\bterms (?:and|&) conditions\b.{0,200}\b(?:continue|connect|accept|agree)\b|\bvoucher\b|\baccess code\b|\broom number\b",
    r"\bregister (?:your|this) device\b|\bstart (?:browsing|surfing)\b|\b(?:overdue|unpaid|outstanding) (?:bill|balance|account|invoice)",
    r"\b(?:wlan|wifi|wi-fi)\b.{0,60}\b(?:anmeld|kennwort|connexion|connect|acceso|contrase)|\banmeldung\b.{0,200}\b(?:kennwort|passwort)\b|\bnutzungsbedingungen\b|\bconditions (?:générales )?d'utilisation\b|\bmot de passe\b.{0,80}\b(?:internet|wi-?fi|réseau)\b|\bmewngofnod",
    r"\bdata allowance\b|\btop ?-?up\b|\byour (?:internet|broadband|line|connection)\b.{0,60}\b(?:suspended|not active|inactive)\b",
    r"\b(?:blocked|restricted|denied|not (?:allowed|possible))\b[^.!?\n]{0,40}\b(?:until|unless|before) (?:you |it |he |she |this |your |the |device |has |have |is |been )*(?:log|sign|agree|accept(?!\w* (?:all )?cookies)|regist|enrol|authenticat)",
    r"\bnetwork (?:sign|log) ?-?(?:in|on)\b|\bauthenticat\w+ (?:required|to (?:the )?network)\b|\buser authentication\b",
)
_ASKS_FIRST = _any(
    r"\b(?:log|sign) ?(?:in|on)(?: again)?\b|\bpasswords?\b|\buser ?names?\b|\bpass ?code\b|\bsession (?:has |is )?(?:expired|ended|timed out)\b",
    r"\b(?:i|you|we|to|must|and|please|tick|click|press|by) (?:agree|accept)(?:ing)?\b|\bclick(?:ing)? (?:on )?[\"“']?(?:i )?(?:agree|accept)\b|\b(?:user|use) agreement\b",
    r"\b(?:device|computer|laptop|phone|tablet|it) (?:is |has |was )?(?:not|n't|never)(?: yet)?(?: been)? (?:registered|enrolled|recogni[sz]ed|authori[sz]ed|known|signed in|logged in)\b",
    r"\b(?:unregistered|unenrolled|unknown|unauthori[sz]ed|unrecogni[sz]ed) (?:device|computer|laptop|phone|tablet|user)s?\b|\b(?:device|it) (?:must be |needs to be |to be )?(?:registered|enrolled)\b|\bregist(?:er|ration)\b.{0,40}\bdevices?\b|\bdevice (?:registration|enrolment|enrollment)\b",
)
"""That one signs in, agrees or registers a device, as pages say that come before anything opens, and block pages with a
form for those who may pass. It counts for the first where nothing says that what was asked for is blocked."""
_THIS_IS_BLOCKED = _any(
    _near(
        r"(?:this|the|that|your|requested|following) (?:\w+ )?(?:web ?)?(?:site|page|url|address|content|domain|resource|category|request|search|link)|(?:web ?)?(?:site|page|url) you",
        r"\b(?:blocked|restricted|prohibited|forbidden|banned|filtered|(?:not|n't)(?: be)? (?:allowed|permitted)|denied|violat\w+)\b",
    ),
    r"\b(?:web ?)?(?:site|page|url|content) (?:is |was |has been )?(?:blocked|restricted|denied|forbidden|filtered)\b|[a-z0-9-]\.[a-z]{2,}/? (?:is|was|has been) (?:blocked|restricted)\b",
    r"\b(?:category|reason|rule|url|blocked (?:page|site|url|address)) ?: ?\S|\bcategori[sz]ed (?:as|:)|\bunblock\w*|\boverrid\w+|\bby-?pass\w*",
    r"\bblocked (?:access|(?:web ?)?(?:site|page)|url|content)\b(?! (?:are|is) (?:recorded|logged|monitored))",
)
_CONSENT = _any(
    r"\b(?:sign|log) ?in (?:to|with) your (?:\w+ ){0,3}account\b(?! to (?:request|ask|report|suggest|unblock|override))|\bsingle sign-?on\b|\bforgot(?:ten)? (?:your )?password\b|\bcreate (?:an|your) account\b",
    # platforms whose sites open for some, or with a warning of their readers'
    r"\b(?:community|group|blog|forum|profile|account|channel|server) is (?:private|invite[- ]only|for members)\b|\bmembers[- ]only\b|\binvited (?:readers|members)\b|\b(?:invite|invitation) (?:from|by) a (?:member|moderator)\b|\b(?:log|sign) ?in or (?:sign up|register|join)\b",
    r"\b(?:readers|users|members|viewers) (?:of this \w+ )?(?:have |has )?(?:contacted us|reported|flagged)\b",
    r"\b(?:verify|confirm|prove|check|estimate) (?:your|that you).{0,20}\bage\b|\bhow old are you\b|\bage (?:check|verification|gate)\b|\b(?:are you|i am) (?:over )?18\b",
    r"\bchoose your (?:country|region|language)\b|\bselect (?:a|your) (?:country|region|store)\b|\bwayback machine\b|\bweb archive\b",
)
_SITE_REFUSES = _any(
    r"\b(?:site|website|web site) (?:owner|administrator)\b|\bowner of (?:this|the) (?:web ?)?site\b|\bwebmaster\b|\bweb server administrator\b",
    r"\bsecurity (?:service|solution|check|verification|plugin)\b|\b(?:web application )?firewall (?:rule|blocked|plugin)\b|\bwordfence\b|\bsucuri\b|\bmodsecurity\b|\bincapsula\b|\bddos\b|\bdatadome\b|\bperimeterx\b",
    r"\bverify(?:ing)? (?:that )?you(?:'re| are)\b|\bchecking (?:your|if the site) (?:browser|connection)\b|\b(?:just a|one) moment\b|\bplease wait\b|\bbeing (?:verified|checked)\b|\battention required\b",
    r"需要支持javascript|\bunusual (?:traffic|activity)\b|\bautomated (?:request|quer|access|tool)\w*|\bcrawler\b|\bscrap(?:ing|er)\b",
    r"\btoo many requests\b|\brate limit|\bray id\b|\battack id\b",
    r"\byour (?:country|region|location)\b|\b(?:in|from|to) your (?:country|region|location|jurisdiction)\b|\bgdpr\b|\bonline safety act\b|\beuropean (?:union|economic area)\b|\bprohibited location\b|\b(?:visitors|users|people) (?:in|from) the (?:uk|united kingdom|eu)\b",
    r"^(?:\W*(?:40[13]\W*)?unauthori[sz]ed){1,4}\W*$|\bdoes not work with (?:\w+ ){1,3}(?:saver|blocker|browsers?)\b",
    r"\bthe request could not be satisfied\b|\brequested url was rejected\b|\bclient does not have permission\b|\bno right to access\b",
    r"\bon (?:this|the) server\b|\brequest (?:is|was|has been)? ?blocked\b|\byour request (?:was|has been|cannot|could not)\b(?! denied because of its content)|\bblocked and logged\b|\bnot acceptable\b|\blocked out\b|\blitespeed\b",
    r"\b(?:access\w*|available|visit\w*|players?|residents?|customers?|located|permitted|allowed) (?:\w+ ){0,5}?(?:from|in|within|to) (?:the )?(?:uk|united kingdom|great britain|england)\b|\bgambling commission\b|\blicen[cs](?:e|ing) (?:reasons|restrictions|regulations|requirements)\b",
    r"\b(?:visitors|users|people|readers|players|customers|residents) (?:in|from) (?:the )?(?:great )?(?:britain|england|scotland|wales|northern ireland|europe)\b|(?:\bnot|n't|\bcannot|\bno longer) (?:\w+ ){0,4}?(?:where you (?:live|are)|in your (?:area|market|territory))\b|\bno longer (?:able to )?serve\b",
    r"\b(?:your |this )(?:web ?)?browser (?:is|does) (?:too old|out of date|outdated|(?:not|un) ?-?support|not support)|\b(?:unsupported|outdated|obsolete) (?:web ?)?browser\b",
    r"\b(?:you(?:'re| are)|you (?:appear|seem) to be) (?:\w+ )?(?:using|behind|connect(?:ed|ing)) (?:\w+ ){0,3}(?:vpn|proxy|proxies)\b",
    r"\bsomething went wrong\b|\b(?:not|unable to) process your request\b|\bdirectly from the browser\b",
    r"(?:ブラウザ|\bie)では[^。\n]{0,30}(?:閲覧|利用|表示)|ログインが必要|(?:この)?アカウント|海外からのアクセス|您的(?:ip|请求|請求)|(?:网站|網站)管理员|(?:安全|waf)(?:防护|威胁|威脅)",
    r"\bour (?:servers?|online store)\b|\bdirectory listing\b|\bhotlink|\baccess denied for user\b|\bbucket\b",
)
_OF_BOTH = {
    Saying.SITE_REFUSES: _any(
        r"\b(?:incident|request|support|event|reference) ?(?:id|number|no\.?)?\s?(?:is)?\s?[#:]\s?\w|\byour ip(?: address)?\b",
        r"\b(?:not|n't|are) a? ?(?:robot|bot|human)\b|\bcaptcha\b|\bimperva\b|\bakamai\b|\bcloudflare\b",
        r"\b(?:vpn|proxy)(?: or (?:vpn|proxy))? (?:use |usage |service )?(?:was |has been )?detected\b",
        r"\breported (?:for|as) (?:\w+ )?(?:phishing|malware|deceptive)\b|\bignore (?:and|the warning) (?:\w+ )?(?:proceed|continue)\b",
        r"\benable (?:javascript|cookies)\b|\bjavascript (?:is|and cookies|required|disabled)\b",
        r"\b(?:do not|don't|does not) have (?:the )?(?:permission|access|rights?)\b|\bour (?:web ?site|site|services?)\b",
        # Drupal and Joomla, where a page is not for everybody
        r"\byou are not authori[sz]ed to (?:access this page|view this resource)\b",
    ),
    Saying.UNAVAILABLE: r"\btry again (?:later|in|shortly)\b",
    Saying.CONSENT: r"\b(?:staff|members|employees) only\b|\b(?:restricted|limited|open|opens|available|accessible) (?:only )?(?:to|on|from|for) (?:staff|employees|members|the (?:network|intranet) of)\b|\baccess from home\b"
    r"|\bvolljährig|\b(?:über|mindestens|unter) 18(?: jahren?)?\b|\bmajeure?s? (?:et|ou|pour|dans)|\b(?:plus|moins) de 18 ans\b|\bmayor(?:es)? de (?:edad|18)|\bmaggiorenn|\bmeerderjarig|\b18 jaar\b|\bpełnoletni"
    r"|\b(?:we value your privacy|before you continue|cookie (?:consent|preferences|settings)|accept (?:all )?cookies|your privacy choices)\b",
    Saying.NOBODY_HERE: r"\bparked\b|\b(?:domain|name)s? may be for sale\b",
}
"""What filters' pages say as well as sites'. It counts for the site's where nothing says that a filter speaks."""
_FILTER_SPEAKS = _any(
    r"\b(?:web|content|internet|inhalts|jugendschutz|schul)[ -]?filter(?:s|ing|ung)?\b|\bfiltr[eo] (?:web|internet|d[eu] (?:l['’]|la )?(?:contenu|contenido|escuela|colegio|école|établissement|collège|lycée)\w*|scolaire|escolar)|\bsafeguarding\b|(?<!rule )\bcategory ?: ?\w",
    r"\b(?:blocked|restricted) by (?:your|our|the|this) (?:school|college|library|council|academy|trust|(?:network |it |system )?administrator)\b",
    r"\b(?:your|our|the) (?:network |it |system )?administrators?(?: \w+){0,4} (?:has |have )?block(?:s|ed)\b",
    r"\b(?:school|college|library|council|academy)(?:'?s|’s)? (?:\w+ ){0,2}polic(?:y|ies)\b",
)
_PERHAPS = r"\b(?:may|might|could|can) (?:also )?(?:be |have been )?(?:block|filter)"
"""What sites say of filters that their readers may have."""
_UNAVAILABLE = _any(
    r"\bmaintenance\b|\btemporar(?:y|ily) (?:unavailable|down|out of service)\b|\bservice (?:temporarily )?unavailable\b",
    r"\bback (?:soon|shortly|online)\b|\bbad gateway\b|\bgateway time-?out\b|\b(?:internal )?server error\b|\bcould not be (?:retrieved|found|loaded)\b",
    r"\bunable to (?:load|connect|resolve|complete)\b|\bpage not found\b|\b404\b|\bno longer (?:exists|available)\b|\btechnical (?:difficult|problem)|\bexperiencing (?:problems|difficult)",
    r"\bpage cannot be displayed\W+please contact (?:your )?service provider\b|\bconfiguration changes are (?:still )?propagating\b|\b(?:host ?name|host|name) (?:does not|doesn't) match (?:against )?(?:the )?certificate\b|\b(?:re)?load(?:ing)? th[ei]s? page in an? (?:minute|moment|few)\b|\bresides temporarily under a different\b|\b(?:page|document) (?:has )?(?:been )?moved (?:permanently|temporarily|here)\b",
    r"\borigin (?:down|unreachable)\b|\bbackend\b|\bguru (?:medit|mediat)ation\b|\bunknown (?:domain|host|virtual host)\b|\bmisdirected\b|\bdns (?:error|failure)\b|\bconnection timed? ?out\b",
    r"nicht möglich|impossible de charger|no se puede (?:cargar|mostrar)|impossibile (?:caricare|visualizzare)|не обслуживается|\bhost not found\b|\bnot found on this server\b",
)
_FOR_TESTS = _any(
    r"\btest (?:page|site|url|address|domain)\b|\bfor test(?:s|ing)\b|\bto test (?:your|the|a|whether|if)\b|\bthis is (?:only )?a test\b",
    r"\b(?:used|exists?|meant|made|here) to (?:test|check|try|prove|show)\b.{0,60}\bfilter|\bto (?:test|check) (?:web|content|internet|url) ?filter\w*",
    # ways round filters say what they get their readers past
    r"\bfree (?:web |online |anonymous )*prox(?:y|ies)\b(?! avoidance)|(?<![\w./-])unblock (?:any|all|blocked|websites|sites|games|videos|youtube)\b",
    r"\bshould have been (?:blocked|filtered|stopped)\b|\bif you (?:can )?(?:see|read|are reading|reach(?:ed)?) this\b|\bnot (?:being )?(?:blocked|filtered)\b",
)
_NOBODY_HERE = _any(
    r"\brelated (?:links|searches)\b|\bsponsored (?:links|listings|results)\b|\bdomain (?:broker|auction|marketplace)\b",
    r"\bdomain(?: name)?s? (?:is |has |are |was )?(?:been )?(?:currently )?(?:for sale|available for|expired|parked|suspended|registered|not configured|pending)\b|\bbuy this domain\b|\bdomain registered at\b",
    r"\b(?:account|web ?site|site|web page|hosting)(?: \w+)? (?:is |has been |was )?(?:currently )?(?:suspended|deactivated|expired|disabled by (?:its|the) (?:owner|host))\b|\bhosting (?:account|provider|plan)\b|\bweb hosting\b",
    r"\b(?:violat\w+|breach\w*|accordance with|under) (?:of )?(?:our|the|its|their)? ?(?:\w+['’]s? )?terms of service\b",
    r"\b(?:domain|name|web ?site|site) (?:name )?(?:has been|was|is) seized\b|\bseized (?:by|pursuant|under)\b",
    r"\bregistr(?:ar|ant)s?\b|\bwhois\b|\b(?:domain|registration|name)\b.{0,60}\bon hold\b|\bpending (?:deletion|renewal|verification)\b|\b(?:domain|name|address)\b.{0,40}(?:\bnot|n't)(?: yet)? (?:been )?(?:connected|linked|pointed|mapped|assigned)\b",
    r"\b(?:project|service|site|website|company|shop|store|magazine|page) (?:\w+ )?(?:has|have|is|are|was) (?:now |been |permanently |sadly )*(?:closed|shut down|ended|discontinued|retired|ceased|archived)\b|\b(?:we|i) (?:have|'ve) (?:\w+ )?(?:closed|shut down|switched off|moved|retired|ceased)\b|\bthank you and (?:goodbye|farewell)\b|\bhas moved to\b",
    r"\b(?:this|the) (?:web ?address|domain|name)(?: name)? (?:is|could be|was) (?:now )?(?:for sale|yours)\b|\bbuy (?:this|the) (?:domain|name)\b",
    r"\bavailable for (?:purchase|lease|sale)\b|\bregistered (?:at|with) \w+\b|\bnot (?:yet )?(?:been )?published\b|\bnoch nicht (?:ver(?:ö|oe)ffentlicht|verf(?:ü|ue)gbar)\b|\b(?:hier )?entsteht\b|\bparking page\b|\bcoming soon\b|\bunder construction\b|\bfuture home of\b|\bwebsite is not (?:yet )?(?:active|published|configured)\b",
    r"\bwampserver\b|\bxampp\b|\bconfiguration layout for an apache|\bmissing the (?:mysql|php) extension\b",
    r"\bdefault (?:web ?|index |landing |home ?)?(?:page|site|index)\b|\b(?:this is the|server'?s) default\b|\bwelcome to (?:nginx|openresty|caddy|centos|iis|apache|your new)\b|\bapache2? (?:\w+ ){0,3}default\b|\btest page for the (?:\w+ )?(?:http|apache|nginx|iis)\b|\bit works!?\b",
    r"\bno (?:web ?)?site (?:is |was )?(?:configured|here|found|at this)\b|\bno such app\b|\biis windows\b|\bplesk\b|\bcpanel\b|\bvhost unknown\b|\bindex of /|\bbandwidth (?:limit|exceeded)\b|\ballotted bandwidth\b|\bthere isn't a github pages\b",
)
_PATTERNS: dict[Saying, str] = {
    Saying.BLOCKED: _BLOCKED,
    Saying.GROUNDS: _GROUNDS,
    Saying.SIGN_IN: _SIGN_IN,
    Saying.CONSENT: _CONSENT,
    Saying.SITE_REFUSES: _SITE_REFUSES,
    Saying.UNAVAILABLE: _UNAVAILABLE,
    Saying.FOR_TESTS: _FOR_TESTS,
    Saying.NOBODY_HERE: _NOBODY_HERE,
}


_SENTENCE = re.compile(r"[^.:!?¿؟？\n]*(?:(?P<asks>[?؟？])(?!\w)|[.:!?¿؟？\n]|$)")
_QUOTED = re.compile(
    r"(?<=\w[ ,])[\"“”«„][^\"“”«»„\n]{12,200}[\"”“»]|[\"“”«„][^\"“”«»„\n]{12,200}[\"”“»](?=,? [a-z])"
    r"|(?<=\w[ ,])['‘](?:[^'‘’\n]|['’](?=\w)){12,200}['’](?!\w)"
)
"""What somebody else says, in a sentence of the page's own."""
_OF_OTHERS = re.compile(
    r"\b(?:if|when|whenever|wherever) (?:you|your|they|their|a|an|any|some|pupils|students|staff|people|someone)\b.*"
    r"|\b(?:an?|any|some|every) (?:[\w-]+ )?(?:web ?)?(?:site|page|address) (?:is|was|gets?|has been) (?:[\w-]+ )?(?:blocked|filtered|banned)\b.*"
    r"|\b(?:open|access|visit|reach|unblock|browse|watch|play)s? (?:any |all |the )?(?:[\w-]+ )?(?:(?:web ?)?sites|pages|games)"
    r" (?:that are |which are )?(?:blocked|restricted|filtered|banned)\b.*"
    r"|\b(?:blocked|filtered|banned) (?:at|in) (?:school|work|college|many|most|some)\b.*"
    r"|\b(?:my|his|her|their|many|most|some) (?:[\w'’-]+ ){0,4}?(?:blocks?|blocked|banned)\b.*"
    r"|\b(?:blocked|filtered|banned) by (?:my|his|her|their|many|most|some)\b.*"
)
"""What may happen, to some page or somebody."""


def _of_this(sentence: re.Match[str]) -> str:
    return ". " if sentence["asks"] else _OF_OTHERS.sub(". ", sentence[0])


def sayings_in(visible: str) -> tuple[Saying, ...]:
    """Give the kinds of words in what a page shows, its title among them. Letter case does not matter.

    Lines are apart where a browser shows them so. Whoever asks "Blocked by your school?", quotes what others show, or
    speaks of what happens where a page is blocked, says not that this is blocked.
    """
    shown = visible[: 4 * _READ].lower()
    text = " ".join(shown.split())[:_READ]
    found = {kind for kind, pattern in _PATTERNS.items() if _has(pattern, text)}
    own = _of_itself(shown) if Saying.BLOCKED in found else ""
    if Saying.BLOCKED in found and _has(_ASKS_FIRST, text) and not _has(_THIS_IS_BLOCKED, own):
        found.add(Saying.SIGN_IN)
    if Saying.BLOCKED in found and not _has(_BLOCKED, own):
        found.remove(Saying.BLOCKED)
        found |= set() if Saying.SIGN_IN in found else {Saying.FOR_TESTS}
    if not (Saying.BLOCKED in found and _has(_FILTER_SPEAKS, text) and not _has(_PERHAPS, text)):
        found |= {kind for kind, pattern in _OF_BOTH.items() if _has(pattern, text)}
    return tuple(kind for kind in _PATTERNS if kind in found)


def _of_itself(shown: str) -> str:
    """Leave out what a page asks, quotes, and says of other pages."""
    unquoted = _QUOTED.sub(lambda quoted: "…" if _has(_BLOCKED, quoted[0]) else quoted[0], shown)
    return " ".join(_SENTENCE.sub(_of_this, unquoted).split())[:_READ]


def _has(pattern: str, text: str) -> bool:
    return _compiled(pattern).search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile the words of a kind where a page is first read for them: that takes a tenth of a second for all."""
    return re.compile(pattern)
