"""The one error of the set-up: a sentence for the person at the keyboard."""


class Problem(Exception):
    """Something a person can mend; its text says how, in Vietnamese."""
