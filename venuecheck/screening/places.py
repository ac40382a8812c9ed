"""Towns, counties and countries that ordinary bodies are named after, and how English places end. In plain form.

From general knowledge: larger towns, and smaller ones whose names do not end as places do; countries and large towns in
Arabic and Urdu as well.
"""

import re

_PLACES_TEXT = """
    aberdeen aberystwyth accrington africa african aldershot america andover anglia anglesey antrim arabia armagh ascot
    ashford ashton asia australia avon aylesbury ayr ayrshire balham ballymena banbury bangor barbican barking barnet
    barnsley barnstaple barrow basildon basingstoke bath battersea bedford bedfordshire belfast berkshire berlin
    bermondsey berwick bethnal beverley bexley birkenhead birmingham blackburn blackpool bognor bolton bootle boston
    bournemouth bow bracknell bradford brent brentwood bridgend brighton bristol brixton bromley bromsgrove buckingham
    buckinghamshire burnley burton bury cairo caithness camberwell cambridge cambridgeshire camden canada canterbury
    cardiff carlisle carmarthen caribbean catford channel chatham chelmsford chelsea cheltenham cheshire chester
    chesterfield chichester chippenham chorley clacton clapham cleveland clyde colchester colne corby cornwall coventry
    crawley crewe croydon cumbria cumbernauld cyprus dagenham darlington dartford deptford derbyshire derry devon
    dewsbury doncaster dorchester dorset dover down dublin dudley dumfries dundee dunfermline durham ealing eastbourne
    eastleigh edinburgh edgware elgin eltham enfield england epping epsom essex eton europe exeter falkirk falmouth
    fareham farnham fermanagh fife finchley finsbury flint folkestone france fulham fylde galway gateshead germany ghana
    gillingham glasgow gloucester gloucestershire gosport grantham gravesend greece greenock greenwich grimsby guernsey
    guildford gwent gwynedd halifax halton hammersmith hampshire hampstead haringey harlow harrogate harrow hartlepool
    harwich hastings hatfield havant haverhill havering hebrides hendon hereford herefordshire hertford hertfordshire
    hexham highgate hillingdon hinckley holborn holland holloway horsham hounslow hove hull huntingdon ilford india
    inverness ipswich ireland islington israel italy jamaica japan jersey keighley kendal kennington kensington kent
    kenya kerry kettering kidderminster kilburn kilmarnock kingston kirkcaldy kirklees korea lambeth lanark lancashire
    lancaster leamington leeds leicester leicestershire leigh lerwick lewes lewisham leyton leytonstone lichfield
    limerick lincoln lincolnshire lisburn liverpool livingston llandudno llanelli londonderry lothian loughborough
    lowestoft luton macclesfield maidenhead maidstone malawi malaysia malvern manchester mansfield margate medway melton
    merseyside merthyr merton middlesbrough middlesex milton monmouth moray morecambe morpeth moscow motherwell neath
    newark newbury newcastle newham newport newquay newry newtown nigeria norfolk northampton northamptonshire
    northumberland northumbria norwich nottingham nottinghamshire nuneaton oldham omagh orkney ormskirk oxford
    oxfordshire oxon paddington paisley pakistan paris peckham pembroke pembrokeshire penrith penzance perth perthshire
    peterborough plymouth poland poole portsmouth portugal powys preston ramsgate reading redbridge redcar redditch
    redhill renfrew rhondda ribble richmond rochdale rochester rome romford rossendale rotherham rugby runcorn russia
    rutland salford salisbury sandwell scarborough scotland scunthorpe sefton sevenoaks sheffield shetland shrewsbury
    shropshire slough solihull somalia somerset southall southampton southend southport southwark spain stafford
    staffordshire staines stepney stevenage stirling stockport stockton stoke stornoway stourbridge stratford
    strathclyde streatham stroud sudan suffolk sunderland surrey sussex sutton swale swansea swindon sydney tameside
    tamworth taunton teesside telford thanet thetford thurrock tilbury tonbridge tooting torbay torquay tottenham tower
    trafford trent trowbridge truro tunbridge turkey tyne tyneside tyrone uganda ulster uxbridge vauxhall wakefield
    wallasey walsall waltham walthamstow walton wandsworth wapping warrington warwick warwickshire waterford watford
    wearside wellingborough welwyn wembley westminster weston wexford weymouth whitby whitechapel widnes wigan willesden
    wilton wiltshire wimbledon winchester windsor wirral woking wokingham wolverhampton woolwich worcester
    worcestershire workington worthing wrexham wycombe yeovil york yorkshire zambia zimbabwe iran iraq syria lebanon
    libya yemen egypt algeria morocco tunisia palestine palestinian iranian iraqi syrian lebanese libyan egyptian afghan
    afghanistan kashmir kurdish kurdistan tamil eelam baluch baloch balochistan punjab sindh bengal bangladeshi
    pakistani indonesian indonesia chechen caucasus crimea crimean ukraine ukrainian belarus belarusian chinese china
    korean petersburg siberia ural volga ethiopia ethiopian eritrea eritrean tigray oromo congo rwanda basque catalan
    corsican irish breton azad sri lanka lankan nepal nepalese burma myanmar philippines turkmen uzbek tajik uyghur
    turkestan levant maghreb sahel sham arab arabian persian gulf nordic slavic slavonic balkan serbian croatian
    abergavenny arbroath ammanford arundel aviemore ballyclare ballymoney barmouth bathgate beccles belper benfleet
    berkhamsted bexhill bicester billericay blaenau blyth bodmin brackley braintree brecon bridgnorth bridport
    broadstairs buckie bude builth bungay bushey buxton caerphilly caldicot callander calne camborne cannock carluke
    carnforth carnoustie carrickfergus chard cheadle cheddar chepstow cheshunt cleethorpes clitheroe clydebank
    coalville coleraine consett conwy cookstown cowes cowdenbeath crewkerne cromer crowthorne cumnock cupar cwmbran
    dalkeith darwen daventry dawlish denbigh devizes didcot diss dolgellau dorking droitwich dromore dunbar dunblane
    dungannon dunoon dunstable dursley ely enniskillen felixstowe filey forfar formby fowey fraserburgh frome
    galashiels garstang girvan glossop godalming goole gorseinon gourock grangemouth halesowen haltwhistle harpenden
    haslemere hawick haworth haywards helensburgh henley heswall hitchin holmfirth holyhead holywell hornsea horwich
    hoylake hucknall hythe ilkeston ilkley inverurie irvine itchen jarrow jedburgh kelso keswick kilsyth kilwinning
    kinellar kinloss kinross kirkby kirkintilloch kirkwall lampeter larbert larkhall larne ledbury leek leominster
    letchworth leven liskeard llandeilo llandovery llangefni llangollen lochgelly looe louth ludlow lydney lymington
    lytham machen machynlleth maesteg magherafelt makeney maltby manea marlow marple maryport matlock melrose milngavie
    minehead mold monifieth montrose mourne mundesley musselburgh nairn nantwich nailsea narberth northwich oakham oban
    olney ongar ossett oswestry otley ottery oundle oxhey padstow patchway peebles penarth penicuik penryn pershore
    peterhead pitlochry pontefract pontypool pontypridd porthcawl porthmadog poulton prescot prestatyn prestwick
    prudhoe pudsey pwllheli radstock ramsbottom raunds rawtenstall reigate retford rhyl ripley ripon romsey rothesay
    royston rugeley ruthin ryde salcombe saltash sandbach sandown sarratt selby selkirk shanklin sheerness sheppey
    shefford sherborne shildon sidcup sidmouth silloth sittingbourne skegness skelmersdale sleaford snodland southwold
    spalding spennymoor stalybridge stonehaven stourport stowmarket strabane stranraer strood swadlincote swanage tain
    tenby thame thirsk thurso tobermory todmorden totnes tring troon ullapool usk uttoxeter ventnor wantage wareham
    watchet wem wetherby whitstable wick wimborne wisbech wivenhoe woburn woodstock wooler wotton yarm yate
    ystradgynlais
    اثيوبيا ادلب ادنبره اردن اسبانيا استراليا اسكاٹلينڈ اسكتلندا اسكندريه اسلاماباد افغانستان امارات امريكا اميركا
    انجلترا اندونيسيا انكلترا انگلستان انگلينڈ اولدهام ايران ايرلندا ايطاليا باكستان بحرين برطانيه برمنگهم
    بريتانيا بريستول بريڈفورڈ بصره بغداد بلاكبيرن بلجيكا بلفاست بلوچستان بنغازي بهارت بولتون بيروت تركي تركيا
    تركيه تهران تونس جزاير جنين حلب خانيونس دمشق دنمارك ديربي راولپنڈي رفح روتشديل روسيا سعودي سعوديه سنده سودان
    سوريا سوريه سويد سويسرا شام شيفيلد شيفيلڈ صنعا صومال ضفه طرابلس عدن عراق عمان غزه غلاسكو فرنسا فلسطين قاهره
    قدس قطر كارديف كراچي كشمير كندا كوفنتري كويت كينيا لاهور لبنان لندن لوٹن ليبيا ليدز ليسٹر ليفربول ليڈز ماليزيا
    مان مانيا مانچسٹر متحده مصر مغرب مقديشو مملكه موريتانيا موصل نابلس نرويج نمسا نوتنغهام نيجيريا نيوكاسل هند
    هندوستان هولندا ويلز يمن يونان پاكستان پشاور پنجاب گلاسگو
"""
PLACES = frozenset(_PLACES_TEXT.split())

PLACE_ENDING = re.compile(
    r"(?!\w*(?:ex|eks|im)port$)\w{2,}(?:ton|ham|ley|leigh|bury|ford|worth|field|fields|wick|stead|stow|combe|bridge|mouth|borough|burgh|hurst|"
    r"well|thorpe|thwaite|wood|dale|don|mere|minster|gate|chester|caster|shire|cester|church|haven|pool|port|view|"
    r"side|land|lands|wold|worthy|sea|brook|water|hill|hills|green|down|downs|cliffe?|holme?|gill|beck)"
)
"""How English places end, and the families and schools that are named after them; not `bank`, as listed banks end."""
