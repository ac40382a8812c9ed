"""A scenario that could pass for nothing, or accepts what is not true, is refused when it is read."""

import pytest
from pydantic import ValidationError

from .question import Proof, Question
from .scenario import Row, scenarios

_BLOCKED = {"verdict": "blocked", "open": False, "dns": "NXDOMAIN", "web": "unresolved"}


def test_a_page_that_accepts_a_wrong_verdict_is_refused() -> None:
    page = {"url": "http://adult.test/", "must": "block", "truth": _BLOCKED}
    Row.model_validate(page | {"finding": {"verdict": "inconclusive"}})
    with pytest.raises(ValidationError, match="where blocked is true"):
        Row.model_validate(page | {"finding": {"verdict": ["blocked", "reached"]}})


def test_a_question_that_accepts_a_wrong_answer_is_refused() -> None:
    Question.model_validate({"truth": "problem", "finding": "inconclusive"})
    with pytest.raises(ValidationError, match="where 'problem' is true"):
        Question.model_validate({"truth": "problem", "finding": "ok"})


def test_a_proof_that_nothing_could_refute_is_refused() -> None:
    with pytest.raises(ValidationError, match="nothing could refute"):
        Proof.model_validate({"run": "dig adult.test"})


def test_a_proof_is_borne_out_by_what_it_wants_and_by_nothing_else() -> None:
    assert Proof(run="x", prints="198.51.100.20").is_borne_out_by("198.51.100.20\n")
    assert not Proof(run="x", prints="198.51.100.20").is_borne_out_by("timed out")
    assert not Proof(run="x", lacks="198.51.100.20").is_borne_out_by("198.51.100.20\n")


def test_a_name_in_another_alphabet_is_the_one_that_dns_has() -> None:
    row = next(row for row in scenarios()["dnsmasq-zero"].pages if not row.url.isascii())
    assert row.host.startswith("xn--")
    assert row.id.isascii()
