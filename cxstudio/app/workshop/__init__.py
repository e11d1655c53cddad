"""The workshop in the window: the wall for the room, the console for the facilitator; rules stand in `workshop`."""
