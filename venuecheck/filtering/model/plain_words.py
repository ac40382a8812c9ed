"""Words of block pages and their addresses, kept only where they are plainly no person's name.

A filter writes into titles, reasons, categories and paths whom it stopped: any word may be a child's name. So the whole
is kept where every word of it is known, and nothing of it otherwise.
"""

import re

from venuecheck.filtering.model.group_name import GROUP_WORDS

_LONGEST = 80
_LONGEST_NUMBER = 4
"""A longer number may be a pupil's."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
# What filters and servers say of a page, their categories, their products. No first name is among them, and no word
# that is one too ("will", "may", "mark", "grant", "chase", "rose", "hope"): a surname alone ("Page") names nobody.
_WORDS = frozenset(
    """
    about abuse accepted accessed acl active activity ad adblock address adguard administrator ads adverts advice
    advisory against alcohol alert allowed alto am an anonymiser anonymizer anonymizers any apache app application
    applications are argument arts as ask asp aspx at attempt attempted attention authentication authorised
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
    intolerance intolerant invalid is isp its job jobs jpg js json just keyword keywords kp lan law legal lib
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
    warn warning warnings was watchguard we weapon weapons webadmin webblock webfilter webmail webpage websense
    website websites weighted welcome what when which while whitelist why windows with within without words works
    www yes you your zero zone zscaler
    """.split()  # noqa: SIM905 - as a list it would take 500 lines
)


def plain_words(text: str) -> str:
    """Give `text`, tidied, if it is plainly no person's name, else ''.

    It has at most 80 characters, and each of its words is a known one or a number of at most four digits.
    """
    said = " ".join(text.split())
    if len(said) > _LONGEST or _UNSEEN.search(said):
        return ""
    found = _WORD.findall(said)
    known = all(len(word) <= _LONGEST_NUMBER if word.isdigit() else _is_known(word.lower()) for word in found)
    return said if found and known else ""


def _is_known(word: str) -> bool:
    return len(word) == 1 or word in _WORDS or word in GROUP_WORDS
