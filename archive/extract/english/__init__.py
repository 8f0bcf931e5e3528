"""What every rule reads English with: tokens, word classes, verbs, clauses and noun phrases."""
