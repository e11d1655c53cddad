"""The slides of a session: a title, each journey as a whole and stage by stage, its plan, priorities and figures."""
