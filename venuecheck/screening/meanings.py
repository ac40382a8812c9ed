"""Words of one meaning: English word families, and what organisations are called in Russian, Arabic, Persian.

`Shipyard Zaliv` and `Sudostroitelny zavod Zaliv` share more than a name. Written for this purpose; word by word, for
whole translations are another matter. In plain form; Russian and Arabic words in the Latin letters of `folding` and
`scripts`.
"""

import re
from functools import lru_cache

_FAMILIES_TEXT = """
    factory plant works shipyard zavod zavoda karkhane karkhaneh masna manufacturing fabrika
    shipbuilding sudostroitel
    bank banka bankas banque banco bnk
    foundation fund fond fonda bonyad muassasa muassisa moassese fondation fundacion stiftung
    institute institut instituta instituto enstitu maahad
    company sherkat sherkate sharikat sharika shrka shrkt compagnie kompani kompaniya kompaniia
    organisation organization sazman sazeman munazzama organizatsi
    group gruppa gruppy gruppe groupe grup majmua
    industry industries industrial sanaye sanaya sanat snaia snaaa promyshlen industri industrie
    chemical chemicals chemistry shimiai shimiayi khimicheski khimi
    research issledovatel issledovani tahghighat recherche
    scientific science nauchn nauk elmi
    production producing manufacture proizvodstven proizvodstv tolid
    association union obedineni assotsiatsi soiuz soyuz ittihad etehad associations ittehad
    design project konstruktorsk proektn
    bureau biuro byuro buro
    centre center tsentr tsentra markaz merkez centro centrum
    state government gosudarstvenn devlet dowlat estado etat staat devleti
    national natsionaln nacionaln melli milli nationale nacional watani
    federal federaln
    international mezhdunarodn beynolmelali dawli uluslararasi
    russian russia rossiisk rossi rf russkii russisch russische russischen russe russes ruso rusa russo russa
    imperial imperskoe imperskii imperskoye imperiale imperialen imperiales
    central tsentraln markazi
    north northern severn shomal shamal
    south southern iuzhn yuzhn jonub
    east eastern vostochn shargh sharq
    west western zapadn gharb
    new novyi novy novaia noviy jadid
    great velik vsevelik bozorg
    people people's peoples narodn khalq shaabi
    republic respublik jomhuri jumhuriya cumhuriyet
    army voisko armi artesh jaysh jaish jeish gaish armee ejercito esercito
    military voenn nezami
    front jabhat jabha cephesi frontu frente fronte
    movement dvizheni harakat haraka hareketi mouvement jonbesh nahzat movimiento movimento bewegung beweging ruch
    party parti partiya hizb hezb partisi partito partido partei partija partai
    brigade brigades liwa brigad kataib katibat katiba brigada brigadas brigata brigaden
    battalion battalions batalon katibat katiba
    defence defense oboron defa difa
    security bezopasnost amniyat amn amnia amniyya
    service services sluzhb khadamat khdmat
    special spetsialn
    technology technologies technological tekhnologi technologie fanavari
    technical tekhnicheski fanni
    system systems sistem
    aviation aviatsi aviatsionn havai hawa hvai hvaii huaii
    aerospace kosmichesk aviakosmichesk havafaza
    space kosmos
    oil petroleum neft nefti naft nft
    gas gaz gazov
    energy energetik energeticheski energi
    transport transportation transportn naghl naql
    shipping maritime sudokhodn kashtirani morsk
    sea marine morsko darya
    port porta bandar
    trade trading torgov bazargani bazrgani tijara ticaret commerce commercial handel
    insurance strakhov bimeh
    investment investments investitsionn sarmayeh istithmar
    development razviti tose tosee toseh tanmiya
    engineering mohandesi mohandessi muhandisi muhendislik inzhenern
    electronic electronics elektronik elektronn elektroniki
    electric electrical elektricheski elektro
    instrument instruments pribor priborostroitel
    machine machinery mashin mashinostroitel machinebuilding
    metal metals metallurgical metallurgi metallurgicheski
    steel stal fulad
    rocket missile raketn mushak
    weapon weapons oruzhi slah
    centre-of command komandn
    city gorod shahr
    university universitet daneshgah jamia universite
    academy akademi
    school shkol madrasa madrasah madrase medrese
    charity charitable blagotvoritel khayriya khairia khairiyya hayir
    relief aid pomosh pomoshch ighatha
    support podderzhk hemayat
    protection zashchit himaya hirasa hrsat
    rights prav hoquq
    youth molodezh molodezhn shabab javanan genclik jugend juventud jeunesse
    islamic islam islami islamiya islamiyya islamiyah islamski islamique eslami
    islamic islamico islamica islamisch islamische islamischer islamskie
    holy sacred muqaddas
    war jang harb
    army-of soldiers jund
    revolution revolutionary revoliutsi inqilab enghelab enqelab devrim devrimci revolutionnaire
    revolution revolucionario revolucionaria
    guard guards gvardi pasdaran muhafizin
    council sovet shura majlis shora conseil
    committee komitet komite lajnat lajna comite
    ministry ministerstv vezarat wizara vezarate
    department departament upravleni directorate administration edare
    office ofis daftar maktab bureau-of
    news novosti akhbar
    television televideni
    media mediia ilam resane
    construction stroitel sakhteman insaat
    repair remontn
    joint-with sovmestn
    first perv perva pervykh
    young iunyi iun
    truth pravda
    agriculture agricultural agrarian agrarn agro keshavarzi
    factory-of kombinat combine
    warrior warriors fighters mujahideen mujahidin mojahedin mucahit
    martyr martyrs shohada shuhada shahid
    liberation osvobozhdeni azadi tahrir azadibakhsh kurtulus liberacion liberazione befreiung wyzwolenia bevrijding
    finance financial financing finansov mali
    credit kredit
    combat combatant combattant
    workers worker karkeran karker isci rabochi trabajadores travailleurs arbeiter lavoratori
    indonesia indonesian
    iran iranian
    iraq iraqi
    syria syrian suriye
    turkey turkish turk
    tunisia tunisian tunisien
    palestine palestinian filistin falastin felestin filastin
    kurdistan kurdish kurt
    china chinese
    korea korean
    crimea crimean krym kryma
    ukraine ukrainian ukrain
    belarus belarusian belarusi
    scientific-and nauchno
    quality kachestv
    laboratory laboratories laboratori
    logistics logistic logistik logistich
    programme program programm
    colour color
    organise organize
    labour labor
    education educational obrazovani amoozesh talim
    culture cultural kultur farhangi
    sport sports sportivn
    mining gornodobyvaiushch madan
    production-of produkt
    solution solutions
    product products
    partner partners
    brother brothers
    resistance muqawama muqawamah moqavemat resistencia resistenza widerstand
    action accion azione aktion akcja akcji
    friend friends
    russian-all vserossiisk
    enterprise enterprises predpriiati predpriyati
    corporation korporatsi
    complex kompleks
    concern kontsern
    agency agenstv agentstv
    airline airlines aviakompani avialini
    fleet flota
    public obshchestvenn obshchestvennoe umumi
    society obshchestv jamiyat jamiat anjoman
    social sotsialn ijtimai
    cooperation sotrudnichestv
    compatriots sootechestvennik
    living prozhivaiushch
    abroad rubezhom
    intelligence razvedk razvedyvateln
    main glavn
    general generaln
    staff shtab shtaba
    armed vooruzhenn
    forces voisk voiska sily quwwat niruha
    air vozdushn
    unit voiskov
    volunteer volunteers volonter volontior dobrovolch
    victory pobedy pobeda
    veterans veteran
    cossack cossacks kazachestv kazach
    orthodox pravoslavn
    patriotic patrioticheski voennopatrioticheski
    political politicheski
    geopolitical geopoliticheski
    expertise ekspertiz
    expert ekspertn
    economic ekonomicheski eqtisadi iqtisadi
    foreign vneshn vneshneekonomicheski inostrann
    strategic strategicheski
    analytical analysis analiticheski
    information informatsionn informatsi
    digital tsifrov
    computer computing vychisliteln kompiutern
    software programmn
    communications communication sviaz sviazi
    optical optiko opticheski
    mechanical mekhanicheski mekhaniki
    physics physical fizik fiziko fizicheski
    nuclear yadern iadern hastei
    atomic atomn
    medical meditsinsk
    experimental experiment eksperimentaln
    testing ispytateln
    radio radiotekhniki radiotekhnicheski radiotechnical
    tractor traktorn
    engine engines dvigateli dvigatel
    turbine turbines turbin
    helicopter helicopters vertolet vertoletn
    aircraft samolet aviastroiteln aviastroitel
    unmanned drone drones bespilotn
    railway railways zheleznodorozhn
    grain zernov
    fishing rybolov rybn
    regional regionaln
    united obedinenn
    estate aqari aqariya aqaria
    interior dakhiliya
    headquarters setad
    navy daryai bahriya
    martyrs-foundation shahed
"""
_ENDING = re.compile(
    r"(?:ogo|ego|ykh|ikh|aia|iaia|oe|ee|ye|ie|yi|yy|iy|ii|oi|ei|ym|im|uiu|iuiu|ami|iami|akh|iakh|am|iam|ov|ev|"
    r"ia|iu|iya|ya|a|e|i|o|u|y)$"
)
_SUFFIX = re.compile(r"(?:ichesk|chesk|esk|sk|enn|stvenn|nn|n)$")
_LEAST_STEM = 4


def _stem(word: str) -> str:
    """Give a word without the endings of Russian adjectives and nouns; itself where too little is left."""
    stem = _ENDING.sub("", word)
    shorter = _SUFFIX.sub("", stem)
    return next((each for each in (shorter, stem) if len(each) >= _LEAST_STEM), word)


MEANT = "~"
"""Marks a meaning in what a word is read as."""
_MEANINGS: dict[str, str] = {}
for _line in _FAMILIES_TEXT.split("\n"):
    for _word in _line.split():
        _MEANINGS.setdefault(_word, f"{MEANT}{_line.split()[0]}")
        _MEANINGS.setdefault(_stem(_word), f"{MEANT}{_line.split()[0]}")


@lru_cache(maxsize=65_536)
def meaning(word: str) -> str:
    """Give what a plain word means, as `MEANT` and an English word; empty where it is in no family."""
    return _MEANINGS.get(word) or _MEANINGS.get(_stem(word), "")
