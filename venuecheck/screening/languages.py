"""Languages that decline names: the words of those who stand around a body, what shows the language, and its endings.

Written for this purpose, from general knowledge. In plain form; Russian, Ukrainian and Bulgarian words in the Latin
letters of `folding`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language, or several that decline alike."""

    friends: frozenset[str]
    """Friends, supporters, groups: the same body still, or who speaks for it."""
    signs: frozenset[str]
    """Other words that show the language."""
    joining: frozenset[str]
    """Small words between, which carry nothing."""
    letters: frozenset[str]
    """Letters that show the language."""
    endings: tuple[str, ...]
    """The longest first."""
    restored: tuple[str, ...] = ("",)
    """What a name may end in once the ending is taken away."""


def _language(friends: str, signs: str, joining: str, letters: str, endings: str, *restored: str) -> Language:
    return Language(
        frozenset(friends.split()),
        frozenset(signs.split()),
        frozenset(joining.split()),
        frozenset(letters),
        tuple(sorted(endings.split(), key=len, reverse=True)),
        ("", *restored),
    )


LANGUAGES = (
    # Polish, Czech, Slovak, Serbian and Croatian
    _language(
        """przyjaciele przyjaciol przyjaciolom zwolennicy zwolennikow sympatycy sympatykow poparcie poparcia popieramy
        wspieramy wspieraj wsparcie wsparcia solidarni solidarnosc solidarnosci czlonkowie grupa ruch oddzial
        pratele pratel priznivci podporovatele podporujeme podpora podporu solidarita priatelia priatelov
        prijatelji prijatelja podrska podrsku podrzavamo podrzimo pristalice pristase solidarnost pokret""",
        """dla spotkanie wieczor koncert zbiorka klub kolo zwiazek stowarzyszenie rocznica bojownicy przeciwko historia
        ofiary wyklad zabawa impreza niech zyje""",
        "z ze na za w we u o do od dla pro po i a s sa rzecz",
        "ąćęłńśźżřůěčďťň",
        "ami ach owie iem owi ovi ie em om am ou ow ov ym u a y i e o",
        "a",
    ),
    # Russian, Ukrainian, Bulgarian
    _language(
        """druzia druzi druzei druziv druziam druzhi priiateli prikhilniki prikhilnikiv storonniki storonnikov
        podderzhka podderzhku podderzhke podderzhki podderzhim podderzhivaem pidtrimka pidtrimku pidtrimki pidtrimuiemo
        podkrepa podrshka solidarnost solidarnosti solidarnist gruppa hrupa partiia partii dvizhenie rukh otdelenie""",
        "slava vecher vechir vstrecha zustrich",
        "v vo na za z iz s so u o do ot dlia i ta ti pro",
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "ami iami akh iakh ovi evi oiu eiu ogo omu ykh ym im om em am iam ov ev oi ei iu ia u a y i e o",
        "a",
    ),
    # Kurmanji
    _language(
        """hevalen hevalan hevale heval dosten dostan pistgiri pistgiriya pistevanen pistevan alikari alikariya endamen
        koma tevgera""",
        "biji sehid sehiden gerila cejna civina seva roja newroza",
        "bo ji li bi re u le",
        "êîû",
        "eken eki yen yan ye ya yi en an e a i",
    ),
    # Turkish, where no apostrophe stands before the ending
    _language(
        """dostlari dostu destekcileri destekci destek destekliyoruz dayanisma dayanismasi taraftarlari sempatizanlari
        uyeleri grubu hareketi""",
        "gecesi toplantisi etkinligi anma kurulus yasasin selam sehitleri yildonumu",
        "icin ile ve",
        "ğış",
        """nin nun nın in un yi yu ya ye i u a e da de ta te dan den tan ten li lu lari leri lar ler la le yla yle
        ci cu ciler cular""",
    ),
    _language(
        """saaxiibada saaxiibbada saaxiibo asxaabta taageerayaasha taageero taageerada taageere taageeraya ururka kooxda
        xubnaha dhaqdhaqaaqa""",
        "mujaahidiinta dagaalyahannada shirka xafladda guusha",
        "iyo oo ee u ku ka waa la",
        "",
        "yaasha kii tii ka ta ga da ha ku tu na",
    ),
    # Lithuanian and Latvian
    _language(
        "draugai draugu remejai parama paramos palaikymas solidarumas draugi draugiem atbalsts atbalstitaji",
        "susitikimas vakaras koncertas",
        "su uz ir del ar un par",
        "ėįųūģķļņ",
        "ams ais uose ui us am os as o u e a i",
        "as",
    ),
    _language(
        "prietenii prieteni sustinatorii sustinem sprijin sprijinim solidaritate sustinerea",
        "",
        "cu pentru al ai ale lui si",
        "ăâșțşţ",
        "ului urilor ilor elor ul ei ii i",
        "a",
    ),
    _language(
        "baratai baratainak tamogatoi tamogatasa tamogatjuk szolidaritas hivei",
        "talalkozo",
        "a az es ert",
        "őű",
        "nak nek val vel ban ben hoz hez ert tal tel rol rol ot et at t",
    ),
    _language(
        "miqte mbeshtetesit mbeshtetje mbeshtesim solidaritet solidariteti",
        "",
        "me per e te i dhe",
        "",
        "eve ave it in ut un ve se s i u",
        "a",
    ),
    # Bengali in Latin letters
    _language(
        "bondhu bondhura bondhuder shomorthok somorthok shomorthon somorthon songhoti sonhoti",
        "",
        "jonno ebong o sathe",
        "",
        "der ke er ra te r",
    ),
)
"""Each declines what stands beside its words; English has no such word."""
FRIENDS = frozenset().union(*(language.friends for language in LANGUAGES))
