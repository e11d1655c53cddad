"""The retained canvas: the widget that shows a journey map, and the tools that work on it."""
