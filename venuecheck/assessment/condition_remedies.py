"""What to write in a condition in place of a word or a function that it does not have."""

from collections.abc import Iterable

from venuecheck.assessment.expression import Kind, Type
from venuecheck.core.near_words import nearest
from venuecheck.core.problem import did_you_mean

Remedy = tuple[str, str]
"""What is wrong, and what to write."""
_YES_NO = {"true": "yes", "false": "no"}


def of_word(word: str, beside: Type, known: Iterable[str]) -> Remedy | None:
    """Tell of a word without quotes that stands `beside` a question: most likely it is meant as its answer."""
    answers = {option.casefold(): option for option in beside.options}
    answer = answers.get(word.casefold()) or answers.get(_YES_NO.get(word.casefold(), ""))
    if answer is not None:
        return f"'{word[:60]}' stands without quotes, and is no question", f"write '{answer}', with its quotes"
    if beside.kind is Kind.TRUTH and word.casefold() in _YES_NO:
        return "this is true or false by itself", "write its name alone, or 'not' and its name"
    if beside.kind is Kind.TEXT and not nearest(word, known):
        return f"'{word[:60]}' is not known here", f"write text in quotes: '{word[:60]}'"
    return None


def of_function(name: str, names: Iterable[str], functions: Iterable[str]) -> Remedy:
    """Tell of a function that conditions do not have."""
    what = f"'{name[:60]}(…)' cannot be used in a condition"
    if name in names:
        return what, f"write {name}, without brackets"
    return what, _ELSEWHERE.get(name.replace("_", "").lower()) or did_you_mean(name, functions)


_ELSEWHERE = {
    "selected": "write 'option' in question where several can be chosen, and question == 'option' where one can",
    "contains": "write 'option' in question where several can be chosen; text can only be compared as a whole",
    "if": "write the condition alone: it is true or false by itself",
    "true": "write the condition alone, or compare with 'yes'",
    "false": "write not and the condition, or compare with 'no'",
    "len": "write count(question), where the question repeats",
    "sum": "write count(question), where the question repeats",
}
"""What forms, spreadsheets and programs write."""
