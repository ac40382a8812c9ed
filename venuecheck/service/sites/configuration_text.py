"""What a first `venuecheck.yaml` says: what somebody told, and for everything else a line to be put in, with why."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Final

from venuecheck.core.actor import Role
from venuecheck.core.venue import Body, Network, Venue
from venuecheck.service.sites.letter_settings import LetterSettings
from venuecheck.service.sites.people import WrittenPerson

_NOTHING_SAID: Final = LetterSettings()
_LETTERS: Final = LetterSettings(
    organisation="Example Council",
    address="Willow Road\nExampletown",
    contact="Room hire, 01632 960001",
    review="Write to the Head of Libraries within 28 days.",
    privacy="www.council.example/privacy",
    legal="Legal services, 01632 960002",
    electoral="Electoral services, 01632 960003",
    coordinator="The Prevent coordinator, Example Council",
    community_safety="Community safety, 01632 960004",
    safeguarding="The designated safeguarding lead, 01632 960005",
)
"""What stands there, commented out, where nobody has said it."""
_PEOPLE: Final = (WrittenPerson(id="joan", name="Joan Whitlock", roles=(Role.DECIDER,)),)

_TEMPLATE: Final = """\
# What venuecheck knows of this venue. Change what is not right, then have it
# looked through for mistakes.
# Keep it where only those may read who need to, with what lies beside it: the
# records (venuecheck.db), the key that signs them (venuecheck.key) and the note of
# how far they go (venuecheck.anchor).

venue:
  # In every record: change it now rather than later. Small letters, digits, hyphens.
  id: {id}
  # As it is printed on reports.
  name: {name}
  # school, college, library, community, council, health, probation, prison,
  # voluntary, place_of_worship or other
  kind: {kind}
  # Which law and bank holidays apply: england (without this line), wales, scotland,
  # northern_ireland.
  {nation}
  # Who runs it, which decides the duties that bind it: council, maintained_school,
  # academy, other_public, charity, private.
  {body}

# Who does things here. With this list each may do what their roles allow, and records
# keep who it was; without it anybody may, by name. Roles: clerk, duty_officer, decider,
# manager, it, signer, dsl, information_governance, coordinator, author, administrator
{people}

# Who decides on bookings that are referred or refused: the named person first, then
# deputies. Without this list those whose role is decider, or else anybody, with their
# name and reasons.
# deciders:
#   - name: "Joan Whitlock"
#     role: "Facilities manager"

# Each way in which devices reach the internet here, with an entry of its own.
networks:
  - id: {network_id}
    name: {network_name}
    user_group: {user_group}
    # Who turns names into addresses: "system" (what the device uses), or an
    # address such as "10.0.0.53".
    resolver: "system"
    # "none", "system" (what the device uses), "http://proxy.example:8080" or
    # "pac+http://proxy.example/proxy.pac".
    proxy: "none"
    # Where the filter is, if you know: "network", or "browser" or "agent" for one in
    # the managed browser or in a program on the device, which this check cannot see:
    # then have a person look as well, in a hand check.
    # filtered_by: "network"
#  - id: "staff"
#    name: "Staff network"
#    user_group: "staff"

# Certificate authorities. Without these lines the public ones and this device's
# own are used, which is right nearly always. Files are looked for beside this one.
# trust:
#   public_roots: "public.pem"
#   device_roots: "device.pem"

# Your own block page, so that it is known whatever filter shows it: words of its title, the
# host that a blocked page is sent on to, or a sentence of it. Any one of them is enough.
# filter:
#   title: "This page is not for our pupils"
#   host: "blocked.school.example"
#   text: "Ask Ms Whitlock if you need this page for your work"

# Pages, or whole categories, of a test list that are not to be tried here. The
# report shows them with the reason, and counts them as nothing.
# leave_out:
#   - page: "casino-sample"
#     reason: "Blocked by the line's provider, not by our filter"
#     until: 2027-03-31

# Names of a booking against lists (screening). A list older than so many
# days cannot support "nothing to judge"; the lists named must be here for that.
# screening:
#   max_age_days: 30
#   lists: ["proscribed", "sanctions"]

# What the report holds this venue against: ids of plans, or files beside this one.
# Without these lines: those that every venue of its kind is held against.
# plans: ["dfe-filtering-monitoring", "toolkit-permissive-environments", "walsall-2020"]

# Where devices are used here, and which kinds there are: the report then shows for
# each user group where nothing was checked yet. A check belongs to a place (a kind of
# device) whose words stand in the place (the device) that is recorded with it.
# coverage:
#   places: ["Library", "Year 6"]
#   devices: ["Windows", "iPad"]

# What letters and notices say of the venue: who runs it, where it is, whom to ask, how to
# have a decision looked at again (nothing is refused, cancelled or limited without), where
# the privacy notice is; and whom staff ask about the law, about elections, about Prevent,
# about any other crime, about a child.
{letters}

# What the test pages are like where nothing filters them, from whoever publishes it
# (often the coordinator): a file, or an https address, and the key that signs it.
# reference:
#   address: "https://council.example/venuecheck/"
#   key: "64 letters and figures, which the publisher tells you"

limits:
  # Seconds that one step of a visit may last.
  step_timeout: 10
  # Pages at a time. Be gentle: every blocked page may raise an alert, so tell
  # your safeguarding lead first.
  concurrency: 6

# Questions to the network as a whole. Those that only look names up at its own
# resolver are asked anyway (false switches one off); the others send more than a
# browser does, so they are asked only where you say so.
# probes:
#   safe_search: true
#   encrypted_dns: {{endpoints: true}}
#   second_resolver: {{resolvers: ["192.0.2.53"]}}
#   quic: true
#   direct_ip: true
#   proxy_bypass: true

# Where the records are, if not in venuecheck.db beside this file. No password here:
# put it in PostgreSQL's own .pgpass, a service file or the variable PGPASSWORD.
# database: "postgresql://venuecheck@db.example/venuecheck"

# For how many months records are kept, where the defaults are not right.
# The retention plan shows what would be erased.
# retention:
#   approve: 13
#   refuse: 24
#   run: 36
"""


def config_text(
    venue: Venue,
    network: Network,
    *,
    people: Sequence[WrittenPerson] = (),
    letters: LetterSettings = _NOTHING_SAID,
    nation_said: bool = False,
) -> str:
    """Write the configuration of a venue with one network, with comments; what is not said stands as a comment."""
    return _TEMPLATE.format(
        id=quoted(venue.id),
        name=quoted(venue.name),
        kind=quoted(venue.kind.value),
        nation=f"nation: {quoted(venue.nation.value)}" if nation_said else '# nation: "wales"',
        body='# body: "council"' if venue.body is Body.NOT_SAID else f"body: {quoted(venue.body.value)}",
        people="\n".join(_people(people) if people else _commented(_people(_PEOPLE))),
        letters="\n".join(_letters(letters)),
        network_id=quoted(network.id),
        network_name=quoted(network.name),
        user_group=quoted(network.user_group),
    )


def _people(people: Sequence[WrittenPerson]) -> Iterator[str]:
    yield "people:"
    for one in people:
        yield f"  - id: {quoted(one.id)}"
        yield f"    name: {quoted(one.name)}"
        yield f"    roles: [{', '.join(quoted(role.value) for role in one.roles)}]"
        if one.title:
            yield f"    title: {quoted(one.title)}"


def _letters(said: LetterSettings) -> Iterator[str]:
    is_said = said != _NOTHING_SAID
    yield "letters:" if is_said else "# letters:"
    for field in fields(LetterSettings):
        own = getattr(said, field.name)
        line = f"  {field.name}: {quoted(own or getattr(_LETTERS, field.name))}"
        yield line if own else f"# {line}"


def _commented(lines: Iterator[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def quoted(text: str) -> str:
    """Write any text as one YAML double-quoted scalar on one line."""
    return '"' + "".join(_in_quotes(char) for char in text) + '"'


def _in_quotes(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char == "\n":
        return "\\n"
    return char if char.isprintable() else f"\\U{ord(char):08X}"
