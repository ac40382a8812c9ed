"""`venuecheck probe` asks a network's questions as `venuecheck.yaml` says, and nothing beyond."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.school import WEB, Done, list_text, venuecheck
from tests.filtering.probes.loopback import HERE, Names, echo, name_server, web
from venuecheck.demo.certificates import make_authority, server_context
from venuecheck.demo.rules import Rules, Treatment
from venuecheck.demo.school import SampleSchool
from venuecheck.service.sites.site import load_site

ARGUMENTS = ("probe", "--list", "list.yaml", "--network", "pupil", "--format", "json")
CANARIES = ("use-application-dns.net", "mask.icloud.com", "mask-h2.icloud.com")
OUTSIDE: Mapping[str, tuple[str, ...]] = {
    "example.com": ("198.51.100.1",),
    "gov.test": (HERE,),
    "museum.test": (HERE,),
    "casino.test": (HERE,),
}
LOCKED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("www.google.com", "google.com", "www.google.co.uk"), ("198.51.100.20",)),
    "forcesafesearch.google.com": ("198.51.100.20",),
    "search.brave.com": (">forcesafe.search.brave.com", "198.51.100.30"),
    "forcesafe.search.brave.com": ("198.51.100.30",),
}
OPT_IN = ("direct_ip", "proxy_bypass", "quic", "second_resolver")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A school whose sites and resolver run, and its folder."""

    folder: Path
    names: Names
    https_port: int

    def probe(self, *, probes: str = "", network: str = "") -> Done:
        """Check it, with these entries of its configuration."""
        (self.folder / "venuecheck.yaml").write_text(
            f"""\
venue: {{id: "lab-school", name: "Lab School", kind: "school"}}
networks:
  - {{id: "pupil", name: "Pupil wifi", resolver: "{HERE}:{self.names.port}"{network}}}
trust: {{public_roots: "public.pem", device_roots: "device.pem"}}
limits: {{step_timeout: 2, page_timeout: 20, concurrency: 6}}
{probes}
""",
            encoding="utf-8",
        )
        return venuecheck(self.folder, *ARGUMENTS)


@contextmanager
def world(
    folder: Path, zone: Mapping[str, tuple[str, ...]], treatments: Mapping[str, Treatment] | None = None
) -> Iterator[World]:
    """Run a school with a resolver that knows `zone`, and a filter that cuts the casino off by its name."""
    rules = Rules(treatments=dict(treatments if treatments is not None else {"casino.test": Treatment.RESET}))
    with SampleSchool(WEB, rules, preferred_ports=False) as opened, name_server({**OUTSIDE, **zone}) as names:
        (folder / "public.pem").write_bytes(opened.public_roots)
        (folder / "device.pem").write_bytes(opened.device_roots)
        (folder / "list.yaml").write_text(list_text(opened.http_port, opened.https_port), encoding="utf-8")
        yield World(folder=folder, names=names, https_port=opened.https_port)


def findings(done: Done) -> dict[str, dict[str, str]]:
    """Give the network's findings by probe."""
    assert done.status in {0, 1, 3}, done.err
    return {each["probe"]: each for each in done.document["network_findings"]}


def test_without_a_word_in_the_configuration_only_names_are_looked_up(tmp_path: Path) -> None:
    """What goes beyond is not asked, and says what it would send and how to switch it on."""
    with world(tmp_path, LOCKED) as school, echo(school.https_port) as datagrams:
        done = school.probe()
    found = findings(done)
    assert datagrams == []
    for probe in OPT_IN:
        assert found[probe]["status"] == "not_run"
        assert "in the venue’s settings" in found[probe]["advice"]
        assert f"{probe}: " in found[probe]["advice"]
    assert found["safe_search"]["status"] == "ok"
    assert found["safe_search"]["reason"].startswith("Locked on by DNS: Google, Brave. Cannot be used here at all:")
    assert found["encrypted_dns"]["status"] == "ok"
    assert "Public services of encrypted DNS were not tried" in found["encrypted_dns"]["reason"]
    assert found["vantage"]["status"] == "ok"
    steps = [step for step in done.document["observations"] if step["subject"] in {"safe_search", "encrypted_dns"}]
    assert {step["kind"] for step in steps} == {"lookup"}
    assert {step["resolver"] for step in steps} == {f"{HERE}:{school.names.port}"}


def test_canary_names_that_exist_and_half_a_lock_need_action(tmp_path: Path) -> None:
    """Half enforced is a result of its own."""
    zone = {
        **LOCKED,
        "google.com": ("198.51.100.99",),
        "www.google.co.uk": ("198.51.100.20", "2001:db8::99"),
        "forcesafesearch.google.com": ("198.51.100.20", "2001:db8::20"),
        **dict.fromkeys(CANARIES, ("198.51.100.50",)),
    }
    with world(tmp_path, zone) as school:
        found = findings(school.probe())
    assert found["safe_search"]["status"] == "problem"
    assert (
        "Google (not for google.com; only for one of IPv4 and IPv6 for www.google.co.uk)"
        in (found["safe_search"]["reason"])
    )
    assert found["encrypted_dns"]["status"] == "problem"
    assert all(name in found["encrypted_dns"]["advice"] for name in CANARIES)


def test_a_lock_that_dns_does_not_show_is_no_failure(tmp_path: Path) -> None:
    """A header or an account may lock it: said, and not concluded."""
    zone = {**LOCKED, "www.bing.com": ("198.51.100.60",), "strict.bing.com": ("198.51.100.61",)}
    with world(tmp_path, zone) as school:
        found = findings(school.probe())["safe_search"]
    assert found["status"] == "inconclusive"
    assert "Not locked by DNS: Bing." in found["reason"]
    assert "cloud account" in found["reason"]


def test_what_is_switched_on_is_asked_and_ways_round_the_filter_are_found(tmp_path: Path) -> None:
    """Another resolver, a datagram, an address and a public resolver: each passes this school's filter."""
    dns_media = "application/dns-message"
    with ExitStack() as inside:
        school = inside.enter_context(world(tmp_path, {}))
        datagrams = inside.enter_context(echo(school.https_port))
        other = inside.enter_context(name_server({**OUTSIDE, "adult.test": ("198.51.100.70",)}))
        over_https = inside.enter_context(web({HERE: "\0"}, context=_server_context(), media=dns_media))
        found = findings(
            school.probe(
                probes=f"""
probes:
  second_resolver: {{resolvers: ["{HERE}:{other.port}"], nobody: "{HERE}:{_closed_port()}"}}
  encrypted_dns: {{endpoints: ["https://{HERE}:{over_https}/dns-query"]}}
  quic: true
  direct_ip: {{addresses: {{adult: "{HERE}"}}}}
"""
            )
        )
    for probe in ("second_resolver", "encrypted_dns", "quic", "direct_ip"):
        assert found[probe]["status"] == "problem", found[probe]
        assert found[probe]["advice"]
    assert f"{HERE}:{other.port} (UDP)" in found["second_resolver"]["reason"]
    assert any(transport == "tcp" for _, _, transport in other.asked)
    assert len(datagrams) == 2
    assert "casino.test" in found["quic"]["reason"]
    assert "adult.test" in found["direct_ip"]["reason"]
    assert "casino.test" in found["direct_ip"]["reason"], "its name is not in the handshake"
    assert found["proxy_bypass"]["status"] == "not_run"


def test_a_network_that_answers_for_every_resolver_is_said_to(tmp_path: Path) -> None:
    """An answer from where nobody is comes from the network itself."""
    with world(tmp_path, {}) as school, name_server(OUTSIDE) as hijacker:
        where = f"{HERE}:{hijacker.port}"
        probes = f'probes: {{second_resolver: {{resolvers: ["{where}"], nobody: "{where}"}}}}'
        found = findings(school.probe(probes=probes))["second_resolver"]
    assert found["status"] == "ok"
    assert "The network itself answers questions that are sent to other resolvers." in found["reason"]


def test_no_resolver_but_the_networks_own_is_the_good_case(tmp_path: Path) -> None:
    """Silence, beside an answer from the network's own."""
    with world(tmp_path, {}) as school:
        closed = f"{HERE}:{_closed_port()}"
        probes = f'probes: {{second_resolver: {{resolvers: ["{closed}"], nobody: "{closed}"}}}}'
        found = findings(school.probe(probes=probes))["second_resolver"]
    assert found["status"] == "ok"
    assert "did not answer" in found["reason"]


def test_under_a_proxy_look_ups_support_nothing_and_the_way_past_it_is_tried(tmp_path: Path) -> None:
    """What needs a direct way says so; the page that the proxy stops opens without it."""
    open_all = {host: f"ORIGIN-MARKER {host}" for host, _ in WEB}
    by_proxy = {host: text for host, text in open_all.items() if host != "adult.test"}
    zone = {"adult.test": (HERE,), **LOCKED}
    with world(tmp_path, zone, {}) as school, web(by_proxy) as proxy:
        (tmp_path / "list.yaml").write_text(_without_https((tmp_path / "list.yaml").read_text()), encoding="utf-8")
        done = school.probe(
            probes="probes: {proxy_bypass: true, quic: true}", network=f', proxy: "http://{HERE}:{proxy}"'
        )
    found = findings(done)
    for probe in ("safe_search", "quic", "direct_ip", "ipv6_parity"):
        assert found[probe]["status"] == "not_run"
        assert "proxy looks names up" in found[probe]["reason"]
    assert not any(name == "www.google.com" for name, _, _ in school.names.asked)
    assert found["proxy_bypass"]["status"] == "problem"
    assert "adult.test" in found["proxy_bypass"]["reason"]


@pytest.mark.parametrize(
    ("declared", "status", "result", "exit_status"),
    [
        ("browser", "inconclusive", "not_proven", 3),
        ("agent", "inconclusive", "not_proven", 3),
        ("network", "problem", "under_blocked", 1),
        ("", "inconclusive", "under_blocked", 1),
    ],
)
def test_a_filter_that_this_program_does_not_pass_is_never_said_to_be_missing(
    tmp_path: Path, declared: str, status: str, result: str, exit_status: int
) -> None:
    """Every page opens for this program; what that means hangs on where the filter is."""
    network = f', filtered_by: "{declared}"' if declared else ""
    with world(tmp_path, {"adult.test": (HERE,)}, {}) as school:
        done = school.probe(network=network)
    found = findings(done)["vantage"]
    assert found["status"] == status
    pages: dict[str, Any] = {each["page"]: each for each in done.document["findings"]}
    assert {pages[page]["verdict"] for page in ("adult", "casino")} == {"reached"}
    assert {pages[page]["result"] for page in ("adult", "casino")} == {result}
    assert done.status == exit_status
    if not declared:
        assert "cannot see it" in found["reason"]


MISTAKES = [
    ("probes: {safesearch: true}", "there is no 'safesearch' to switch on or off; did you mean 'safe_search'?"),
    ("probes: {controls: false}", "there is no 'controls' to switch on or off"),
    ("probes: {second_resolver: true}", "second_resolver needs to be told more"),
    ('probes: {second_resolver: {resolvers: ["dns.test"]}}', "'dns.test' is not an address"),
    ("probes: {second_resolver: {resolvers: []}}", "no resolver is named"),
    ("probes: {quic: {port: 443}}", "quic has nothing to set"),
    ('probes: {encrypted_dns: {endpoints: ["http://dns.test/"]}}', "begin it with https:// or tls://"),
    ("probes: {encrypted_dns: {endpoint: true}}", "'endpoint' is not known here"),
    ('probes: {direct_ip: {addresses: {adult: "here"}}}', "'here' is not an address"),
]


@pytest.mark.parametrize(("probes", "said"), MISTAKES)
def test_a_mistake_in_the_configuration_is_told_with_its_line(tmp_path: Path, probes: str, said: str) -> None:
    """At its line and column, before anything is sent."""
    (tmp_path / "list.yaml").write_text(list_text(80, 443), encoding="utf-8")
    (tmp_path / "venuecheck.yaml").write_text(
        f'venue: {{id: "x"}}\nnetworks: [{{id: "pupil", resolver: "{HERE}:1"}}]\n{probes}\n', encoding="utf-8"
    )
    done = venuecheck(tmp_path, *ARGUMENTS)
    assert done.status == 2
    assert said in done.err
    assert "venuecheck.yaml:3:" in done.err


def _server_context() -> ssl.SSLContext:
    return server_context(make_authority("Lab CA"), [HERE])


def _closed_port() -> int:
    with name_server({}) as names:
        return names.port


def _without_https(text: str) -> str:
    """Leave out the https pages and controls, which this test's proxy cannot carry."""
    entries = text.replace("\n     ", " ").splitlines()
    return "\n".join(line for line in entries if "https://" not in line) + "\n"


def test_the_probes_that_the_documents_and_a_new_configuration_show_can_be_used(tmp_path: Path) -> None:
    """What people copy works, and `lint` says so."""
    page = Path(__file__).parents[2].joinpath("docs", "school-it.md").read_text(encoding="utf-8")
    shown = page.partition("```yaml\nprobes:")[2].partition("```")[0]
    assert venuecheck(tmp_path, "init", "--name", "Lab School", "--kind", "school").status == 0
    config = tmp_path / "venuecheck.yaml"
    begun = config.read_text(encoding="utf-8")
    before, commented, after = begun.partition("# probes:")
    block, blank, after = after.partition("\n\n")
    assert commented
    assert blank
    block = "\n".join(line.removeprefix("# ") for line in f"{commented}{block}".splitlines())
    uncommented = f"{before}{block}\n\n{after}"
    for text in (f"{begun}\nprobes:{shown}", uncommented.replace("# filtered_by", "filtered_by")):
        config.write_text(text, encoding="utf-8")
        done = venuecheck(tmp_path, "lint", "venuecheck.yaml")
        assert done.status == 0, done.err + done.out
        assert load_site(config).choices["second_resolver"].asked
