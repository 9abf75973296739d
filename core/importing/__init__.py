"""Bytes of an old report → lines → the sections of a template."""
