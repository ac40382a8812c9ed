"""Coming in, one's own account, and who has one."""
