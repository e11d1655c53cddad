"""The window around the canvas, and the program while it runs; meaning and drawing of a map lie in the layers below."""
