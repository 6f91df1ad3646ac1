"""The one place where content is sealed, opened and destroyed."""
