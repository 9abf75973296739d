"""The form: outline, one page a section, findings, the text editor with its chips."""
