"""Single steps of a visit, told shortly."""

from tests.filtering.judging.situation import STEP, Make, Stamp
from venuecheck.filtering.model.answer import Answer, Body, Redirect
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.observation import (
    Certificate,
    Connection,
    Exchange,
    ExtendedError,
    Family,
    Handshake,
    Lookup,
    Observation,
    OtherAnswer,
    Purpose,
    Trust,
    Tunnel,
)
from venuecheck.filtering.model.sketch import sketch_of

SITE = "198.51.100.10"
"""The site's own address."""
SITE6 = "2001:db8::10"


def name(
    *addresses: str,
    failure: Failure | None = None,
    ede: int | None = None,
    purpose: Purpose = Purpose.PAGE,
    by_tcp: bool = False,
    then: tuple[str, ...] | None = None,
    resolver: str = "",
) -> Make:
    """Look the name up; `then` are the addresses of a second answer."""

    def make(stamp: Stamp) -> Observation:
        return Lookup(
            subject=stamp.subject,
            visit=stamp.visit,
            hop=stamp.hop,
            family=stamp.family,
            purpose=purpose,
            started=stamp.started,
            elapsed=STEP,
            failure=failure,
            name=stamp.host,
            record="AAAA" if stamp.family is Family.IPV6 else "A",
            transport="tcp" if by_tcp else "udp",
            resolver=resolver,
            rcode="" if failure else "NOERROR",
            addresses=addresses,
            other_answer=None if then is None else OtherAnswer(rcode="NOERROR" if then else "NXDOMAIN", addresses=then),
            extended_errors=(ExtendedError(code=ede, text="policy"),) if ede is not None else (),
        )

    return make


def by_device(*addresses: str) -> Make:
    """Have the device look the name up itself; without addresses it found none, for whatever reason."""

    def make(stamp: Stamp) -> Observation:
        return Lookup(
            subject=stamp.subject,
            visit=stamp.visit,
            purpose=Purpose.CONTEXT,
            started=stamp.started,
            elapsed=STEP,
            failure=None if addresses else Failure.NODATA,
            name=stamp.host,
            record="A",
            method="system",
            addresses=addresses,
        )

    return make


def connect(failure: Failure | None = None, address: str = SITE, *, to_proxy: bool = False) -> Make:
    """Open a connection."""

    def make(stamp: Stamp) -> Observation:
        return Connection(
            subject=stamp.subject,
            visit=stamp.visit,
            hop=stamp.hop,
            family=stamp.family,
            started=stamp.started,
            elapsed=STEP,
            failure=failure,
            address=address,
            port=443,
            to_proxy=to_proxy,
        )

    return make


def tls(
    failure: Failure | None = None,
    public: Trust = Trust.TRUSTED,
    device: Trust = Trust.TRUSTED,
    *,
    purpose: Purpose = Purpose.PAGE,
    host: str = "",
    detail: str = "",
) -> Make:
    """Make a TLS handshake, for the page's own name where no other is given."""

    def make(stamp: Stamp) -> Observation:
        issuer = "CN=Public CA" if public is Trust.TRUSTED else "CN=School CA"
        return Handshake(
            subject=stamp.subject,
            visit=stamp.visit,
            hop=stamp.hop,
            family=stamp.family,
            purpose=purpose,
            started=stamp.started,
            elapsed=STEP,
            failure=failure,
            server_name=host or stamp.host,
            chain=() if failure else (Certificate(subject="CN=site", issuer=issuer, sha256="0" * 64),),
            public_trust=Trust.NOT_JUDGED if failure else public,
            device_trust=Trust.NOT_JUDGED if failure else device,
            detail=detail,
        )

    return make


INSPECTED = tls(public=Trust.UNKNOWN_ISSUER)
INNOCENT = tls(purpose=Purpose.INNOCENT, host="www.example.com")


def answer(
    status: int = 200,
    *,
    holds: bool | None = None,
    title: str = "",
    text: str = "",
    like: str = "",
    words: str = "",
    headers: dict[str, str] | None = None,
    complete: bool = True,
    says: tuple[Saying, ...] = (),
    short: str = "",
) -> Answer:
    """Make an answer; `like` stands for its visible words, `words` are such; `short` stands for all of hardly any."""
    body = Body(
        size=len(text),
        complete=complete,
        likeness=like,
        sketch=sketch_of(words),
        title=title,
        text=text,
        holds_expected=holds,
        says=says,
        words=len(words.split()),
        short_mark=short,
    )
    return Answer(status=status, headers=tuple((headers or {}).items()), body=body)


def sent_on(to: str, host: str, *, same_site: bool = False, carries: bool = False, status: int = 302) -> Answer:
    """Make an answer that redirects."""
    redirect = Redirect(url=to, host=host, same_site=same_site, carries_page=carries)
    return Answer(status=status, body=Body(size=0, complete=True, likeness=""), redirect=redirect)


def http(found: Answer | None = None, failure: Failure | None = None, *, purpose: Purpose = Purpose.PAGE) -> Make:
    """Ask for the page, and get an answer or none."""

    def make(stamp: Stamp) -> Observation:
        return Exchange(
            subject=stamp.subject,
            visit=stamp.visit,
            hop=stamp.hop,
            family=stamp.family,
            purpose=purpose,
            started=stamp.started,
            elapsed=STEP,
            failure=failure,
            url="http://page.test/",
            answer=found,
        )

    return make


def tunnel(found: Answer | None = None, failure: Failure | None = None) -> Make:
    """Ask a proxy for a tunnel."""

    def make(stamp: Stamp) -> Observation:
        return Tunnel(
            subject=stamp.subject,
            visit=stamp.visit,
            hop=stamp.hop,
            family=Family.PROXY,
            started=stamp.started,
            elapsed=STEP,
            failure=failure,
            target=f"{stamp.host}:443",
            answer=found,
        )

    return make


def for_innocent(found: Answer | None = None, failure: Failure | None = None) -> Make:
    """Ask at the page's address for an innocent name."""
    return http(found, failure, purpose=Purpose.INNOCENT)


CONTENT = http(answer(holds=True))
OTHER = http(answer(holds=False, text="something else"))
PROXY = connect(to_proxy=True, address="192.0.2.3")
TUNNEL = tunnel(answer())
