"""Dates, times, durations and sets, as TIMEX3 marks them."""
