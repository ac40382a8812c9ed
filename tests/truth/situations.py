"""Situations that are none of the usual rows."""

from tests.truth.acts import Line
from tests.truth.manners import FILTERS
from tests.truth.networks import NETWORKS
from tests.truth.portals import PORTALS
from tests.truth.shared_pages import SHARED
from tests.truth.sick_sites import SICK
from tests.truth.told_of_filters import TOLD_OF_FILTERS
from tests.truth.told_of_late import TOLD_OF_LATE
from tests.truth.told_of_lines import TOLD_OF_LINES
from tests.truth.told_of_pages import TOLD_OF_PAGES
from tests.truth.told_of_products import TOLD_OF_PRODUCTS
from tests.truth.told_of_sites import TOLD_OF_SITES
from tests.truth.told_of_users import TOLD_OF_USERS
from tests.truth.told_of_walls import TOLD_OF_WALLS
from tests.truth.told_of_words import TOLD_OF_WORDS

SITUATIONS: tuple[Line, ...] = (
    *PORTALS,
    *FILTERS,
    *SICK,
    *SHARED,
    *NETWORKS,
    *TOLD_OF_FILTERS,
    *TOLD_OF_PAGES,
    *TOLD_OF_WALLS,
    *TOLD_OF_WORDS,
    *TOLD_OF_SITES,
    *TOLD_OF_LATE,
    *TOLD_OF_USERS,
    *TOLD_OF_PRODUCTS,
    *TOLD_OF_LINES,
)
