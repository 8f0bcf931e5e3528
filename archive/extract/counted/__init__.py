"""What a figure counts: the noun phrase at the number, and what it leaves to its neighbours."""
