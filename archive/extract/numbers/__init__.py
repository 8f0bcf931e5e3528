"""From tokens to numbers: digits and words, scales, ranges, and the words that bound a number."""
