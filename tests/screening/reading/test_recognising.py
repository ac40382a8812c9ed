"""What a file is, by what it holds."""

import base64
import io
import quopri
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.samples import HEADER, read_or_problems, row, sanctions_csv, schedule_xml
from venuecheck.core.problem import InputError, Problem
from venuecheck.screening.reading.recognising import recognise

XML = b"<?xml version='1.0'?><!-- made up --><Designations><DateGenerated>10/06/2026</DateGenerated></Designations>"
CSV = sanctions_csv(row("MAD0001", "B"))
OFSI_CSV = (
    "Last Updated,28/01/2026\r\nName 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script "
    "Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Position,Address 1,Country,Other "
    "Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,"
    "Group ID\r\nDOE,John,,,,,,,,,,,,,,,,,Individual,Primary name,,R,01/01/2001,,01/01/2001,1\r\n"
)


def packed(*names: str, content: str = "x") -> bytes:
    """Give a zip that holds files of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "list_id"),
    [
        (schedule_xml("A"), "proscribed"),
        (CSV, "sanctions"),
        (CSV.decode("utf-8-sig").encode("utf-16"), "sanctions"),
        (CSV.decode("utf-8-sig").replace('","', '";"').replace(",", ";").encode(), "sanctions"),
        (CSV.replace(b"Unique ID", b"Ref"), "sanctions"),
        (XML, "sanctions"),
        (b"\xef\xbb\xbf" + XML, "sanctions"),
        (packed("xl/workbook.xml"), "sanctions"),
        (b'\xef\xbb\xbf[{"charity_name": "X"}]', "charities"),
        (b"date_of_extract\torganisation_number\tregistered_charity_number\tcharity_name\n", "charities"),
        (b"CompanyName, CompanyNumber,", "companies"),
    ],
)
def test_a_list_is_told_by_what_it_holds(raw: bytes, list_id: str) -> None:
    """Never by its name."""
    assert recognise(raw, "f") == list_id


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "the file is empty"),
        (b" \r\n\xef\xbb\xbf", "the file is empty"),
        (b"<!DOCTYPE html><html><body>503</body></html>", "a web page"),
        (b"\n <HTML lang='en'><head><title>GOV.UK", "a web page"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='y'/>", "a web page"),
        (b"<div>not found</div>", "a web page"),
        (b"Loading ...\n<html>", "a web page"),
        (
            packed("UK-Sanctions-List.csv", "readme.txt"),
            r"packed file \(zip\); unpack it.*UK-Sanctions-List\.csv and 1 more",
        ),
        (packed("word/document.xml"), "a text document"),
        (packed("mimetype", "content.xml", content="application/vnd.oasis.opendocument.text"), "a text document"),
        (packed("a")[:-30], "cut off or damaged"),
        (b"\x1f\x8b\x08 packed", "gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel"),
        (OFSI_CSV.encode(), "closed on 28 January 2026; take the UK Sanctions List"),
        (OFSI_CSV.replace(",", ";").encode("utf-16"), "closed on 28 January 2026"),
        (b"<ArrayOfFinancialSanctionsTarget xmlns='x'/>", "closed on 28 January 2026"),
        (b"<sdnList xmlns='x'/>", "the United States"),
        (b"<CONSOLIDATED_LIST/>", "the United Nations"),
        (b"<export xmlns='x'/>", "the European Union"),
        (b"<Thing/>", "XML of another kind"),
        (b"<", "no whole XML"),
        (bytes(range(256)) * 3, "not text"),
        (b"Name,Number\nA,1\n", "no line at the top names the columns"),
        (b"{}", r"an answer of a program \(JSON\), and no list"),
        (b"[]", r"an answer of a program \(JSON\), and no list"),
        (b"[1, 2", r"an answer of a program \(JSON\), and no list"),
        (b'{"error": "Forbidden", "status": 403}', "an answer of a server and no list, and it says: 'Forbidden'"),
        (b' {"code":429,\n"message":"Too many requests"}', "it says: 'Too many requests'"),
        (b'[{"error": {"message": "Not found"}}]', "it says: 'Not found'"),
        (b'{"type": "about:blank", "title": "Gone", "detail": "The file has moved"}', "it says: 'The file has moved'"),
        (b'[{"id": "Q1", "schema": "Person", "caption": "X"}]', "a list of another kind.*its columns are id, schema"),
        (b'{"id":"Q1","schema":"Person"}\n{"id":"Q2"}\n', r"an answer of a program \(JSON\)"),
        (b"x\x9f>\x22\x00\x01", "what a mail program packed a file into"),
        (
            b"From: a@b.test\r\nSubject: list\r\nContent-Type: text/csv\r\n\r\n" + CSV,
            "a whole mail; save what is attached",
        ),
        (base64.encodebytes(CSV), r"as a mail carries it \(base64\)"),
        (quopri.encodestring(CSV), r"as a mail carries it \(quoted-printable\)"),
        (b"[InternetShortcut]\r\nURL=https://example.test/list.csv\r\n", "a pointer to a file"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "a pointer to a file"),
        (b"Service unavailable", "no line at the top names the columns"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_what_is_no_list_is_named_for_what_it_is(raw: bytes, said: str) -> None:
    """And what to take instead."""
    with pytest.raises(InputError, match=said) as refused:
        recognise(raw, "f")
    assert all(problem.fix for problem in refused.value.problems)


def test_another_list_than_the_one_asked_for_is_not_taken_for_it() -> None:
    """A register in the place of a list would make everybody a match, or nobody."""
    assert recognise(CSV, "f", wanted="sanctions") == "sanctions"
    with pytest.raises(InputError, match="this is the UK Sanctions List, and the register of companies was asked for"):
        recognise(CSV, "f", wanted="companies")


@given(
    st.binary(max_size=300) | st.sampled_from([b"PK\x03\x04", b"<", b"[", HEADER.encode()]).map(lambda x: x + b"\xff<a")
)
def test_no_bytes_make_it_crash(raw: bytes) -> None:
    """An id, or an `InputError`."""
    known = {"proscribed", "sanctions", "charities", "companies"}
    for each in read_or_problems(lambda: [recognise(raw, "f")]):
        assert each in known or (isinstance(each, Problem) and each.fix)
