"""What people eat by a rule of belief. What food is served, wanted or ordered is no matter."""

from venuecheck.assessment.matter_words_people import OF, ONCE, any_of

BY_RULE = "(?:halal|kosher)"
EATS = rf"eats? (?:\w+ ){{0,3}}(?:{BY_RULE}|pork)"
KEEPS_TO_IT = (f"(?:follow|keep|observe|have)s? {ONCE}{BY_RULE} diets?", "keeps? kosher")
"""What somebody does."""
_OF_A_KITCHEN = any_of("cater", "cook", "kitchen", "menu", "offer", "order", "provid", "serv")
_ON = rf"(?:(?!\b{_OF_A_KITCHEN})[^?!])"
_DIET = any_of("diet(?:s|ary)?", "food (?:needs|requirements|restrictions|rules)")
_ASKED = rf"(?:\A|(?<=[.?!] )){_ON}{{0,120}}?\b{_DIET}\b"
RULED_DIETS = (
    rf"{OF} (?:\w+ )?diets? {ONCE}{BY_RULE}",
    _ASKED + _ON + rf"{{0,80}}?\b{BY_RULE}",
)
"""Whose it is: also where it is only an example of what may be told."""
