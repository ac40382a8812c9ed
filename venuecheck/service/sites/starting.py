"""Begin at a new venue: write a configuration that works as it is and says what each entry is for."""

import os
import unicodedata
from pathlib import Path

from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.core.venue import Network, Venue, VenueKind
from venuecheck.records.outside import Beside

CONFIG_NAME = "venuecheck.yaml"
UNNAMED = "My venue"
"""The name that stands in a configuration until somebody gives one."""
_MAX_NAME = 120
_MAX_ID = 64

_PUPILS = Network(id="pupils", name="Pupil wifi", user_group="pupils")
_STUDENTS = Network(id="students", name="Student wifi", user_group="students")
_PUBLIC = Network(id="public", name="Public computers", user_group="the public")
_GUESTS = Network(id="guests", name="Guest wifi", user_group="visitors")
_FIRST_NETWORKS = {VenueKind.SCHOOL: _PUPILS, VenueKind.COLLEGE: _STUDENTS, VenueKind.LIBRARY: _PUBLIC}

_TEMPLATE = """\
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
  # nation: "wales"
  # Who runs it, which decides the duties that bind it: council, maintained_school,
  # academy, other_public, charity, private.
  # body: "council"

# Who does things here. With this list each may do what their roles allow, and records
# keep who it was; without it anybody may, by name. Roles: clerk, duty_officer, decider,
# manager, it, signer, dsl, information_governance, coordinator, author, administrator
# people:
#   - id: "joan"
#     name: "Joan Whitlock"
#     roles: ["decider"]

# Who decides on bookings that are referred or refused: the named person first, then
# deputies. Without this list anybody may, with their name and reasons.
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

# What letters say of the venue (approved, refused, and so on). A refusal needs "review".
# letters:
#   address: "Willow Road\\nExampletown"
#   contact: "Room hire, 01632 960001"
#   review: "Write to the Head of Libraries within 28 days."
#   privacy: "www.council.example/privacy"
#   coordinator: "The Prevent coordinator, Example Council"

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


def start(folder: Path, *, name: str, kind: VenueKind) -> tuple[Path, Venue, Network]:
    """Write `venuecheck.yaml` and a key in `folder`; give its path, the venue and its first network.

    Raises `InputError` where the name holds nothing, where there is a configuration already, or where the folder
    cannot be written to.
    """
    venue = venue_called(name, kind)
    network = _FIRST_NETWORKS.get(kind, _GUESTS)
    path = folder / CONFIG_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # it will name people: for its owner alone, until they give others a right to it
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(config_text(venue, network))
        Beside(folder).of(venue.id).begin()
    except FileExistsError:
        if not path.exists():
            raise InputError.at(str(folder), "this is a file, not a folder", "name another", field="folder") from None
        fix = "edit it, or name another folder"
        raise InputError.at(
            str(path), "there is a configuration here already, and it is left as it is", fix, field="folder"
        ) from None
    except OSError as error:
        what = f"the file cannot be written ({error.strerror or 'output error'})"
        raise InputError.at(str(path), what, "name a folder that you may write to", field="folder") from None
    return path, venue, network


def venue_called(name: str, kind: VenueKind) -> Venue:
    """Make a venue of a name as somebody typed it. Raises `InputError` where the name holds nothing."""
    shown = plain(" ".join(name.split()), _MAX_NAME).strip()
    if not shown:
        raise InvalidError.of("name", "the name holds nothing that can be read", "give the venue's name")
    return Venue(id=id_from(shown, fallback=kind.value), name=shown, kind=kind)


def id_from(name: str, *, fallback: str) -> str:
    """Derive an id from a name: `St Mary's, Example` gives `st-marys-example`; `fallback` where no letter is left."""
    plainest = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = "".join(char if char.isalnum() else " " for char in plainest).split()
    derived = "-".join(words)[:_MAX_ID].strip("-")
    return derived if is_id(derived) else fallback


def config_text(venue: Venue, network: Network) -> str:
    """Write the configuration of a venue with one network, with comments."""
    return _TEMPLATE.format(
        id=quoted(venue.id),
        name=quoted(venue.name),
        kind=quoted(venue.kind.value),
        network_id=quoted(network.id),
        network_name=quoted(network.name),
        user_group=quoted(network.user_group),
    )


def quoted(text: str) -> str:
    """Write any text as one YAML double-quoted scalar on one line."""
    return '"' + "".join(_in_quotes(char) for char in text) + '"'


def _in_quotes(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08X}"
