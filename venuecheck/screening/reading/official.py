"""Any official list or register, from the bytes of its file."""

from datetime import date

from venuecheck.screening.known import PROSCRIBED, SANCTIONS
from venuecheck.screening.reading.account import Reading
from venuecheck.screening.reading.charities import read_charities
from venuecheck.screening.reading.companies import read_companies
from venuecheck.screening.reading.recognising import recognise
from venuecheck.screening.reading.registers import CHARITIES, Register
from venuecheck.screening.reading.sanctions import read_sanctions
from venuecheck.screening.reading.schedule import read_schedule


def read_official(
    raw: bytes, file: str, *, wanted: str | None = None, downloaded: date | None = None
) -> Reading | Register:
    """Read what a file turns out to hold; `wanted` is the id of what it should. Raises `InputError`.

    `downloaded`: the day on which it was got, None where nobody says: no file's own time is asked.
    """
    found = recognise(raw, file, wanted=wanted)
    if found == SANCTIONS:
        return read_sanctions(raw, file, downloaded=downloaded)
    if found == PROSCRIBED:
        return read_schedule(raw, file, current_on=downloaded)
    return (read_charities if found == CHARITIES else read_companies)(raw, file, downloaded=downloaded)
