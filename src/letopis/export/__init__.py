"""Faces of the chronicle as text: one file per format, each a function from events to lines."""
