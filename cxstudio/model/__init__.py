"""What a journey map is made of: records, kinds, the graph and its rules; it knows no Qt, no file and no picture."""
