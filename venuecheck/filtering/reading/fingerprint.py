"""A product's fingerprint from its YAML, or everything that is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar
from urllib.parse import urlsplit

from venuecheck.authoring.document import Document
from venuecheck.authoring.typed import STRICT, fields_of, together, understood
from venuecheck.core.ids import is_id
from venuecheck.core.problem import Problem, UnusableFileError
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT, Fingerprint
from venuecheck.filtering.judging.identity import names_in
from venuecheck.filtering.model.answer import Answer, Body, Redirect
from venuecheck.sources import unknown_ids

_LOOK_ALIKES_NEEDED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An answer that matches, or one that must not."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT

    about: str
    """What it is, in words."""
    status: int = 200
    headers: dict[str, str] | None = None
    location: str = ""
    """Where it sends the browser, without the values that tell of a person."""
    sent: str = ""
    """The same as the product sends it, with made-up people in it: it must match, and nobody be told of."""
    title: str = ""
    body: str = ""
    names: tuple[str, ...] = ()
    """Groups and policies that it names, in the order of `names_group`, where they are plainly no person's."""
    reason: str = ""
    """The reason that it states, by `reason_after`."""
    way_past: bool = False
    """Whether it offers a way past the block, by `ways_past`."""

    def as_sent(self) -> "Example":
        """Give the same with the address as the product sends it."""
        return replace(self, location=self.sent or self.location)

    def answer(self) -> Answer:
        """Give the answer as a visit sees it, before anything is taken out."""
        headers = tuple((name.lower(), value) for name, value in (self.headers or {}).items())
        host = urlsplit(self.location).hostname or ""
        redirect = Redirect(url=self.location, host=host, same_site=False, carries_page=False)
        body = Body(size=len(self.body), complete=True, likeness="", title=self.title, text=self.body)
        return Answer(status=self.status, headers=headers, body=body, redirect=redirect if self.location else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Examples:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    matching: tuple[Example, ...]
    not_matching: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FingerprintFile(Fingerprint):
    """What the file of a fingerprint may say: the fingerprint, what it rests on, and what it is tried with."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    sources: tuple[str, ...]
    """Where its signs were read: ids of the register of sources, addresses, or words."""
    examples: _Examples


def read_fingerprint(document: Document) -> Fingerprint:
    """Build a fingerprint, its own examples tried. Raises `InputError` with all that is wrong."""
    file, problems = understood(document, FingerprintFile)
    if file is None:
        raise UnusableFileError(problems)
    fingerprint = _of(file)
    problems = together(problems, _problems(document, file, fingerprint))
    if problems:
        raise UnusableFileError(problems)
    return fingerprint


def read_tried_fingerprint(document: Document) -> Fingerprint:
    """Build one that ships: its examples were tried then, and to try all of them takes longer than to read them.

    Raises `InputError` where it has not the form of one.
    """
    file, problems = understood(document, FingerprintFile)
    if file is None or problems:
        raise UnusableFileError(problems)
    return _of(file)


def _of(file: FingerprintFile) -> Fingerprint:
    return Fingerprint(**fields_of(Fingerprint, file))


def _problems(document: Document, file: FingerprintFile, fingerprint: Fingerprint) -> Iterator[Problem]:
    if not is_id(file.id):
        yield document.problem(("id",), f"'{file.id}' cannot be an id", "use lower-case letters, digits and hyphens")
    if file.id == UNKNOWN_PRODUCT:
        yield document.problem(
            ("id",), f"'{UNKNOWN_PRODUCT}' stands for products that no fingerprint knows", "choose another"
        )
    yield from unknown_ids(document)
    if not file.signs:
        yield document.problem(("signs",), "a fingerprint needs at least one sign", "add one")
    for name, signs in (("signs", file.signs), ("failures", file.failures)):
        for index, sign in enumerate(signs):
            if sign.empty:
                what = "a status alone never tells a product"
                yield document.problem((name, index), what, "add a host, location, title, body or header")
    for index, each in enumerate(file.names_group):
        if bool(each.parameter) is bool(each.after):
            what = "this names both a parameter and a text" if each.after else "this says nowhere where the name stands"
            fix = "name a parameter, or the text that stands before the name, and not both"
            yield document.problem(("names_group", index), what, fix)
    yield from _example_problems(document, file.examples, fingerprint)
    yield from _naming_problems(document, file.examples, fingerprint)
    yield from _saying_problems(document, file.examples, fingerprint)


def _example_problems(document: Document, examples: _Examples, fingerprint: Fingerprint) -> Iterator[Problem]:
    if not examples.matching:
        yield document.problem(("examples", "matching"), "no example matches", "give at least one that does")
    if len(examples.not_matching) < _LOOK_ALIKES_NEEDED:
        fix = "give at least two that must not match, such as a page that only names the vendor"
        yield document.problem(("examples", "not_matching"), "there are too few look-alikes", fix)
    for index, example in enumerate(examples.matching):
        if not fingerprint.matches(example.answer()):
            yield document.problem(("examples", "matching", index), "no sign matches this example", _MEND)
        elif example.sent and not fingerprint.matches(example.as_sent().answer()):
            what = "no sign matches this address"
            yield document.problem(("examples", "matching", index, "sent"), what, _MEND)
    for index, example in enumerate(examples.not_matching):
        if fingerprint.matches(example.answer()):
            fix = "narrow the sign, or move this to 'matching:' where it is the product's own page"
            yield document.problem(("examples", "not_matching", index), "a sign matches this look-alike", fix)


_MEND = "mend the sign or the example"


def _naming_problems(document: Document, examples: _Examples, fingerprint: Fingerprint) -> Iterator[Problem]:
    named = 0
    for index, example in enumerate(examples.matching):
        found = tuple(name for _, name in names_in(example.as_sent().answer(), fingerprint))
        named += bool(found)
        if found != example.names:
            said = ", ".join(found) or "nothing"
            at = ("examples", "matching", index)
            yield document.problem(
                (*at, "names") if example.names else at,
                f"it names {said} by names_group",
                "write this into 'names:', or mend it",
            )
    for index, example in enumerate(examples.not_matching):
        if example.names:
            yield document.problem(
                ("examples", "not_matching", index, "names"), "a look-alike names no group", "take it out"
            )
    if fingerprint.names_group and not named:
        fix = "give one with 'names:', so that it is tried"
        yield document.problem(("names_group",), "no matching example names a group or policy", fix, at_key=True)


def _saying_problems(document: Document, examples: _Examples, fingerprint: Fingerprint) -> Iterator[Problem]:
    """Hold what matching examples state and offer against what is found in them; each text must be tried."""
    for index, example in enumerate(examples.matching):
        at = ("examples", "matching", index)
        said = fingerprint.reason_in(example.answer())
        if said != (f"reason “{example.reason}”" if example.reason else ""):
            yield document.problem(at, f"it states {said or 'no reason'}", "write this into 'reason:', or mend it")
        if bool(fingerprint.way_past_in(example.answer())) is not example.way_past:
            what = "it offers no way past the block" if example.way_past else "it offers a way past the block"
            yield document.problem(at, what, "mend 'way_past:' or ways_past")
    for name, given, tried in (
        ("reason_after", fingerprint.reason_after, any(example.reason for example in examples.matching)),
        ("ways_past", fingerprint.ways_past, any(example.way_past for example in examples.matching)),
    ):
        if given and not tried:
            yield document.problem((name,), "no matching example tries it", "give one", at_key=True)
