"""Pages for clerks, deciders, heads, school IT: they map, say and show. No rule, number or status is decided here."""
