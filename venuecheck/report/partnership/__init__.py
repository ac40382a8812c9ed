"""The report on all venues of a partnership: one view, in three editions, and the formats that set it out."""
