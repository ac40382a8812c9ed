"""Mail: a link and one sentence, kept encrypted until it is sent, and tried again until it is or its link has ended."""
