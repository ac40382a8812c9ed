"""Situations that are none of the usual rows."""

from tests.truth.acts import Line
from tests.truth.manners import FILTERS
from tests.truth.networks import NETWORKS
from tests.truth.portals import PORTALS
from tests.truth.shared_pages import SHARED
from tests.truth.sick_sites import SICK

SITUATIONS: tuple[Line, ...] = (*PORTALS, *FILTERS, *SICK, *SHARED, *NETWORKS)
