"""The values that filtering speaks of: failures, observations, pages, findings."""
