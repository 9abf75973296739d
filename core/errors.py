"""The errors a person can be told: facts here, words in ui/messages.py."""


class AppError(Exception):
    """Something a person can be told. Carries facts; ui/messages.py has the words."""

    def __init__(self, **facts: object) -> None:
        super().__init__(f"{type(self).__name__} {facts}")
        self.facts = facts
