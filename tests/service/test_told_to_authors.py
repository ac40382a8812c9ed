"""What `lint` tells people who write: where it is, what is wrong, and a remedy that helps; of lawful words nothing."""

from datetime import date
from pathlib import Path

import pytest

from venuecheck import catalogue
from venuecheck.service.linting import lint

REFUSED = (catalogue.templates() / "letters" / "refused.txt").read_text(encoding="utf-8")
HOLDING = (catalogue.templates() / "letters" / "holding.txt").read_text(encoding="utf-8")


def _said(folder: Path, text: str | bytes, name: str = "file.yaml") -> list[str]:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [str(problem).removeprefix(f"{path}:").strip() for problem in lint((path,), date(2026, 11, 30))[1]]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{{said}}", "{said}", "16:1: '{said}' is no place, and would stand in what is sent; write places with two"),
        ("{{said}}", "as { Said } is", "16:4: '{ Said }' is no place"),
        ("{{said}}", "{{reason}}", "1:1: it has no place for the reasons; write {{said}} where it belongs"),
        ("{{review}}", "", "1:1: it has no place for the way to have the decision looked at again; write {{review}}"),
        ("{{review}}", "{{?review}}Write to us.", "1:1: it has no place for the way to have the decision looked at"),
    ],
)
def test_a_refusal_goes_out_with_its_reasons_and_the_way_to_a_review(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert _said(tmp_path, REFUSED, "refused.txt") == []
    assert any(line.startswith(said) for line in _said(tmp_path, REFUSED.replace(before, after), "refused.txt"))


def test_one_slip_in_a_place_is_told_once(tmp_path: Path) -> None:
    """What was meant for the reasons is not missed besides."""
    for slip in ("{said}", "{{siad}}"):
        assert len(_said(tmp_path, REFUSED.replace("{{said}}", slip), "refused.txt")) == 1


def test_each_word_that_gives_a_cause_is_named_where_it_stands(tmp_path: Path) -> None:
    told = _said(tmp_path, HOLDING + "\nWe wait for the police and\nthe Prevent team.\n", "holding.txt")
    line = HOLDING.count("\n") + 2
    assert told == [
        f"{line}:17: 'police' would say why this letter is sent; take it out of the template",
        f"{line + 1}:5: 'Prevent' would say why this letter is sent; take it out of the template",
    ]


LIST = """\
id: "ash-list"
version: 1
title: "Ash list"
edition: "KCSIE 2026"
sources:
  - {id: "us", title: "Our own sites", url: "https://ash.example/"}
categories:
  - {id: "adult", title: "Adult", expectation: "block", note: "Ours"}
  - {id: "news", title: "News", expectation: "allow"}
controls:
  - {id: "c1", url: "http://one.example/", expect: {contains: "Ash Hall main page"}}
  - {id: "c2", url: "https://two.example/", expect: {contains: "Ash Hall second page"}}
pages:
  - {id: "p1", url: "https://test.example/a", category: "adult", vouched_by: "us", expect: {contains: "No harm here"}}
  - {id: "p2", url: "https://news.example/", category: "news", vouched_by: "us", expect: {contains: "Ash local news"}}
  - {id: "p3", url: "https://paper.example/", category: "news", vouched_by: "us", expect: {contains: "Ash paper today"}}
"""
BOTH = "from which something else is expected"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "https://news.example/",
            "https://test.example/a",
            f"15:21: this is the address of 'p1' as well (line 14), {BOTH}",
        ),
        (
            "https://news.example/",
            "HTTPS://TEST.Example/a/",
            f"15:21: this is the address of 'p1' as well (line 14), {BOTH}",
        ),
        (
            "https://news.example/",
            "http://one.example",
            f"15:21: this is the address of 'c1' as well (line 11), {BOTH}",
        ),
        (
            "https://news.example/",
            "https://paper.example",
            "16:21: warning: this is the address of 'p2' as well (line 15)",
        ),
    ],
)
def test_an_address_that_is_taken_twice_is_named(tmp_path: Path, before: str, after: str, said: str) -> None:
    """A page cannot be blocked and open, nor be the proof that the line works."""
    assert not [line for line in _said(tmp_path, LIST) if "as well" in line]
    assert [line for line in _said(tmp_path, LIST.replace(before, after)) if line.startswith(said)]


def test_names_that_are_not_in_the_law_are_not_a_venues_own(tmp_path: Path) -> None:
    """Nothing would read them: they have a place in a list of one's own. The file that ships names no stranger."""
    shipped = catalogue.known_names()[0]
    assert not lint((shipped,), date(2026, 11, 30))[1]
    wrong = shipped.read_text("utf-8").replace('of: "', 'of: "x', 1)
    told = _said(tmp_path, wrong)
    assert any("is on no list that ships" in line and "did you mean" in line for line in told)
    assert any("read nowhere" in line and "`other_names:`" in line for line in told)
    own = 'id: "own"\ntitle: "Ours"\ndated: 2026-11-02\nentries:\n  - {id: "a", name: "Larkfield Example Events", '
    own += 'other_names: ["LEE Promotions"], reason: "Two bills left unpaid", source: "Invoices"}\n'
    assert _said(tmp_path, own) == []


OWN = """\
id: "ash-booking"
version: 1
title: "Ash Hall booking"
subject: "booking"
edition: "2026"
definition: "The government's definition of extremism of 14 March 2024, which is not in a statute"
sources: ["NY"]
sections:
  - id: "ask"
    title: "About the event"
questions:
  - {id: "who", section: "ask", text: "Who?", why: "So that we know.", type: "text", sources: ["NY"]}
  - {id: "talk", section: "ask", text: "Will anybody speak?", why: "To plan.", type: "yes_no", sources: ["NY"]}
  - {id: "name", section: "ask", text: "Who?", why: "To plan.", type: "text", sources: ["NY"], ask_if: "talk == 'yes'"}
outcomes:
  - {id: "approve", kind: "approve", title: "Approve"}
  - {id: "refer", kind: "refer", title: "Ask"}
rules:
  - {outcome: "refer", reason: "Somebody speaks.", when: "talk == 'yes'"}
  - {outcome: "approve", reason: "Nothing stands in the way."}
examples:
  - title: "A choir"
    today: "2026-11-02"
    answers: {who: "Ash Singers", talk: "no"}
    outcome: "approve"
    must_not: ["refer"]
  - title: "A talk"
    today: "2026-11-02"
    answers: {who: "Ash Singers", talk: "yes", name: "Ann"}
    outcome: "refer"
    must_not: ["approve"]
"""
ASK_IF = "ask_if: \"talk == 'yes'\""


@pytest.mark.parametrize(
    ("condition", "says", "remedy"),
    [
        ("talk == yes", "'yes' stands without quotes", "write 'yes', with its quotes"),
        ("talk != No", "'No' stands without quotes", "write 'no', with its quotes"),
        ("talk == true", "'true' stands without quotes", "write 'yes', with its quotes"),
        ("talk == False", "'False' stands without quotes", "write 'no', with its quotes"),
        ("who == Smith", "'Smith' is not known here", "write text in quotes: 'Smith'"),
        ("selected(talk, 'yes')", "'selected(…)' cannot be used", "question == 'option' where one can"),
        ("today() > '2026-01-01'", "'today(…)' cannot be used", "write today, without brackets"),
        ("contains(who, 'Ash')", "'contains(…)' cannot be used", "text can only be compared as a whole"),
        ("(talk == 'yes'", "a bracket that is opened here is not closed", "write )"),
        ("talk == 'yes", "a quote that is opened here is not closed", "write '"),
    ],
)
def test_a_condition_is_told_what_to_write(tmp_path: Path, condition: str, says: str, remedy: str) -> None:
    assert _said(tmp_path, OWN) == []
    told = [line for line in _said(tmp_path, OWN.replace(ASK_IF, f'ask_if: "{condition}"')) if line.startswith("14:")]
    assert len(told) == 1, told
    assert says in told[0]
    assert remedy in told[0]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            'title: "Ash Hall booking"',
            'title: "Ash Hall booking',
            "3:8: this is not YAML: the quote that begins here is not",
        ),
        (
            '    title: "About',
            '\u00a0\u00a0\u00a0\u00a0title: "About',
            "10:1: the line begins with a space that is none to YAML",
        ),
        ('  - id: "ask"', '  \u2013 id: "ask"', "9:3: the line begins with a dash or dot that a word processor made"),
        ('id: "ash', '```yaml\nid: "ash', "1:1: this line marks a piece of a page or a message"),
        ("Ash Hall", "Ash\0Hall", "3:12: a character that cannot be seen stands here (U+0000)"),
        ("version: 1", "version: 1.2", "2:10: a whole number is needed here"),
    ],
)
def test_text_from_elsewhere_is_told_where_it_is_not_yaml(tmp_path: Path, before: str, after: str, said: str) -> None:
    told = _said(tmp_path, OWN.replace(before, after, 1))
    assert any(line.startswith(said) for line in told), told
    assert not any("without quotes" in line for line in told)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("talk == 'yes'\"", 'talk == ‘yes’"', "'‘yes’' cannot be used in a condition (character 9"),
        ('id: "ash-booking"', 'id: "ash-booking",', "this is not YAML: there is a comma after the text; take it out"),
        ("ask_if: \"talk == 'yes'\"", 'ask_if: "talk == "yes""', "this is not YAML: a quote ends the text before this"),
        ('title: "Ash Hall booking"', 'Title: "Ash Hall booking"', "'Title' is not known here; did you mean 'title'?"),
        ('type: "text", sources', 'type: "text", required: no, sources', "true or false is needed here; write false"),
        ("rules:\n", 'rules:\n  - {outcome: "approve", reason: "So."}\n', "this rule is never reached"),
        ('title: "Ash Hall booking"', 'title: "Ash Hall booking"\nhint: "x"', "'hint' is not known here; use one of: "),
    ],
)
def test_one_mistake_is_told_once_with_its_cause(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in OWN
    (told,) = _said(tmp_path, OWN.replace(before, after, 1))
    assert said in told


def test_what_is_refused_is_not_missed_besides(tmp_path: Path) -> None:
    own = OWN.replace('sources: ["NY"]}', 'sources: &ours ["NY"]}', 1).replace('sources: ["NY"]}', "sources: *ours}", 1)
    told = _said(tmp_path, own)
    assert len(told) == 2
    assert all("anchors (&) and aliases (*) are not used here" in line for line in told)


def test_a_letter_in_another_encoding_is_told_where(tmp_path: Path) -> None:
    before, _, after = REFUSED.partition("{{said}}")
    line = before.count("\n") + 1
    (told,) = _said(tmp_path, before.encode() + "né £4 {{said}}".encode("cp1252") + after.encode(), "refused.txt")
    assert told == f"{line}:2: not UTF-8 text; save it as UTF-8 (in Notepad: Save as, Encoding)"


def test_a_document_of_word_is_told_as_one(tmp_path: Path) -> None:
    (told,) = _said(tmp_path, b"PK\x03\x04junk")
    assert "a document of Word, Excel or the like; copy its text" in told


def test_a_switch_in_other_words_is_told_once(tmp_path: Path) -> None:
    site = (
        'venue: {id: "hall", name: "Hall", kind: "library"}\nnetworks:\n  - {id: "a", name: "A", user_group: "all"}\n'
    )
    assert _said(tmp_path, site + "probes: {safe_search: on}\n", "venuecheck.yaml") == [
        "4:23: true or false is needed here; write true"
    ]


@pytest.mark.parametrize("type_", ['"choice"', '"choice", options: ["School", "Club"]', '"txt"'])
def test_an_answer_to_a_question_that_is_wrong_itself_is_not_told_besides(tmp_path: Path, type_: str) -> None:
    told = _said(tmp_path, OWN.replace('know.", type: "text"', f'know.", type: {type_}'))
    assert {line.partition(":")[0] for line in told} == {"12"}
    assert len(_said(tmp_path, OWN.replace('know.", type: "text"', 'know."'))) == 1


OWN_LIST = """\
id: "own"
title: "Ours"
dated: 2026-11-02
entries:
  - {id: "a", name: "Larkfield", from: 2025-06-01, until: 2027-05-31, reason: "Two bills left unpaid", source: "A"}
"""
PARTNERS = """\
partnership: {id: "p", name: "P", report_every_days: 91, grace_days: 14}
partners:
  - id: "a"
    name: "A"
    contact: {name: "Ann", email: "office at example"}
    chief_officer: {name: "Bob", email: "bob@a.example"}
    venues: [{id: "v", name: "V", kind: "school"}]
"""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2026-11-02", "2029-11-02", "3:8: warning: the list is dated 2 November 2029, which is to come"),
        ("2027-05-31", "2026-05-31", "5:59: warning: its last day, 31 May 2026, is past"),
        (
            "Two bills left unpaid",
            "They are Muslims, and many",
            "5:79: warning: this reason speaks of religion or belief",
        ),
    ],
)
def test_what_is_doubtful_in_a_list_of_ones_own_is_told(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert _said(tmp_path, OWN_LIST) == []
    (told,) = _said(tmp_path, OWN_LIST.replace(before, after))
    assert told.startswith(said), told


def test_an_address_of_a_partner_that_is_none_is_told(tmp_path: Path) -> None:
    assert _said(tmp_path, PARTNERS) == ["5:35: this is not an e-mail address; write it like name@example.org"]
