"""Runs one command and prints, as one line of JSON, what it took. Started without `site`, so that it is small.

A process of its own, because the kernel counts the memory of whoever starts a command as the command's.
"""

import json
import os
import sys
import time

if sys.platform == "win32":
    raise NotImplementedError
began = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
took = {
    "wall_s": time.monotonic() - began,
    "cpu_s": used.ru_utime + used.ru_stime,
    "peak_kib": used.ru_maxrss,
    "status": os.waitstatus_to_exitcode(status),
}
sys.stderr.write(json.dumps(took) + "\n")
