"""What to write in a condition in place of a word or a function that it does not have."""

from collections.abc import Iterable, Mapping

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


def of_name(name: str, names: Mapping[str, Type]) -> str:
    """Say what to write for a name that nothing has: an answer that stands alone, a slip, a question that went."""
    answer = _YES_NO.get(name.casefold(), name)
    answered = [question for question, type_ in names.items() if answer in type_.options]
    if answered or answer in _YES_NO.values():
        question = answered[0] if len(answered) == 1 else "question"
        several = len(answered) == 1 and names[question].kind is Kind.CHOICES
        compared = f"'{answer}' in {question}" if several else f"{question} == '{answer}'"
        return f"compare the question that it answers with it, in quotes: {compared}"
    return did_you_mean(name, names) or "put the question of this name back, or take it out of this condition"


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
