"""A venue, a list and what a person may write down of it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from venuecheck.filtering.model.page import TestList
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.sites.site import Site, load_site

NOW = datetime(2026, 9, 21, 16, 40, tzinfo=UTC)
CONFIG = """\
venue: {id: "larkfield", name: "Larkfield <School>", kind: "school"}
networks:
  - {id: "pupil", name: "Pupil wifi", user_group: "pupils", filtered_by: "browser"}
  - {id: "guest", name: "Guest wifi", user_group: "visitors"}
"""
LIST = """\
id: "lab"
version: 1
title: "Lab <list>"
edition: "lab"
categories:
  - {id: "harmful", title: "Must be blocked", expectation: "block"}
  - {id: "allowed", title: "Must open", expectation: "allow"}
controls:
  - {id: "weather", url: "https://weather.test/"}
pages:
  - {id: "adult", url: "http://adult.test/", category: "harmful", vouched_by: "lab"}
  - {id: "casino", url: "https://casino.test/", category: "harmful", vouched_by: "lab"}
  - {id: "relay", url: "https://sites.test/relay", category: "harmful", vouched_by: "lab", granularity: "path"}
  - {id: "hidden", url: "https://secret-place.test/", category: "harmful", vouched_by: "lab", restricted: true}
  - {id: "museum", url: "https://museum.test/", category: "allowed", vouched_by: "lab",
     expect: {contains: "The <museum>"}}
"""


def folder_with(folder: Path) -> tuple[Site, TestList]:
    """Write the configuration and the list into `folder`, and read them."""
    (folder / "venuecheck.yaml").write_text(CONFIG, encoding="utf-8")
    (folder / "list.yaml").write_text(LIST, encoding="utf-8")
    return load_site(folder / "venuecheck.yaml"), load_list(folder / "list.yaml")


def results(test_list: TestList, saw: dict[str, str], **changes: object) -> dict[str, Any]:
    """Make what the page saves."""
    made: dict[str, Any] = {
        "schema": "venuecheck.hand-check/1",
        "id": "hand-20260921-00c0ffee",
        "venue": "larkfield",
        "list_id": test_list.id,
        "list_version": test_list.version,
        "list_digest": test_list.digest,
        "person": "Dana Reyes",
        "day": "2026-09-21",
        "network": "pupil",
        "account": "test pupil, year 9",
        "device": "iPad, school-owned",
        "place": "library",
        "group_seen": "",
        "pages": [
            {"page": page, "saw": said, "note": "", "at": "2026-09-21T09:15:00.000Z"} for page, said in saw.items()
        ],
    }
    return made | changes


def as_bytes(document: object) -> bytes:
    """Give a document as its file's bytes."""
    return json.dumps(document).encode()


ALL = {
    "weather": "opened",
    "adult": "blocked",
    "casino": "blocked",
    "relay": "blocked",
    "hidden": "blocked",
    "museum": "opened",
}
