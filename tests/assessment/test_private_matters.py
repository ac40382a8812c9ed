"""What lint takes for a question of religion or belief, of ethnicity or of politics, and what it leaves alone."""

import json
from collections.abc import Iterator
from time import process_time

import pytest

from venuecheck.assessment.private_matters import matter_in, private_matters
from venuecheck.authoring.document import read

ASKS = """
Is it your belief that there is a God?
What is the belief that you hold?
Which faith group is it?
Which church do you attend?
Do you attend a mosque?
Are you a member of a party?
Are you a member of any political party?
Is the speaker a party member?
Where is your family from?
Where are you from?
Where are you originally from?
Where were your parents born?
What is your mother tongue?
What is your first language?
What language do you speak at home?
Which languages are spoken at home?
Beth yw eich crefydd?
Pa eglwys ydych chi'n ei mynychu?
O ble mae eich teulu'n dod?
Beth yw eich mamiaith?
Beth yw eich iaith gyntaf?
Ydych chi'n aelod o blaid?
Ydych chi'n aelod o blaid wleidyddol?
Sut wnaethoch chi bleidleisio?
Beth yw eich barn wleidyddol?
Beth yw eich cenedligrwydd?
Beth yw eich hil?
Beth yw eich grŵp ethnig?
How did you vote in the last election?
Who did you vote for?
Which party do you support?
Does the organiser support a political party?
Do you believe in God?
Do you pray?
How often do you pray?
Is the speaker Muslim?
Are you religious?
What is your faith?
What is the organiser's ethnicity?
What is your nationality?
What is your country of birth?
Where was the speaker born?
Are you Black, White or Asian?
White British
Black or Black British
Asian or Asian British
Gypsy or Irish Traveller
What are the speaker's views on Israel?
What is your opinion on immigration?
Does the speaker wear a hijab?
Who is your imam?
What is your place of worship?
Which congregation do you belong to?
Are the organisers Christians?
Do most attendees belong to a mosque?
What is your caste?
What is your heritage?
Is the group left-wing?
Do you follow a particular faith?
Which denomination are you?
Did you vote leave or remain?
Are you a Labour Party supporter?
Which tribe do you belong to?
What is the colour of your skin?
Do you fast?
What do you think of the government?
Does the speaker belong to a political party?
Do your members go to church?
Does your child go to mosque?
What citizenship do you hold?
Which political party is the speaker a member of?
Are you an atheist?
Do you attend church?
Where do you come from?
Do you have any political affiliations?
Where does the speaker's family come from?
Is English your first language?
Which place of worship do you go to?
Beth yw eich ffydd?
Ydych chi'n mynychu eglwys?
I ba blaid ydych chi'n perthyn?
Dros bwy wnaethoch chi bleidleisio?
O ble rydych chi'n dod yn wreiddiol?
Which country are you from?
What country does the speaker come from?
What is your cultural background?
Do you celebrate Eid?
Does the organiser observe Ramadan?
Are you a refugee?
Do you support Scottish independence?
Are you a socialist?
Were you born in the UK?
What are your opinions about Brexit?
Are your members mostly Black?
Name of your church
Which synagogue is the group's?
What is your Christian name?
Where is the organiser's family originally from?
People who believe in God
Those who observe Ramadan
Members pray together
Tick talk if your visitors pray together or fast
Say whether the members pray five times a day
Members wear the hijab
Women in headscarves? Are the members wearing turbans?
Anti-vaccine or pro-life views
A ydych chi'n gweddïo?
People with brown skin
Dark-skinned visitors
Note the accent or the look of whoever asks
How does the organiser look?
What do the speakers look like?
People from Pakistan or Somalia
Guests who come from abroad
Is the speaker from Nigeria?
Mostly immigrants
Are the members Somali?
Tell us what they think of the war in Gaza
Do the members support the war?
Which side are they on?
Supporters of Hamas or of Israel
Are they for or against immigration?
Is the group pro-Palestinian?
Whether the speaker supports independence
"""
ASKS_NOT = """
In good faith, is the form complete?
Is the Faith Room wanted?
Is it a charity's belief that the stage is safe?
Is the register kept religiously?
Is it an act of worship?
Hustings: which candidates are invited?
Is it an election meeting?
Which church hall is it?
Which room do you want?
What language will the event be held in?
Will there be an interpreter?
Is it a children's party?
How many people will attend the party?
Are you a member of the library?
Are you a member of the association that hires the hall?
Who will speak, and what about?
What are the organiser's name and address?
Where did you hear about the hall?
Where is the speaker travelling from?
Will people be seated apart by sex?
Will the event be filmed?
Do you have public liability insurance?
Will food be prepared in the kitchen?
Has the speaker been refused by another venue?
Will leaflets be handed out?
Is the organiser a registered charity?
What is your job?
Will a collection be taken, and for whom?
Will you vote on anything at the meeting (an annual general meeting)?
Where will the party be held?
Is a third party paying for the booking?
Do you have third party insurance?
Will prayers be said?
Is it a heritage open day?
Which parties to the contract will sign?
What will you do if the speaker breaks the hire terms?
Does the group have its own website?
Will black and white copies do?
Where is the organisation registered?
What are your views on the room?
Do you practise fire drills?
How fast can you evacuate the hall?
Do you want white boards?
Is the venue a place of worship?
Is it a wedding or a funeral?
Which scout group is it?
Will the mayor attend?
Who may vote at the meeting?
Where are the fire exits?
Are members of the public invited?
Do you agree to the terms of hire?
Ai addoliad yw hwn?
Pwy sy'n siarad?
Faint o bobl fydd yn dod?
Ble bydd y cyfarfod?
Ydych chi'n aelod o'r llyfrgell?
A fydd bwyd yn cael ei goginio?
Do you accept the hire terms?
Does your chapel of rest have parking?
Where did the speakers last speak?
Will candidates of all parties be invited?
Does each candidate get the same time to speak?
Has anyone else been asked to speak at the event?
Will the speaker speak English or Welsh?
Is the room for a civil partnership?
Is there a dress code?
Will people pray at the event?
Will a child be baptised?
What is the position of the stall on the pavement?
What are the views of the caretaker?
What is your position in the organisation?
Where are the chairs from?
Is the group from the borough?
Does the speaker speak Welsh?
Is it a fast food stall?
Do you keep a register of children?
What is the origin of the goods on sale?
Who is the third party?
Which of the parties signs the agreement?
Are you a member of staff?
Is the hirer a member of the parish council?
Is the parish council the owner?
Say whether people pray at the event
If the group prays in the room, how long for?
Will a speaker talk about the war in Gaza?
Is it a talk about Pakistan, or food from Somalia?
Is it a lesson for refugees?
How will the group look after the hall?
How does the hall look?
Do you want the accent lights on?
People from the borough
Visitors from our twin town
Skin tests in the health room
Will the speaker join from France by video?
Which side of the building is the entrance on?
People who believe that the plan is wrong
Will actors wear veils or masks?
Does the stall sell headscarves?
What do people think of the war memorial hall?
How fast does the group clear the hall?
Tell the visitors where to look
Is the Polish club's hall wanted?
Will food be served?
Is halal catering wanted?
Will halal food be served?
Do you want halal or kosher food?
Does the caterer offer halal food?
Has anyone a food allergy?
Do any of your guests have food allergies?
Do you want vegetarian food?
Do the children eat lunch here?
Which diets does the kitchen cater for?
Which country is the charity registered in?
Which parts of the building do you use?
Which countries are the goods from?
Which countries will the talk be about?
Is it open to people of all backgrounds?
Are they of different origins and backgrounds?
Are the users of the background music licensed?
Are women and men seated apart?
Do the women need a separate room?
When does the race begin?
Are the races run on the field?
Person 1: name
What is Person 1's telephone number?
What is the background of the project?
Is the exhibition of Asian art?
How do workers vote on the committee's proposals?
Is Sunday school held in the hall?
Does the cathedral choir sing?
Do the lads wear helmets?
"""


def _found(text: str) -> list[str]:
    asked = f'questions:\n  - id: "a"\n    text: "{text}"\n'
    return [f"{one.line}: {one.what}" for one in private_matters(read(asked.encode(), "a.yaml"))]


@pytest.mark.parametrize("text", ASKS.strip().splitlines())
def test_it_is_found_in_many_words_and_in_welsh(text: str) -> None:
    found = _found(text)
    assert found
    assert all(one.startswith("3: this asks for ") for one in found)


@pytest.mark.parametrize("text", ASKS_NOT.strip().splitlines())
def test_what_will_happen_may_be_asked(text: str) -> None:
    assert _found(text) == []


SEVERAL = ("you", "they", "the women", "your members", "most people")
ONE = ("the speaker", "Person 1", "each pupil")
OF_THEM = ("your", "their", "the speaker's", "Person 1's", "your members'")
HOUSES = ("mosque", "church", "temple", "synagogue", "place of worship", "madrasah", "Sunday school")
WORN = ("hijab", "headscarf", "veil", "turban", "niqab", "kippah", "crucifix")
ACTS = (
    *("pray", "fast", "worship", "believe in God", "celebrate Eid", "keep the Sabbath", "go to Mass", "keep kosher"),
    *("take communion", "read the Bible", "eat halal food", "only eat halal meat", "eat only halal or kosher food"),
    *("eat pork", "follow a halal diet"),
)
ORIGINS = ("of Hispanic, Latino or Spanish origin", "of Asian descent", "of Somali heritage", "Hispanic or Latino")
LANDS = ("Somalia", "Poland", "abroad", "another country", "other countries")
THEIRS = (
    *("race", "religion", "nationality", "caste", "faith", "accent", "skin", "origin", "first language", "imam"),
    *("country of birth", "mother tongue", "church", "priest", "view on Israel"),
)


def _plural(noun: str) -> str:
    head, of, rest = noun.partition(" of ")
    if head.endswith(("ch", "x")):
        return f"{head}es{of}{rest}"
    if head.endswith(("try", "ity")):
        return f"{head[:-1]}ies{of}{rest}"
    if head.startswith("view on"):
        return head.replace("view", "views")
    return f"{head.replace('scarf', 'scarves')}{'' if 'scarf' in head else 's'}{of}{rest}"


def _forms() -> Iterator[str]:
    """Each word in one and in many, of one person and of many, as a question and as a request."""
    for who in (*SEVERAL, *ONE):
        does, are, were, s, has = ("Does", "Is", "was", "s", "has") if who in ONE else ("Do", "Are", "were", "", "have")
        for house in HOUSES:
            yield f"Which {house} {does.lower()} {who} go to?"
            for said in (f"a {house}", _plural(house)):
                yield from (
                    f"{does} {who} attend {said}?",
                    f"Whether {who} attend{s} {said}",
                    f"{are} {who} members of {said}?",
                )
        for worn in (said for one in WORN for said in (f"a {one}", _plural(one))):
            yield from (f"{does} {who} wear {worn}?", f"{are} {who} wearing {worn}?", f"If {who} wear{s} {worn}")
        yield from (f"{ask} {who} {act}?" for act in ACTS for ask in (does, "Did", "Tell us whether"))
        for land in ("country", "countries", "part of the world"):
            yield from (f"Which {land} {does.lower()} {who} come from?", f"What {land} {are.lower()} {who} from?")
            yield from (f"From which {land} {does.lower()} {who} come?", f"In which {land} {were} {who} born?")
            yield f"Say which {land} {who} come{s} from"
        yield from (
            f"{ask} {who} {way}{land}?" for land in LANDS for ask, way in ((does, "come from "), (are, "from "))
        )
        yield from (f"{are} {who} {origin}?" for origin in ORIGINS)
        yield from (f"How {has} {who} voted?", f"Which parties {does.lower()} {who} support?")
    yield from (f"What is {of} {said}?" for of in OF_THEM for one in THEIRS for said in (one, _plural(one)))


def test_it_is_found_in_each_form_of_a_word() -> None:
    """Of one or many, in the present or the past: a word that is found in one form is found in the others."""
    assert [said for said in _forms() if matter_in(said) is None] == []


def test_it_is_found_in_options_in_rows_and_in_each_language() -> None:
    asked = """
questions:
  - text: {en: "What is it?", cy: "Beth yw eich crefydd?"}
  - text: "Who comes?"
    options: [{text: "White British"}, {text: "Neighbours"}]
repeats:
  - text: "Who speaks?"
    questions: [{text: "Which
      party do you support?"}]
"""
    assert [one.line for one in private_matters(read(asked.encode(), "a.yaml"))] == [3, 5, 8]


TURNS_NOBODY_AWAY = """
Do they agree not to turn anybody away because of religion or race?
Is it open to everybody, whatever their religion, belief or politics?
Do your terms say that nobody is refused on grounds of race, religion or belief, sex or age?
Do they discriminate on the basis of ethnicity or sexual orientation?
"""


@pytest.mark.parametrize("words", TURNS_NOBODY_AWAY.strip().splitlines())
def test_that_nobody_is_turned_away_may_be_asked(words: str) -> None:
    assert not list(private_matters(read(f"questions: [{{text: {words!r}}}]".encode(), "c.yaml")))


def test_a_long_row_that_names_no_ground_is_read_at_once() -> None:
    """Nor does it hide what is asked beside it."""
    began = process_time()
    assert _found(f"Is nobody turned away because of{', or' * 21} what they eat? Which church do you attend?")
    assert process_time() - began < 3


@pytest.mark.parametrize("row", ["the " * 4_000, "are you " + "all " * 4_000, "members " + "a " * 6_000])
def test_a_long_row_of_small_words_is_read_through_once(row: str) -> None:
    began = process_time()
    assert _found(f"{row}?") == []
    assert _found(f"{row}? Do {'the ' * 4_000}members pray?")
    assert process_time() - began < 3


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("Say which religion they belong to.", True),
        ("Please also give their religion and ethnic group.", True),
        ("If you know it, say their religion.", True),
        ("Their religion, please.", True),
        ("As booked. What is their religion?", True),
        ("Nodwch eu crefydd.", True),
        ("Refusing a room because of somebody's lawful belief may be against the law.", False),
        ("The law protects religion and belief. Do not ask about them.", False),
        ("Please do not write down anybody's religion.", False),
        ("Give no details of anybody's religion.", False),
        ("e.g. your religion or nationality", True),
        ("For example your religion or your nationality.", True),
        ("For example: their ethnic origin, religion, party membership", True),
        ("Such as your political opinions.", True),
        ("Anything that we should know, including your faith", True),
        ("Who comes? Things like their religion or politics.", True),
        ("It helps us to know your religion.", True),
        ("We ask for the nationality of the speaker.", True),
        ("E.g. your religion, if you do not mind.", True),
        ("Religion:", True),
        ("Religion: Christian, Muslim, none", True),
        ("Name, address, nationality, religion.", True),
        ("The speaker's religion", True),
        ("Er enghraifft eich crefydd.", True),
        ("Say nothing that is private. For example religion or politics.", False),
        ("The law protects nine characteristics. For example: religion or belief, race and sex.", False),
        ("The Equality Act protects characteristics such as religion and race.", False),
        ("Refusing somebody for a reason such as their religion is against the law.", False),
        ("A list of those who speak, for example: Dr A. Person, who runs the library.", False),
        ("People of any religion or belief.", False),
        ("Name, address, telephone number:", False),
        ("Such as a talk, a film, prayers or a religious service.", False),
    ],
)
def test_what_stands_beside_a_question_may_not_ask_for_it_either(words: str, *, asks: bool) -> None:
    """A help or a section may say what the law says of belief; it may not ask for anybody's."""
    for text in (f'questions: [{{text: "Who?", help: "{words}"}}]', f'sections: [{{title: "Who", text: "{words}"}}]'):
        assert bool(list(private_matters(read(text.encode(), "c.yaml")))) is asks


ASKED_BY_NAME = """
Are you a member of Unison?
Are you a member of the NEU, Unison or GMB?
Does the organiser belong to the RMT?
Do the staff belong to Equity or to Unite?
NEU membership number
Did you go on strike last year?
Have the members ever taken industrial action?
Has the speaker crossed a picket line?
Are you from the Traveller community?
Do your members belong to the Somali community?
Do you go to a shul?
Do you read namaz?
Who should govern Kashmir?
Do you consider yourself a Zionist?
Are you a Remainer or a Leaver?
Is your surname of foreign origin?
Do you need a visa?
Will there be Jewish, Muslim or Christian prayers during the event?
Is a registered charity that advances religion making the booking?
"""
LAWFUL_BESIDE_THEM = """
Is a Unison branch booking?
Does the event unite members of the community?
Will PCs be used?
Are you members of the community centre?
Are your staff on strike on the day?
Will a strike shut the venue?
Is the Traveller community invited?
Is it for the Asian community?
Do you need a visa for an overseas speaker?
Will there be prayers during the event?
Is a registered charity making the booking?
Is a prayer room needed at the venue?
Will religious music be played?
Is this a place of worship?
Will halal food be served?
Is it a candidates' hustings?
Which organisation do you represent?
Do you need an interpreter, and for which language?
Which union (credit union or students' union) branch is booking?
Is a party (birthday, wedding) planned?
Is it a wedding, a christening or a funeral tea?
Is it a Black History Month exhibition?
Is it on a bank holiday or during Easter?
Will the European Union flag be hung on the wall?
What race distance will the runners cover?
"""


@pytest.mark.parametrize("text", ASKED_BY_NAME.strip().splitlines())
def test_it_is_found_where_it_is_called_by_a_name(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize("text", [*LAWFUL_BESIDE_THEM.strip().splitlines(), *ASKS_NOT.strip().splitlines()])
def test_what_may_be_asked_may_stand_in_a_help(text: str) -> None:
    assert _found(text) == []
    for beside in (text, f"For example: {text}", f"It helps us to know: {text.removesuffix('?')}."):
        asked = f'questions:\n  - id: "a"\n    text: "Who?"\n    help: "{beside}"\n'
        assert list(private_matters(read(asked.encode(), "a.yaml"))) == [], beside


@pytest.mark.parametrize(
    ("options", "asks"),
    [
        (({"en": "Labour", "cy": "Llafur"}, {"en": "Materials", "cy": "Deunyddiau"}), False),
        (({"en": "Black", "cy": "Du"}, {"en": "Blue", "cy": "Glas"}), False),
        (({"en": "Black", "cy": "Du"}, {"en": "Asian", "cy": "Asiaidd"}), True),
        (({"en": "Labour", "cy": "Llafur"}, {"en": "Tory", "cy": "Ceidwadwyr"}), True),
        (("Black", {"cy": "Asiaidd", "en": "Somebody else"}), True),
    ],
)
def test_two_languages_of_an_option_are_one_option(options: tuple[object, ...], *, asks: bool) -> None:
    written = json.dumps({"questions": [{"text": "Which?", "options": [{"text": one} for one in options]}]})
    assert bool(list(private_matters(read(written.encode(), "a.yaml")))) is asks


@pytest.mark.parametrize(
    ("text", "help_", "asks"),
    [
        ("Dietary needs?", "For example halal or kosher.", True),
        ("Dietary needs?", "Halal, kosher", True),
        ({"en": "Dietary needs?", "cy": "Anghenion?"}, {"en": "e.g. halal, kosher"}, True),
        ("Dietary needs?", "For example no nuts.", False),
        ("Which food will be served?", "For example halal or kosher.", False),
        ("Dietary needs?", "The kitchen serves halal and kosher meals.", False),
    ],
)
def test_diets_of_a_belief_among_helps_or_options_ask_with_their_question(
    text: object, help_: object, *, asks: bool
) -> None:
    options = [{"id": "none", "text": "None"}, {"id": "a", "text": help_}]
    for beside in ({"help": help_}, {"options": options}):
        question = json.dumps({"questions": [{"text": text, **beside}]}).encode()
        assert bool(list(private_matters(read(question, "a.yaml")))) is asks, beside


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Dietary requirements", True),
        ({"en": "Dietary requirements", "cy": "Anghenion dietegol"}, True),
        ("Which dietary needs do you have?", True),
        ("Which food will be served?", False),
        ("Which dietary needs can the kitchen meet?", False),
    ],
)
def test_a_diet_of_a_belief_among_others_to_choose_from_is_found(text: object, *, asks: bool) -> None:
    options = [{"id": one.lower(), "text": one} for one in ("Vegetarian", "Halal", "Kosher")]
    question = json.dumps({"questions": [{"text": text, "options": options}]}).encode()
    assert bool(list(private_matters(read(question, "a.yaml")))) is asks
