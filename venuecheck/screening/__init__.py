"""Names against lists: lists parsed, names brought to a common form, and matched. Pure; a person judges every match."""
