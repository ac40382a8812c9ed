"""A run says how the filter named the group: read from a block page on its way through the real steps."""

from pathlib import Path

import pytest

from tests.cli.school import running
from venuecheck import catalogue
from venuecheck.demo.gateway import PRODUCT
from venuecheck.demo.rules import Treatment
from venuecheck.filtering.model.recognised import Naming
from venuecheck.filtering.model.run import Identified
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.checking import probe
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.sites.site import load_site

FINGERPRINT = f"""\
id: "sample-filter"
name: "The sample school's filter"
sources: ["https://sample.test/"]
signs: [{{title: "Blocked by {PRODUCT}"}}]
names_group: [{{kind: "group", after: "is blocked by the"}}]
examples:
  matching:
    - {{about: "its page", title: "Blocked by {PRODUCT}", body: "It is blocked by the school's", names: ["school"]}}
  not_matching:
    - {{about: "one", title: "No"}}
    - {{about: "two", title: "Nor this"}}
"""


def test_a_run_records_the_account_and_what_the_filter_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both stay when the run is read from the record again; an address in the account's words does not."""
    path = tmp_path / "sample-filter.yaml"
    path.write_text(FINGERPRINT, encoding="utf-8")
    monkeypatch.setattr(catalogue, "fingerprints", lambda: (path,))
    with running(tmp_path, {"adult.test": Treatment.BLOCK_PAGE, "casino.test": Treatment.BLOCK_PAGE}):
        site = load_site(tmp_path / "venuecheck.yaml")
        with Store.open(site.store_url, site.venue.id) as store:
            said = "test pupil,\n year 9 (robin@school.test)"
            run = probe(site, "pupil", load_list(tmp_path / "list.yaml"), store=store, account=said)
            kept = store.latest("run", run.run.id, type(run))
    assert kept == run
    assert run.run.account == "test pupil, year 9 (REMOVED)"
    assert run.run.identified == (
        Identified(
            naming=Naming.GROUP,
            name="school",
            product="sample-filter",
            pages=2,
            product_name="The sample school's filter",
        ),
    )
