"""What asks for belief, ethnicity or politics by a proxy, and the questions of hire forms that only look like it.

Both are worded after public forms: of schools' admissions, of monitoring and of surveys on one side; of the hire of
halls, events, races, stalls and catering on the other.
"""

import pytest

from venuecheck.assessment.private_matters import matter_in, private_matters
from venuecheck.authoring.document import read

BY_A_PROXY = """
Dietary needs, for example halal or kosher?
Dietary needs (e.g. halal, kosher)
Do you have dietary requirements, including kosher?
Ble gawsoch chi eich geni?
Ble ganwyd y siaradwr?
Are you Welsh or English?
Ydych chi'n Gymry neu'n Saeson?
How do you identify culturally?
What is your cultural identity?
Ydych chi'n siarad Cymraeg gartref?
Do you speak Welsh at home?
What race is the applicant?
Race of person 2
Are you of Latino or Spanish origin?
Where were the members' parents born?
Which passports do the members hold?
What passport does the speaker have?
How many passports does each speaker hold, and of which countries?
Do the women cover their hair?
Does the speaker cover her head or face?
Will any of the women be veiled?
Does any of the men wear a turban or a skullcap?
Do those who come go to a mosque, a church or a temple?
How often do you attend services at a mosque or church?
Have your child and yourselves attended Mass for two years?
Which parish does your family belong to?
What complexion do the members have?
What complexion is the speaker?
Which side do the members take on Palestine?
Whose side does the speaker take on Kashmir?
Does the speaker side with Israel?
Where does the group stand on Gaza?
Which festivals do the members keep, such as Eid or Diwali?
Which religious holidays do your staff take off?
Do your families celebrate Christmas, Eid, Diwali or Vaisakhi?
Is Eid celebrated by your members?
What is the heritage of the organisers?
Have the members been baptised?
Has the speaker been ordained?
What is the family background of the people who come?
When was your child baptised?
Has the child had a first communion?
Does anybody carry a kirpan?
Will any of your members be carrying a kirpan?
How important is prayer in your life?
How many times a day do you pray?
Do the speakers have a beard for reasons of belief?
Do you read the Qur'an in Arabic?
Are the children taught the Qur'an at home?
Who is your spiritual leader?
Which imam or priest can vouch for you?
Do the members give zakat or tithe?
Has the speaker been on Hajj or on pilgrimage?
What language do your members speak among themselves?
What languages do the parents speak to their children?
How long have the members lived in the United Kingdom?
When did you come to this country?
Do your speakers need a visa?
What is the immigration status of the members?
Do the members have a right to stay in Britain?
Are any of those who attend new to the country?
Do the members sound foreign?
Do the names of the members sound foreign?
What community are most of your members from: Somali, Polish, Bengali?
Is the committee BAME-led?
Are most of your members BME?
Which candidate will your members vote for?
Has the speaker been on marches for Palestine?
Do you go to demonstrations against Israel?
Has the organiser signed a petition for or against immigration?
Do the members boycott Israel?
O ba wlad y daw'r aelodau?
Dros ba blaid y mae'r aelodau yn pleidleisio?
Ydy'r aelodau wedi cael eu bedyddio?
Pa basbort sydd gan y siaradwr?
Ydy'r menywod yn gorchuddio eu gwallt?
I ba gapel mae'r aelodau'n mynd?
Ydy'r siaradwr yn cefnogi Palesteina?
Ydy'r aelodau yn dathlu Eid neu Diwali?
Beth yw lliw croen y siaradwr?
Do the organisers attend Friday prayers?
Are your members regular churchgoers?
Is the speaker a convert?
How devout are the members?
Which mosque is the group linked with?
What is your mosque or temple called?
Do the children attend a madrasa after school?
Do you have a religious name?
Are the women required to wear a headscarf?
Will the speaker be wearing a turban?
Is the applicant a practising member of any church?
Do you say grace before meals?
Do the members abstain from alcohol for religious reasons?
Is the speaker an imam?
Is any of the organisers a member of the clergy?
Are the members native English speakers?
Do the organisers have foreign names?
Which of these best describes your background?
What is the colour of the members?
Do the people who come look Asian?
Which part of India is the speaker from?
Is the family originally from abroad?
Do the members hold dual nationality?
Are they British citizens?
Are all the members British?
Is the speaker a foreign national?
How would you describe your identity?
Where did their grandparents come from?
Are they first or second generation immigrants?
What does the speaker think about Brexit?
Is the speaker pro-Palestine?
Does the group back Labour or the Conservatives?
Has the speaker spoken in favour of Hamas?
Does the group oppose the government's policy on migration?
Are you politically active?
What are your members' politics?
How do the members feel about the monarchy?
Do you want Wales to be independent?
Do the members think that immigration is too high?
Would they vote for independence?
Which caste or clan do they come from?
Do the members shake hands with women?
Beth yw crefydd y siaradwr?
Ydych chi'n mynd i'r mosg?
Ydy'r siaradwr yn Fwslim?
Ai Cristnogion yw'r aelodau?
O ba wlad mae'r siaradwr yn dod?
Pa iaith mae'r aelodau'n siarad gartref?
Pwy mae'r aelodau yn ei gefnogi yn yr etholiad?
"""
LAWFUL = """
Which food is served, for example halal or kosher?
Which dietary needs can the kitchen meet, for example halal or kosher?
Does the speaker have a visa to work here?
Will the talk be in Welsh or English?
Which language should we write to you in, Welsh or English?
Ydych chi'n siarad Cymraeg?
Pryd gawsoch chi eich geni?
How will the organiser identify themselves?
Which race do you run?
Which race will you enter: 5 km or 10 km?
What race number do you need?
What is your race category?
Your race time last year
Do you need a prayer mat space?
Is a quiet room for prayer wanted?
Is halal catering needed?
Do you need a kosher kitchen?
Does the room have to be set out for worship?
Will there be worship, music or singing?
Will the service be open to the public?
Is the church hall free on that day?
Do you use the church hall's car park?
Do visitors go to the church hall by the lane?
Do they go to the church car park first?
Is the address in Church Street?
Do you live in Church Street?
Do they go to Chapel Lane or to Temple Road?
Do the children go to Mosque Lane Primary School?
Does the date clash with the Eid market?
Is it booked over Easter, Christmas or Eid?
Do you want the hall on Christmas Day?
Is it a Diwali party with fireworks?
Will you celebrate Eid or Christmas in the hall?
Is the booking for a political party?
Do you need a room to pray in?
Will the group meet in the church or in the hall?
Has the speaker been confirmed?
Will the group celebrate with fireworks?
Is it a birthday party or a wedding reception?
How many will attend the party?
Will the Labour Room or the Green Room do?
Is the event a hustings, and are all candidates invited?
Does the candidate ask for a room under the election law?
Will political parties hold a stall?
Which side of the hall do you want?
Which side of the stage does the speaker come in from?
Which side do the members take to the lift?
Do the members take the side door?
Where does the group stand during the fire drill?
Where will the stalls stand?
Do the staff have to cover their hair in the kitchen?
Do those who cook cover their hair, or wear hats?
Will the stage be covered?
Is the pool covered?
Do you carry public liability insurance?
Does anybody carry a first aid kit?
Will anything sharp be carried as part of the play?
Will shoes be taken off on the sprung floor?
Do you need a passport photo booth?
Will you show a passport or a driving licence to the clerk as proof of who you are?
Do you take a copy of the hirer's passport?
Are the goods of British origin?
Is it a heritage walk?
What is the heritage of the building?
Is it a listed building of local heritage?
What is the complexion of the debate?
Is it a dark or a light room?
Which flag will fly over the hall?
Is the march on the highway, and has the police been told?
Does the petition go to the council?
Will a petition be laid out for signing?
How long have you hired this hall?
How long has the group met here?
When did you come to this hall first?
Does the speaker need a microphone?
Do you need an interpreter, and into which language?
Which language should the letter be in?
Which languages will be spoken on the stage?
Will the talk be in English or Welsh?
Does anybody need a sign language interpreter?
Will names be read out?
Which newspaper is the notice in?
Is the service at the crematorium?
Does the caterer need a licence?
Which community centre is it?
What community is the project for: the village or the whole ward?
Is the choir from the parish?
Which parish is the hall in?
Is it in the parish of Leigh?
Are the boards black, white or green?
Will Indian or Chinese food be sold?
Is the music Irish or Scottish?
Is it a class in Arabic, Urdu or Polish?
Is it a display of Asian and African textiles?
Is a vicar or a registrar to hold the ceremony?
Does the ceremony need holy water or candles?
Will incense or candles be burnt?
Is a baptism pool to be brought in?
When was the boat baptised?
Is it a meeting of a trade union?
Will the meeting vote by a show of hands?
Do you support the terms of hire?
Do you support a charity with the takings?
Does the venue support Welsh speakers?
Pa ystafell sydd ei hangen?
Oes angen bwyd halal?
Ydy'r neuadd yn Stryd y Capel?
Pwy fydd yn dathlu pen-blwydd?
Ydy'r aelodau yn cefnogi'r elusen?
Who will open and lock the church?
Does the church own the building?
Will the vicar be at the meeting?
Are you a member of the church hall committee?
Will the speaker be paid?
Has the speaker agreed to the terms?
Will anyone be wearing fancy dress?
Do you wear gloves when handling the books?
Do any of your group have dietary needs?
Will food contain nuts or pork?
Is there a separate fridge for halal meat?
Which foods will be sold?
Is it a class of Indian dance?
Will you sell Polish food?
Is English spoken at the desk?
Is there a translation into Urdu?
Which country are you phoning from?
Is the speaker coming from abroad, and who pays the travel?
Will the speaker arrive from France on the day?
How many British Legion members will march?
Where is your family staying?
Is the booking for a citizenship ceremony?
Is the room for a naturalisation test?
Does the group come from within the borough?
Do the organisers live in the parish?
Is the organiser a parish councillor?
Which ward does the councillor stand for?
Will a minister of the Crown attend?
Is it an election count or a polling station?
Is the speaker a candidate at an election that has been called?
Which candidates have been invited, and which have not?
Will people demonstrate outside?
Is a protest against the event expected?
Do you support people with disabilities?
Does the group support carers?
Who supports the speaker on the day?
What do visitors think of the library?
What are your members' views on opening hours?
Are you in favour of longer opening hours?
Do you oppose the change of room?
Which side of the road is the parade on?
Where do you stand when you sell leaflets?
Does the race need the road to be closed?
What is the race of the day?
Which school race does your child take part in?
In which race will the wheelchair users start?
Is the colour of the chairs important?
Is there a prayer or a minute's silence?
Does the funeral follow a religious service elsewhere?
Will the choir sing carols?
Is it a Christmas fair?
When is Ramadan this year, if hours change?
Will the iftar be open to the public?
How many will fast-track?
Do you keep the keys?
Do you follow the code of conduct?
Does the speaker read from a book?
Are the children collected by their parents?
Who is the child's parent or guardian?
Oes angen ystafell weddi?
Ydy'r capel yn rhydd ar y diwrnod?
Pa iaith fydd y cyfarfod?
Oes siaradwr gwadd?
"""
ONE_AMONG_OTHERS = (
    (("Black", "White", "Asian"), True),
    (("White", "Black or African American", "American Indian or Alaska Native", "Asian"), True),
    (("Hispanic", "White", "Prefer not to say"), True),
    (("Arab", "Black", "Chinese", "White"), True),
    (("Labour", "Conservative", "Green", "None"), True),
    (("Democrat", "Republican", "Independent"), True),
    (("Gwyn", "Du", "Asiaidd"), True),
    (("Labor", "Liberal", "Greens"), True),
    (("Unite", "GMB", "None of them"), True),
    (("Kurdish", "Turkish", "Arab"), True),
    (("Kurdish", "Turkish", "Arabic"), False),
    (("Unite", "Part"), False),
    (("Left", "Centre", "Right"), False),
    (("Black", "White", "Red"), False),
    (("Black", "White"), False),
    (("Indian", "Chinese", "Italian"), False),
    (("Green", "Blue", "Other"), False),
    (("Independent", "Part of a chain"), False),
    (("Mixed", "Girls", "Boys"), False),
    (("White", "Brown", "Mixed"), False),
    (("White", "Mixed colours", "Black"), False),
    (("English", "Welsh", "Polish"), False),
    (("5 km", "10 km"), False),
)


def _options(said: tuple[str, ...]) -> bytes:
    return f"questions: [{{text: Which is it?, options: [{', '.join(f'{{text: {one}}}' for one in said)}]}}]".encode()


def test_each_proxy_is_found() -> None:
    assert [text for text in BY_A_PROXY.strip().splitlines() if matter_in(text) is None] == []


def test_what_only_looks_like_one_passes() -> None:
    assert [text for text in LAWFUL.strip().splitlines() if matter_in(text)] == []


@pytest.mark.parametrize(("said", "asks"), ONE_AMONG_OTHERS)
def test_options_that_ask_only_together_are_found(said: tuple[str, ...], *, asks: bool) -> None:
    """Under a question in any words: black, white and red are colours, and black, white and Asian are not."""
    assert bool(list(private_matters(read(_options(said), "c.yaml")))) is asks
