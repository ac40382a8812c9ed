"""What belongs with the records and is in no copy of them: to be kept in another safe place, and brought along."""

from venuecheck.accounts.files import DATABASE_NAME, KEY_NAME
from venuecheck.service.sites.opening import beside
from venuecheck.service.sites.site import Site


def kept_beside(site: Site) -> tuple[str, ...]:
    """Name the files beside the configuration without which a copy of the records cannot be brought back whole.

    The settings, the key and the anchor of every chain that has one there, and those of a server's accounts.
    """
    folder = beside(site)
    chains = sorted(folder.chains() | {site.venue.id}, key=lambda chain: (chain != site.venue.id, chain))
    ours = [path for chain in chains for path in (folder.of(chain).key_path, folder.of(chain).anchor_path)]
    theirs = [folder.folder / name for name in (DATABASE_NAME, KEY_NAME)]
    return (site.path.name, *dict.fromkeys(path.name for path in (*ours, *theirs) if path.exists()))
