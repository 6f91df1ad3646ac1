"""The door for people: one file a place, whose URL, template and test share its name."""
