"""Words that are common in themselves, in the names of ordinary people, places and clubs.

A word that stands here is never read as a misspelling of another: `Anwar` is no slip for `Ansar`, nor `Auction` for
`Action`; and it says little of who bears it. The lists are our own, written for this purpose; they take nothing from a
corpus. Words are in plain form.
"""

from venuecheck.screening.languages import FRIENDS
from venuecheck.screening.ordinary_english import ENGLISH
from venuecheck.screening.places import PLACES

_WORDS_TEXT = """
    academy access activity adult advice aid allotment amateur angling archery army art arts association athletic
    auction baby badminton bakery ballet band bank baptist base basket bath beacon bees bell bible birds boat book books
    bowling bowls boxing boys brass bridge bright brigade brownies cadets cafe camera camp canal care carers carnival
    cars castle cat centre chapel charity chess child children choir choral chorus christ church cinema circle city
    civic class classes climbing club coffee college comedy common community company concert conservation cooking
    council country craft crafts cricket croquet cross culture cultural cycle cycling dance dawn day deaf debate
    dementia
    design disability division dog dogs down drama drawing drum early east eagle education elders elim english
    enterprise family farm fellowship festival film fishing fitness flower folk food football force forest forum
    foundation freedom friends front fund gaelic gallery games garden gardening garden girls glass golf good gospel
    green group guides guild guitar gym gymnastics hall hands harbour harp harvest health help heritage hill hindu
    history hockey holy home homes hope hospice hospital house housing hut ice india indian inn institute irish islam
    islamic jazz jewish judo junior justice karate keep kids kind king kings kitchen knit knitting lace ladies lake
    land language latin league learning legion leisure liberty library life light line link literary literature little
    lions local lodge london lunch make march marine market martial masjid meals meeting memorial men mens mental
    methodist mill mind mission model moor mosque mothers motor mountain museum music muslim muslims national nation
    nature neighbourhood netball network new nordic north northern nursery oak old olive opera orange orchard orchestra
    order organ organisation over paint painting palestine parents parish park parks partnership party path patients
    peace peoples people photo photographic piano pilates place planet play players playgroup poetry police polish pool
    post pottery prayer press primary project prostate public punjabi quakers quilt quilters radio railway rainbow
    ramblers rational reading red refugee regional relief rescue residents retired riding rise river road rock rotary
    rowing royal rugby run runners running russian sailing saint salsa salvation school science scottish scout scouts
    sea second sect section self senior seniors service services sewing shanty shed sheds show sign sikh silver singers
    singing skate social society solo somali song south southern spanish sport sports spring squash st stage star state
    steam stitch street strings students study sun sunday support swim swimming tabletop tai tamil tap tea team teens
    temple tenants tennis theatre thread toddler toddlers tots town trade trail training trams transport travel tree
    trees trust turkish twinning union unit united unity urdu valley veterans village vision voice voices volunteer
    volunteers walk walkers walking wall water wealth weavers welfare well wellbeing welsh west white wildlife wind wine
    winter wise wives womens women wood woodland word work workers working world writers writing yoga young youth zumba

    abbas abdul abdullah abu adam adil ahmad ahmed aisha akbar akhtar akram ali alia alim amal amin amina amir anas
    anjum
    continuity maniac maniacs fighting propaganda unit units hasty ones vanguard submission crusade crusades thinkers
    savior saviour strangers emigrants commando commandos
    anjuman anwar arif asad asghar asif aslam ata atta aysha ayub aziz azhar babar badr bakr barakat bashir bilal birr
    burhan cheema chishti dar darul daud dawah din fahad faisal faiz faizan farah farid faridi farooq fatah fatima
    ghafoor ghani ghulam hadi hadith hafiz hajj hakim halal halima hamid hamza haq haqqani haroon hasan hashim hassan
    hayat hidayah hira huda humayun husain hussain hussein ibn ibrahim idris ikhlas iman imran iqbal iqra irfan isa
    islah ismail jalal jalil jamal jameel jamia jamiah jamiat jannah jaffar javed kamal karim khalid khalil khan khanam
    khatun kauthar latif madina madinah madrasa madrassa mahmood mahmud majid makkah malik mansoor maryam masood mehmood
    miftah minhaj mirza mohammad mohammed moin mubarak muhammad mujahid mukhtar munir murtaza musa mustafa muslim nabi
    nadeem nadim naeem najib nasir nasreen nawaz nazir nida noor nur qadri qamar qasim quba quran rabia rafiq rahim
    rahman raja rashid rauf raza rehman riaz rida rizwan rukhsana saad sabir sadiq saeed safa sahar said sajid salafi
    salah salam saleem salim salma samad sana sara sarwar sayed shabana shabir shah shahid shakir shams sharif shaykh
    shazia sheikh siddiq siddique sohail sufi suleman sultan sunnah syed tahir taj talha taqwa tariq tauheed tawhid
    tayyab ummah umar usman wahid waheed waqar waseem yasin yasmin younis yousaf yusuf zafar zahid zahra zain zainab
    zakariya zaman zia zubair muhajir muhajirs mohajir mohajirs muhajireen muhajirin
    azadi babar barani bhai bharat dal darbar desh gita guru gurdwara gujarati jatha kala kaur khalsa kirtan lal mandir
    nanak panj panth patel punjab sabha sahib samaj sangam sangat sangh seva sevak shakti singh sri vihara
    bengal bangla bangladesh mela purbo shapla sylhet
    anadolu baris birlik cami dernek dostluk genclik halk kardes kultur turk vatan yildiz
    dugsi hooyo nabad qaran soomaali waaberi
    dom dzieci klub kolo matka orzel parafia polonia polska rodzina sokol szkola zwiazek
    capel cor cymru cymdeithas eglwys eisteddfod merched neuadd papur ty urdd ysgol
    """
WORDS = frozenset(_WORDS_TEXT.split()) | ENGLISH | PLACES
_ELSEWHERE_TEXT = """
    ansar ansaar ansari jamaat jamaah jamaa jamiat jamiyat jemaah jama shabab shabaab harakat haraka harkat tehreek
    tehrik tahrik tahrir tahreer khalsa babbar jihad islamiyya islamiya islamiyah islami islamic tawhid tauhid tawheed
    sunna sunnah sharia shariah mujahid mujahideen mujahidin mujahedeen aqsa quds qassam ahl ahlul ummah dawa dawah
    front furqan sahaba sipah khilafah khilafa caliphate muslim taliban talib student students party
    hizb hezb brigade brigades battalion martyrs martyr army popular liberation people movement fatah nusrah nusra
    nusrat ansarullah shariat noor nour kawthar kauthar azzam mukhtar ashtar ahrar muslimin muslimeen deen din
    sabotage assault reconnaissance battalion command special forces guard guards mercenary rebel insurgent militia
    palestina gamaa gamaat gama gamaah azzam badr hamza baluchistan balochistan workers kongra gel"""
ELSEWHERE = frozenset(_ELSEWHERE_TEXT.split())
"""Words that listed names share with many lawful bodies, in Arabic, Urdu, Punjabi and English."""
_SELDOM_TEXT = """hizb hezb tahrir tahreer jihad mujahideen mujahidin mujahedeen qassam khilafah
    khilafa caliphate taliban sipah kavkaz imarat"""
SELDOM = frozenset(_SELDOM_TEXT.split())
"""Of these, those that few lawful bodies bear."""
_GENERIC_TEXT = """organisation organization group party movement brigade brigades division network front army
    collective union force council association society partisi cephesi uk gb international"""
GENERIC = frozenset(_GENERIC_TEXT.split())
"""Words that people leave out of a name, or add to it."""
CIVIL = frozenset(["association", "society", "council", "union"])
"""Of these, forms of bodies of another kind than those that are listed under a form."""
_AROUND_TEXT = """friends friend supporters supporter support supporting solidarity defend backing amis freunde amigos
    cyfeillion
    uk gb britain british england english scotland scottish wales welsh cymru ireland irish northern europe european eu
    london global worldwide international intl int north south east west central greater midlands
    branch office hq headquarters bureau chapter section cell network movement group grp organisation organization
    official member members
    freundinnen freundeskreis forderverein unterstutzer unterstutzerkreis solidaritat gruppe bewegung
    ami amie amies soutien partisans solidarite groupe mouvement amigas apoyo solidaridad grupo amici sostenitori gruppo
    ffrindiau cefnogwyr cefnogi grwp mudiad vrienden steun vanner stod venner stotte amics apoio apoiadores
    dost doston dustan dostane himayat himayati hamian hamdard saathi sathi mitar tanzeem tanzim asdiqa
    filoi sahabat penyokong marafiki wafuasi abokan magoya
    ke ka ki de da az
    في لندن بريطانيا مانشستر برمنغهام برمنگهم برادفورد ليستر لوتن لوتون اوروبا يوكي برطانيه
    تنظيم حركه جماعه مجموعه لجنه فرع مكتب هواداران طرفداران گروه جنبش سازمان گروپ ساتهي كا كي كو سي از
    תנועת ידידי חברי תומכי
    sewadar sevadar mittar hami xarakada polska italia espana turkiye osterreich schweiz nederland sverige norge danmark
    دوستان دوست حاميان حامي هاوريياني
    londra londres londyn londen llundain caerdydd ingiltere avrupa angleterre europa grossbritannien deutschland
    france anglia inglaterra inghilterra
    之友 朋友 支持者 伦敦 倫敦 英国 英國 支部 分部"""
_ARABIC_FRIENDS_TEXT = "اصدقا انصار اصحاب احباب احبا مناصرو مناصري مويدو مويدي محبو محبي"
ARABIC_FRIENDS = frozenset(_ARABIC_FRIENDS_TEXT.split())
"""Friends and supporters, who in Arabic are an association, or a foundation, of their own (`جمعية أصدقاء X`)."""
AROUND = frozenset(_AROUND_TEXT.split()) | FRIENDS | ARABIC_FRIENDS
"""Words around a name that speak of the same body, or of somebody who speaks for it: friends, countries, branches."""
