"""What is kept: one SQLite file, the files beside it, and what strangers hand over."""
