"""What a scenario declares of the network as a whole, and how an independent witness shows it."""

import shlex
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, model_validator

from .commands import run
from .description import filled

if TYPE_CHECKING:
    from .laboratory import Lab

_SECONDS = 15

TrueStatus = Literal["ok", "problem", "inconclusive"]


class Proof(BaseModel):
    """A command on the client's device that has nothing of the program under test, and what it must say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    run: str
    """A template, of the lab's folder (`dir`) and what the device trusts (`roots`)."""
    prints: str = ""
    """Words that its output must hold."""
    lacks: str = ""
    """Words that its output must not hold."""

    @model_validator(mode="after")
    def _asks_something(self) -> "Proof":
        if not self.prints and not self.lacks:
            message = f"a proof that nothing could refute: {self.run}"
            raise ValueError(message)
        return self

    def said(self, lab: "Lab") -> str:
        """Run it, and give all that it says."""
        names = {"dir": lab.folder, "roots": lab.device_roots}
        command = [*lab.entering("client"), *shlex.split(filled(self.run, names))]
        done = run(command, seconds=_SECONDS, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
        return done.stdout + done.stderr

    def is_borne_out_by(self, said: str) -> bool:
        """Whether what the witness said is what is declared."""
        return self.prints in said and not (self.lacks and self.lacks in said)


class Question(BaseModel):
    """What is true of the network as a whole, and what the probe that asks must come to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    truth: TrueStatus
    """`ok` and `problem` as the probe means them; `inconclusive` where the network gives no sign either way."""
    finding: TrueStatus
    proofs: list[Proof] = []
    says: str = ""
    """Words of the probe's reason."""

    @model_validator(mode="after")
    def _accepts_nothing_wrong(self) -> "Question":
        if self.finding not in {self.truth, "inconclusive"}:
            message = f"'{self.finding}' is accepted, where '{self.truth}' is true"
            raise ValueError(message)
        return self
