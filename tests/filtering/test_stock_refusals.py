"""Refusals that a site's own program writes: known by their form, beside block pages in the same words."""

import pytest

from venuecheck.filtering.stock_refusals import is_stock_refusal

_SAYS = "Access to this site is restricted."


@pytest.mark.parametrize(
    "markup",
    [
        f"<title>WordPress &rsaquo; Error</title><body id='error-page'><div class='wp-die-message'>{_SAYS}</div>",
        f'<title>Private</title><body id="error-page"><div class="wp-die-message">{_SAYS}</div></body>',
        f'<title>WordPress › Fehler</title><style>p{{}}</style></head><body id="error-page">\n<p>{_SAYS}</p></body>',
        f'<title>Zugriff gesperrt</title><body><svg class="wf-header-logo"></svg><p>{_SAYS}</p></body>',
        f"<body><p>{_SAYS}</p><a href='https://www.wordfence.com/help/?query=locked-out'>Dokumentation</a></body>",
        f"<p>{_SAYS}</p><form method=POST action='https://a.test/?_wfsf=unlockEmail'><input name=email></form>",
        f"<link rel=stylesheet href='https://cdn.sucuri.net/sucuri-firewall-block.css' /><body><p>{_SAYS}</p></body>",
        f"<!DOCTYPE html>\n<!-- Ticket #11289, IE bug fix: always pad the error page --><body><p>{_SAYS}</p></body>",
    ],
)
def test_a_sites_own_program_refuses(markup: str) -> None:
    assert is_stock_refusal(f"<html><head>{markup}</html>")


@pytest.mark.parametrize(
    "markup",
    [
        f"<title>Restricted</title><body id='error-page'><div class='message'>{_SAYS}</div>",
        f"<title>WordPress › Error</title><body id='blocked'>{_SAYS}</body>",
        f"<title>Blocked</title><body><p>{_SAYS} See wp-die-message</p></body>",
        f"<body><p>{_SAYS}</p><a href='https://www.wordfence.com/blog/'>Why schools block old plug-ins</a></body>",
        f"<body><p>{_SAYS} Category: sucuri.net</p></body>",
        "<link href='/wp-content/themes/school/style.css'><body id=page>This website is blocked by the school</body>",
    ],
)
def test_what_a_filter_may_write_is_none(markup: str) -> None:
    assert not is_stock_refusal(f"<html><head>{markup}</html>")
