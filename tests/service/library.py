"""A library that has written what its letters need."""

from pathlib import Path

from venuecheck.service.sites.site import Site, load_site

CONFIG = """\
venue: {id: "willow-road", name: "Willow Road Library", kind: "library"}
networks: [{id: "guest"}]
letters:
  address: "Willow Road\\nExampletown"
  contact: "01632 960001"
  review: "Write to the Head of Libraries within 28 days."
  privacy: "www.council.example/privacy"
  lawful_basis: "public task, UK GDPR article 6(1)(e), in letting our rooms"
  data_protection: "Data protection officer, dpo@council.example"
  coordinator: "Sam Example, Example Council"
"""


def site(folder: Path, config: str = CONFIG) -> Site:
    """Give a library that has written what its letters need."""
    (folder / "venuecheck.yaml").write_text(config, encoding="utf-8")
    return load_site(folder / "venuecheck.yaml")
