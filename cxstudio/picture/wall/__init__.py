"""What the room sees on the projector: one area beside another, as parts of the one picture; no window and no clock."""
