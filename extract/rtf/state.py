"""What holds within a group of an RTF file: it is as before when the group ends."""

from dataclasses import dataclass

from extract.rtf.story import Story


@dataclass(slots=True)
class State:
    """What holds within a group: where its text goes, and what is said of it.

    ``use`` is the list that a paragraph is in, 0 for none, and ``level`` its level there, from 0.
    ``ends`` is what the end of the group ends: a field, a note, a text box, a header.
    """

    story: Story
    target: str = "text"
    font: int = 0
    bytes_after: int = 1
    hidden: bool = False
    deleted: bool = False
    depth: int = 0
    in_table: bool = False
    use: int = 0
    level: int = 0
    nested: bool = False
    ends: str = ""

    @property
    def tables(self) -> int:
        """In how many tables a paragraph stands; some writers leave that out within a row."""
        return self.depth or int(self.in_table or self.story.is_in_row)
