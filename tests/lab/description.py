"""What a filter (or a part that filters share) consists of, read from YAML.

Text in `files` and `steps` is a Jinja template over the lab's addresses, sites and folder.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, StrictUndefined
from pydantic import BaseModel, ConfigDict, JsonValue, model_validator

from tests.yaml_data import read_yaml

from .namespaces import Place

_FOLDER = Path(__file__).parent
_TEMPLATES = Environment(
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=False,  # noqa: S701 - these are configuration files, not pages
)

CertificateAuthority = Literal["public", "school"]


class Step(BaseModel):
    """One thing done in one namespace: a command that ends (`run`) or a service (`start`)."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    place: Place
    run: str = ""
    start: str = ""
    listens: list[str] = []
    """What the service is waited for to listen on, as `tcp 10.77.0.1:3128`."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> "Step":
        if bool(self.run) == bool(self.start):
            message = "a step has either `run` or `start`"
            raise ValueError(message)
        if self.start and not self.listens:
            message = f"nothing to wait for: {self.start}"
            raise ValueError(message)
        return self


class Device(BaseModel):
    """How the client's device is set up, and so what venuecheck.yaml says of its network."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    proxy: str = "none"
    leads_to: str = ""
    """The proxy that its settings file names, for the witness, who cannot read such a file."""
    resolver: str = "system"
    nameserver: str = "{{ gateway }}"
    """Where the device's system resolver asks."""
    hosts: str = ""
    """The device's own hosts file; the machine's where it is empty."""
    trusts: list[CertificateAuthority] = ["public"]


class Description(BaseModel):
    """Everything that is brought up for one filter, in order."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    needs: list[str] = []
    """Commands that must be installed."""
    uses: list[str] = []
    """Parts that are brought up before."""
    device: Device = Device()
    values: dict[str, JsonValue] = {}
    """What templates may speak of besides the lab's own names; a filter's go before a part's."""
    files: dict[str, str] = {}
    steps: list[Step] = []

    def write_files(self, folder: Path, names: Mapping[str, object]) -> None:
        """Write the files, filled in, to `folder`."""
        for name, text in self.files.items():
            (folder / name).write_text(filled(text, self.values, names))


def filled(text: str, *names: Mapping[str, object]) -> str:
    """Fill in a template, later names before earlier; raise where it uses one that is not there."""
    every: dict[str, object] = {}
    for some in names:
        every |= some
    return _TEMPLATES.from_string(text).render(every)


@cache
def parts() -> dict[str, Description]:
    """Read what filters share, by the name of its file."""
    return _read("parts")


@cache
def filters() -> dict[str, Description]:
    """Read every filter, by its id."""
    return _read("filters")


def _read(folder: str) -> dict[str, Description]:
    found: dict[str, Description] = {}
    for path in sorted((_FOLDER / folder).glob("*.yaml")):
        shared = read_yaml(path.read_text())
        variants = shared.pop("variants", None) or {path.stem: {}}
        for name, own in variants.items():
            values = shared.get("values", {}) | own.get("values", {})
            described = shared | own | {"values": values}
            if name in found:
                message = f"{path}: there is another '{name}'"
                raise ValueError(message)
            found[name] = Description.model_validate(described)
    return found
