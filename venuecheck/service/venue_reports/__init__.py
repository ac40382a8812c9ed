"""The venue's report, what there is to do, and who signed."""
