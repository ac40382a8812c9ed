"""How one venue is shown: one view, in which every number is computed once."""
