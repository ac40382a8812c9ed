"""Sides people take, a union, days they keep, how they came to be of a country: asked of people, and of the event."""

from venuecheck.assessment.private_matters import matter_in

ASKS_OF_PEOPLE = """
Do you wear a Labour Party badge?
Do you support the Labour Party whose logo is shown?
Is the conference about the Jewish community that you belong to?
Is the meeting of the Jewish community?
Does the organiser support a trade union or a political campaign?
Does the organiser belong to a trade union?
Are you a member of a trade union?
Is the speaker an activist of a union?
Which trade union are the staff members of?
Which union do you belong to?
Are the staff in a trade union?
Is the organiser active in a political movement?
Do you campaign for a candidate?
Does the speaker back any candidate?
Which candidate does the organiser support?
Which political causes do the members support?
What campaigns does the speaker back?
Has the speaker campaigned for a political party?
Say whether the organiser supports a protest group
Have you joined a pressure group?
Do they donate to political parties?
Do they give money to a political campaign?
Are the attendees British by birth or naturalised?
Are you a citizen by birth or by descent?
Have you been naturalised?
Were the parents naturalised here?
Do the attendees have settled status?
Do you have pre-settled status under the EU settlement scheme?
Does the hirer have the right of abode?
Has the speaker a right to abode in the United Kingdom?
Do you have indefinite leave to remain?
Is the organiser subject to immigration control?
Are the members UK-born?
Which saints' days, festivals or holy days does the family keep?
Do they keep any feast days?
Does the family observe saints' days?
Does the family celebrate religious festivals at home?
Which holy days do you observe?
What days does the family celebrate?
Which days do they keep holy?
Which days are holy to you?
Do you observe a day of rest?
Which festivals do the members mark?
Do your members celebrate any festivals?
Does the family keep Lent?
Does the group celebrate Chinese New Year?
What festivals are celebrated at home by the children?
Did the organiser campaign in the referendum?
Is the organiser a union rep?
Is anybody of the group a Traveller or Roma?
Are any people Travellers?
Is anybody in the group Roma?
It helps us if you say which party you support.
State your union, if you are a member.
What are your convictions about abortion?
Are you a member of the Labour Party?
Do you support the Labour Party organising the meeting?
Is the meeting organised by Labour Party supporters?
Is the organiser a Labour Party voter?
Are you a member of the SNP?
Do you vote for the DUP?
Is the speaker a supporter of the Scottish National Party?
Are the volunteers from the Alliance Party?
Does the organiser support the sdlp?
Are you an snp voter?
Are you a TUV supporter?
Is the meeting organised by SNP supporters?
Is the organiser in the Ulster Unionist Party?
Do the speakers support Mebyon Kernow?
Ydych chi'n cefnogi'r Blaid Lafur?
Ydych chi'n aelod o Blaid Cymru?
Ydy'r siaradwr yn Geidwadwr?
Ydy'r trefnydd yn cefnogi'r Democratiaid Rhyddfrydol?
Do you go to the Labour Party conference?
Do you belong to the Museum of Jewish Life?
Do you belong to the Jewish Museum?
Is the organiser Jewish?
Is the speaker a shop steward?
Which union represents your staff?
Are the volunteers union members?
Ydych chi'n aelod o undeb?
Ydy'r trefnydd yn cefnogi ymgyrch wleidyddol?
Ydych chi'n perthyn i undeb llafur?
Ydy'r teulu'n dathlu gwyliau?
Oes gennych chi statws preswylydd sefydlog?
"""
ASKS_OF_THE_EVENT = """
Will the Labour Party logo be shown on posters?
Will posters carry a Green Party logo?
Is the conference about the history of the Jewish community in Leeds?
Is the talk about Muslim communities in Wales?
Is this a candidates' meeting?
Is the event organised by a political party?
Is the meeting in support of a candidate or a campaign?
Does the event support or oppose a candidate?
Is the event part of an election campaign?
Is the organiser a registered campaigner, a party or a candidate?
Is the hirer a trade union?
Is it a trade union's branch meeting?
Which candidates will be invited?
Which candidates have been invited, and why these?
Will the speaker campaign for a candidate at the event?
Do they campaign for a candidate at this event?
Is the candidate's agent told?
Does the group support candidates sitting an exam?
Do you belong to a credit union?
Is it a students' union event?
Will a Union flag be flown?
Do you support a charity with the takings?
Does the group keep school holidays?
Do you observe bank holidays?
Which bank holidays do you observe?
Which public holidays does the group observe?
Do you keep a list of holiday dates?
Do you celebrate a festival at the event?
Which festival will the event mark?
Does the group hold a festival in the hall?
Which days does the group keep the key?
Which days do you need?
On which days does the group meet?
Does the group observe the fire rules?
Is it a naturalisation ceremony?
Are naturalised bulbs to be planted?
Is it a saint's day fair?
Does the speaker have the right to work in the United Kingdom if we pay them?
Will the hall be used as a committee room for an election?
Does the organiser support people at work?
Does the group work with a campaign against loneliness?
Do you support local groups?
Do the members join in?
Which causes do the takings go to?
Will the group stop to pray during the hire?
Does the family party end by ten?
Does the club mark birthdays?
Oes ymgeiswyr yn siarad?
Ydy'r cyfarfod dros ymgeisydd?
Is the charity a member of a federation?
Does the union flag go up?
Do you back up the register?
Is the hall used by a union?
Do you mark the fire exits?
Is it a birth or a naming party?
Is it a lunar new year party?
Is the speaker a candidate, an agent or neither?
Are the guests travellers by rail?
Does your union need a room?
Does the speaker have criminal convictions?
Say which party you booked the room for.
Is the Labour Party organising the meeting?
Does Plaid Cymru host the event?
Has the Green Party hired the hall?
Is the meeting organised by the Liberal Democrats?
Is the organiser the Conservative Party?
Is the Labour Party the organiser?
Is the Jewish Museum lending the exhibits?
Are the exhibits from the Islamic Museum?
Is the Museum of Jewish Life lending the exhibits?
Is it an exhibition of Islamic art?
Does the Sikh Heritage Centre send a speaker?
Is the Huguenot Museum an exhibitor?
Is the SNP organising the hustings?
Has the DUP booked the hall?
Is it a Plaid Cymru meeting?
Is the booking for the Labour Party?
Is the event the Alliance Party's conference?
Is the meeting hosted by the Scottish Greens?
Who brings the spare key (a dup is with the caretaker)?
Is it an alliance of local groups?
Is it a workers' party at the end of term?
Is the hall alba white?
Does the group support labour-saving tools?
Ydy'r neuadd yn wyrdd?
Ydy'r Blaid Lafur yn trefnu'r cyfarfod?
Does the booking need a candidate's consent?
Are the players members of a rugby union club?
"""


def test_what_is_asked_of_people_is_found() -> None:
    assert [text for text in ASKS_OF_PEOPLE.strip().splitlines() if matter_in(text) is None] == []


def test_what_election_law_and_the_room_need_may_be_asked_of_the_event() -> None:
    assert [text for text in ASKS_OF_THE_EVENT.strip().splitlines() if matter_in(text)] == []


def test_a_union_is_a_matter_of_its_own() -> None:
    assert matter_in("Which trade union do you belong to?") == (
        "trade union membership",
        "Which trade union do you belong to",
    )
