"""What happened to the counted (killed, wounded, arrested, displaced), from the verb or noun around the figure."""
