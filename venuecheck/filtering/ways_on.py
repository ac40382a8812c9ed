"""Whether a page lets its reader go on to what it stands in the place of: by a button or a link, or by a password.

Read from the labels of what can be pressed, and not from what a page says: filters that only warn have one that says
"Continue", and one that says "Go back" beside it. A button or a form whose label is neither is told as that.
"""
# ruff: noqa: E501 - tables of words in many scripts, which read better in long lines

import html
import re
from collections.abc import Sequence
from itertools import islice

from venuecheck.filtering.model.kind_of_words import Saying

_READ = 64 * 1024
"""Characters of a page that are looked at."""
_MOST = 200
"""Things to press that are looked at."""
_LABEL = 120
_UNSEEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_FORM = re.compile(r"<form\b.*?(?:</form\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_PASSWORD = re.compile(r"<input\b[^<>]{0,1000}?\btype\s?=\s?[\"']?password\b", re.IGNORECASE)
_PRESSED = re.compile(
    r"<(?P<name>button|a)\b[^<>]{0,4000}>(?P<inside>.{0,1000}?)</(?P=name)\s*>|<input\b(?P<given>[^<>]{0,2000})>",
    re.IGNORECASE | re.DOTALL,
)
_BUTTON = re.compile(r"\btype\s?=\s?[\"']?(?:submit|button|image)\b", re.IGNORECASE)
_VALUE = re.compile(r"\b(?:value|alt)\s?=\s?(?:\"([^\"]{1,200})\"|'([^']{1,200})'|([^\s\"'>]{1,200}))", re.IGNORECASE)
_TARGET = re.compile(
    r"\bhref\s?=\s?[\"']?\s*(?P<url>(?:https?:)?//(?P<host>[^\s/?#\"'<>:]{1,255})[^\s\"'<>]*)", re.IGNORECASE
)
_NUMERIC = re.compile(r"[\d.]+")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_SENTENCE_ENDS = re.compile(r"[.!?:]\s")
_HERE = re.compile(r"(?:please )?(?:click |press |tap )?(?:here|this link|this button)")
_PAGE = r"(?:web ?)?(?:site|page|address|url|destination|content|link)"
_TAIL = (
    rf"(?: (?:on ?)?(?:to|with|at|for) (?:(?:the|this|that|my|your|own|blocked|requested|original|unsafe|web) ){{0,4}}(?:{_PAGE}|risks?|[\w-]+(?:\.[\w-]+)+|\d+ \w+))"
    r"|(?: (?:anyway|regardless|all the same|despite (?:the|this) warning|browsing|temporarily))|(?: \((?:not recommended|unsafe|at your own risk)\))"
)
_GOES_ON = re.compile(
    "|".join(
        (
            rf"(?:^|\b(?:and|&|to|wish to|want to) )(?:continue|proceed|carry on|go on|go ahead|override|bypass)(?:{_TAIL}){{0,3}}\W*$",
            rf"^(?:go|take me|let me|visit|open|enter|view|access|show|display|load)\b(?: \w+){{0,3}}? ?(?:{_PAGE} ?)?(?:anyway|regardless|all the same)\b",
            rf"\b(?:continue|proceed)(?: on)? to (?:the |this |that |blocked |requested |original )*{_PAGE}\b",
            r"\b(?:accept|understand|acknowledge) (?:the |this |these |all )?risks?\b|\bat (?:my|your) own risk\b|\bignore (?:this |the )?(?:warning|block)\b",
            rf"\b(?:override|by-?pass)(?: (?:the|this|that|temporary|content|web))*(?: (?:block|filter\w*|warning|restriction|{_PAGE}))?\b|\bquota time\b",
            rf"^(?:temporarily )?unblock (?:(?:the|this) )?{_PAGE}(?: (?:for \d+ \w+|now|temporarily))?$|^temporary access$",
            rf"^(?:access|view|open|visit|allow) (?:(?:the|this) )?(?:{_PAGE}|access) for (?:\d+|a few|an?) \w+$|\b(?:take|let) me (?:there|in|through)$",
            # Welsh, Irish, Scottish Gaelic, French, German, Dutch, Spanish and Portuguese, Italian, Polish
            r"^parhau\b|\bymlaen i'r? |\bbwrw ymlaen\b|\blean(?:úint)? (?:ar|air) (?:aghaidh|adhart)\b|^ar aghaidh\b|^air adhart\b",
            r"\b(?:continuer|poursuivre)\b|\bpasser outre\b|\b(?:accéder|aller) quand même\b|\bquand même\b|\baccepte le risque\b",
            r"\bfortfahren\b|\bfortsetzen\b|^weiter\b(?! ?lesen)|\b(?:trotzdem|dennoch)\b|\b(?:doorgaan|ga verder|verdergaan|toch (?:openen|bezoeken|bekijken))\b",
            r"\b(?:continuar|proceder|prosseguir|ir al sitio|de todos modos|mesmo assim)\b|^avançar\b|^seguir\b|\b(?:continua|procedi|prosegui|comunque)\b",
            r"\bkontynuuj\b|\bprzejdź (?:do strony|dalej)\b|\bmimo to\b",
            # Russian, Turkish, Indonesian and Malay, Vietnamese
            r"\bпродолжить\b|\bперейти на сайт\b|\bвс[её] равно\b|\bdevam et\b|\byine de\b|\bsiteye git\b|\b(?:lanjutkan|teruskan)\b|\btiếp tục\b",
            # Arabic, Persian, Hebrew, Thai, Korean, Chinese, Japanese
            r"متابعة|استمرار|^تابع|ادامه|המשך|להמשיך|ดำเนินการต่อ|ไปต่อ|계속|继续|繼續|仍然访问|続行|続ける",
        )
    )
)
_ELSEWHERE = re.compile(
    r"\b(?:go(?:es|ing)? back|back to|return|elsewhere|another|other|home ?page|safety|search|shopping|reading|help|learn|more|policy|policies|rules|terms|request|ask|apply|review|report|contact|feedback|appeal|e-?mail|do not|don't|cannot|cancel|leave)\b"
    r"|\bzurück\b|\bstartseite\b|\bandere\w*\b|\banfrag|\bbeantrag|\babbrechen\b|\bsuche\w*\b|\bretour\b|\bannuler\b|\brecherch|\bbuscar\b|\bcancelar\b|\bannulla\b|\bcerca\b|\bailleurs\b|\baccueil\b|\bdemande|\bterug\b|\bvolver\b|\batrás\b|\botr[oa]\b|\bvoltar\b|\bindietro\b|\baltr[oa]\b|\bsolicit|\brichie[ds]|\bpowrót\b|\bwniosek\b"
    r"|\bназад\b|\bдруг|\bзапрос|\bgeri\b|\btalep\b|\bkembali\b|\bquay lại\b|\bôl\b|\bar ais\b|\bair ais\b|رجوع|חזרה|ย้อนกลับ|뒤로|요청|返回|申请|申請|戻る|戻って"
)
"""What leads away from the page, or to somebody who may be asked for it."""
_STAYS = re.compile(
    r"^(?:close|print|menu|copy\b.*|(?:show |hide |view )?(?:more |technical )?details|dismiss|ok(?:ay)?|submit feedback|(?:select |change )?language|(?:english|cymraeg|gaeilge|français|deutsch|español)|refresh|reload|retry|try again|(?:accept|allow|reject|manage)\b.{0,20}\bcookies"
    r"|schließen|drucken|fermer|imprimer|cerrar|imprimir|chiudi|stampa|sluiten|zamknij|cau|argraffu|dún|закрыть|kapat|tutup|đóng|إغلاق|닫기|关闭|關閉|閉じる)\W*$"
)
"""What keeps its reader on the page."""
_ASKS_SOMEBODY = re.compile(r"<textarea\b|<input\b[^<>]{0,1000}?\btype\s?=\s?[\"']?(?:search|email)\b", re.IGNORECASE)
"""What stands in forms by which one writes to somebody, or looks for something."""
_SCRIPTED = re.compile(r"\bonclick\s?=|\bhref\s?=\s?[\"']?\s*javascript:|\brole\s?=\s?[\"']?button\b", re.IGNORECASE)
_GOES_BACK = re.compile(r"\bhistory\.(?:back|go)\b|\bwindow\.(?:close|print)\b", re.IGNORECASE)
_OF_SOME = re.compile(
    r"\b(?:staff|teachers?|administrators?|admin|supervisors?|password|pass ?code|code|pin|credentials|log ?in|sign ?in|authori[sz]ed)\b"
)
_OVERRIDES = re.compile(
    r"\boverrid\w+|\bby-?pass\w*|\bunblock\w*|\btemporary access\b|\b(?:continue|proceed)\b|\bstaff\b|\bteachers?\b"
)


def ways_on_in(markup: str, hosts: Sequence[str] = ()) -> tuple[Saying, ...]:
    """Give the ways past a block that stand on a page, by what can be pressed there.

    `hosts` are the page's that was asked for, and the one that showed this. A link to another leads on only where it
    takes one of them along, or goes to a bare address, as filters in a school's own network have.
    """
    seen = _UNSEEN.sub(" ", markup[:_READ])
    if not any(tag in seen.lower() for tag in ("<a", "<button", "<input")):
        return ()
    locked = [form for form in _FORM.findall(seen) if _PASSWORD.search(form)]
    for form in locked:
        seen = seen.replace(form, " ")
    labels = [(label, is_button) for label, is_button in _labels(seen, hosts) if not _ELSEWHERE.search(label)]
    onward = [label for label, _ in labels if _GOES_ON.search(label)]
    found = set[Saying]()
    if any(not _OF_SOME.search(label) for label in onward):
        found.add(Saying.GOES_ON)
    if any(map(_OF_SOME.search, onward)) or any(_OVERRIDES.search(_words(form)) for form in locked):
        found.add(Saying.GOES_ON_FOR_SOME)
    if any(is_button and label not in onward and not _STAYS.search(label) for label, is_button in labels):
        found.add(Saying.PERHAPS_GOES_ON)
    return tuple(each for each in _IN_ORDER if each in found)


_IN_ORDER = (Saying.GOES_ON, Saying.GOES_ON_FOR_SOME, Saying.PERHAPS_GOES_ON)


def _labels(markup: str, hosts: Sequence[str]) -> list[tuple[str, bool]]:
    """Give what stands on all that can be pressed, and whether it is a button that can do anything."""
    labels = []
    asking = [form.span() for form in _FORM.finditer(markup) if _ASKS_SOMEBODY.search(form[0])]
    for pressed in islice(_PRESSED.finditer(markup), _MOST):
        opening = pressed[0].partition(">")[0]
        if pressed["name"] is not None and _leads_off(pressed[0], hosts):
            continue
        if pressed["given"] is not None:
            if not _BUTTON.search(pressed["given"]):
                continue
            value = _VALUE.search(pressed["given"])
            label = _words(next(filter(None, value.groups()), "")) if value else ""
        else:
            label = _words(pressed["inside"]) or _words(" ".join(map("".join, _VALUE.findall(pressed["inside"]))))
        if _HERE.fullmatch(label):
            before = _words(markup[max(0, pressed.start() - 400) : pressed.start()].rpartition("<a ")[2])
            label = _SENTENCE_ENDS.split(before)[-1].removesuffix(" click").rstrip(" ,")
        is_button = (pressed["name"] or "input").lower() != "a" or _SCRIPTED.search(opening) is not None
        stays = _GOES_BACK.search(opening) or any(begin <= pressed.start() < end for begin, end in asking)
        labels.append((label[:_LABEL], is_button and not stays))
    return labels


def _leads_off(pressed: str, hosts: Sequence[str]) -> bool:
    """Whether a link goes to a third host."""
    target = _TARGET.search(pressed.partition(">")[0]) if hosts else None
    if target is None or _NUMERIC.fullmatch(target["host"]):
        return False
    return not any(host.removeprefix("www.") in target["url"].lower() for host in hosts)


def _words(markup: str) -> str:
    """Give visible words, and what buttons say, in lower case."""
    values = " ".join(next(filter(None, each), "") for each in _VALUE.findall(markup)) if "<input" in markup else ""
    return " ".join(f"{html.unescape(_TAG.sub(' ', markup))} {html.unescape(values)}".lower().split()).strip("«»<>→› ")
