"""What the graph says about itself: counts and findings computed from the document, which they only read."""
