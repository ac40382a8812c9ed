"""How things stand: a check, a network, a booking, a self-assessment, a requirement, an action, a venue.

Pure, and asked by whatever shows or counts a standing, so that no two pages can differ on it. Facts in, a `Status` out.
"""
