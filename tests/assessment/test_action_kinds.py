"""What an action is stands beside it in its checklist; what ids of before meant goes on meaning it."""

from pathlib import Path

import pytest

from tests.assessment.samples import shipped
from venuecheck import catalogue
from venuecheck.assessment.action_kinds import _OF_BEFORE, kind_of, kind_said
from venuecheck.authoring.typed import fields_of
from venuecheck.core.action import Action, ActionKind, Asks, DoneBy


@pytest.mark.parametrize("path", catalogue.checklists(), ids=lambda path: path.stem)
def test_no_shipped_action_rests_on_what_ids_of_before_meant(path: Path) -> None:
    """Each says itself what it is, and as before."""
    for task in shipped(path).tasks:
        said = ActionKind(**fields_of(ActionKind, task))
        assert said != ActionKind(asks=said.asks) or task.id not in _OF_BEFORE or _OF_BEFORE[task.id] == said, task.id


def test_an_action_of_before_is_what_its_id_meant() -> None:
    """In a record that does not tell, and in a checklist that says no more of it than whom it asks."""
    old = ActionKind(asks=Asks.LEGAL, done_by=DoneBy(event_over=True))
    assert kind_of(Action(id="ask-legal", text="Ask.")) == old
    assert kind_said("ask-legal", ActionKind(asks=Asks.LEGAL)) == old
    assert kind_said("ask-legal", ActionKind(outlasts_booking=True)) == ActionKind(outlasts_booking=True)
    assert kind_of(Action(id="ask-legal", text="Ask.", kind=ActionKind())) == ActionKind()
    assert kind_of(Action(id="of-a-new-checklist", text="Ask.")) == ActionKind()
