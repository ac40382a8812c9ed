"""Syllables of Korean names: the North, the South and the press write the same syllable in different letters.

By the rules of McCune and Reischauer (1939), of the Republic of Korea (2000), of the North (1992), by habit;
and in Cyrillic letters (Kontsevich).
"""

from functools import lru_cache

KOREAN = "~ko "
"""Begins each reading. The syllables are words of other languages too: only names of people are read so."""
_TEXT = """
    kim gim
    pak park bak
    choe choi choy chkhve tsoi
    ri lee yi rhee li i
    jong jeong chong chung jung
    un eun
    yong young yeong yung ryong ryeong ryung ryoung
    hyon hyun hyeon khen
    chol cheol chul chkhol chhol
    kwang gwang
    song sung seong soung
    sok seok suk
    ryu yu yoo ryoo
    rim lim im yim
    no roh noh
    kang gang
    cho jo joe
    chon jeon chun jun jon joon chung
    chang jang chan chkhan chhan
    chu ju joo
    kwon gwon
    pyong byung byong byeong byoung pyung
    paek baek baik paik
    su soo
    u woo wu
    kyong gyeong kyung gyong kyoung kyeong
    myong myung myeong
    hui hee
    sik shik
    chin jin
    kil gil
    tae dae
    ku koo gu goo
    ung woong
    yol yeol yul
    hyok hyuk hyeok
    tok deok duk dok
    kun geun keun gun
    hun hoon
    pom beom bum bom
    chae jae je
    mun moon
    son sohn
    han hahn
    an ahn
    kuk guk kook gook
    chi ji
    pong bong
    to do
    hye hae
    nam
    min
    il
    ho
    hwa
    hyong hyung hyeong
    won weon
    hak
    sang
    sop seop sup
    tong dong
    kyu gyu
    kum geum keum gum gym
    sin shin
    un eun yn
    kap gap
"""
_FAMILIES_TEXT = """
    kim gim pak park bak choe choi ri lee rhee li jong jung jeong chong chung kang gang cho jo yun yoon chang jang rim
    lim im han o oh so seo sin shin kwon gwon hwang an ahn song ryu yu yoo hong chon jeon ko go koh mun moon son sohn
    yang pae bae paek baek baik ho hur huh nam sim shim no roh noh ha chu joo ku koo min chin jin chi ji om eom won
    chae"""
_FAMILIES = frozenset(_FAMILIES_TEXT.split())
_NONE: frozenset[str] = frozenset()
_SYLLABLES: dict[str, frozenset[str]] = {}
for _line in _TEXT.split("\n"):
    for _spelt in _line.split():
        _SYLLABLES[_spelt] = _SYLLABLES.get(_spelt, frozenset()) | {_line.split()[0]}


def is_family_name(word: str) -> bool:
    """Whether a plain word is one of the common Korean family names, North or South."""
    return word in _FAMILIES


@lru_cache(maxsize=65_536)
def as_korean(word: str) -> frozenset[str]:
    """Give the readings of a plain word as one Korean syllable or two; none where it is none."""
    if len(word) > 12:  # noqa: PLR2004 - two syllables have no more letters
        return frozenset()
    two = (korean_of_two(word[:at], word[at:]) for at in range(1, len(word)) if word[:at] in _SYLLABLES)
    return frozenset(KOREAN + syllable for syllable in _SYLLABLES.get(word, ())).union(*two)


def korean_of_two(one: str, other: str) -> frozenset[str]:
    """Give the readings of two plain syllables, one behind the other."""
    if one not in _SYLLABLES or other not in _SYLLABLES:
        return _NONE
    return frozenset(f"{KOREAN}{first} {second}" for first in _SYLLABLES[one] for second in _SYLLABLES[other])
