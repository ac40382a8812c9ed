"""The outbox on both databases: sent once by whoever is first, tried again, given up, and nothing of it readable."""

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.mail import server
from tests.mail.server import Mailbox, misbehaving, settings, taking
from venuecheck.accounts.accounts import Accounts
from venuecheck.core.problem import ConflictError, InvalidError, NotFoundError
from venuecheck.mail import outbox as outbox_module
from venuecheck.mail.address import Address
from venuecheck.mail.delivery import deliver_due
from venuecheck.mail.message import Kind
from venuecheck.mail.outbox import CLAIMED, PAUSES, Kept, Outbox, Outgoing, State
from venuecheck.mail.sending import Failure
from venuecheck.mail.settings import KeptSettings, MailSettings, Security

_NOW = 1_790_000_000.0
_DAY = 86_400.0
_TOKEN = "f00df00df00d"
_OUT = Outgoing(
    kind=Kind.ORGANISER,
    to=Address.read("organiser@example.org"),
    path=f"/open/{_TOKEN}",
    about="organiser st-aidans form-1",
    ends=_NOW + 14 * _DAY,
)


def added(accounts: Accounts, number: int = 1, out: Outgoing = _OUT) -> Outbox:
    """Put messages into the outbox."""
    outbox = Outbox.of(accounts)
    for _ in range(number):
        outbox.add(out, account="priya", now=_NOW)
    return outbox


def listed(outbox: Outbox) -> tuple[Kept, ...]:
    """Give what was not sent, the latest first."""
    return (*outbox.listed(State.WAITING), *outbox.listed(State.FAILED))


def ids(mailbox: Mailbox) -> list[str]:
    """Give the Message-IDs that came."""
    return [str(one["Message-ID"]) for one in mailbox.messages]


def test_what_is_sent_is_erased(accounts: Accounts) -> None:
    """The link arrives, and neither it nor the address is kept."""
    outbox, mailbox = added(accounts), Mailbox()
    with taking(mailbox) as said:
        assert deliver_due(outbox, said, lambda: _NOW) == 1
        assert deliver_due(outbox, said, lambda: _NOW + 60) == 0
    assert f"{server.PUBLIC}/open/{_TOKEN}".encode() in mailbox.got[0][2]
    assert listed(outbox) == ()
    assert outbox.count(State.SENT, _NOW) == 1
    with accounts.database.reading() as connection:
        (row,) = connection.exec_driver_sql("SELECT state, sealed FROM web_outbox").all()
    assert (row.state, bytes(row.sealed)) == ("sent", b"")
    outbox.tidy(_NOW + 31 * _DAY)
    assert outbox.count(State.SENT, 0) == 0


def test_several_workers_send_each_message_once(accounts: Accounts) -> None:
    """Four at a time, each with connections of its own."""
    outbox, mailbox = added(accounts, 24), Mailbox()
    with taking(mailbox) as said:
        workers = [
            threading.Thread(target=deliver_due, args=(Outbox.of(accounts), said, lambda: _NOW)) for _ in range(4)
        ]
        for one in workers:
            one.start()
        for one in workers:
            one.join()
    assert len(mailbox.got) == 24
    assert len(set(ids(mailbox))) == 24
    assert outbox.count(State.SENT, 0) == 24


def test_a_server_that_asks_for_later_gets_it_later_under_the_same_number(accounts: Accounts) -> None:
    """After growing pauses; and until then nobody tries."""
    outbox, mailbox = added(accounts), Mailbox(answers=["451 later", "421 later"])
    with taking(mailbox) as said:
        assert deliver_due(outbox, said, lambda: _NOW) == 0
        (kept,) = listed(outbox)
        assert (kept.state, kept.tries, kept.failure, kept.code) == (State.WAITING, 1, Failure.LATER, 451)
        assert kept.due == _NOW + PAUSES[0]
        assert deliver_due(outbox, said, lambda: kept.due - 1) == 0
        assert listed(outbox) == (kept,)
        assert deliver_due(outbox, said, lambda: kept.due) == 0
        (later,) = listed(outbox)
        assert later.due - kept.due == PAUSES[1] > PAUSES[0]
        assert deliver_due(outbox, said, lambda: later.due) == 1
    assert ids(mailbox) == [f"<{kept.id}@council.example>"]


def test_it_is_given_up_and_can_be_sent_again_or_dropped(accounts: Accounts) -> None:
    """After eight tries, in less than two days; then whoever administers says what becomes of it."""
    outbox = added(accounts)
    now, tries = _NOW, 0
    with misbehaving(server.busy) as port:
        while listed(outbox)[0].state is State.WAITING:
            now = listed(outbox)[0].due
            deliver_due(outbox, settings(port), lambda: now)  # noqa: B023 - used at once
            tries += 1
    assert tries == len(PAUSES) + 1 == 8
    assert 1.5 * _DAY < now - _NOW < 2 * _DAY
    (kept,) = listed(outbox)
    assert (kept.state, kept.code) == (State.FAILED, 421)
    assert kept.path == _OUT.path, "it can be sent again"
    outbox.again(kept.number, now)
    mailbox = Mailbox()
    with taking(mailbox) as said:
        assert deliver_due(outbox, said, lambda: now) == 1
    with pytest.raises(NotFoundError):
        outbox.again(kept.number, now)
    outbox = added(accounts)
    outbox.drop(listed(outbox)[0].number)
    assert listed(outbox) == ()


@pytest.mark.parametrize(
    ("refusing", "message", "expected"),
    [(["550 nobody"], [], Failure.ADDRESS), ([], ["554 spam"], Failure.REFUSED)],
    ids=["address", "message"],
)
def test_what_is_refused_for_good_is_given_up_at_once(
    accounts: Accounts, refusing: list[str], message: list[str], expected: Failure
) -> None:
    """Trying again would change nothing, and looks like an attack."""
    outbox, mailbox = added(accounts), Mailbox(rcpt=list(refusing), answers=list(message))
    with taking(mailbox) as said:
        deliver_due(outbox, said, lambda: _NOW)
    (kept,) = listed(outbox)
    assert (kept.state, kept.tries, kept.failure) == (State.FAILED, 1, expected)


def test_a_link_that_has_ended_is_not_sent(accounts: Accounts) -> None:
    """It would open nothing; what is kept of it is erased, and it cannot be sent again."""
    outbox, mailbox = added(accounts), Mailbox()
    with taking(mailbox) as said:
        deliver_due(outbox, said, lambda: _OUT.ends)
    assert not mailbox.got
    (kept,) = listed(outbox)
    assert (kept.state, kept.failure, kept.to, kept.path) == (State.FAILED, Failure.ENDED, None, "")
    with pytest.raises(NotFoundError):
        outbox.again(kept.number, _OUT.ends)


def test_where_mail_is_off_a_link_that_has_ended_is_erased_all_the_same(accounts: Accounts) -> None:
    """Nobody sends then, and still nothing is kept longer than it opens something."""
    outbox = added(accounts)
    outbox.tidy(_OUT.ends - 1)
    assert [one.path for one in outbox.listed(State.WAITING)] == [_OUT.path]
    outbox.tidy(_OUT.ends)
    (kept,) = outbox.listed(State.FAILED)
    assert (kept.failure, kept.to, kept.path) == (Failure.ENDED, None, "")
    outbox.tidy(_OUT.ends + 31 * _DAY)
    assert listed(outbox) == ()


def test_a_link_that_is_made_anew_takes_the_message_with_the_old_one_back(accounts: Accounts) -> None:
    """And no other's."""
    outbox = added(accounts)
    outbox.add(replace(_OUT, about="organiser st-aidans form-2"), account="priya", now=_NOW)
    outbox.take_back(_OUT.about)
    assert len(listed(outbox)) == 1


def test_what_a_dead_process_held_is_sent_by_another(accounts: Accounts) -> None:
    """Once its claim has ended, under the same number; and one that comes back late changes nothing."""
    outbox, mailbox = added(accounts), Mailbox()
    dead = outbox.claim(_NOW)
    assert dead is not None
    with taking(mailbox) as said:
        assert deliver_due(outbox, said, lambda: _NOW + CLAIMED - 1) == 0
        assert deliver_due(outbox, said, lambda: _NOW + CLAIMED) == 1
    outbox.was_not_sent(dead, Failure.CUT_OFF, 0, _NOW + CLAIMED + 1)
    assert listed(outbox) == ()
    assert ids(mailbox) == [f"<{dead.id}@council.example>"]


def test_one_that_ends_the_program_each_time_is_given_up(accounts: Accounts) -> None:
    """It does not do so for ever."""
    outbox, now = added(accounts), _NOW
    for _ in range(len(PAUSES) + 1):
        assert outbox.claim(now) is not None
        now += CLAIMED
    mailbox = Mailbox()
    with taking(mailbox) as said:
        deliver_due(outbox, said, lambda: now)
    (kept,) = listed(outbox)
    assert (kept.state, kept.failure) == (State.FAILED, Failure.INTERRUPTED)


_KILLED = """
import sys, time
from pathlib import Path
from tests.mail.server import settings
from venuecheck.accounts.accounts import Accounts
from venuecheck.mail.delivery import deliver_due
from venuecheck.mail.outbox import Outbox
deliver_due(Outbox.of(Accounts.beside(Path(sys.argv[1]))), settings(int(sys.argv[2])), lambda: float(sys.argv[3]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_process_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    """Killed after the server took the message and before it said so: it comes once more, under the same number."""
    accounts, taken = Accounts.beside(tmp_path), threading.Event()
    outbox = added(accounts)

    def taking_its_time(connection: object) -> None:
        lines = connection.makefile("rb")  # type: ignore[attr-defined]
        connection.sendall(b"220 here\r\n")  # type: ignore[attr-defined]
        for line in lines:
            if line == b".\r\n":
                taken.set()
                lines.readline()  # until the other side is gone
                return
            if line.upper().startswith(b"DATA"):
                connection.sendall(b"354 go on\r\n")  # type: ignore[attr-defined]
            elif line[:4] in {b"ehlo", b"mail", b"rcpt"}:
                connection.sendall(b"250 OK\r\n")  # type: ignore[attr-defined]

    with misbehaving(taking_its_time) as port:
        command = [sys.executable, "-c", _KILLED, str(tmp_path), str(port), str(_NOW)]
        with subprocess.Popen(command, cwd=Path(__file__).parents[2]) as process:
            assert taken.wait(30)
            process.kill()
    (kept,) = listed(outbox)
    assert (kept.state, kept.tries) == (State.WAITING, 1)
    mailbox = Mailbox()
    with taking(mailbox) as said:
        assert deliver_due(outbox, said, lambda: _NOW + CLAIMED) == 1
    assert ids(mailbox) == [f"<{kept.id}@council.example>"]
    accounts.close()


def test_a_stolen_database_gives_no_link_no_address_and_no_password(tmp_path: Path) -> None:
    """What waits stands in it encrypted, with a key that is elsewhere."""
    accounts = Accounts.beside(tmp_path)
    added(accounts)
    KeptSettings(accounts.database, accounts.key).keep(_SETTINGS)
    accounts.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("venuecheck-accounts.db*"))
    assert b"web_outbox" in kept
    for secret in (_TOKEN, "organiser@example.org", server.PASSWORD):
        assert secret.encode() not in kept


def test_with_another_key_nothing_is_sent_and_that_is_told(accounts: Accounts, tmp_path: Path) -> None:
    """A row that somebody moved to another's number does not open either."""
    outbox = added(accounts)
    KeptSettings(accounts.database, accounts.key).keep(_SETTINGS)
    (tmp_path / "venuecheck-web.secret").write_text("00" * 32 + "\n", encoding="ascii")
    elsewhere = Accounts(database=accounts.database, key=type(accounts.key).beside(tmp_path))
    read = KeptSettings(elsewhere.database, elsewhere.key).read()
    assert read is not None
    assert (read.user, read.password) == (server.USER, "")
    mailbox = Mailbox()
    with taking(mailbox) as said:
        deliver_due(Outbox.of(elsewhere), said, lambda: _NOW)
    (kept,) = listed(outbox)
    assert (kept.state, kept.failure) == (State.FAILED, Failure.UNOPENED)
    assert not mailbox.got


def test_the_outbox_is_bounded(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever would fill it up is told."""
    monkeypatch.setattr(outbox_module, "MOST_WAITING", 3)
    added(accounts, 3)
    with pytest.raises(InvalidError, match="too many messages"):
        added(accounts)


def test_what_waits_is_told_of_once(accounts: Accounts) -> None:
    """To everybody at once; anew for what is new, and for what waits again; a message still here is replaced."""
    outbox = Outbox.of(accounts)
    out = replace(_OUT, kind=Kind.WAITING, path="/", about="waiting joan")
    assert not outbox.tell("st-aidans", {"a"}, [], _NOW), "nobody is there to be told"
    assert outbox.tell("st-aidans", {"a", "b"}, [out], _NOW)
    assert not outbox.tell("st-aidans", {"b", "a"}, [out], _NOW)
    assert not outbox.tell("st-aidans", {"b"}, [out], _NOW), "one was decided on"
    assert outbox.tell("st-aidans", {"a", "b"}, [out], _NOW), "it waits again"
    assert outbox.tell("library", {"a"}, [replace(out, about="waiting eve")], _NOW)
    assert len(listed(outbox)) == 2


_SETTINGS = MailSettings(
    host="smtp.example.org",
    port=587,
    security=Security.STARTTLS,
    sender="bookings@council.example",
    public=server.PUBLIC,
    user=server.USER,
    password=server.PASSWORD,
)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"host": ""}, "host"),
        ({"host": "smtp.example.org/x"}, "host"),
        ({"host": "two words"}, "host"),
        ({"host": "smtp.example.org\r\nQUIT"}, "host"),
        ({"port": 0}, "port"),
        ({"port": 70_000}, "port"),
        ({"security": Security.NONE}, "security"),
        ({"sender": "bookings"}, "sender"),
        ({"sender": "a@example.org\nBcc: x@example.org"}, "sender"),
        ({"user": "café"}, "user"),
        ({"password": "two\nlines"}, "password"),
        ({"password": ""}, "password"),
        ({"public": "http://bookings.council.example"}, "public"),
        ({"public": "https://bookings.council.example/pages"}, "public"),
        ({"public": "https://somebody@bookings.council.example"}, "public"),
        ({"public": "javascript:alert(1)"}, "public"),
        ({"public": "https://bookings.council.example:x"}, "public"),
    ],
    ids=str,
)
def test_settings_that_cannot_be_are_told_by_their_box(tmp_path: Path, wrong: dict[str, Any], field: str) -> None:
    """And nothing is kept."""
    accounts = Accounts.beside(tmp_path)
    kept = KeptSettings(accounts.database, accounts.key)
    with pytest.raises(InvalidError) as told:
        kept.keep(replace(_SETTINGS, **wrong))
    assert [one.field for one in told.value.problems] == [field]
    assert kept.read() is None
    accounts.close()


def test_settings_are_kept_and_hurry_what_waits(accounts: Accounts) -> None:
    """Nobody writes over another's; what waits for its next try is tried with the new ones at once."""
    outbox, kept = added(accounts), KeptSettings(accounts.database, accounts.key)
    assert (kept.read(), kept.is_on()) == (None, False)
    first = kept.keep(_SETTINGS)
    assert kept.read() == first
    assert kept.is_on()
    assert server.PASSWORD not in repr(first)
    with misbehaving(server.busy) as port:
        deliver_due(outbox, settings(port), lambda: _NOW)
    with pytest.raises(ConflictError):
        kept.keep(_SETTINGS)
    kept.keep(first)
    mailbox = Mailbox()
    with taking(mailbox) as said:
        assert deliver_due(outbox, said, lambda: _NOW + 1) == 1
    kept.turn_off()
    assert not kept.is_on()
    assert kept.read() is not None
