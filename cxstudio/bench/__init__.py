"""What the program costs, each figure beside a yardstick measured in the same run; it knows no more than it times."""
