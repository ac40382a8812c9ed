"""Starting a server: whom it takes over, whom it invites, and what is said."""

import re
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.records.conftest import VERIFIER
from tests.report import samples
from tests.web.site import PASSWORD, SCHOOL, Clock, hidden_entries
from venuecheck.accounts import tables
from venuecheck.accounts.passwords import hashed
from venuecheck.cli.main import cli
from venuecheck.core.actor import Role
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.demo.borough import borough
from venuecheck.demo.lived_in import lived_in
from venuecheck.demo.people import PEOPLE
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site
from venuecheck.web import asking, serving
from venuecheck.web.serving import refuse_taken
from venuecheck.web.settings import WebSettings

_CONFIG = """\
venue: {id: "st-aidans", name: "St Aidan's", kind: "school"}
networks: [{id: "pupils"}]
people:
  - {id: "jw", name: "Joan Whitlock", roles: ["decider"]}
  - {id: "gh", name: "Grace Hall", roles: ["signer", "dsl"]}
deciders:
  - {name: "Joan Whitlock", role: "Facilities manager"}
"""


@pytest.fixture
def settings(tmp_path: Path) -> WebSettings:
    """Give the settings of a school that lists its people."""
    (tmp_path / "venuecheck.yaml").write_text(_CONFIG, encoding="utf-8")
    return WebSettings(configs=(tmp_path / "venuecheck.yaml",), folder=tmp_path)


@pytest.mark.usefixtures("made_once")
def test_two_configurations_of_one_id_are_refused(settings: WebSettings) -> None:
    """One of the two would not be served, and nothing would say so."""
    other = settings.folder / "other" / "venuecheck.yaml"
    other.parent.mkdir()
    other.write_bytes(settings.configs[0].read_bytes())
    with pytest.raises(InputError, match="one of the two would not be served"):
        cli.main(
            ["serve", "--config", str(settings.configs[0]), "--config", str(other), "--check"], standalone_mode=False
        )


def test_a_folder_is_taken_over_at_the_first_start(settings: WebSettings) -> None:
    """Those who are listed have accounts under their own ids and with their roles; one who administers is invited."""
    clock = Clock()
    app, invited = serving.prepared(settings, clock, "Ruth Adeyemi")
    assert [(one.name, one.roles) for one in invited] == [("Ruth Adeyemi", ("administrator",))]
    with app.app_context():
        book = asking.served().accounts.book
        assert {one.id: one.roles[SCHOOL] for one in book.all()} == {
            "jw": {Role.DECIDER},
            "gh": {Role.SIGNER, Role.DSL},
            "administrator": {Role.ADMINISTRATOR},
        }
        site = asking.served().venues.here(SCHOOL).site
        assert [(one.id, one.role) for one in site.deciders] == [("jw", "Facilities manager")]
        asking.served().venues.close()
    again, invited_again = serving.prepared(settings, clock, "Somebody else")
    assert [one.name for one in invited_again] == ["Ruth Adeyemi"], "nobody is added at another start"
    assert invited_again[0].path != invited[0].path, "an earlier link has ended"
    with again.app_context():
        asking.served().accounts.book.set_password("administrator", hashed(PASSWORD))
        assert serving.prepared(settings, clock, "x")[1] == (), "whoever is set up needs no link"
        asking.served().accounts.close()


@pytest.mark.usefixtures("made_once")
def test_a_server_starts_anew_where_accounts_were_removed_and_what_was_theirs_left(settings: WebSettings) -> None:
    """Nothing of it becomes the new administrator's: no role, no code, no session; it goes, and that is noted."""
    clock = Clock()
    app, _ = serving.prepared(settings, clock, "Ruth Adeyemi")
    with app.app_context():
        served = asking.served()
        token = served.accounts.sessions.begin("administrator", clock().timestamp(), device="a browser")
        with served.accounts.database.writing() as connection:
            connection.execute(tables.recovery_code.insert().values(account="gone", digest="a" * 64))
            connection.execute(tables.account.delete())
        served.venues.close()
        served.accounts.close()
    app, invited = serving.prepared(settings, clock, "Somebody else")
    assert [(one.name, one.roles) for one in invited] == [("Somebody else", ("administrator",))]
    with app.app_context():
        served = asking.served()
        assert {one.id for one in served.accounts.book.all()} == {"administrator", "jw", "gh"}
        assert served.accounts.sessions.find(token, clock().timestamp()) is None
        assert served.accounts.book.take_away_left_behind() == frozenset()
        assert "left of lost accounts taken away" in {one.what for one in served.accounts.happenings.latest()}
        served.venues.close()
        served.accounts.close()


@pytest.mark.usefixtures("made_once")
def test_records_beside_accounts_are_whole(settings: WebSettings) -> None:
    """The accounts' key is taken for no chain's, by neither verifier."""
    clock, run = Clock(), samples.fine_run()
    app, _ = serving.prepared(settings, clock, "Ruth Adeyemi")
    with app.app_context():
        asking.served().venues.here(SCHOOL).store.append("run", run.run.id, run, clock())
        asking.served().venues.close()
        asking.served().accounts.close()
    done = CliRunner().invoke(cli, ["verify", "--config", str(settings.configs[0])])
    assert (done.exit_code, done.exception) == (0, None), done.output
    command = [sys.executable, str(VERIFIER), str(settings.folder / "venuecheck.db")]
    by_itself = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (by_itself.returncode, by_itself.stdout) == (0, "Whole: 4 records\n"), by_itself.stderr
    assert "Beside them the records of the store's own matters, a chain by itself: 3 records" in done.output


@pytest.mark.usefixtures("made_once")
def test_the_link_that_is_printed_lets_the_administrator_in(settings: WebSettings) -> None:
    """What `venuecheck serve` says is enough to begin with."""
    done = CliRunner().invoke(
        cli, ["serve", "--config", str(settings.configs[0]), "--administrator", "Ruth Adeyemi", "--check"]
    )
    assert done.exit_code == 0, done.output
    assert "Ruth Adeyemi (administrator):" in done.output
    assert done.output.endswith("Nothing is served now.\n")
    found = re.search(r"^    http://127\.0\.0\.1:8000(/link/\S+)$", done.output, re.MULTILINE)
    assert found is not None
    app, _ = serving.prepared(WebSettings(configs=settings.configs, folder=settings.folder), Clock(), "x")
    assert app.test_client().get("/sign-in").status_code == 200


@pytest.mark.usefixtures("made_once")
def test_no_link_is_written_into_a_file(settings: WebSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others may read it there; it says how to get one."""
    written = tmp_path / "serve.log"
    with written.open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        cli.main(["serve", "--config", str(settings.configs[0]), "--port", "8977", "--check"], standalone_mode=False)
        monkeypatch.undo()
    said = written.read_text(encoding="utf-8")
    assert "/link/" not in said
    # the link has to lead to where these pages are served
    assert '"venuecheck accounts link NAME --public http://127.0.0.1:8977" makes one' in " ".join(said.split())


def test_nothing_is_ready_where_the_configuration_cannot_be_used(settings: WebSettings) -> None:
    """Also after a first good start: which file and line, and what to do."""
    settings.configs[0].write_text("venue:\n\tid: x\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["serve", "--config", str(settings.configs[0]), "--check"])
    assert isinstance(done.exception, InputError)
    (problem, *_) = done.exception.problems
    assert (Path(problem.file).name, problem.line, problem.fix != "") == ("venuecheck.yaml", 2, True)
    assert [one.name for one in settings.folder.iterdir()] == ["venuecheck.yaml"]


@pytest.mark.parametrize(("content", "says"), [(None, "there is no file 'our.yaml'"), ("id: 7", "our.yaml: ")])
def test_nothing_is_ready_where_a_checklist_of_the_venues_own_cannot_be_used(
    settings: WebSettings, content: str | None, says: str
) -> None:
    """Though the pages are served without it."""
    written = settings.configs[0].read_text("utf-8")
    settings.configs[0].write_text(f'{written}\nchecklists: ["our.yaml"]\n', encoding="utf-8")
    if content is not None:
        (settings.folder / "our.yaml").write_text(content, encoding="utf-8")
    done = CliRunner().invoke(cli, ["serve", "--config", str(settings.configs[0]), "--check"])
    assert isinstance(done.exception, InputError)
    assert says in str(done.exception)


def test_nothing_is_ready_where_the_records_are_not_whole(settings: WebSettings) -> None:
    """Though the pages are served: the ways back are on them. What cannot be read as a store at all is said as well."""
    place, check = settings.folder / "venuecheck.db", ["serve", "--config", str(settings.configs[0]), "--check"]
    for content, says in ((b"", "the database is empty"), (b"no database " * 500, "the database's file is damaged")):
        with open_store(load_site(settings.configs[0])) as store:
            store.append("thing", says, {"a": 1}, datetime.now(UTC))
        kept = place.read_bytes()
        place.write_bytes(content)
        done = CliRunner().invoke(cli, check)
        assert isinstance(done.exception, InputError)
        assert says in str(done.exception)
        place.write_bytes(kept)


def test_a_port_that_another_program_has_is_said_before_anything_else(settings: WebSettings) -> None:
    """One error, no link that leads nowhere, and nothing is made."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = CliRunner().invoke(cli, ["serve", "--config", str(settings.configs[0]), "--port", str(port)])
    assert isinstance(done.exception, InvalidError)
    assert f"another program listens on port {port} already" in str(done.exception)
    assert "/link/" not in done.output
    assert "Serving on" not in done.output
    assert [one.name for one in settings.folder.iterdir()] == ["venuecheck.yaml"]


@pytest.mark.parametrize("host", ["nope nope", "192.0.2.1", "." * 300])
@pytest.mark.parametrize("check", [("--check",), ()])
def test_what_is_no_address_of_this_computer_is_ready_for_nothing(
    settings: WebSettings, host: str, check: tuple[str, ...]
) -> None:
    done = CliRunner().invoke(cli, ["serve", "--config", str(settings.configs[0]), "--host", host, *check])
    assert isinstance(done.exception, InvalidError)
    assert "is no address of this computer" in str(done.exception)
    assert "ready" not in done.output


def test_a_server_that_runs_is_no_reason_against_a_check() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        refuse_taken("127.0.0.1", other.getsockname()[1], only_host=True)


@pytest.mark.parametrize(
    ("listening", "public", "hosts"),
    [
        ("127.0.0.1", "", ("127.0.0.1", "localhost", "[::1]")),
        ("0.0.0.0", "bookings.example", ("127.0.0.1", "localhost", "[::1]", "bookings.example")),
        ("192.0.2.7", "", ("127.0.0.1", "localhost", "[::1]", "192.0.2.7")),
    ],
)
def test_a_server_answers_to_its_own_names(listening: str, public: str, hosts: tuple[str, ...]) -> None:
    """Where it listens everywhere, only what it is publicly known by."""
    assert WebSettings.hosts_for(listening, public) == hosts


@pytest.mark.slow
@pytest.mark.usefixtures("made_once")
def test_a_demonstration_has_somebody_in_each_role(tmp_path: Path) -> None:
    """Each has a link that lets them look round at once, at every start."""
    config = lived_in(tmp_path / "sample")
    assert lived_in(tmp_path / "sample") == config, "it is there, and is left as it is"
    configs = (config, borough(config))
    settings = WebSettings(configs=configs, folder=config.parent)
    for _ in range(2):
        app, invited = serving.made_up(settings, Clock(), PEOPLE)
        assert [one.name for one in invited] == [name for name, _, _ in PEOPLE]
        assert {role for _, role, _ in PEOPLE} == set(Role)
        assert borough(config) == configs[1], "it is left as it is, too"
        client = app.test_client()
        page = client.get(invited[0].path).text
        assert "Look round as Asha Patel (made up)" in page
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert token is not None
        assert client.post(invited[0].path, data={"csrf_token": token[1]}).status_code == 302
        assert "Waiting for a decision" in client.get("/", follow_redirects=True).text
        coordinator = next(one for one in invited if "coordinator" in one.roles)
        client = app.test_client()
        page = client.get(coordinator.path).text
        client.post(coordinator.path, data=hidden_entries(page))
        partners = client.get("/", follow_redirects=True).text
        assert "Larkfield School (made up)" in partners
        assert "Corn Hall (made up)" in partners
        with app.app_context():
            asking.served().venues.close()
            asking.served().accounts.close()
