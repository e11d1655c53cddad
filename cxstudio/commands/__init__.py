"""What the commands of the command line do, a few to a file; they print and know no window."""
