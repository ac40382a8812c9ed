"""How the files of a server's accounts are called, for whoever looks whether they are there: nothing else is loaded."""

from typing import Final

DATABASE_NAME: Final = "venuecheck-accounts.db"
KEY_NAME: Final = "venuecheck-web.secret"
KEEP_ELSEWHERE: Final = "keep that elsewhere; then look at who has which role"
"""What to do with what lies beside the database and is not of it."""
