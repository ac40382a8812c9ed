"""Pages that makers ship, and that firewalls of sites ship, whose words are much alike: the first are a filter's."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Line, Shows
from tests.truth.parts import page, read_by, sites_read


def _ships(line: str, title: str, head: str, words: str, status: int = 200) -> Line:
    """A filter's page as its maker ships it, on a network that reads everything."""
    return read_by(line, f"a page as a maker ships it: {title}", page(head, words, status))


def _wall(line: str, title: str, head: str, words: str, status: int = 403) -> Line:
    """What a firewall of sites says to whoever it does not like."""
    return sites_read(line, f"a firewall of sites: {title}", page(head, words, status))


TOLD_OF_PRODUCTS: tuple[Line, ...] = (
    _ships(
        "ships-policy-falls-under",
        "the policy does not allow the page, which falls under a category",
        "Blocked",
        "<p>The company's policy does not allow access to this page. It falls under the category: Games.</p>",
    ),
    _ships(
        "ships-web-access-restricted",
        "web access is restricted, contact the administrator",
        "Restricted",
        "<p>The web access is restricted. Please contact with administrator. (Gambling)</p>",
    ),
    _ships(
        "ships-categorised-with",
        "the requested page has been categorised and blocked",
        "Content filter",
        "<p>The requested Web page from 10.53.1.2 to {url} that is categorized with [Adult] has been blocked by Web Content Filter.</p><p>Please contact your system administrator for further information.</p>",
    ),
    _ships(
        "ships-oops",
        "oops",
        "Oops! Website blocked!",
        "<h1>Oops! Website blocked!</h1><p>If you need access, ask whoever looks after this router.</p>",
    ),
    _ships(
        "ships-access-has-been-blocked-in-accordance",
        "blocked in accordance with company policy, with user, address and category",
        "Web Page Blocked",
        "<h1>Web Page Blocked</h1><p>Access to the web page you were trying to visit has been blocked in accordance with company policy. Please contact your system administrator if you believe this is in error.</p><p><b>User:</b> 10.53.1.2</p><p><b>URL:</b> {url}</p><p><b>Category:</b> gambling</p>",
        503,
    ),
    _ships(
        "ships-denied-by-proxy",
        "a request that a proxy denied, with reason and rule",
        "Request denied",
        "<h3>Request denied by HTTP proxy</h3><p><b>Reason:</b> Category 'Gambling' denied by WebBlocker policy 'Pupils'.</p><p>Please contact your administrator for assistance.</p><p>{url}</p>",
        403,
    ),
    _ships(
        "ships-not-in-allow-list",
        "only sites on the allow list",
        "Allowed sites only",
        "<h1>Sorry</h1><p>This website is not on your allowed list, so you can't visit it on this device.</p><p>Ask your teacher to allow it.</p>",
    ),
    _ships(
        "ships-paused",
        "the internet is paused for this class",
        "Internet paused",
        "<h1>Your teacher has blocked this website</h1><p>A class is in session. Websites that are not part of the lesson are blocked until it ends.</p>",
    ),
    _ships(
        "ships-uncategorised",
        "the site is not in any category yet",
        "Uncategorised website",
        "<h1>Uncategorised website</h1><p>{host} has not been categorised yet. Your school blocks websites that are not categorised. Submit it for review.</p>",
    ),
    _ships(
        "ships-irish",
        "in Irish",
        "Suíomh coiscthe",
        "<h1>Tá an suíomh gréasáin seo coiscthe</h1><p>Níl cead ag daltaí an suíomh seo a oscailt ar líonra na scoile. Iarr ar an múinteoir.</p>",
        403,
    ),
    _ships(
        "ships-words-in-parts",
        "its words are marked up one by one, and some as entities",
        "&#66;locked",
        "<table><tr><td><b>This</b>&nbsp;<i>website</i></td><td><span>is&nbsp;<em>bl</em>ocked</span> by&#32;your&#32;<u>school</u>.</td></tr></table>",
    ),
    read_by(
        "ships-picture-with-words",
        "a page as a maker ships it: one picture, whose words stand beside it for those who cannot see it",
        Shows(
            body="<html><head><title>{host}</title></head><body><img src='data:image/png;base64,iVBORw0KGgo=' alt='This website is blocked by your school. Ask the IT office if you need it.'></body></html>"
        ),
    ),
    read_by(
        "ships-plain-text",
        "a page as a maker ships it: plain text with the rule's name",
        Shows(
            status=403,
            body="403 Forbidden: Blocked by web filter policy 'KS3 pupils' (category: Gambling)\n",
            headers=(("Content-Type", "text/plain"),),
        ),
    ),
    # what looks much like those, and is a site's own doing
    _wall(
        "wall-country-by-administrator",
        "the country was disabled by the administrator",
        "Access Denied - Website Firewall",
        "<h1>Access Denied - Website Firewall</h1><p>If you are the site owner, please whitelist your IP.</p><table><tr><td>Your IP:</td><td>185.77.1.2</td></tr><tr><td>URL:</td><td>{url}</td></tr><tr><td>Block ID:</td><td>GEO02</td></tr><tr><td>Block reason:</td><td>Access from your Country was disabled by the administrator.</td></tr></table>",
    ),
    _wall(
        "wall-limited-by-owner",
        "access to this site has been limited by its owner",
        "Your access to this site has been limited by the site owner",
        "<h1>Your access to this site has been limited by the site owner</h1><p>Your access to this service has been limited. (HTTP response code 503)</p><p>If you think you have been blocked in error, contact the owner of this site for assistance.</p><p>Block Technical Data. Block Reason: Access from your area has been temporarily limited for security reasons.</p>",
        503,
    ),
    _wall(
        "wall-url-rejected",
        "the requested URL was rejected, consult with your administrator",
        "Request Rejected",
        "The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 11825482109183<br><br><a href='javascript:history.back();'>[Go Back]</a>",
        200,
    ),
    _wall(
        "wall-web-page-blocked",
        "web page blocked, contact the administrator, with an attack's number",
        "Web Page Blocked",
        "<h1>Web Page Blocked!</h1><p>The page cannot be displayed. Please contact the administrator for additional information.</p><p>URL: {url}</p><p>Client IP: 185.77.1.2</p><p>Attack ID: 20000051</p><p>Message ID: 000012344</p>",
        200,
    ),
    _wall(
        "wall-address-banned",
        "the owner has banned your address (1006)",
        "Access denied | {host} used a network to restrict access",
        "<h1>Error 1006</h1><h2>Access denied</h2><p>What happened? The owner of this website ({host}) has banned your IP address (185.77.1.2).</p>",
    ),
    _wall(
        "wall-reported-for-phishing",
        "a content network warns that the site was reported for phishing",
        "Suspected phishing site",
        "<h1>Warning</h1><h2>Suspected Phishing</h2><p>This website has been reported for potential phishing. Phishing is when a site attempts to steal sensitive information by falsely presenting as a safe source.</p><button>Ignore and proceed</button>",
        200,
    ),
    _wall(
        "wall-seized",
        "police have seized the names",
        "This domain has been seized",
        "<h1>THIS WEBSITE HAS BEEN SEIZED</h1><p>This domain has been seized by law enforcement as part of a joint operation. The site was used for illegal online gambling.</p>",
        200,
    ),
    _wall(
        "wall-registry-hold",
        "a registrar has taken the names off for want of an owner's proof",
        "Domain suspended",
        "<h1>This domain has been blocked</h1><p>The registrar could not verify the contact details of its owner. If you own this domain, sign in to your account to verify them.</p>",
        200,
    ),
    _wall(
        "wall-log-in-to-continue",
        "network security of a platform has blocked you, log in to go on",
        "Blocked",
        "<p>You've been blocked by network security.</p><p>To continue, log in to your account or use your developer token. If you think you've been blocked by mistake, file a ticket below.</p>",
    ),
    _wall(
        "wall-unusual-activity",
        "a host's protection has seen unusual activity",
        "One moment",
        "<p>We have noticed an unusual activity from your IP 185.77.1.2 and blocked access to this website.</p><p>Please confirm that you are not a robot.</p>",
        200,
    ),
    _wall(
        "wall-no-vpn",
        "streams that turn proxies away",
        "Proxy detected",
        "<h1>You seem to be using an unblocker or proxy</h1><p>Please turn off any of these services and try again. Error code: M7111-5059</p>",
        200,
    ),
)
"""Of makers' manuals and public threads, in words of their own."""
