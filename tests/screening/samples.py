"""Lists in the official forms, with made-up names."""

from collections.abc import Callable, Iterable
from datetime import date

from venuecheck.core.problem import InputError
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.wholeness import KNOWN

HEADER = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,"
    "Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,"
    "Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,"
    "Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,"
    "Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,"
    "Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,"
    "Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,"
    "Parent company,Business registration number (s),IMO number,Current owner/operator (s),"
    "Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,"
    "Length of ship,Year Built,Hull identification number (HIN)"
)
"""As published in 2026."""
_COLUMNS = HEADER.lower().split(",")


def row(
    number: str,
    surname: str,
    forename: str = "",
    *,
    kind: str = "Entity",
    type_: str = "Primary Name",
    strength: str = "",
    other_script: str = "",
    regime: str = "Made-up regime",
    **details: str,
) -> str:
    """Write one line of the sanctions list. `details`: other columns, in small letters with low lines for spaces."""
    given = {
        "last updated": "16/04/2026",
        "unique id": number,
        "name 6": surname,
        "name 1": forename,
        "name type": type_,
        "alias strength": strength,
        "name non-latin script": other_script,
        "regime name": regime,
        "designation type": kind,
        "date designated": "29/06/2012",
        **{name.replace("_", " "): value for name, value in details.items()},
    }
    return ",".join(f'"{given.get(column, "")}"' for column in _COLUMNS)


def sanctions_csv(*rows: str, dated: str = "13-Feb-2026") -> bytes:
    """Write a sanctions list."""
    return "\r\n".join([f"Report Date: {dated}", HEADER, *rows, ""]).encode("utf-8-sig")


def many_sanctions(count: int, *, dated: str = "13-Feb-2026") -> bytes:
    """Write a sanctions list as long as asked: half entities, half people. As a first one, a person must accept it."""
    rows = []
    for number in range(count):
        kind = "Individual" if number % 2 else "Entity"
        rows.append(row(f"MAD{number:05}", f"Zorblax{number} Holding", "Quentin" if number % 2 else "", kind=kind))
    return sanctions_csv(*rows, dated=dated)


def whole_sanctions(*, dated: str = "13-Feb-2026") -> list[str]:
    """Give the lines of a list that holds as much of each kind as the official one, with made-up names."""
    _, known = KNOWN["sanctions"]
    lines = [f"Report Date: {dated}", HEADER]
    people, scripts, names = known.people, known.other_script, known.names - known.entries - known.other_script
    for series, count in known.series.items():
        end = int(known.last[3:]) if known.last.startswith(series) else count
        for number in range(end - count + 1, end + 1):
            person = people > 0
            people -= person
            kind = "Individual" if person else "Entity"
            main = f"{series.title()}blax{number}"
            script = f"Зорблакс {series} {number}" if scripts > 0 else ""
            scripts -= bool(script)
            spare = 3 if names > 0 else 0
            names -= spare
            one, entry_id = ("Quentin" if person else ""), f"{series}{number:04}"
            spare = max(spare, known.names_of_last - 1) if entry_id == known.last else spare
            lines.append(row(entry_id, main, one, kind=kind, other_script=script))
            lines += [row(entry_id, f"{main} {n}", one, kind=kind, type_="Alias") for n in range(spare)]
        if series == "DPR":
            lines += [row(f"DPR1{number:04}", f"Star {number}", kind="Ship") for number in range(known.ships)]
    return lines


def schedule_xml(*entries: str, dated: str = "2025-07-05", title: str = "Proscribed Organisations") -> bytes:
    """Write Schedule 2 as legislation.gov.uk does, as far as it matters."""
    items = "".join(
        f'<ListItem><Para><Text><Addition ChangeId="k{number}" CommentaryRef="c1">{entry}</Addition></Text></Para>'
        "</ListItem>"
        for number, entry in enumerate(entries)
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation">
 <ukm:Metadata xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" xmlns:dct="http://purl.org/dc/terms/">
  <dct:valid>{dated}</dct:valid>
 </ukm:Metadata>
 <Primary><Schedules><Schedule><Number>SCHEDULE 2</Number><TitleBlock><Title>{title}</Title></TitleBlock>
  <ScheduleBody><P><UnorderedList Decoration="none">
   <ListItem><Para><Text>The Made Up Army.</Text></Para></ListItem>
   <ListItem><Para><Text><Repeal CommentaryRef="c2">. . . . .</Repeal></Text></Para></ListItem>{items}
  </UnorderedList></P></ScheduleBody></Schedule></Schedules></Primary>
 <Commentaries><Commentary id="c1" Type="F"><Para><Text>Words in Sch. 2 inserted (29.3.2001) by
  <Citation>S.I. 2001/1261</Citation>, art. 2</Text></Para></Commentary></Commentaries>
</Legislation>""".encode()


def many_organisations(count: int, *, dated: str = "2025-07-05") -> bytes:
    """Write the Schedule as long as asked."""
    return schedule_xml(*(f"Front of Zorblax {number} (Zorb {number}b)" for number in range(count - 1)), dated=dated)


def names(*entries: Entry, list_id: str = "proscribed", dated: date = date(2026, 9, 1)) -> NameList:
    """Give a list."""
    return NameList(id=list_id, title="A list", entries=entries, dated=dated, current_on=dated)


def entry(
    name: str,
    *others: str,
    kind: Kind = Kind.ORGANISATION,
    entry_id: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Entry:
    """Give an entry."""
    return Entry(
        id=entry_id or name.lower().replace(" ", "-"),
        kind=kind,
        name=name,
        other_names=others,
        valid_from=valid_from,
        valid_until=valid_until,
    )


def read_or_problems(read: Callable[[], Iterable[object]]) -> tuple[object, ...]:
    """Give what was read, or the problems that stood in the way. Any other exception is a failure."""
    try:
        return tuple(read())
    except InputError as error:
        return error.problems
