"""The sample web: one small page for each address of the test list, holding the text that the list expects."""

import asyncio
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from venuecheck.demo.requests import answer, page, read_request
from venuecheck.filtering.model.page import Page

Web = Mapping[tuple[str, str], str]
"""Host and path to the page there (HTML)."""


def host_of(url: str) -> str:
    """Give the host that `url` names, in lower case."""
    return urlsplit(url).hostname or ""


def web_of(pages: Iterable[Page]) -> Web:
    """Make a page for each address of a test list."""
    made = {}
    for listed in pages:
        host = host_of(listed.url)
        marker = listed.expect.contains if listed.expect else "Sample page"
        about = "This page is made up, and is served by the demonstration on this computer."
        made[host, urlsplit(listed.url).path or "/"] = page(host, marker, about)
    return made


class Sites:
    """Serves a web."""

    def __init__(self, web: Web) -> None:
        self._web = web

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        request = await read_request(reader)
        found = self._web.get((request.host, request.path))
        if found is None:
            missing = page("Not found", "There is no such page here.")
            writer.write(answer(request, HTTPStatus.NOT_FOUND, missing))
        else:
            writer.write(answer(request, HTTPStatus.OK, found))
