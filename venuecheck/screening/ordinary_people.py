"""Given names and surnames that many people bear, in the communities of names that live in the United Kingdom.

Written for this purpose, from what is generally known. It only says how little a name tells; nothing here sorts people.
"""

_TEXT = """
    aaron abigail adam adams adrian alan albert alexander alfie alice allen amanda amelia amy andrew angela ann anna
    anne anthony archie arthur ava bailey baker barbara barry bell ben benjamin bennett bernard beth betty brian brown
    bruce butler callum cameron campbell carl carol caroline carter catherine charles charlie charlotte chloe chris
    christine christopher claire clark clarke colin collins cook cooper cox craig daisy daniel darren david davies davis
    dean deborah dennis derek diana donald donna doris dorothy douglas dylan edward edwards eleanor elizabeth ella ellie
    ellis emily emma eric ethan evans eve evie faith fiona florence foster frances francis frank fred freddie gareth
    gary gavin george gerald gillian glenn gordon grace graham grant gray green greg hall hannah harris harrison harry
    harvey hazel heather helen henry hill holly howard hughes hunt iain ian irene isaac isabella isla ivy jack jackson
    jacob jacqueline jake james jamie jan jane janet jason jasmine jean jeff jennifer jenny jeremy jessica jim joan
    joanna joanne joe john johnson jones jonathan jordan joseph joshua joyce judith julia julian julie june karen kate
    katherine kathleen keith kelly ken kennedy kenneth kerry kevin khan kim king knight kyle laura lauren lawrence leah
    lee leo leon lewis liam lilian lily linda lisa lloyd logan louis louise lucas lucy luke lynn macdonald mackenzie
    malcolm marc margaret maria marie marion mark marshall martin mary mason matilda matthew maureen max megan melissa
    mia michael michelle miller mitchell moore morgan morris murphy murray nancy natalie nathan neil nicholas nicola
    nigel noah norman oliver olivia oscar owen paige pamela parker patricia patrick paul pauline penelope peter phil
    philip philips phillips phoebe poppy powell price rachel ralph raymond rebecca reece rhys richard richards riley rob
    robert roberts robertson robin robinson roger rogers ronald rory rose rosie ross roy ruby russell ruth ryan sally
    sam samantha samuel sandra sara sarah scott sean sharon shaun sheila shirley simon simpson smith sophia sophie
    stanley stella stephen steven stewart stuart sue susan suzanne sylvia taylor teresa terry theo theresa thomas
    thompson tim timothy toby tom tony tracey turner valerie victor victoria vincent walker walsh walter ward warren
    watson wayne wendy white wilkinson william williams wilson wood wright young zoe connor byrne doyle fitzgerald
    gallagher kavanagh lynch mccarthy mcdonald mckenna mclaughlin nolan oconnor odonnell oneill oreilly osullivan quinn
    reilly sinead siobhan aoife ciaran niamh roisin seamus sullivan brennan mohammed muhammad mohammad mohamed ahmed
    ahmad ali hussain hussein hassan hasan ibrahim omar umar yusuf ismail abdul abd rahman rahim karim aziz malik khalid
    tariq bilal imran usman hamza yasin fatima aisha khadija zainab maryam amina shah begum bibi akhtar iqbal mahmood
    miah uddin islam chowdhury choudhury alam haque hoque sultana khatun akter sheikh siddiqui qureshi butt mirza raja
    ansari patel shaikh saleh salah said saeed mustafa mahmoud samir nasser nasir jamal kamal hamid hamad latif rashid
    majid salim salem faisal fahad saad sami walid tahir zahir zaki anwar amin adel adil abu abbas abdullah hadi hakim
    haji habib gul wali mullah noor nur shams din agha sadiq rauf ghulam nabi rasul akbar asad aslam azam azhar sardar
    zaman hussaini hosseini rezaei ahmadi mohammadi karimi jafari reza mehdi mahdi hosein hossein ebrahim amir javad
    jafar alireza farhad behrouz mousavi abdi abdirahman abdullahi aden adan ahmednur farah hirsi jama nuur osman
    warsame yuusuf xasan cali cabdi maxamed mehmet ahmet huseyin emre murat yilmaz kaya demir celik sahin yildiz ozturk
    aydin arslan dogan kilic ayse fatma emine zeynep elif ozdemir polat adebayo adeyemi afolabi chukwu chinedu emeka eze
    nwosu obi okafor okeke okonkwo ola olu oluwaseun onyeka sunday tunde yetunde musa garba sani aliyu bello danjuma
    mensah owusu boateng asante osei kwame kofi ama piotr pawel krzysztof andrzej tomasz marcin michal agnieszka
    katarzyna magdalena nowak kowalski kowalska wisniewski wojcik kaminski lewandowski zielinski szymanski aleksandr
    sergei sergey andrei andrey dmitry alexei alexey vladimir mikhail nikolai igor oleg ivan yuri viktor pavel maxim
    roman evgeny elena olga natalia tatiana irina svetlana marina ivanov petrov sidorov smirnov kuznetsov popov vasiliev
    sokolov novikov morozov volkov kovalenko shevchenko bondarenko tkachenko kravchenko ivanovich petrovich nikolaevich
    aleksandrovich vladimirovich sergeevich mikhailovich viktorovich alexandrovich anatolyevich yurievich ivanovna
    petrovna nikolaevna aleksandrovna vladimirovna sergeevna viktorovna li wang zhang chen liu yang huang zhao wu zhou
    xu sun ma zhu hu guo he lin gao luo zheng liang xie tang wei xin ming hui jing ying yan yu jun jie hong hua lan fang
    mei xiao qiang tao peng bin bo chan cheung wong lau leung lam ng ho yip kwok chow chu tse yeung park choi jung kang
    cho yoon jang lim han oh seo shin kwon hwang song yong chol jong sung hyon myong kwang nam pak ri choe hak su il un
    kyong chun sok singh kaur gill dhillon sidhu sandhu grewal bains virk johal sharma kumar gupta mehta desai joshi
    reddy rao nair das ghosh sen banerjee harpreet gurpreet jaspreet manpreet amrit balwinder rajesh suresh ramesh anil
    sanjay vijay kumaran siva sivakumar ganesan krishnan rajan selvam tharan raj rajah garcia rodriguez martinez lopez
    gonzalez perez sanchez fernandez diaz torres silva santos pereira costa ferreira jose juan carlos luis manuel
    antonio francisco miguel pedro ana cruz popescu ionescu popa mihai gheorghe dumitru
    mikhailov mikhaylov fedorov fyodorov semenov semyonov egorov alekseev stepanov haddad najjar othman khoury
    darwish mansour hamdan khalil qasim kassem shami sabbagh halabi hijazi masri odeh awad suleiman marchenko
    savchenko rudenko petrenko moroz polishchuk bondar
    wagner weber schmidt schneider fischer meyer bauer hoffmann koch keller vogel
"""
PEOPLE = frozenset(_TEXT.split())
"""A word of these is never read as a slip for another."""
_MORE_TEXT = """
    lebedev popov semyonov sokolov novikov petrov fyodorov mikhaylov egorov nikolaev ramadan ramzan
    mahad liban khadar hodan sagal ifrah hibo fadumo halima asha maryan abdiaziz abdikadir abdulkadir bashir ayan
    kozlov solovyov vasilyev zaytsev pavlov golubev vinogradov bogdanov vorobyov belyaev tarasov belov komarov orlov
    kiselyov makarov andreev kovalyov ilyin gusev titov kuzmin kudryavtsev baranov kulikov yakovlev sorokin sergeev
    romanov zakharov borisov korolyov gerasimov ponomaryov grigoryev lazarev medvedev ershov nikitin sobolev ryabov
    polyakov tsvetkov danilov zhukov frolov zhuravlyov nikolaev krylov maksimov osipov belousov fedotov dorofeev
    matveev bobrov dmitriev kalinin anisimov petukhov antonov timofeev nikiforov veselov filippov markov bolshakov
    sukhanov mironov shiryaev aleksandrov konovalov shestakov kazakov efimov denisov gromov fomin davydov melnikov
    shcherbakov blinov kolesnikov karpov afanasyev vlasov maslov isakov tikhonov aksyonov gavrilov rodionov kotov
    gorbunov kudryashov bykov zuev tretyakov savelyev panov rybakov suvorov abramov voronov mukhin arkhipov trofimov
    martynov emelyanov gorshkov chernov ovchinnikov seleznyov panfilov kopylov mikheev galkin nazarov lobanov lukin
    belyakov potapov nekrasov khokhlov zhdanov naumov shilov vorontsov ermakov drozdov ignatyev savin loginov
    safonov kapustin kirillov moiseev eliseev koshelev kostin gorbachyov orekhov efremov isaev evdokimov kalashnikov
    kabanov noskov yudin kulagin lapin prokhorov nesterov kharitonov agafonov muravyov larionov fedoseev zimin
    pakhomov shubin ignatov filatov kryukov rogov kulakov terentyev molchanov vladimirov artemyev guryev zinovyev
    grishin kononov dementyev sitnikov simonov mishin fadeev komissarov mamontov nosov gulyaev sharov ustinov
    vishnyakov evseev lavrentyev bragin konstantinov kornilov avdeev zykov biryukov sharapov nikonov shchukin
    dyachkov odintsov sazonov yakushev krasilnikov gordeev samoylov knyazev bespalov uvarov shashkov bobylyov
    doronin belozyorov rozhkov samsonov myasnikov likhachyov burov sysoev fomichyov rusakov strelkov gushchin
    kolobov subbotin fokin blokhin kondratyev silin turov melnyk boyko kovalchuk oliynyk shevchuk koval tkachuk
    lysenko kravchuk klymenko ponomarenko savchuk vasylenko zakharchenko kharchenko sydorenko karpenko shvets
    melnychuk pavlenko panchenko romanenko hnatyuk yurchenko mazur kushnir litvinenko levchenko tymoshenko ivanou
    kazlou kavalyou novik zhuk kavalenka marozau vasileuski anatoly gennady leonid valery vasily boris konstantin
    vyacheslav stanislav vitaly grigory fedor arkady semyon stepan ruslan valentin vadim timofey kirill eduard denis
    artem anton ilya nikita yaroslav gleb vladislav timur rustam marat lyudmila lyubov galina nadezhda oksana yulia
    anastasia ekaterina daria kristina alina larisa valentina tamara farouk abed nazir habibi hakimi rahimi sharifi
    akbari amiri moradi rostami ghasemi heydari bagheri sadeghi asadi salehi zare najafi hassani rezai noori sultani
    wardak ahmadzai mohammadzai stanekzai barakzai popal achakzai durrani yousafzai khattak afridi orakzai gilani
    bukhari naqvi zaidi rizvi kazmi abbasi hashmi farooqui chaudhry bhatti awan rajput mughal jatt memon soomro
    bhutto zardari barzani talabani hamawandi jabbari dulaimi jubouri tikriti samarrai obeidi hashimi maliki
    baghdadi basri mosuli homsi ghamdi harbi qahtani otaibi zahrani shehri dosari mutairi subaie anazi shammari
    balawi saidi amri qurashi yamani hadrami ansi mahmoudi trabelsi benali bouazizi mansouri gharbi hamdi jebali
    chahed brahimi belkacem boumediene bensaid khelifi cherif haddadi mohamud abdulle aweys barre duale egal elmi
    gedi guled hersi igal jibril roble samatar shire dirie isse bihi mahamud siad yildirim ozkan simsek korkmaz
    cetin kara koc kurt aslan avci gunes bulut erdogan tekin bozkurt aksoy karaca turan ates fung mak yuen szeto tam
    siu kong
"""
SURNAMES = frozenset(_MORE_TEXT.split())
"""Less frequent, or spelt in more ways: they tell as little, and may be misspelt."""
