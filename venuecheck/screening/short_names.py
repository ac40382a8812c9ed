"""What people are called by in daily life: a line has a given name and its short forms, in plain letters.

Russian, Ukrainian and Belarusian; Arabic, Turkish, Kurdish and Persian; English and Spanish. From general knowledge. A
short form may be of several names (`Slava`, `Alex`), so that it is never more than weak.
"""

SHORT_NAMES = """
    aleksandr sasha sascha sasa sanya shura shurik sashko oles ales alex alik sandro xander sandy
    aleksei alyosha aliosha alesha lyosha liosha lesha lyokha alex
    anatoly tolya tolia tolik
    andrei andryusha andriusha andriyko andy
    anna anya ania nyura
    anastasia nastya nastia
    anton tosha antosha tony
    arkady arkasha
    artem tyoma tioma tema artyomka
    boris borya boria
    bogdan bodya dan
    valentin valya valia
    valery valera
    vasily vasya vasia vasyl vasylko
    viktor vitya vitia vic
    vitaly vitalik vitya vitia
    vladimir vlad vova vovka vovchik volodya volodia valodzia
    vladislav vlad vladik slava
    viacheslav slava
    viacheslav slavik
    stanislav stas slava stasik
    yaroslav slava yarik
    gennady gena
    georgy zhora gosha goga george gia
    grigory grisha hrysha greg
    daniil danya dania danila dan danny
    daria dasha
    denis den deniska
    dmitry dima mitya mitia dimon mitka dmytryk
    evgeny zhenya zhenia yevgen gene
    egor yegor gosha
    ekaterina katya katia kate katyusha
    elena lena alyona helen
    elizaveta liza lisa
    ivan vanya vania ivas john
    igor igoryok gosha
    ilya ilyusha iliusha
    irina ira irka
    julia yulya yulia yuliya julie
    kirill kir kirya
    konstantin kostya kostia kostyantyn
    ksenia ksyusha ksiusha
    leonid lyonya lionia lenya lenia leo
    ludmila lyuda liuda mila
    maria masha marusya mary
    maxim max maks
    margarita rita
    mikhail misha mishka mykhas mike michael
    natalia natasha nata
    nikolai kolya kolia mykolka nick nik nikola
    oleg olezhka
    olga olya olia
    pavel pasha pavlik paul
    petr petya petia petro peter
    roman roma romka
    ruslan rus
    semyon senya senia syoma
    sergei seryozha serezha seryoga serega serzh serge serhiyko
    stepan styopa stiopa steve
    svetlana sveta lana
    tatiana tanya tania
    timofei tima timosha tim
    fyodor fedya fedia ted
    yuri yura yurko yurik
    slobodan sloba
    vojislav vojo
    milorad mile
    magomed maga
    zelimkhan zelim

    mohammad mo moe moh md mhd muhd mamad mammad hama heme memo memet mehmed
    ahmad ehmed axmo
    abd abdo abdu abdou
    abdullah abdo abdu apo evdo evdila
    ali alo
    bilal bil
    hassan hasso heso
    hussein huso hiso hisen hosi huss
    ibrahim ibo ibro brahim birahim ibra ebi
    ismail simko smail esi
    karim kimo
    khalid kal
    mustafa musti musto mistefa
    sulayman sulo silo sulley
    uthman oso
    yusuf joe joseph
    zaynab zeyno
    fatima fati fatos
    khadija khadi
    salahuddin salah
    saifuddin saif
    nooruddin noor nur

    anthony tony
    andrew andy drew
    benjamin ben
    charles charlie chuck
    christopher chris
    daniel dan danny
    david dave
    edward ed eddie ted
    elizabeth liz beth betty
    francis frank
    gerald gerry
    james jim jimmy jamie
    jennifer jenny
    john johnny jack jon
    joseph joe
    kenneth ken
    lawrence larry
    margaret maggie
    matthew matt
    michael mike mick mickey
    nicholas nick
    patrick pat paddy
    peter pete
    philip phil
    raymond ray
    richard rick ricky dick
    robert bob bobby rob
    ronald ron
    samuel sam
    stephen steve
    steven steve
    susan sue
    thomas tom tommy
    timothy tim
    vincent vince
    william bill billy will willie
    alejandro ale alex
    antonio tono toni
    eduardo edu lalo
    enrique quique
    francisco paco pancho
    guillermo memo
    ignacio nacho
    jesus chuy
    jose pepe
    manuel manolo
    rafael rafa
    roberto beto
    """
