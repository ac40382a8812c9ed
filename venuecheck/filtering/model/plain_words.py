"""Words of block pages and their addresses, kept only where they are plainly no person's name.

A filter writes into titles, reasons, categories and paths whom it stopped: any word may be a child's name. So the whole
is kept where every word of it is known, and nothing of it otherwise.
"""

import re

from venuecheck.filtering.model.group_name import GROUP_WORDS

_LONGEST = 80
_LONGEST_NUMBER = 4
"""A longer number may be a pupil's."""
_LONGEST_TOGETHER = 2
"""More letters by themselves may spell a name."""
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"([a-z]{2,})\d{1,4}|\d{1,4}([a-z]{2,})|[a-z]\d{1,2}|\d{1,2}[a-z]")
"""A word with a number on it: `year9`, `h2`. Letters and figures in turn may be a name in hexadecimal."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
# What filters and servers say of a page, their categories, their products. No first name is among them, and no word
# that is one too ("will", "may", "mark", "grant", "chase", "rose", "hope"): a surname alone ("Page") names nobody.
_WORDS = frozenset(
    """
    about abuse accepted accessed acl active activity ad adblock address adguard administrator ads adverts advice
    advisory against alcohol alert allowed alto am an anonymiser anonymizer anonymizers any apache app application
    applications are argument arts as ask asked asp aspx at attempt attempted attention authentication authorised
    authority authorization authorized auto automobile available away bad ban banking banned barracuda be because
    been before being beliefs betting between bin black blacklist blacklisted blocked blocking blocklist
    blockmessage blockpage blocksi botnet botnets browser browsing bt business but by cache caddy can cannot
    categories categorised categorized category centre certificate certificates cgi change chat check child cinema
    cisco cleanbrowsing client closed code com combination command communication config configuration connect
    connection contact contains content contentkeeper contents control controls cookie copyright could council
    county crime criminal css cults custom dangerous data database dating day dead debian debug defined deledao
    denial denied deny denypage dialer dialers did dir directory disabled disallowed discrimination dns dnsfilter do
    does domainblockedforuser domains download downloads drug drugs due during dynamic e2guardian education ee email
    enabled encountered engine engines enter entertainment err error eu eula exe expired explicit extension
    extremism extremist failed failure false fashion file files filetype filters finance financial firewall folder
    forbidden forcepoint fortiguard fortinet forums forwarding found fp fr free from gambling game games gaming
    gateway generic get gif go goguardian goods government greylist guardian guns hacking had has hate hatred have
    health help here hole host hosting hosts htm html http https humour iboss ico illegal image images img immediate
    impero impersonation in inappropriate index infected information infrastructure instant institution internal
    intolerance intolerant invalid ips is isp its job jobs jpg js json just keyword keywords kp lan law legal lib
    lightspeed limit limited linewize lingerie link list lists local localhost lock locked login logon main
    malicious malware match matched matches material mcafee me media meraki message messaging micro mixed mode
    moment most music mvc my naturism net netskope netsweeper networking networks newly news nextdns nginx not
    notice notification nudity number o2 object occurred off offensive official on one online opendns openresty
    organisation organization our out outside page pages palo parallels parental parked parking peer peer2peer
    permission permitted personal pfblockerng phishing photo php phrase phrases pi pl plagiarism please plesk png
    policies politics porn pornography portal potentially prevented privacy privoxy problem profanity prohibited
    protected protection provocative proxies proxy quota racism racist radicalisation radicalization rated reached
    real reason redir redirect redirection refused registered regular religion remote request requested required res
    research resolve response restrictedcontent restriction restrictions result retrieved rm rules safety safetynet
    sales scam sch schools script scripts search secure securly self senso server service services set sex sexual
    sexuality sgerror shareware shock shopping shown shtml site sites size smoothwall sms social society software
    sonicwall sophos sorry spam sport sports spyware squid squidguard src start status stop stopped streaming string
    substances suicide surfprotect suspicious svg swimsuits system systems talktalk target tasteless technical
    technology temporarily term terrorism terrorist text that their them there these they this threat threats three
    time times title tobacco today too toolbar toolbars torrent torrents travel trend true try two type ubuntu uk
    umbrella unable unacceptable unauthorised unauthorized unavailable uncategorised uncategorized unclassified
    unlawful unrated unsafe untangle unwanted update upload url urlblock urls use used userauthentication usercheck
    using utm video videos viewing violation violations violence virgin virtual virus viruses vodafone vpn warez
    warn warning warnings was watchguard we weapon weapons webadmin webblock webcat webfilter webmail webpage websense
    website websites weighted welcome what when which while whitelist why windows with within without words works
    www yes you your zero zone zscaler
    """.split()  # noqa: SIM905 - as a list it would take 500 lines
)


# What servers say of themselves in headers, and how the names of hosts and parameters are made.
_TECHNICAL = frozenset(
    """
    abort aborted accel accept accounts addr address adfs adlt agent akamai akamaighost alt anthropic apps arg args
    arpa asap ascii auth authenticate awselb basic bearer big blockid body br bytes cacheable cached captive cat
    categoryid categoryname catid catname cats cdn cf charset chunked clear clientaddr clientgroup clientip
    clientname clientuser cloudflare cloudfront configure conflict connectionip corp coyote created ctx date ddos
    deflate deviceid digest down dpid dplanguage dpruleid dst edge envoy err error esi esni example exp express fail
    fastly fetched filtergroup fn form forward forwarded ftp fwd gfe gmt groupname gws gzip haproxy hit home
    homepage hotspot httpversion icap identity idp imperva intermediate intranet invalid ip ipaddr iso jetty
    kerberos keyword kp lan lang lat latin lenient level lifetime lighttpd limits linux listing litespeed lng
    location lookup ma mac max mgr microsoft min miss mod modified msisdn na namelookup negotiate netscape next
    nonce none nref nsphostname ntlm octet ok openssl orig originalurl origurl override parse perl persist php php5
    php7 php8 plain policyid policyname pragma precondition prefs private protocol proxyagent put python query quic
    range read realm rel relay replies req reqid resp revalidate rh route router rule ruleid shop shutting sid
    socket spdy src ssl sso stale state store stream sucuri sure tagging targetgroup tengine test text tid timeout
    tls to token tomcat traefik transitional ttl type unix unsup urn useremail userip username utf utf16 utf8 v
    value var varnish vary ver version via wall webserver wpad write ws xhtml xml zsq
    """.split()  # noqa: SIM905 - as a list it would take 150 lines
)


def plain_words(text: str) -> str:
    """Give `text`, tidied, if it is plainly no person's name, else ''.

    It has at most 80 characters, and each of its words is a known one or a number of at most four digits.
    """
    said = " ".join(text.split())
    if len(said) > _LONGEST or _UNSEEN.search(said):
        return ""
    found = _WORD.findall(said)
    alone = sum(len(word) == 1 and word.isalpha() and word.lower() not in "ai" for word in found)
    known = alone <= _LONGEST_TOGETHER and all(is_known_word(word) for word in found)
    return said if found and known else ""


def known_parts(text: str, instead: str) -> str:
    """Give `text` with `instead` for every word of it that is not known, and one for several that follow each other.

    For what is made of words and marks: headers, the names of hosts and parameters.
    """
    kept = _WORD.sub(lambda word: word[0] if is_known_word(word[0], technical=True) else instead, text)
    return re.sub(rf"{re.escape(instead)}(?:\W{{1,3}}{re.escape(instead)})+", instead, kept)


def is_known_word(word: str, *, technical: bool = False) -> bool:
    """Whether a word names nobody; `technical`: where servers speak, and not people."""
    word = word.lower()
    if word.isdigit():
        return len(word) <= _LONGEST_NUMBER
    if len(word) == 1 or word in _WORDS or word in GROUP_WORDS or (technical and word in _TECHNICAL):
        return True
    numbered = _NUMBERED.fullmatch(word)
    letters = (numbered[1] or numbered[2] or "") if numbered else ""
    return numbered is not None and (not letters or is_known_word(letters, technical=technical))
