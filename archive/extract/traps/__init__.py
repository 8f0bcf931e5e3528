"""Numbers that count nothing, each with the reason that `archive extract --explain` prints."""
