"""Taking in what communes hand over."""
