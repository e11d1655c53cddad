"""Other programs' formats in and out, one file each; they know the document and the verbs, no picture and no window."""
