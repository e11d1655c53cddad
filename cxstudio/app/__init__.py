"""The window around the canvas, and the program while it runs; what a map means and how it is drawn lies in the layers below."""
