"""Handing final reports over on a stick."""
