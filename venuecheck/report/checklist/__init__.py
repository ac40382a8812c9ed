"""A checklist as text, as a form, as a picture."""
