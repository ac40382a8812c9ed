"""Documents made from what is recorded: one view of it, in which every number is computed once, and formats.

`view.build` turns recorded values into a `View`; a module of `formats/` turns a `View` into bytes and computes
nothing. Text from a network or a person is cleaned and bounded on its way into the view, so that no format
has to think of it.
"""
