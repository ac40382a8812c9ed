"""One question to a network a module, found by listing this package.

A module defines `PROBE`: a `PageProbe` (asked of every page) or a `NetworkProbe` (asked once). Adding a probe is
adding a module.
"""
