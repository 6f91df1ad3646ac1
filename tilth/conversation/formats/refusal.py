"""Pure. Why a file cannot be read as a transcript: one sentence that says what is wrong and what to do."""


class NotATranscript(ValueError):
    """The file is no transcript; `sentence` says so to a person and tells them what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
