"""Who is asked about, and how a question of people is put, as patterns that the words of each matter stand beside."""


def any_of(*words: str) -> str:
    """Give a pattern that holds for any of these."""
    return f"(?:{'|'.join(words)})"


ROLE = (
    any_of(
        *("adults?", "applicants?", "attendees?", "audience", "bookers?", "boys?", "child(?:ren)?", "clients?"),
        *("contacts?", "customers?", "employees?", "famil(?:y|ies)", "girls?", "groups?", "guests?", "hirers?"),
        *("households?", "individuals?", "lad(?:y|ies|s)", "leaders?", "m[ae]n", "members?", "organi[sz]ers?"),
        *("parents?", "participants?", "people", "persons?", "players?", "pupils?", "residents?", "respondents?"),
        *("speakers?", "staff", "students?", "teachers?", "tenants?", "those", "users?", "visitors?", "volunteers?"),
        *("wom[ae]n", "workers?"),
    )
    + r"(?: (?:no\.? |number )?[0-9]{1,3})?"
)
_BEFORE_ROLE = ("the", "your", "their", "his", "her", "each", "any", "every", "most", "all", "main", "lead")
_FROM_THE_FIRST = "".join(rf"(?<!\b{word} )" for word in _BEFORE_ROLE)
"""However long a row of these words is, what they lead to is looked for from the first of them alone."""
WHOSE = any_of(*_BEFORE_ROLE)
WHO = any_of("you", "they", "he", "she", "anyone", "anybody", f"{_FROM_THE_FIRST}(?:{WHOSE} (?:of )?)*{ROLE}")
OF = any_of("your", "their", "his", "her", f"(?:the )?{ROLE}['’]s?")
DO, ARE = "(?:do|does|did)", "(?:are|is|was|were)"
ONCE = "(?:a |an |any |ever |all |mostly |mainly |originally |really |actually |usually |often |regularly "
ONCE += "|always |never |only |strictly |also |currently |still )*+"
TELL = "(?:if|whether|that|how often|how many(?: of)?)"
NOT_AT_IT = "(?! (?:(?:together )?(?:at|in|during) (?:the|this|that|your|it|our)\\b|here|there))"
"""What people do at the event may be asked."""
