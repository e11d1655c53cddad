"""The verbs: one plain function per thing a person does to a map; they know no file, no picture and no Qt."""
