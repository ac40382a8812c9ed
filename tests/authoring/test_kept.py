"""What is kept of a file is what the file says now."""

from pathlib import Path

import pytest

from venuecheck.authoring.document import Document
from venuecheck.authoring.kept import kept
from venuecheck.core.problem import InputError, UnusableFileError


class Reader:
    """Reads a word, and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0
        self.at = kept(self.read)

    def read(self, document: Document, language: str = "en") -> tuple[str, str, object]:
        """Read it. Raises `UnusableFileError` where it is not there."""
        self.times += 1
        if not isinstance(document.data, dict) or "word" not in document.data:
            raise UnusableFileError([document.problem((), "there is no word", "write one")])
        return document.file, language, document.data["word"]


def test_a_file_is_read_once_until_it_says_something_else(tmp_path: Path) -> None:
    """Also where its time and size stay: its bytes decide. What it said before is known when it says so again."""
    reader, file = Reader(), tmp_path / "f.yaml"
    for word, times in (("one", 1), ("one", 1), ("two", 2), ("one", 2)):
        file.write_text(f"word: {word}\n", encoding="utf-8")
        assert reader.at(file) == (str(file), "en", word)
        assert reader.times == times


def test_files_and_languages_are_told_apart(tmp_path: Path) -> None:
    """The same bytes elsewhere are another file, whose mistakes are at another place."""
    reader = Reader()
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text("word: yes\n", encoding="utf-8")
    said = [
        reader.at(tmp_path / "one.yaml"),
        reader.at(tmp_path / "two.yaml"),
        reader.at(tmp_path / "one.yaml", "cy"),
        reader.at(tmp_path / "one.yaml", language="cy"),
    ]
    assert [(Path(file).name, language) for file, language, _ in said] == [
        ("one.yaml", "en"),
        ("two.yaml", "en"),
        ("one.yaml", "cy"),
        ("one.yaml", "cy"),
    ]


def test_what_cannot_be_read_is_said_each_time(tmp_path: Path) -> None:
    """A mistake is not kept, nor what was there before the file went."""
    reader, file = Reader(), tmp_path / "f.yaml"
    for _ in range(2):
        with pytest.raises(InputError, match="there is no such file"):
            reader.at(file)
    file.write_text("other: 1\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UnusableFileError, match="there is no word"):
            reader.at(file)
    file.write_text("word: here\n", encoding="utf-8")
    assert reader.at(file)[2] == "here"
    file.unlink()
    with pytest.raises(InputError, match="there is no such file"):
        reader.at(file)
