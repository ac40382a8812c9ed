"""How fast a list is tried: venuecheck, curl and a plain loop over the same pages, in network namespaces.

The network is made for the measurement: nothing leaves the machine. It needs root and Debian's packages, as the lab
of real filters does (tests/lab/README.md), and says so where they are missing.
"""
