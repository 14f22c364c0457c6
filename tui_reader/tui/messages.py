"""Messages that more than one widget sends."""

from textual.message import Message


class Told(Message):
    """Something is to be said to the person that what is drawn does not show."""

    def __init__(self, said: str) -> None:
        """Say something.

        Args:
            said: Our own words, and cleaned text.
        """
        super().__init__()
        self.said = said
