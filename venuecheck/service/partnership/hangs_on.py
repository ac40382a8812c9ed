"""The kinds of records that a coordinator's register, the picture of its venues and their list are made of."""

from typing import Final

from venuecheck.records.appending import ERASURE
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND, KEY_KIND
from venuecheck.service.partnership.chase_notes import NOTE_KIND
from venuecheck.service.partnership.editions import BOARD_KIND, PUBLIC_KIND
from venuecheck.service.partnership.letters_sent import CHASE_KIND
from venuecheck.service.partnership.refusals import REFUSED_KIND, SETTLED_KIND
from venuecheck.service.partnership.register_records import RECORDED
from venuecheck.service.partnership.returned import RETURN_KIND

REGISTER_KINDS: Final = frozenset({*RECORDED, ERASURE})
INBOX_KINDS: Final = REGISTER_KINDS | {BUNDLE_KIND, KEY_KIND, REFUSED_KIND, SETTLED_KIND}
"""What came, and what waits for somebody about it."""
PICTURE_KINDS: Final = INBOX_KINDS | {RETURN_KIND, BOARD_KIND, PUBLIC_KIND}
"""How venues stand: of letters and notes nothing follows about that."""
GRID_KINDS: Final = PICTURE_KINDS | {CHASE_KIND, NOTE_KIND}
"""And what follows, and was noted."""
