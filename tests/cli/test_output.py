"""What is said to a person is wrapped between words, and to a program not at all."""

import io
import sys

import pytest

from venuecheck.cli.output import say

SENTENCE = (
    "Wrote /a/folder/with-a-long-name/that-goes-on/venuecheck.yaml for St Aidan's (id st-aidans, network pupils)."
)


class _Terminal(io.StringIO):
    """A screen."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_lines_break_between_words_at_a_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """Only a word that is longer than a line is longer than the line, and it is whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    screen = _Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    say(SENTENCE)
    said = screen.getvalue()
    assert said.split() == SENTENCE.split()
    assert all(len(line) <= columns or " " not in line for line in said.splitlines())
    assert (len(said.splitlines()) == 1) is (columns == 200)


def test_a_pipe_gets_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """So that it can be searched."""
    monkeypatch.setenv("COLUMNS", "40")
    say(SENTENCE, err=True)
    assert capsys.readouterr().err == f"{SENTENCE}\n"
