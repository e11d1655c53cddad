"""The painters: the one picture on screen (Qt), on paper (PDF) and as pixels (PNG); they decide nothing about a map."""
