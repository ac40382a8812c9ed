"""Words that the names of English-speaking clubs, charities, schools, firms and places are made of.

Written for this purpose from what such names generally hold; it takes nothing from a register or
a corpus. In plain form.
"""

_ENGLISH_TEXT = """
    airline airlines airways aerospace aviation testing shipyard account action active activities afternoon
    allotment area assist bequest borders britain build bureaux cadet
    campaign campsite conservative consortium cruelty districts dispensary domain eastern eden exempt farmer foresters
    girl holders holt hospitals hamlets incorporating isle jehovah jesus kindergarten leukaemia mulberry motorists
    ownership parochial region renewables research sector servicemen sickness springfield steiner studies tenant
    tutorial unionist unregistered woodlands workmen moorlands minster notre columba montessori tape goodwill jubilee
    tale dementia talks rally protest protests vigil march freedom voice petition boycott ceasefire solidarity
    remembrance lecture seminar seminars debate debates conference launch iftar eid ramadan diwali vaisakhi passover
    hanukkah easter funeral wake reception wedding party birthday dinner breakfast lunch supper concert gig band choir
    rehearsal yoga zumba pilates karate judo boxing martial kickboxing taekwondo aikido fencing badminton futsal
    basketball volleyball handball tutoring coding homework parents governors meeting meetings agm committee hustings
    surgery councillor candidate candidates election elections campaigners residents tenants landlords leaseholders
    abbey ability able about above abroad absolute accent acorn acre acting actors acute adams addiction adopt adoption
    adventure advance advanced advisory advocacy aerial aero affairs after afterschool age aged agency agenda agri
    agricultural agriculture air aircraft airport alcohol alert all alliance allied almshouse almshouses alpha
    alternative alumni always ambition ambulance amenity american amity ancient angel angels anglers angling anglican
    anglo animal animals annual answer apartments apex appeal apple apprentice approach aqua aquatic arc arch
    archaeology architects arena argo ark arms around arrow artist artists ash asian aspect aspire aspirations assembly
    assistance associated associates astra athena athletics atlantic atlas attic aurora autism auto automation autumn
    avenue aviation awards aware awareness axis azure back background badge balance ball ballroom banks bar bark barn
    barracks basic bass bay beach bear beat beauty beaver beavers bed bee before beginnings behaviour being belief bench
    benefit benevolent bereavement berry best beta better betterment beyond big bike biking binary bio bird birth bishop
    black blessed blind block blood bloom blossom blue board boat boating body bold bond bone book books booster border
    borough botanic botanical bottom bounce boundary bowl box boy brain branch brand brave bread break breast breath
    breathe brew brewery brick bridges brief brighter bring british broad broadcast broken bronze brook brothers
    brotherhood brown bubbles bucket bud budget buddies builders building buildings bulb bull bumps bureau burgh burial
    burn bursary bus bush business busy butter butterflies butterfly button buy bystander cabin cable cake call calling
    cancer candle capable capacity capital captain car card cardiac career careers carer caring carriage case cast
    castle catch catering cathedral catholic cause cave cedar celebration cell celtic cement cemetery central centenary
    century ceramic certified chain chair challenge chamber champion champions championship chance chances change
    changing channel chaplaincy chapter character charge charitable charities charm charter chase check cheer chemical
    chemicals chest chief childcare childhood chill chimney choice christians christmas chronic churches cinema citizen
    citizens civil claim classic classical clay clean clear clerk click client cliff climate clinic clinical clock close
    cloth clothing cloud clown clubs cluster coach coaching coal coast coastal coat code collective collection colleges
    colliery colour colours column combat combined come comfort comic coming command commerce commercial commission
    commit commons communication communications communities companion companions compass compassion competition complete
    complex computer computing concept concern concord confidence congregation congregational congress connect connected
    connecting connection connections connexions conquest conscious considerate constitutional construction consult
    consultancy consultants consulting consumer contact contemporary content continuing contract control convention
    conversation convent convoy cook cooperative cooperation co-op coop copper copy coral core cork corn corner
    corporate corps cosmic cost cottage cotton council counselling count counter countries county couple courage course
    court courts cove cover covenant cradle craftsmen cream creation creative creatures credit creek crescent crest crew
    crime crisis critical crop crossing crossroads crow crown crystal cubs cultural curb cure custom cut cutting cyber
    cycles cyclists daily dairy daisy dale dales dam dames damp dancers dancing danger dark data date daughters daybreak
    days deaf deal dean death debt decade deck decision deep deer defence defend defenders defense definitive degree
    delight delivery delta democracy democratic den dental department depression deprived depth derby desert designs
    desk destiny detail developing development developments diabetes dial dialogue diamond diary dig digital dignity
    dimension dinghy dining diocesan diocese direct direction directors disabled disabilities disaster discover
    discovery discussion disease display distance distress district ditch divers diversity divine diving dock doctors
    dog dogs dolls dolphin dolphins domestic dominion donor door doors dot double dove downs dragon dragons dreams dream
    dress drill drink drive driver drivers driving drop drug drugs drum drums dry duck due dusk dust duty dynamic
    dyslexia each eagles ear ears earl earth easy ebb echo eco ecology economic economics economy ecumenical edge
    edition educate educational effect effective egg eight elder elderly eldercare electric electrical electronic
    electronics element elements elephant elevate eleven elite elizabeth elm embrace emerald emergency eminent emotion
    empire employment empower empowerment enabling encounter end endeavour endless endowment energy engage engine
    engineering engineers enhance enjoy enlightenment enough ensemble enterprises entertainment entrance environment
    environmental environments epic epilepsy episcopal equal equality equestrian equine equip equipment equity era
    escape essence essential estate estates eternal ethical ethics ethnic european evangelical evangelism evening event
    events ever evergreen every everyone exchange excel excellence executive exercise exhibition expedition experience
    experiment expert exploration explore explorer explorers export express expression external extra eye eyes fabric
    face facilities factor factory fair fairer fairground faith faithful falcon fall falls fame families famine fan far
    fare farmers farming farms fashion fast father fathers favour feast feather federal federation fed feed feeding feel
    feet fell female fen ferry fertility fibre fiction field fields fifth fifty fight fighters fighting figure filter
    final finance financial find finder fine fire firefighters first firs fish fisheries fishermen fishery fit five
    fixed flag flagship flame flash flat fleet flex flexible flight flint float flock flood floor floral flora flow
    flowers fly flying focus fold follow folly fool foot footprint footprints footsteps foreign forever forge forget
    form formation forth fortune forward foster fostering found founders foundry fountain four fourth fox frame
    framework frank free freedoms freemasons french fresh friday friend friendly friendship frog frontier frontline
    fruit fuel fulfil full fun function functional funding funds furniture further fusion future futures gain gait
    galaxy gala gamers gaming gang gap garage gardeners gas gate gates gateway gather gathering gay gear gem gender
    general generate generation generations generic generous genesis genetic gentle geography geological geology george
    german ghost giant gift gifted gifts gilbert give giving glad glade glen global globe glory glow go goal goals goat
    goats god gods goddess going golden goodness goods goose gorge government grace graceful grade graduate grain
    grammar grand grandparents grange grant grants grape graphic grass grassroots gravel graves great greater greek
    greens greenway grey grid griffin grief grit grocery ground grounds groundwork grove grow growers growing growth
    guard guardian guardians guest guidance guide guided guiding guinea gulf gull gun guy habitat hackney haemophilia
    half halfway hamlet hand handbell handicap handicapped handmade happiness happy harmonic harmony harness hat haven
    hawk hay head headland headway heal healing healthcare healthy hear hearing hearings heart heartbeat hearth
    heartland hearts heat heath heather heaven hedge hedgehog heights held helix help helpers helping helpline hen
    herald herb herd here heritages hero heroes heron hidden high higher highland highlands hills hire historic
    historical hit hive hobby hold holding holdings holiday holidays holistic holly homeless homelessness homestart
    honest honey honour hood hook hop horizon horizons horn horse horses horticultural horticulture hosiery host hostel
    hot hotel hounds hour hours household hub hubs hug human humane humanist humanitarian humanity humble hundred hunger
    hunt hunters hurling hurt ideal ideas identity illness image images imagine immediate immigration impact imperial
    import improve improvement inc inclusion inclusive income incorporated incubator independence independent index
    individual industrial industries industry infant infants influence info information infrastructure initiative
    initiatives inland inner innovate innovation innovations inns input inquiry insight inspiration inspirations inspire
    inspired inspiring institution institutions instruments insurance integrated integration integrity intelligence
    intelligent interaction interactive intercultural interest interfaith interior interim intermediate international
    internet intervention into invest investment investments investors invisible involve involvement iron island islands
    issues italian ivory ivy jack jade jam jewel jewellers jigsaw job jobs join joint journal journey journeys joy
    joyful judge juice jump junction jungle just kayak kestrel key keys kick kidney kindness kindred kinder kingdom
    kingfisher kiss kite knight knights know knowledge labour laboratories laboratory labs ladder lady lamb lamp lance
    landmark landscape lane lantern larch large lark laser last laugh laughter laundry laurel lawn law laws lawyers lead
    leaders leadership leaf league leap learn learners leather leave left legacy legal legend legends lending leprosy
    lesbian less lesson letter level leverage liberal liberties librarians licensed life lifeboat lifeline lifelong
    lifestyle lift lighthouse lightning lights lily lime limits line lines linked links lion lip list listen listening
    literacy live lively livestock living load loan loans lobby local locals location lock loft log logic logistics long
    look loop lost lotus loud lounge love loving low lower loyal loyalist luck lunar lung luxury lynx lyric machine
    machinery made magic magical magistrates magna magnet magnolia maids mail main mainstream maintenance major makers
    making male mall mammal man manage managed management managers mandate manor manufacturing many map maple marathon
    marble marches margin marina mariners maritime mark marketing markets marriage mars mask mason masonic mass massive
    master masters match mate material maternal maternity mathematics matter matters maverick max maximum may mayor maze
    mead meadow meadows meal means measure mechanical media mediation medical medicine medieval meditation medium meet
    mega mellow melody member members memories memory men mend mental mentor mentoring mercantile merchant merchants
    mercury mercy merger merit merry message messenger metal metals meteor method metro metropolitan micro middle
    midland midlands midnight midsummer midwives mighty migrant migrants mile miles military milk millennium million
    mills minds mindful mindfulness mine mineral minerals miners mini mining minister ministries ministry minority mint
    minute miracle mirror missing missionaries missionary mist mix mobile mobility mode models modern moment monastery
    money monitor monitoring month monument mood moon moonlight moors moral morning mortar mosaic moss most mother
    motion motivation motorcycle mound mount mountaineering mountains mouse mouth move movement movers moving multi
    multicultural multiple municipal muscular muse museums musical musicians mutual mutuals myth name names narrow
    nations native natural naturalists naval navigation navy near nearly need needs needle neighbour neighbours neo neon
    nest networks networking neuro neutral never newborn newlife news next nexus night nightingale nights nightstop nine
    nobody noble noise non norman northeast northwest note notes nothing nova novel now nuclear number numbers nurse
    nurses nursery nursing nurture oaks oars oasis object obstetric ocean oceans odyssey off offenders office officers
    official oil olde olympic omega once one ones online only open opening operatic operation operations ophthalmic
    opportunities opportunity optimum option options oral orbit orchid order ordinary organic organisations orient
    oriental origin original orphan orphanage orphans orthodox osprey other otter otters our out outcome outdoor
    outdoors outer outlook outreach outside over overcome overseas owl owls own owners pace pacific pack packaging page
    paid pain painters pair palace pale palliative palm pan panda panel panther paper papers parade paradise parent
    parenting parishes parity parkside parliament part participation partner partners partnerships parts pass passage
    passion past pastoral pasture paths pathway pathways patient patrol pattern pause pavilion paws pay peace peaceful
    peach peak pearl pebble pebbles peer pen penguin pension pensions pentecostal pentecost perfect performance
    performing period permaculture permanent person personal perspective pet petrochemical petrol petroleum petal pets
    pharma pharmaceutical pharmacy phase pheasant phoenix phone physics physical physiotherapy pick picture pictures
    pier pig pigeon pilgrim pilgrims pilot pine pines pink pioneer pioneering pioneers pipe pipeline pipes pirates pit
    pitch pitstop places plain plan planning plant plants plastic plate platform platinum playground playgroups playing
    playhouse plays playschool plaza pleasure plough plus pocket poem poets point pole police policy political politics
    polo pond pony poor pop poppy popular population port portal portrait position positive possibilities possible post
    postal postgraduate potential pounds poverty power powerful practical practice practitioners prayers preachers
    preaching precious precision pregnancy premier premises premium preparation preparatory prep presbyterian presbytery
    preschool presence present preservation press pressure prevention preview price pride priest primates prime prince
    princes princess principal print printing priory priorities prison prisoners prisons private prize pro probation
    process procurement produce producers product production productions products profession professional professionals
    professors profile program programme progress progressive projects prom promise promote promoting promotion property
    prospect prosper protect protecting protection protestant proud provider provident providence province provision
    psychiatric psychological psychology psychotherapy publications publicity publishing pull pump puppet puppy purchase
    pure purple purpose pursuit push quaker qualified quality quarry quarter quartet quay queen queens quest question
    quick quiet rabbit race racing radical rail rain rainbows raise ramp ranch range rangers rape rapid rare raven reach
    reaching read reader readers ready real realise reality reason rebuild recall reclaim recognition reconciliation
    record recorder records recovery recreation recreational recruitment recycle recycling redeemed redemption redeemer
    reed reef reference reflect reflection reform reformed refuge refugees refurbishment regal regatta regency
    regeneration regent regiment regional register registered rehab rehabilitation relate related relations relationship
    relationships release reliable religion religious remember remote renaissance renal renew renewable renewal rent
    repair reps republic republican reserve reserves residence residential resilience resistance resolution resolve
    resort resource resources respect respite response responsible rest restaurant restoration restore restorative
    results retail retina retired retirement retreat return reunion reuse revelation review revival revolution
    revolutionary rhythm rich ride riders ridge right rights ring rink riot ripple risen rising rite riverside rivers
    roads roar robin robot robotics rocket rocking roll roman romany roof room rooms root roots rope rose roses rotation
    rough round route routes row rover rovers royals rubber ruby rule runner rural rush russell rust sacred sacrifice
    saddle safe safeguard safeguarding safer safety sage sail sailors saints sake sale sales salmon salt samaritan
    samaritans same sanctuary sand sands sandwich sapphire satellite save saved savers savings say scale scene scenic
    scheme scholar scholars scholarship scholarships schools science sciences scientific score scots scouting screen
    scripture sculpture seafarers seal search seaside season seasons seat second secondary secret secretary secular
    secure security see seed seeds seeing select sense sensory sentinel separation sept serve servants serenity series
    session set settle settlement seven seventh sewing sex sexual shadow shake shape share shared sharing shark sharp
    sheep shelf shell shelter sheltered shepherd shepherds shield shift shine shining ship shipping ships shipyard shire
    shoe shoes shooting shop shops shore short shot shoulder showcase shower shows shuttle sick side sight sigma signal
    signals signpost silent silk simple simply single sister sisters site sites six sixth skate skating skies skill
    skills skip sky slave sleep slow small smaller smart smile smiles smooth snow social socialist software soil solar
    soldiers sole solid solution solutions solve soap son sons songs sonic soroptimist soul souls sound sounds source
    southeast southwest sovereign space spark sparkle sparrow speak speakers speaking special specialist species
    spectrum speech speed spina spine spinal spirit spirits spiritual spiritualist spoke spot spray spread sprint
    sprinkle sprouts spur square squadron squirrel stable stables stadium staff stage stags stand standard standards
    staple stars start starter starting starts state statement statistics status stay steam steel steep steering step
    steps stepping sterling steward stewards stewardship sticks still stone stones stop store stores storm story stoke
    straight strategic strategies strategy stream strength stress strike stroke strong structure structures struggle
    student studio studios style sub subject success such sudden suicide suite summer summit sunflower sunny sunrise
    sunset sunshine super superior supplies supply supported supporters supporting sure surf surgical surplus surround
    survival survive survivor survivors sustain sustainability sustainable swan swans swallow sweet swift swimmers swing
    switch sword sycamore symphony synagogue synergy system systems tabernacle table tables tactical tail take talent
    talented talk talking tall tango tank target task taste tax teach teachers teaching teams tech technical technique
    technologies technology teen teenage telecom telecommunications telephone television tell temperance temporary ten
    tender term terrace test textile textiles thames thanks theatres theatrical them theology therapeutic therapies
    therapy things think thinking third this thistle thorn thought thoughts thousand three threshold thrift thrive
    through thunder ticket tide tiger tigers tile timber time times tin tiny tip titan title today together toilet
    tomorrow tone tool tools top torch total touch tour tourism tournament towards tower towers town towns townswomen
    toy toys trace track tracks tractor traders trades trading tradition traditional traffic tragedy trail trainers
    train tram transcendence transfer transform transformation transforming transit transition transitions translation
    transplant transportation trap trauma travellers travelling treasure treasury treat treatment treaty trek trend
    triangle tribe tribute trinity trip triple triumph tropical trout truck true trumpet trustee trustees trusts truth
    try tuition tulip tumour tune tunnel turn turning turtle tutor tutors tv twenty twilight twin twins two type
    ultimate ultra umbrella under understanding underground undertaking unicorn uniform unions unique universal universe
    university unlimited unlock until up uplift upper upward upstream urban use used users utilities utility vacation
    vale valleys valour value values van vanguard variety various vast vault vegan vegetarian vehicle vehicles venture
    ventures venue verse very vessel veterinary vicarage vicar victim victims victoria victorian victory video view
    views vike villa villages villagers vine vineyard vintage violence violet violin virgin virtual virtue visible
    visions visit visiting visitor visitors visual vital vixen vocal vocational voluntary volunteering vote vow voyage
    vulnerable wales walk walks wall walnut war warden ward wards wardrobe warm warmth warrior warriors washing waste
    watch waterfront water waters waterside waterway waterways wave waves way wayfarers ways weather weave web week
    weekend weekly weight weightlifting welcome welding wells wesleyan western wharf wheat wheel wheelchair wheelers
    wheels when where whirlwind whisper whistle whole why wicket wide widows widow wild wilderness will willow win
    windmill window winds windsurfing wing wings winning wire wisdom wise wish wishes witness wolf wolves woman wonder
    wonderful wonders wooden woods wool word words works workshop workshops worldwide worship worth wounded wrap wreck
    wren wrestling writers written wrong yacht yachting yard year years yellow yes yesterday yew yield young younger
    yours youthful zebra zenith zero zest zion zone zoo zoological
    accord agents alarm anthem apparel appliance appliances applied archers arsenal assets atom attic baltic baroque
    barrister basin battalion beads benevolence blacksmith blanket blazers boilers boss bounty bracket brigadier broker
    brokers brush bulwark cabinets candidate canoe cargo carbon carriages cavalry chalet charcoal charter chartered
    charters chess clay clerk climate clinic clothing coaches coastal commerce commonwealth component components
    computers computing congress consultants consulting containers convent cotton courier crook cruise cruises crystal
    cushion decor delta dental devices diesel dockyard doctors drone drums economic editor electrics elephant embassy
    emerald emporium engine engines engineers equipment establishment estates exchange exports fabric facility
    falcons fencers ferry fibre finance firefighters fisheries fitters flags fleet flights floral florist foundry
    freight frontier fuel furniture galaxy gallant garage gateway gazette generator geology glaziers granite gravel
    greens griffin guardians harmony hawks helicopter heroes hilltop honey horizon hornets import imports infantry
    institution integral interiors invest investors iron ironworks ivory jewel jewellers jewellery kestrel kiosk
    lantern laundry law leather lever lighthouse lime linen liners lions loan logic lotus lumber machines magic magnet
    maintenance mantle maples marble marina marine mariners marines masonry mechanic mechanical mechanics mercury
    merchant merchants metals miners minibus minister mobility modern motorcycles nautical navigators navy neptune
    nickel offshore olympic optical orbit orion outfitters packaging panther parcel parking partners patrol pearl
    peninsula perseverance phoenix physics pioneer plane planets plastic plastics platinum pledge polar polymer
    porcelain porter preserve prestige printing profile properties property providence prospect quarry quartz
    raven recovery regiment regimental renovation repairs rescuers reserve resin residential resource rockets rover
    rovers rubber rubbish saddlers saffron salon sand satellite sawmill scaffolding sentinel shield shipping shuttle
    silk silo skyline slate software solicitors spark spectrum spices stables standard stationery stone strategy
    submarine summit surveyors tanker tankers tanning telecom telescope textile textiles thunder tiles timber titan
    torch tornado tractor traders transit trident tunnel turbine typhoon uniform upholstery urban valve vanguard
    vaults vehicle vehicles veiled velvet vessel viking vintage volcano warehouse warrior warriors waste watch wealth
    welding wharf wheels wholesale wire wizard wolves wool workshop yarn
"""
ENGLISH = frozenset(_ENGLISH_TEXT.split())
