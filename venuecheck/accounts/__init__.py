"""Who may sign in to the pages: people, passwords, sessions, links and limits, kept apart from records."""
