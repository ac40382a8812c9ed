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
