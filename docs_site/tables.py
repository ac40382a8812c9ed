"""What MkDocs asks of each page: tables scroll with the keys, an empty corner is no heading, a dialog has a name.

Long names of files and tests break where a part of them ends, and not within a word.
"""

import re
from itertools import count


def on_page_content(html: str, **_: object) -> str:
    """Give the page's HTML with its tables in regions of their own."""
    number = count(1)
    html = re.sub(r"<table>", lambda _: _region(next(number)), html)
    html = _LONG_NAME.sub(lambda found: _PART.sub(r"\g<0><wbr>", found[0]), html)
    return html.replace("</table>", "</table>\n</div>").replace("<th></th>", "<td></td>")


def on_post_page(output: str, **_: object) -> str:
    """Give the page with a name for the dialog of the search, which the theme leaves without one."""
    return output.replace(_SEARCH, f'{_SEARCH} aria-label="Search"')


def on_post_template(output_content: str, **_: object) -> str:
    """Do the same in what is no page: "not found"."""
    return on_post_page(output_content)


_LONG_NAME = re.compile(r"(?<=<code>)[^<\s]{16,}(?=</code>)")
_PART = re.compile(r"::|[/_=](?=\w)")
_SEARCH = 'data-md-component="search" role="dialog"'


def _region(number: int) -> str:
    return f'<div class="scrolled" tabindex="0" role="region" aria-label="Table {number}">\n<table class="lined">'
