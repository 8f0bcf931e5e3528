"""As of when a figure holds: which date of the text is its own."""
