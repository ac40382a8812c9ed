"""The demonstration's folder: what is written there, and that nothing of anybody else's is written over."""

import re
from dataclasses import dataclass
from pathlib import Path

from venuecheck.core.private import private_folders
from venuecheck.core.problem import UnusableFileError
from venuecheck.demo.school import Opened
from venuecheck.service.whole_files import FOR_ITS_OWNER, beside

MARK = "# Written for venuecheck's demonstration"
_MARK_OF_BEFORE = "# Written by `venuecheck "
_SAYS_SO = re.compile(r"^sample: true$", re.MULTILINE)
_URL = re.compile(r'(?P<before>^ +url: ")(?P<scheme>https?)://(?P<host>[a-z0-9.-]+)(?P<rest>/[^"]*"$)', re.MULTILINE)

_CONFIG = """\
{mark}, which writes it anew each time.
# Its school runs only while the demonstration does. A venue of your own begins with a configuration of its own.
venue:
  id: "larkfield-school"
  name: "Larkfield School (made up)"
  kind: "school"
networks:
  - id: "pupils"
    name: "Pupil wifi"
    user_group: "pupils"
    resolver: "{resolver}"
    proxy: "none"
trust:
  public_roots: "public.pem"
  device_roots: "device.pem"
letters:
  address: "Mill Lane, Larkfield"
  contact: "School office, 01632 960001"
  review: "Write to the chair of governors within 28 days. Somebody who took no part in the decision looks at it."
  lawful_basis: "public task, UK GDPR article 6(1)(e), in letting our rooms"
  data_protection: "Data protection officer, dpo@larkfield.example"
sample: true
limits:
  step_timeout: 1.5
  concurrency: 8
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Where each file of the demonstration is."""

    path: Path

    @property
    def config(self) -> Path:
        """The venue's configuration."""
        return self.path / "venuecheck.yaml"

    @property
    def test_list(self) -> Path:
        """The test list, with the sample school's ports."""
        return self.path / "list.yaml"

    def report(self, suffix: str) -> Path:
        """A report; `suffix` is `html` or `json`."""
        return self.path / f"report.{suffix}"


def prepare(path: Path) -> Folder:
    """Make the folder. Raises `UnusableFileError` where it cannot be made, or holds somebody's own."""
    folder = Folder(path=path)
    fix = "name an empty folder, or one that does not exist yet"
    try:
        private_folders(path)
        for ours in (folder.config, folder.test_list):
            if ours.exists() and not ours.read_bytes().startswith((MARK.encode(), _MARK_OF_BEFORE.encode())):
                what = "this file is not the demonstration's, and is left as it is"
                raise UnusableFileError.at(str(ours), what, fix, field="folder")
    except OSError as error:
        what = f"the folder cannot be used ({error.strerror or 'input or output error'})"
        raise UnusableFileError.at(str(path), what, fix, field="folder") from None
    return folder


def furnish(folder: Folder, opened: Opened, template: str) -> None:
    """Write the configuration, the certificates, and the test list with the ports at which the school listens."""
    furnish_anew(folder, opened, template)
    write(folder.config, _CONFIG.format(mark=MARK, resolver=opened.resolver).encode())


def declare(folder: Folder) -> None:
    """Say in a configuration from before that was said that it is the sample's; what was changed in it stays."""
    said = folder.config.read_text(encoding="utf-8")
    if not _SAYS_SO.search(said):
        write(folder.config, f"{said.rstrip()}\nsample: true\n".encode())


def furnish_anew(folder: Folder, opened: Opened, template: str) -> None:
    """Write the certificates and the test list of a school that is started anew; the configuration stays."""
    listed = f"{MARK}, with the ports of its sample school.\n{with_ports(template, opened)}"
    write(folder.path / "public.pem", opened.public_roots)
    write(folder.path / "device.pem", opened.device_roots)
    write(folder.test_list, listed.encode())


def with_ports(template: str, opened: Opened) -> str:
    """Put the sample school's ports into the addresses of a test list."""
    ports = {"http": opened.http_port, "https": opened.https_port}
    return _URL.sub(
        lambda url: f"{url['before']}{url['scheme']}://{url['host']}:{ports[url['scheme']]}{url['rest']}", template
    )


def write(path: Path, content: bytes) -> None:
    """Write a file of the demonstration. Raises `UnusableFileError` where that cannot be done."""
    try:
        with beside(path, content, FOR_ITS_OWNER) as put:
            put()
    except OSError as error:
        what = f"this file cannot be written ({error.strerror or 'output error'})"
        fix = "close it where it is open, or name another folder"
        raise UnusableFileError.at(str(path), what, fix, field="folder") from None
