"""What is wrong with a report, in reading order; words for it are in ui/messages.py."""
