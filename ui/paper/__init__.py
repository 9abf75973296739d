"""Placed pages on the screen, on the printer and in files; used by every room."""
