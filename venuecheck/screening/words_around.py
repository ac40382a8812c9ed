"""Words that stand around a listed name, a table of each kind: who is behind a body, about it, or of another.

Whoever judges a match can read here why it is strong or weak. In plain form.
"""

_BACKING_TEXT = """
    support supports supporting supported supporter supporters back backs backing solidarity defend defending
    stand join joins joined joining recruit recruits recruiting recruitment enlist pledge pledging allegiance
    fund funds funding fundraise fundraiser fundraisers fundraising donate donates donation donations donating
    appeal collection collecting sponsor sponsors sponsored benefit benefits proceeds profits raise raises
    raising money cash aid relief zakat sadaqah martyr martyrs fighter fighters soldier soldiers hero heroes
    honour honouring salute saluting victory viva glory celebrate celebrates celebrating celebration commemorate
    commemorating commemoration prisoner prisoners proud brothers sisters comrades volunteers volunteer members
    member cell cells activists followers fan fans sympathisers crew
    solidaritatsabend solidaritatskundgebung solidaritatskonzert solidaritatsveranstaltung solidaritatsfest soliabend
    solikonzert soliparty spendenabend spendengala spendensammlung spendenaktion benefizabend benefizkonzert
    solidariteitsavond solidaritetskvall solidaritetsaften stotteaften
    soutien soutenir solidarite unterstutzung unterstutzt solidaritat apoyo solidaridad sostegno dayanisma destek
    cefnogi cefnogaeth himayat taageero wsparcie yasasin biji slava zyje selam selamlar vive vivat zindabad zindabaad
    guul guusha jaya
    دعم تضامن نصره تاييد مسانده زنده پاينده حمايت מצעד תמיכה"""
BACKING = frozenset(_BACKING_TEXT.split())
"""Words of those who support a body, join it or give it money."""
_WHO_BACK_TEXT = "friends supporters members followers comrades sympathisers sympathizers fans activists"
WHO_BACK = frozenset(_WHO_BACK_TEXT.split())
"""Whose gathering it is, where one stands before `of` and a name."""
_EVENTS_TEXT = """
    dinner lunch breakfast brunch supper picnic picnics barbecue bbq iftar meal tea bazaar stall fete conference
    conferences evening night afternoon event events gathering gatherings gala banquet gig concert quiz raffle
    disco meeting meetings mtg conf meet meetup up agm egm rally rallies march demo demonstration vigil reunion
    launch merchandise banner banners flag flags leaflet leaflets live marching marches camp halaqa halaqah retreat
    conversation conversations reception speech speeches speaker speakers session keynote memorial remembrance
    planning social socials sessions induction organising committee committees working steering affinity organiser
    organisers"""
EVENTS = frozenset(_EVENTS_TEXT.split())
STUDENTS = frozenset({"student", "students"})
_GATHERING_TEXT = """why how i we my our us am are is be being all join annual monthly weekly first second grand public
    general extraordinary quarterly fortnightly yearly inaugural
    welcome welcoming training present presents presented presenting hosts hosted host"""
GATHERING = EVENTS | STUDENTS | frozenset(_GATHERING_TEXT.split())
"""Words of a gathering, which say nothing of whose it is."""
_CELEBRATING_TEXT = """celebrate celebrates celebrating celebration celebrations anniversary anniversaries jubilee
    praise praises praising hail hailing glorify glorifying"""
CELEBRATING = frozenset(_CELEBRATING_TEXT.split())
"""Words of those who praise a body, or keep its day."""
_CALLING_TEXT = "shut shutting smash free unite rise fight strike boycott occupy block dismantle"
CALLING = frozenset(_CALLING_TEXT.split())
"""What a body calls for, behind its name and a colon (`X: Shut It Down`)."""
_ENDURING_TEXT = """
    life live living lived deal deals dealing dealt cope copes coping struggle struggles struggling
    experience experiences encounter encounters interview interviews clash clashes clashed negotiate
    negotiated talking problem problems
    trouble wrong dispute obsession obsessed links linked link do done confrontation confronted associated
    charged contact alleged accused love stuck fed familiar fascinated fascination fascinating"""
ENDURING = frozenset(_ENDURING_TEXT.split())
"""Before `with` and a name, what is nobody's hosting (`Living with X`, `Coping with X`)."""
_MUSIC_TEXT = "band bands flute accordion drum drums parade parades"
MUSIC = frozenset(_MUSIC_TEXT.split())
"""Beside a gathering of a body whose name has three words and more; a band may bear a shorter one."""
_FEAST_TEXT = "founding founded birth party parties music dance dancing songs singing food cake"
FEAST = frozenset(_FEAST_TEXT.split())
"""What is celebrated, and what there is at it: beside one of the words above."""
_PRAISE_TEXT = """long live, happy birthday, hands off, in conversation, great heroes, heroes day, martyrs day,
    remembrance day, memorial day, victory day, founding day"""
PRAISE = frozenset(tuple(each.split()) for each in _PRAISE_TEXT.split(","))
"""Two words that praise what they stand beside; a birthday alone is a person's."""
_GIVEN_TEXT = """
    a an the and by with from in at on for to of its their his her long new talk talks lecture lectures seminar seminars
    workshop workshops class classes course courses debate debates discussion discussions panel film films screening
    show shows performance performances play recital exhibition exhibitions stand table tables room hall booking hire
    party parties music dance cake food families family children wives team group groups day days week weekend
    morning tonight online zoom special guest guests public open free"""
GIVEN = frozenset(_GIVEN_TEXT.split()) | CELEBRATING | FEAST
"""Words of what a body gives and to whom, and small words: where its name has a slip, they are no part of the name."""
_ABOUT_TEXT = """
    history histories historical historian historians study studies studying research researching researcher
    academic documentary documentaries museum archive archives understanding explained explaining explainer
    analysis analysing ideology origins roots biography memoir journalism journalist reporting centenary
    centenaries bicentenary centennial threat threats countering counter combating combatting tackling
    preventing prevent prevention against opposing opposed oppose opposes opposition stop stops stopped stopping
    condemn condemns condemning condemned reject rejects rejecting defeat defeating resist resisting survivor
    survivors survived surviving victim victims hostage hostages bereaved war wars negotiating negotiations fled
    fleeing flee escape escaped escaping leaving leave left former quit deradicalisation deradicalization
    extremism terrorism terror radicalisation radicalization radicalised radicalized attack attacks atrocity
    atrocities massacre massacres bombing bombings murder murdered killed kidnapped ban bans banned banning
    awareness safeguarding safeguarded alertness vigilance understand explain explains studied
    displaced uprooted abducted abduction abductions kidnapping kidnappings captive captives captivity enslaved
    taken stolen seized chibok dapchi yazidi yazidis yezidi yezidis gcse syllabus curriculum coursework homework
    persecuted terrorised terrorized widowed orphaned
    researched analysts analyst monitoring monitor combat counters counterterrorism tackle tackles
    prevents prevented resisted resistant rehabilitation disengagement desistance inquiry enquiry inquest
    unban proscribed proscription proscribing deproscribe deproscription legality judgment judgement ruling
    myth myths reality danger dangers dangerous menace crimes conflict conflicts crisis trial trials
    journalists reporters correspondent correspondents academics scholars experts professor professors
    concerned worried concerns fought attacked recognising recognizing recognise recognize propaganda spot spotting
    antifascist antifascists antifa
    helpline helplines moot cpd solicitors barristers consultation
    exposing exposed undercover safety ceasefire truce evidence genocide"""
_ABOUT_ELSEWHERE_TEXT = """
    contre victimes histoire attentat attentats otages gegen opfer geschichte vortrag tegen slachtoffers geschiedenis
    contra contro victimas vitimas vittime historia storia przeciw przeciwko ofiary ofiar ofiarom wyklad proti obeti
    zrtve protiv zhertvy zhertv zhertvam istoriia istorii lektsiia proty karsi kurbanlari tarihi diroka qurbaniyen dije
    diji dhibanayaasha dhibbanayaasha taariikhda khilaf mutasireen biruddhe pries aukos istorija impotriva victimele
    istoria ellen aldozatai tortenete kunder viktimat erbyn dioddefwyr hanes ضد ضحايا تاريخ
    zbrodnie zbrodni zlochini zlochiniv suclari darlith
    magdurlari karsitlari hakkinda zhertvi prestupleniia prestuplenii ocaleni ocalali خلاف متاثرين"""
ABOUT = frozenset(_ABOUT_TEXT.split()) | frozenset(_ABOUT_ELSEWHERE_TEXT.split())
"""Words of those who study a body, oppose it, suffered from it, or argue about the ban."""
_ATTACK_TEXT = """attack attacks atrocity atrocities massacre massacres bombing bombings murder murders murdered killed
    victim victims survivor survivors bereaved hostage hostages kidnapped kidnapping kidnappings"""
ATTACK = frozenset(_ATTACK_TEXT.split())
"""Of these, what was done to people: behind it, in brackets, stands who did it (`Bombing memorial (X)`)."""
_EXPLAINING_TEXT = """recruits grooms raises makes finances funds earns launders moves hides pays works operates
    spreads targets uses radicalises radicalizes began grew rose fell lost failed ended"""
EXPLAINING = frozenset(_EXPLAINING_TEXT.split())
"""What a body does, behind `how`: it is explained."""
_AWAY_TEXT = "freed rescued saved liberated released refugee refugees escapees runaways"
AWAY = frozenset(_AWAY_TEXT.split())
"""Before `from` and a name, who got away from a body; without it, those whom it may welcome home."""
_BEREFT_TEXT = """widow widows widower widowers orphan orphans orphanage orphanages refugee refugees evacuee evacuees
    escapee escapees runaways schoolgirls schoolgirl schoolboys schoolchildren casualties returnees"""
BEREFT = frozenset(_BEREFT_TEXT.split())
"""Whom a body left behind it or drove away; but beside its martyrs and fighters it is theirs for whom it collects."""
_OWN_DEAD_TEXT = "martyr martyrs fighter fighters soldier soldiers hero heroes prisoner prisoners member members"
OWN_DEAD = frozenset(_OWN_DEAD_TEXT.split())
_OPPOSING_TEXT = """
    against understanding countering combating combatting tackling preventing opposing oppose stop stopping
    condemn condemning reject rejecting defeat defeating resist resisting surviving fleeing fled escaping
    escaped leaving left banning"""
OPPOSING = frozenset(_OPPOSING_TEXT.split())
"""Of these, those behind which stands at once what they are about (`Leaving X`, `Mothers against X`)."""
_CAUSES_TEXT = """war wars arms arming trade israel genocide racism fascism antisemitism islamophobia apartheid bomb
    bombs nuclear trident nato hate hatred violence rape cuts austerity poverty hunger homelessness oil gas
    fracking deportations deportation detention siege occupation knife gun crime traffic airport runway pollution
    whaling fur vivisection hunting badger cull trafficking slavery bullying discrimination torture
    privatisation"""
CAUSES = frozenset(_CAUSES_TEXT.split())
"""What campaigns oppose: behind it, in a list of names, stands another body (`Stop the War, X`)."""
PUBLIC_BODIES = frozenset(
    {("public", "affairs"), ("community", "relations"), ("race", "relations"), ("victim", "support")}
)
"""Of these the words are of no lesson and nobody's victims where they stand together in a body's name."""
_DENIAL_TEXT = "not no never nor neither dont doesnt didnt wont isnt arent cannot cant without anti"
DENIAL = frozenset(_DENIAL_TEXT.split())
"""Words that deny, where they stand before a name: `We do not support ...`."""
_TOLD_TEXT = """lecture lectures talk talks seminar seminars debate debates discussion film films screening book books
    exhibition workshop panel class classes course question questions lesson lessons module essay dissertation
    story stories briefing briefings play plays drama novel novels poem poems poetry comedy satire musical podcast
    ksiazka kniga محاضره كتاب فيلم"""
TOLD = frozenset(_TOLD_TEXT.split())
"""Where something is told: about a body where `on`, `of` or `about` stands before its name."""
_SHOWN_TEXT = """film films screening screenings exhibition exhibitions play plays drama novel novels musical satire
    comedy podcast podcasts essay dissertation ksiazka kniga"""
SHOWN = frozenset(_SHOWN_TEXT.split())
"""Of these, what shows or tells of a body unless somebody backs it (`X exhibition`; a seminar may be its own)."""
_LEARNING_TEXT = """lesson lessons seminar seminars module modules revision briefing briefings lecture lectures tutorial
    tutorials coursework homework exam exams gcse btec undergraduate undergraduates postgraduate phd viva
    syllabus curriculum essay dissertation history politics geography sociology criminology theology citizenship affairs
    relations enrichment wea"""
LEARNING = frozenset(_LEARNING_TEXT.split())
"""In a heading: what stands behind it is what is taught (`Police briefing: X`)."""
_LEARNERS_TEXT = "police staff teacher teachers governors councillors officers inset cpd"
LEARNERS = frozenset(_LEARNERS_TEXT.split())
"""Whose training is about a body, and none of its own."""
LEARNED_GROUPS = frozenset(
    {
        ("reading", "group"), ("reading", "groups"), ("book", "group"), ("book", "club"), ("chatham", "house"),
        ("model", "un"), ("model", "united"), ("law", "society"), ("law", "school"),
    }
)  # fmt: skip
_LESSONS_TEXT = """
    quran koran tajweed tajwid hifz noorani nurani noorania nurania nooraniya nuraniya nooraniyah nuraniyah
    baghdadi baghdadia baghdadiya baghdadiyah primer primers lesson lessons tuition alphabet kids toddlers"""
LESSONS = frozenset(_LESSONS_TEXT.split())
"""Words of lessons for children: `Qaida` is the primer from which they learn to read the Quran, too."""
_TRADES_TEXT = """
    cafe coffee restaurant takeaway kebab kebabs grill kitchen bakery butcher butchers grocer grocers shop store
    stores trading traders travel travels tours coaches taxi taxis cab cabs minicab minicabs cars motors garage
    garages pub pubs bar bars inn tavern brewery bistro pizzeria diner hotel catering caterers hair salon barber
    barbers tailor tailors tailoring builders plumbing plumber plumbers cleaning electrical electricals electrician
    electricians electrics electronics autos tyres mechanics joinery joiners carpentry carpenters roofing roofers
    scaffolding flooring carpets curtains decorators decorating removals haulage couriers lettings dental dentists
    opticians jewellers jewellery florist florists upholstery launderette laundry nails vapes mobiles phones computers
    accountants accountancy sons bros"""
TRADES = frozenset(_TRADES_TEXT.split())
"""What is bought and sold: no name is so rare that a trade may not bear it by chance."""
_ANOTHER_TEXT = """
    shops market beauty printing print construction foods food pharmacy estates football cricket rugby netball
    basketball boxing gym judo karate running swimming athletic dance choir music theatre bowls badminton cycling
    wrestling mosque masjid church chapel temple gurdwara mandir synagogue madrasa madrasah madrassa madrassah
    school nursery playgroup kindergarten academy opera operas operatic orchestra orchestral symphony philharmonic
    ensemble ensembles quartet quartets quintet quintets trio trios duo sextet septet octet sinfonia sinfonietta
    soloists barbershop choirs choristers singers choral ballet band tennis golf hockey snooker darts chess yoga pilates
    ramblers rambling knitting quilting angling allotment allotments gardening pottery college
    burial burials cemetery undertakers birthday birthdays wedding weddings nikah nikkah walima mehndi mehendi
    christening baptism funeral engagement aqiqah shower retirement graduation
    fc afc rfc cc stewards stewarding enactment enactments reenactment reenactors enactors donor donors"""
ANOTHER = frozenset(_ANOTHER_TEXT.split()) | LESSONS | TRADES
"""Words of trades, clubs, places of worship and lessons that bear a name by chance, and of families' feasts."""
_WING_TEXT = "wing wings arm faction section branch chapter league"
WING = frozenset(_WING_TEXT.split())
"""A part of a body; beside one of these stands whose part it is."""
_WHOSE_TEXT = "youth young student students women womens girls workers military political armed"
WHOSE_WING = frozenset(_WHOSE_TEXT.split())
WHOSE = BACKING | GATHERING | WHOSE_WING
"""What a body does or has: whose it is stands beside it."""
_NEUTRAL_TEXT = """video zoom online livestream whatsapp facebook instagram insta twitter tiktok youtube
    main hall room rooms hire hires studio suite floor small large upper lower booking noon am pm
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec"""
NEUTRAL = frozenset(_NEUTRAL_TEXT.split())
"""Rooms and days, which stand in the title of any booking."""
_SPOKESMEN_TEXT = """spokesman spokeswoman spokesperson representative representatives delegate leader leaders chairman
    chairwoman chairperson president speaker speakers emir amir commander commanders"""
SPOKESMEN = frozenset(_SPOKESMEN_TEXT.split())
"""Who speaks for a body is not what a talk is about (`Talk by a spokesman of X`)."""
IN_SUPPORT = frozenset(
    {"support", "aid", "honour", "praise", "defence", "celebration", "solidarity", "favour", "commemoration"}
)
"""Between `in` and `of` or `with`: what stands behind is backed, whatever is read or shown there."""
FOR_WHOM = frozenset({"of", "for", "from"})
OF_AN_OFFICE = frozenset({"media", "press", "political", "military", "bureau", "senior", "chief", "national", "former"})
"""Between a body and who speaks for it (`X media spokesman`)."""
SPEAKING = frozenset({"by", "with", "w", "featuring", "feat", "ft"})
"""Before the name of whoever speaks."""
WORKING_ON = frozenset({"training", "committee", "committees", "working", "steering", "leaflet", "leaflets"})
"""Whose own they are without `on`, and what they deal with behind it (`Training on X`)."""
TOPIC = frozenset({"of", "on", "about", "into", "inside", "regarding", "re", "and", "عن"})
"""Before the name of what is spoken about."""
STUDY_CIRCLES = frozenset({("study", "circle"), ("study", "circles")})
"""A gathering, and nobody's study of a body."""
NAMES_OF_BACKERS = frozenset(
    {
        ("volunteer", "force"),
        ("orange", "volunteers"),
        ("martyrs", "brigade"),
        ("martyrs", "brigades"),
        ("blood", "honour"),
    }
)
"""In listed names; there nobody calls for support."""
_LAWFUL_TEXT = """national action network, national action committee on the status of women,
    national action council for minorities in engineering, national action alliance for suicide prevention"""
LAWFUL_BODIES = frozenset(" ".join(each.split()) for each in _LAWFUL_TEXT.split(","))
"""Known lawful bodies whose whole name holds a listed one and a form, in plain form."""
_CHARITIES_TEXT = """oxfam unicef unrwa unhcr cafod tearfund sciaf trocaire actionaid msf icrc barnardos
    church parish diocese cathedral rotary"""
_TWO_WORDS_TEXT = """save children, red cross, red crescent, christian aid, islamic relief, muslim aid, muslim hands,
    human appeal, penny appeal, action aid, war child, world vision, mercy corps, medical aid, doctors borders,
    medecins sans, comic relief, care international, concern worldwide, islamic help, human relief,
    khair foundation, disasters emergency, street child, sos children"""
CHARITIES = frozenset(_CHARITIES_TEXT.split())
CHARITIES_OF_TWO = frozenset(tuple(each.split()) for each in _TWO_WORDS_TEXT.split(","))
"""Known lawful charities and churches, whose appeal it is that is `by` or `for` them, or that they stand before; small
words left out."""
ARTICLES = frozenset({"the", "a", "an", "al", "el", "ul", "as", "ash", "our"})
_HOSTING_TEXT = """organised organized hosted presented sponsored supported backed funded arranged booked produced
    performed delivered chaired convened curated called founded formed created endorsed approved inspired introduced
    invited owned promoted provided published staffed opened freed rescued saved liberated protected defended
    recommended recognised recognized given led run written"""
HOSTING = frozenset(_HOSTING_TEXT.split())
"""What a body does `by` which it is nobody's tormentor; of other verbs (`bombed by X`) it is."""
_KIN_TEXT = "son sons daughter daughters brother brothers sister husband wife father mother cousin child children boy"
KIN = frozenset(_KIN_TEXT.split())
"""Behind `my` or `whose`: a family tells whom it lost to a body."""
_LONG_AGO = "2000"
_BODIES_TEXT = """
    comite komitet komitee komite comitato pwyllgor verein vereinigung dernek dernegi asociacion asociatia associazione
    associacao stowarzyszenie fundacja fondation fundacion fondazione stiftung vakif vakfi cymdeithas grwp urur ururka
    anjuman tanzeem sabha sangam جمعيه موسسه رابطه منظمه هييه منتدي ملتقي"""
BODIES = frozenset(_BODIES_TEXT.split())
"""What bodies are in other languages: a committee, an association, a foundation."""
TABLES = frozenset().union(
    BODIES, BACKING, GATHERING, CELEBRATING, FEAST, ABOUT, EXPLAINING, AWAY, BEREFT, DENIAL, TOLD, LEARNING, LEARNERS,
    ANOTHER, WING, WHOSE_WING, NEUTRAL, SPOKESMEN, FOR_WHOM, OF_AN_OFFICE, SPEAKING, TOPIC, CHARITIES, HOSTING, KIN,
)  # fmt: skip
"""All words of which we know what they say around a name."""


def is_year_long_ago(word: str) -> bool:
    """Whether a plain word is a year of another century, of which only history is told."""
    return len(word) == len(_LONG_AGO) and word.isdecimal() and "1000" <= word < _LONG_AGO
