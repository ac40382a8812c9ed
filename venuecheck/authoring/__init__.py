"""YAML that people write: read with the position of every value, checked against a type, every error at once.

Theory of operation: `document.read` turns text into plain values and remembers the line and column of each;
`typed.typed` builds a typed value from them or raises `InputError` with all that is wrong; the domain that
asked then makes its own checks (a category that is not declared, say) and reports them at the same positions.
"""
