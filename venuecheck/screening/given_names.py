"""Given names that languages spell in their own ways: a line has the forms of one, in plain letters.

Russian, Ukrainian and Belarusian; Arabic, Persian, Turkish, Urdu, Somali, Uzbek, French and English spellings; and a
few words that English spells in two ways. From general knowledge. Names that differ in their own script stand on lines
of their own (`hamid`, `hamed`), though some writers do not tell them apart.
"""

GIVEN_NAMES = """
    vladimir volodymyr uladzimir wladimir vladymyr
    aleksandr alexander oleksandr aliaksandr alyaksandr alexandr aleksander oleksander
    aleksei alexei oleksii oleksiy aliaksei alexey aleksey oleksy alexiy aleksiy
    nikolai mykola mikalai nikolay mikalay nicolai mykolai
    sergei serhii serhiy siarhei sergey serguei syarhey siarhey
    dmitry dmytro dzmitry dmitri dmitriy dimitri zmicier
    evgeny yevhen yevgen yauhen yevgeny yevgeniy evgenii eugene yauheni yevhenii evgeniy
    andrei andrii andriy andrej andrey andrzej
    mikhail mykhailo mikhas michail mikhaylo mykhaylo mihail mihailo mixail mykhail
    igor ihor ihar
    oleg oleh aleh
    pavel pavlo paval
    petr pyotr petro piotr
    yuri yurii yury iurii youri jury yuriy iuri
    viktor victor viktar
    vasily vasyl vasil vasiliy vassily vasili
    ivan ioann
    elena olena alena yelena helena
    ekaterina kateryna katsiaryna yekaterina katerina
    natalia nataliya natallia natalya natalie
    tatiana tetiana tatsiana tatyana tetyana
    olga olha volha volga
    anna hanna ganna
    konstantin kostiantyn kanstantsin konstantyn kostyantyn
    leonid leanid
    anatoly anatolii anatol anatoliy anatoli
    vitaly vitalii vital vitaliy
    valery valerii valeriy
    gennady hennadii henadz gennadiy guennadi hennadiy
    grigory hryhorii ryhor grigoriy hryhoriy
    roman raman
    denis denys dzianis
    maxim maksym maksim
    artem artyom artsiom artiom
    kirill kyrylo kiryl
    nikita mykyta mikita
    stanislav stanislau
    viacheslav vyacheslav viachaslau viacheslau
    vladislav vladyslav uladzislau
    boris borys barys
    bogdan bohdan
    daniil danylo danil
    ilya illia ilia
    ruslan ruslau
    semyon semen
    stepan stsiapan stefan
    fyodor fedir fedor
    yaroslav jaroslav yaraslau iaroslav
    zinaida zinaide
    marina maryna
    irina iryna
    julia yulia yuliya yuliia iuliia
    ludmila lyudmila liudmyla liudmila
    svetlana svitlana sviatlana
    galina halyna halina
    ksenia oksana kseniya
    georgy georgii heorhii georgi georgiy heorhiy gueorgui heorhi
    mohammad muhammad mohamed mehmet mohammed mohd mahamed mahamad maxamed mouhammad muhammed mahomet magomed mahomed
    mohammad imhamad imhammad emhamed emhemmed mhamed mhamad amhamed amhammed
    mohammad mahamat mohamud mohamad muhamad mukhammad mokhammad muxammad mouhamed mamadou
    ahmad ahmed ahmet axmed akhmed akhmat akhmad achmad ahamed ahmod
    mahmud mahmoud mahmood mehmood mehmud mahmut makhmud maxamuud mahamoud mohammoud
    hussein husain huseyin xuseen hossein hocine husayn hussain hosein houcine hossain huseyn khusein khusain hussen
    hassan hasan xasan hasson khasan hacen hassane
    yusuf youssef yousef yusif iosif yousuf yousaf yoosuf yuusuf yousif yousouf youssouf yusup iusuf
    ibrahim ebrahim ibraahiim brahim ibragim ibraahim ibroxim ibroheem ibraheem ibrahima
    uthman othman osman cusmaan usman ousmane cismaan othmane ozman cusman ousman usmon
    umar omar omer cumar omor oumar umer
    ali aly cali
    abdullah abdallah abdulla abdollah cabdullaahi abdillahi abdoulaye abdellah abdoullah cabdulaahi abdullahi abdullo
    abd abdul abdel cabdi cabdul abdoul abdal abed abdol abdur abdus
    ismail esmail ismaaciil ismael smail ismaeel ismoil esmaeil ismayil ismagil
    isa iise eissa ciise issa aissa eisa essa iisa iso
    sharif shareef cherif shariif sherif charif
    sulayman suleiman sulaiman suleman soleiman solayman slimane souleymane suleyman sulaymon saleebaan sulieman
    murtada murtaza morteza mortaza murtadha mortada mourtada
    rida reza riza ridha redha ridho rezo
    ramadan ramazan ramzan ramezan ramadhan ramzon
    fadl fazl fazal fadhl fazel
    fadil fazil fadhil fazeel fadhel fadel
    qadi qazi kazi cadi qadhi
    riyad riaz riyaz riyadh riad reyaz
    muzaffar mudhaffar mozaffar mudaffar muzafar muthaffar
    nizam nidham nezam nidam nizom
    hafiz hafidh hafez hafeez hafed
    kazim kadhim kazem kadhem kadim qadhim
    zahir dhahir zaher dhaher thahir
    ridwan rizwan rezvan radwan redouane ridhwan razwan ridvan
    fayyad fayyaz fayaz fayadh fayad
    zulfiqar zulfikar zolfaghar dhulfiqar dhulfikar zulfaqar dhufaqar dhoulfikar zulfugar
    hamza hamzah hamzeh khamza xamse xamza
    abubakr abubakar aboubacar aboubakr abubakir ebubekir boubacar boubaker abubaker aboubakar abubakari
    dawud daoud davood daud dawood davud dauud davoud
    yahya yehia yahia yehya yaxya jahja yahyo iakhia iahia
    jafar djafar gaafar jaafar cafer dzhafar jacfar
    jibril gibril jebreil djibril jabrail jibreel cebrail gabril
    zakariya zakaria zekeriya zakariyya zakharia
    musa moussa mousa moosa muse muuse mooso
    haroon harun haroun harron xaaruun kharun
    ishaq ishak eshaq isxaaq iskhak ishaaq
    yaqub yakub yacoub yaghoub yaaqoub yakoub iakub yaquub
    ayub ayoub ayyub ayoob eyup ayyoub
    idris idriss edris idrees driss
    bilal belal bilaal
    walid waleed oualid velid valid
    khalid khaled halid xalid khalled halit
    rashid rasit rasheed rachid reshid rasid rashed resit
    faruq farouk farooq farook faruk
    jamal gamal djamel cemal jamaal djamal
    jamil gamil djamil cemil jameel jemil
    kamal kemal kamaal
    salim saleem selim salym
    nasir nasser nacer naser naseer nassir nosir
    qasim kasem ghassem qassem kassim kacem gasem kasim qosim cassim
    murad murat mourad murod mourat
    karim kareem kerim karym
    hamid hameed khamid
    majid majeed mejid madjid macit macid mecit
    rahim raheem rehim raheim
    rahman rehman rahmon rakhman rohman rahmaan
    aziz azeez
    latif lateef letif latyf
    habib habeeb xabiib
    aisha aysha ayesha aicha caasha ayse aishah
    fatima fatema fatma fatoumata fadumo fatimah faduma fatimata
    khadija khadijah kadija hatice khadidja xadiija khadeeja
    zaynab zainab zeinab zeynep zeynab zineb
    maryam mariam meryem maryan mariyam marjam
    al-qaida qaida qaeda quaida quaeda kaida kaide elkaide qeda quida kyda kayda caida qayda kaeda qaidah quaidah
    defence defense
    organisation organization
    centre center ctr
    labour labor
    institute inst
    university univ
    foundation fdn fndn
    association assn assoc
    international intl
    industries inds
    engineering engg
    manufacturing mfg
    development devt
    government govt
    department dept
    national natl nat
    russian rus
    islamic isl
    movement mvmt mvt
    group grp
    united utd
    brigade bde
    people ppl
    brothers bros
    saint st
    mount mt
    """
