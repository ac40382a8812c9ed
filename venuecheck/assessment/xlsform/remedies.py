"""What can be done about what of a form is left, or taken over as something else; each a clause."""

from typing import Final

NOTHING_TO_DO: Final = "nothing is to be done"
CALL_IT_SO: Final = "where a condition of your own names it, name it so"
WRITE_A_LABEL: Final = "write its label"
ASK_IT: Final = "where somebody has to know it, ask it"
ASK_FIRST: Final = "ask first whether there are any"
WRITE_ASK_IF: Final = "write it under 'ask_if:' of the checklist"
LEFT_INSIDE: Final = (
    "what is asked in a repeat or loop that cannot be taken over is left",
    "ask it outside of that",
)
LEFT_LOOP: Final = (
    "a loop is left: no checklist asks the same of each option of a list",
    "write a question for each option, or a repeat",
)
"""What is left, and what can be done about it."""
LEFT_COLUMNS: Final = {
    "appearance": ("how a question looks is left to the program", NOTHING_TO_DO),
    "parameters": ("how a question looks is left to the program", NOTHING_TO_DO),
    "calculation": ("what is calculated is left: a checklist asks, and works nothing out", ASK_IT),
    "default": ("an answer that stands there before anybody gives it is left: no silence is an answer", NOTHING_TO_DO),
    "choice_filter": (
        "options that depend on an earlier answer are left: every option is offered",
        "ask a question for each earlier answer, with its own condition and options",
    ),
    "constraint_message": ("what is said of a wrong answer is left: the program says what is needed", NOTHING_TO_DO),
    "required_message": ("what is said of a missing answer is left: the program says what is needed", NOTHING_TO_DO),
    "repeat_count": ("how often this is asked is left: it is no number", "write a number"),
}
"""By column: what of it is left, and what can be done about that."""
