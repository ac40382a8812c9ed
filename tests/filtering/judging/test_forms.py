"""Every sentence that a reason is put together from is said of some situation, beside which it was read."""

import ast
import inspect
from collections.abc import Iterator

from tests.filtering.judging.scenarios import SCENARIOS
from venuecheck.filtering.judging import network_reasons, reasons, silence_reasons

_LEAST_WORDS = 4
_OF_RUNS = (
    "this page was not tried, because none of the pages that must open did",
    "but this network has a sign-in page: sign in first, and run the check again",
    "but a page of this network's own came in place of others",
    "pages this device could open nothing on this network any more",
    "the check stopped there, and nothing can be concluded of this page",
    "seen once so far: a second look follows",
    "the second time it was another page of the same host that was stopped so",
    "it is not confirmed that this page stands for its category",
    "no route to its dns server",
)
"""Said where a whole run is judged, or a list's own words are: `test_run`, `test_controls`, `tests/truth`, the lab."""
_NEVER_MADE_HERE = (
    "no sign of the page or of a filter was seen",
    "; the tries do not agree",
    "the name leads to an address that cannot be used",
)
"""What is left where nothing else is true."""


def test_each_sentence_of_a_reason_stands_in_a_scenario() -> None:
    said = "\n".join(scenario.situation.judged().reason.lower() for scenario in SCENARIOS)
    missing = [each for each in _sentences() if each not in said]
    unexplained = [each for each in missing if not each.startswith((*_OF_RUNS, *_NEVER_MADE_HERE))]
    assert unexplained == [], "add a scenario that makes it, and read it there"


def test_what_is_said_elsewhere_is_still_a_sentence() -> None:
    sentences = list(_sentences())
    assert [each for each in (*_OF_RUNS, *_NEVER_MADE_HERE) if not any(one.startswith(each) for one in sentences)] == []


def _sentences() -> Iterator[str]:
    """Give what the modules write of a reason: their strings of several words, but for what documents them."""
    for module in (network_reasons, reasons, silence_reasons):
        tree = ast.parse(inspect.getsource(module))
        documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
                text = node.value.strip(" .,").lower()
                if len(text.split()) >= _LEAST_WORDS:
                    yield text
