"""The public API: one module a use case, called alike by the command line and the web.

Functions take and return values; they neither print nor exit. What is wrong with an input is raised as
`venuecheck.core.problem.InputError`, with every problem found.
"""
