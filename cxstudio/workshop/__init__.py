"""Running a workshop: state and rules of agenda, capture, votes and priorities; no Qt, no picture and no file."""
