"""What is asked for and cannot be had leaves nothing behind, and says what there is."""

from pathlib import Path

from click.testing import CliRunner

from venuecheck.cli.commands import serve
from venuecheck.cli.main import cli
from venuecheck.core.problem import InputError


def test_serving_leaves_nothing_beside_a_configuration_that_cannot_be_used(tmp_path: Path) -> None:
    config = tmp_path / "venuecheck.yaml"
    config.write_text('venue: {id: "Hall!", name: "Hall", kind: "library"}\nnetworks: []\n', encoding="utf-8")
    for more in (["--check"], ["--port", "47123"]):
        done = CliRunner().invoke(serve.command, ["--config", str(config), *more])
        assert isinstance(done.exception, InputError)
        assert "'Hall!' cannot be an id" in str(done.exception)
        assert [one.name for one in tmp_path.iterdir()] == ["venuecheck.yaml"]


def test_serving_says_that_the_folder_of_a_configuration_is_not_there(tmp_path: Path) -> None:
    done = CliRunner().invoke(serve.command, ["--config", str(tmp_path / "no" / "venuecheck.yaml"), "--check"])
    assert isinstance(done.exception, InputError)
    assert "the folder of this configuration is not there; make the folder, or name another" in str(done.exception)


def test_a_group_says_what_commands_it_has() -> None:
    for typed, says in (("foo", "use one of: diff, drafts, export"), ("publih", "did you mean 'publish'?")):
        done = CliRunner().invoke(cli, ["checklist", typed])
        assert done.exit_code == 2
        assert says in done.output
