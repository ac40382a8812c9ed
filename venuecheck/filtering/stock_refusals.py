"""Whether a page is a refusal that a site's own program wrote, by how such programs build their pages.

What stands on it is the site's to choose, and reads like a filter's ("Access to this site is restricted"). The form is
the program's: WordPress ends every request that it refuses, or a plug-in of it does, with `wp_die`; the firewalls of
Wordfence and Sucuri have a page of their own, in the words and the language of whoever keeps the site.
"""

import re

_READ = 16 * 1024
"""Characters of a page that are looked at: these pages are short."""
_FORMS = re.compile(
    # WordPress: _default_wp_die_handler, as it is, and as it was before there was a class
    r"\bclass\s?=\s?[\"']?(?:[\w -]{0,60}[ \"'])?wp-die-message\b"
    r"|<title>\s*WordPress\s*(?:&rsaquo;|&#8250;|›)(?=.{0,12000}?<body\b[^<>]{0,200}\bid\s?=\s?[\"']?error-page\b)"
    r"|<!-- Ticket #11289, IE bug fix"
    # Wordfence: lib/wf503.php, lib/wfUnlockMsg.php, the views of its firewall; Sucuri: the style of its page
    r"|[?&]_wfsf=unlockEmail\b|\bwordfence\.com/help/\?query=locked-out\b|\bclass\s?=\s?[\"']?wf-header-logo\b"
    r"|\bcdn\.sucuri\.net/sucuri-firewall-block\.css\b",
    re.IGNORECASE | re.DOTALL,
)


def is_stock_refusal(markup: str) -> bool:
    """Whether a site's own program refuses, and nothing between its reader and it."""
    return _FORMS.search(markup[:_READ]) is not None
