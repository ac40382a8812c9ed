"""The digest of what a checklist says, so that a published one that was changed without a new version shows."""

import hashlib
import json

from venuecheck.authoring.document import Document


def checklist_digest(document: Document) -> str:
    """Give `sha256:` and the digest of all that a checklist says, in all its languages.

    Layout and comments do not count, nor do the examples: they test the checklist and are no part of what is asked.
    """
    data = document.data if isinstance(document.data, dict) else {}
    said = {name: value for name, value in data.items() if name != "examples"}
    # sorted names and no spaces: the same values give the same bytes on every computer
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
