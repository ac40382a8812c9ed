"""What venues send a coordinator, and what the coordinator makes of it."""
