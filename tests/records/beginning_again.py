"""Begin a chain again, and say what came of it. Run by test_ways_back.py as a program."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from venuecheck.core.problem import InputError
from venuecheck.service.record_keeping.ways_back import begin_again
from venuecheck.service.sites.site import load_site

if __name__ == "__main__":
    try:
        begin_again(
            load_site(Path(sys.argv[1])), person="A. Admin", reason="the disk is failing", now=datetime.now(UTC)
        )
    except InputError as error:
        sys.stdout.write(str(error))
