"""The areas around the canvas: each shows the document and changes it through `edits`; none knows another."""
