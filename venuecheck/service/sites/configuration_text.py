"""What a first `venuecheck.yaml` says: what somebody told, and for everything else a line to be put in, with why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from textwrap import fill
from typing import Final, cast

from venuecheck import catalogue
from venuecheck.core.actor import Role
from venuecheck.core.venue import Body, Network, Venue
from venuecheck.service.sites.letter_settings import LetterSettings
from venuecheck.service.sites.people import WrittenPerson
from venuecheck.service.sites.said_of_settings import SETTINGS, commented, explained, said_of
from venuecheck.service.sites.settings_text import quoted

_NOTHING_SAID: Final = LetterSettings()
_LETTERS: Final = said_of("letters")
"""What stands there, commented out, where nobody has said it."""
_DATABASE: Final = "postgresql://venuecheck@db.example/venuecheck"
_PEOPLE: Final = (WrittenPerson(id="joan", name="Joan Whitlock", roles=(Role.DECIDER,)),)

_TEMPLATE: Final = """\
# yaml-language-server: $schema={schema}
# What venuecheck knows of this venue. Change what is not right, then have it
# looked through for mistakes.
# Keep it where only those may read who need to, with what lies beside it: the
# records (venuecheck.db), the key that signs them (venuecheck.key) and the note of
# how far they go (venuecheck.anchor).

venue:
  # In every record: change it before the first one, not after. Small letters, digits,
  # hyphens.
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
# keep who it was; without it anybody may, by name. Roles:
{roles}
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

{trust}

{filter}

{leave_out}

{screening}

{plans}

{checklists}

# Where devices are used here, and which kinds there are: the report then shows for
# each user group where nothing was checked yet. A check belongs to a place (a kind of
# device) whose words stand in the place (the device) that is recorded with it.
# coverage:
#   places: ["Library", "Year 6"]
#   devices: ["Windows", "iPad"]

{letters}

{reference}

limits:
  # Seconds that one step of a visit may last.
  step_timeout: 10
  # Pages at a time. Be gentle: every blocked page may raise an alert, so tell
  # your safeguarding lead first.
  concurrency: 6

{probes}

# Where the records are, if not in venuecheck.db beside this file. No password here:
# put it in PostgreSQL's own .pgpass, a service file or the variable PGPASSWORD.
{database}

{booking_system}

{retention}
"""


def config_text(
    venue: Venue,
    network: Network,
    *,
    people: Sequence[WrittenPerson] = (),
    letters: LetterSettings = _NOTHING_SAID,
    nation_said: bool = False,
    database: str = "",
) -> str:
    """Write the configuration of a venue with one network, with comments; what is not said stands as a comment."""
    return _TEMPLATE.format(
        # an editor that knows YAML completes and checks the file by it
        schema=catalogue.schema_path("configuration").as_uri(),
        id=quoted(venue.id),
        name=quoted(venue.name),
        kind=quoted(venue.kind.value),
        nation=f"nation: {quoted(venue.nation.value)}" if nation_said else '# nation: "wales"',
        body='# body: "council"' if venue.body is Body.NOT_SAID else f"body: {quoted(venue.body.value)}",
        roles=fill(", ".join(Role), 80, initial_indent="# ", subsequent_indent="# "),
        people="\n".join(_people(people) if people else _commented(_people(_PEOPLE))),
        network_id=quoted(network.id),
        network_name=quoted(network.name),
        user_group=quoted(network.user_group),
        database=f"{'' if database else '# '}database: {quoted(database or _DATABASE)}",
        **{one.key: commented(one.key) for one in SETTINGS if one.key != _LETTERS.key},
        letters="\n".join(_letters(letters)),
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
    example = cast("Mapping[str, str]", _LETTERS.example)
    yield explained(_LETTERS.key)
    yield "letters:" if said != _NOTHING_SAID else "# letters:"
    for field in fields(LetterSettings):
        own = getattr(said, field.name)
        line = f"  {field.name}: {quoted(own or example.get(field.name, ''))}"
        yield line if own else f"# {line}"


def _commented(lines: Iterator[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)
