"""Whether a figure is a movement: up or down, the step that was taken or the level that was reached."""
