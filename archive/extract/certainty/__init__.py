"""How sure the text is of a figure: hedges, doubts, denials, forecasts."""
