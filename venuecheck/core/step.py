"""What a person can do next, as steps that every face takes in its own way: a command, a link, a button."""

from dataclasses import dataclass

from venuecheck.core.word import Word


class Step(Word):
    """The steps that errors point to. A face that has no way of taking one leaves it out."""

    SET_UP = "set_up"
    START_CHECK = "start_check"
    START_ASSESSMENT = "start_assessment"
    CHECK_BY_HAND = "check_by_hand"
    MAKE_HAND_SHEET = "make_hand_sheet"
    IMPORT_HAND_CHECK = "import_hand_check"
    """About: the file."""
    MEASURE_REFERENCE = "measure_reference"
    COMPARE_CHECKS = "compare_checks"
    SEE_ACTIONS = "see_actions"
    DECIDE = "decide"
    """About: the assessment."""
    SEND_HOLDING_LETTER = "send_holding_letter"
    """About: the assessment."""
    NOTE_REPLY = "note_reply"
    """About: the assessment."""
    PRINT_CHECKLIST = "print_checklist"
    """About: the checklist."""
    PUBLISH_CHECKLIST = "publish_checklist"
    UPDATE_NAMES = "update_names"
    """About: the list of names; empty for any."""
    VERIFY_RECORDS = "verify_records"
    RECORD_LOST_KEY = "record_lost_key"
    SET_ANCHOR = "set_anchor"
    BEGIN_AGAIN = "begin_again"
    RECORD_MISSED = "record_missed"
    BACK_UP = "back_up"
    RESTORE = "restore"
    IMPORT_BUNDLES = "import_bundles"
    EXPORT_FINDINGS = "export_findings"
    MAKE_RETURN_SHEET = "make_return_sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """One step, and what it is about."""

    step: Step
    about: str = ""
    """The id of what it is about; empty where it needs none."""
