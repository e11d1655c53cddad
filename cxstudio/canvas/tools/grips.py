"""How near the pointer must come: every distance felt by the hand, in logical pixels, the same at any zoom."""

from __future__ import annotations

from cxstudio.picture.theme import tokens

TRAVEL = 4.0  # before a press becomes a drag
PORT = float(tokens().card["port"])  # a port's width
PORT_REACH = 10.0  # around the middle of a port, or an arrow's end
ARROW_REACH = 6.0  # beside an arrow's line
EDGE_REACH = 6.0  # beside the trailing edge of a card
PLUS_REACH = 14.0  # around the plus of an empty cell
POINT_REACH = 24.0  # beside the middle of a column, where a new emotion can be set
CATCH = 6.0  # an annotation clicks into line with its neighbour
