"""A test list and a fingerprint with nothing wrong in them, and how to break them."""

LIST = """\
id: "lab"
version: 1
title: "Lab list"
edition: "lab"
categories:
  - id: "harmful"
    title: "Must be blocked"
    expectation: "block"
controls:
  - id: "c-http"
    url: "http://gov.test/"
    expect:
      contains: "ORIGIN-MARKER gov"
  - id: "c-https"
    url: "https://gov.test/"
pages:
  - id: "adult"
    url: "http://adult.test/"
    category: "harmful"
    vouched_by: "lab"
    granularity: "host"
    expect:
      contains: "ORIGIN-MARKER adult"
"""
FINGERPRINT = """\
id: "schoolwall"
name: "SchoolWall"
sources:
  - "https://schoolwall.example/"
signs:
  - title: "Blocked by SchoolWall"
    status: 403
  - header: {name: "x-schoolwall", contains: "denied"}
examples:
  matching:
    - about: "the block page"
      status: 403
      title: "Blocked by SchoolWall"
  not_matching:
    - about: "an article"
      title: "How we chose SchoolWall"
    - about: "another refusal"
      status: 403
      title: "Access denied"
"""


def without(text: str, start: str) -> str:
    """Leave out the lines that begin so (after spaces and hyphens)."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.strip(" -").startswith(start))


def changed(text: str, old: str, new: str) -> str:
    """Put `new` in the place of `old`, which must be there once."""
    assert text.count(old) == 1, old
    return text.replace(old, new)
