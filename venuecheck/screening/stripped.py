"""What carries no name and is taken away before names are compared: small words, legal forms, titles."""

import re

_SMALL_TEXT = """the a an of for and in on to at by with from
    al el ul il ur as ash an ar ad az ud us un uz ush ut ath e i o wa wal wel li lil fi bil
    de la le les du des di da del der den die das y et ta und van von"""
SMALL = frozenset(_SMALL_TEXT.split())
"""Words that carry nothing: articles, and what joins words, in the languages of the lists."""
SMALL_FOR_PEOPLE = (SMALL - {"an", "the", "e", "i", "a", "o", "y", "di", "da", "li", "ta", "fi"}) | frozenset(
    ["bin", "ibn", "ben", "bint", "son", "ould", "oglu", "ogly", "qizi", "zade"]
)
"""Letters are initials in a person's name, and `Li` and `An` are names."""
ARTICLES = frozenset(["al", "el", "ul", "il"])
SOUNDS_LIKE_NEXT = frozenset(["as", "ash", "an", "ar", "ad", "az", "ud", "us", "un", "ur", "uz", "ush", "ut", "ath"])
"""Of the small words, Arabic articles that take the sound of what follows (`ur Rahman`)."""
_LEGAL_FORMS_TEXT = """ltd limited plc cic cio scio llp llc inc incorporated corp corporation co company companies gmbh
    ag sa ev sarl srl spa bv nv oy oyj ab as aps kg ek ohg ooo oao zao pao ao jsc pjsc cjsc ojsc fze fzco fzc fzllc fz
    pte pvt bhd sdn dmcc lp ltda sas sca se mchj doo dd ad ead eood ood zrt kft nyrt spolka sro tov too tdv pat prat
    zat vat fgup fsue gup mup rao spc gk ltda tic sti pjsfc jsfc afk npo npp npk nii okb skb tskb fgbu fgbou gbu fku fgu
    nao ano บรษท จากด มหาชน"""
LEGAL_FORMS = frozenset(_LEGAL_FORMS_TEXT.split())
_PLAIN_FORMS_TEXT = """ltd limited plc llp llc inc incorporated gmbh pte pvt bhd fze fzco fzllc ooo oao pao jsc pjsc
    cjsc ojsc"""
PLAIN_FORMS = frozenset(_PLAIN_FORMS_TEXT.split())
"""Of these, those that are no word of any language, wherever they stand."""
_PHRASES = (
    r"(?:public |private |open |closed )?(?:limited liability|joint stock|stock) (?:company|corporation|society)",
    r"(?:public|private) (?:limited )?company(?: limited)?",
    r"(?:public|private) limited",
    r"community interest company",
    r"(?:scottish )?charitable incorporated organisation",
    r"company limited by guarantee",
    r"(?:federal )?state (?:(?:budget|budgetary|unitary|autonomous|public) )?(?:enterprise|establishment|institution)",
    r"aktiengesellschaft|gesellschaft mit beschrankter haftung|eingetragener verein",
    r"(?:publichno?[a-z]*|otkryto?[a-z]*|zakryto?[a-z]*|nepublichno?[a-z]*)? ?a[kc]tsi?onern\w* obshch?estvo",
    r"obshch?estvo s ogranichenno[iy] otvetstvennost(?:iu|yu|ju|i)",
    r"federaln\w* gosudarstvenn\w* (?:biudzhetn|budzhetn|unitarn|avtonomn|kazenn)\w* (?:predpri\w*|uchrezhden\w*)",
    r"gosudarstvenn\w* (?:unitarn\w* )?predpri\w*",
    r"naamloze vennootschap|besloten vennootschap|societe anonyme|sociedad anonima|societa per azioni",
    r"anonim sirketi|limited sirketi",
)
_LEGAL_PHRASE = re.compile(r"\b(?:" + "|".join(_PHRASES) + r")\b")


_ASSIMILATED = re.compile(r"^(?:el|a(sh|th|[srdnzt])) (?=(?(1)\1)\w{4})")


def with_article(whole: str) -> str:
    """Give a plain name with its Arabic article as most lists write it, before whatever it takes its sound from."""
    return _ASSIMILATED.sub("al ", whole)


_ORDINALS_TEXT = """third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth"""
ORDINALS = {word: str(number) for number, word in enumerate(_ORDINALS_TEXT.split(), start=3)}
"""Written out, of an army, a day or a battalion: the same as in figures (`Seventh of Tir`, `7th of Tir`)."""


def without_legal_phrases(whole: str) -> str:
    """Give a plain name without legal forms that are written out, unless nothing else is left."""
    found = " ".join(_LEGAL_PHRASE.sub(" ", whole).split())
    return found or whole


_ENDS_TEXT = """club clubs motorcycle motorbike bikers riders sports sporting cultural welfare charitable charity
    humanitarian educational relief trust foundation fund society association organisation organization group company
    bank centre center institute network committee council union federation agency mc mcc fc sc"""
_ENDS = frozenset(_ENDS_TEXT.split())
_LEAST_OWN = 2


def without_end(whole: str) -> str:
    """Give a plain name without the kind of body at its end (`night wolves motorcycle club`).

    All of it where there is none, or where fewer than two words would be left that carry something.
    """
    words = whole.split()
    kept = list(words)
    while kept and kept[-1] in _ENDS:
        kept.pop()
    own = [word for word in kept if word not in SMALL and len(word) > 1]
    return " ".join(kept) if len(own) >= _LEAST_OWN else whole


_TITLES_TEXT = """mr mrs ms miss mx dr doctor prof professor sir lord lady dame rev revd reverend father fr sister hon
    honourable his her excellency eminence majesty highness
    haji hajji hadji haj hajj al-haj alhaj alhaji alhajj hajiya
    sheikh shaikh shaykh sheik cheikh sheikha mullah mulla mollah maulana mawlana moulana maulavi mawlawi molvi mawlavi
    mufti imam ustad ustaz ustadh ayatollah hojjatoleslam qari sayyid seyyed seyed sayed syed said sayyed
    general gen colonel col lieutenant lt major maj captain capt commander cmdr brigadier brig sergeant sgt admiral
    marshal warlord brother bro engineer senator president minister judge chief
    kyrgyz gospodin pan pani herr frau monsieur madame mme senor senora don bey efendi hoca jr sr ii iii"""
TITLES = frozenset(_TITLES_TEXT.split()) - {"kyrgyz", "said", "don", "pan", "al-haj"}
"""Before or behind a person's name; where nothing else is left they are the name."""
