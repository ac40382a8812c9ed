"""Checklists answered for a booking or a venue: which questions are asked, what follows, what a person decides.

Theory of operation: `parse` turns a checklist's YAML into a `checklist.Checklist` or lists all its errors;
`answer` turns what somebody wrote into a typed value or says how to put it right; `walk` says which questions
are asked, and why; `outcome` works out the points to check, the recommendation and the actions; the result is
an `assessment.Assessment`, to which a named person adds a `Decision`. Nothing here reads a file or a clock.
"""
