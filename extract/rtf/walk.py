"""The walk through an RTF file: what holds within each group, and what each word does."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.doc.markup import Markup, element
from extract.model import UnreadableError
from extract.rtf import words
from extract.rtf.fonts import Fonts
from extract.rtf.forms import Forms
from extract.rtf.labels import FIRST_SIGN, Labels, is_sign
from extract.rtf.lists import Lists
from extract.rtf.shapes import Shapes
from extract.rtf.state import State
from extract.rtf.story import MERGES, Definition, Story
from extract.rtf.tokens import Kind, Token, tokens

DEEPEST = 10_000  # groups in groups; programs write some dozen
Holder = Lists | Forms | Shapes


class Walk:
    """Goes through the tokens of a file, and puts their texts where they belong.

    ``notes`` and ``headers`` are the stories beside the ``body``.
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._fonts = Fonts()
        self._state = State(Story())
        self._states: list[State] = []
        self.body = self._state.story
        self._data = bytearray()
        self._skipped = 0
        self._is_optional = False
        self.labels, self.lists = Labels(), Lists()
        form, shape = Forms(), Shapes()
        self._held: dict[str, Forms | Shapes] = {"form": form, "shape": shape}
        self._tables: dict[str, Holder] = {"lists": self.lists, **self._held}
        self._parts: dict[str, Holder] = {"level": self.lists, "form text": form, "shape": shape}
        self.notes: dict[str, list[Markup]] = {"footnote": [], "endnote": []}
        self.headers: dict[str, Markup] = {}
        self._do: dict[str, Callable[[str, int | None], None]] = {
            **dict.fromkeys((*words.CHARACTERS, *words.SIGNS), self._write_sign),
            **dict.fromkeys(("par", "sect", "cell", "nestcell", "row", "nestrow"), self._end),
            **dict.fromkeys(("pard", "plain", "intbl", "itap", "ls", "ilvl"), self._set),
            **dict.fromkeys(("v", "deleted", "mvf", "uc", "f", "deff"), self._set),
            **dict.fromkeys(("trowd", "trleft", "trhdr", "cellx", *MERGES), self._define),
            **dict.fromkeys(("field", "fldrslt", "fldinst"), self._in_field),
            **dict.fromkeys(words.STORIES, self._begin_story),
            **dict.fromkeys(words.AIMED, self._aim),
            **dict.fromkeys(("ansicpg", "mac", "fcharset"), self._encode),
            "u": self._write_unit,
            "chftn": self._mark,
        }

    def go_through(self, data: bytes) -> None:
        """Read a file; `UnreadableError` where it is cut short."""
        for token in tokens(data):
            self._take(token)
            if token.kind is Kind.CLOSE and not self._states:
                break
        if self._states:
            message = f"the RTF file is cut short: {len(self._states)} of its groups do not end"
            raise UnreadableError(message)
        if self.body.is_begun:
            self.body.end_paragraph(0)

    def _take(self, token: Token) -> None:
        """One token."""
        if token.kind is Kind.TEXT or token.kind is Kind.CODE:
            self._take_bytes(token.data)
            return
        self._end_bytes()
        if token.kind is Kind.OPEN:
            self._open()
        elif token.kind is Kind.CLOSE:
            self._close()
        elif self._skipped:
            self._skipped -= 1
        elif token.kind is Kind.SIGN:
            self._take_sign(token.name)
        else:
            self._take_word(token.name, token.number)

    def _take_bytes(self, data: bytes) -> None:
        """Bytes of text, without those that stand for a character of Unicode before them."""
        skipped = min(self._skipped, len(data))
        self._skipped -= skipped
        self._data += data[skipped:]

    def _take_sign(self, sign: str) -> None:
        if sign == "*":
            self._is_optional = True
        elif sign in words.ENDS:
            self._take_word(words.ENDS[sign], None)
        elif sign in words.PLAIN:
            self._write(words.PLAIN[sign])
        elif sign in words.SIGNS:
            self._write_sign(sign, None)

    def _take_word(self, word: str, number: int | None) -> None:
        """A word with its number."""
        optional, self._is_optional = self._is_optional, False
        if self._state.target == "unseen":
            return
        if word in words.UNSEEN or (optional and word not in words.READ and word not in self._do):
            self._state.target = "unseen"
        elif self._state.target == "alternative" and word != "ud":
            return
        elif table := self._tables.get(self._state.target):
            table.take(word, number)
            if word in words.TARGETS or word == "u":
                self._do[word](word, number)
        elif do := self._do.get(word):
            do(word, number)

    def _open(self) -> None:
        if len(self._states) >= DEEPEST:
            message = f"the RTF file has more than {DEEPEST} groups in each other"
            raise UnreadableError(message)
        self._skipped = 0
        self._states.append(self._state)
        self._state = replace(self._state, ends="")

    def _close(self) -> None:
        self._skipped = 0
        if not self._states:
            return
        ended, self._state = self._state, self._states.pop()
        if ended.ends == "field":
            ended.story.put(element("fldChar", fldCharType="end"))
        elif holder := self._held.get(ended.ends):
            if shown := holder.markup():
                ended.story.put(shown)
        elif ended.ends:
            if ended.story.is_begun:
                ended.story.end_paragraph(ended.tables)
            self._end_story(ended.ends, ended.story.blocks())

    def _end_bytes(self) -> None:
        """Give the bytes of a text to where they belong."""
        if not self._data:
            return
        data, self._data = bytes(self._data), bytearray()
        state = self._state
        if state.target == "fonts":
            self._fonts.font(state.font).name.extend(data)
        elif state.target in {"text", "code", "label"} and self._fonts.is_symbol(state.font):
            for code in data:
                self._write(chr(FIRST_SIGN + code))
        else:
            self._write(self._fonts.text(data, state.font))

    def _write(self, content: str) -> None:
        """Text, seen or not."""
        state = self._state
        if part := self._parts.get(state.target):
            part.write(content)
        elif state.target == "label":
            state.story.label += content
            if is_sign(content):
                state.story.label_font = self._fonts.name(state.font)
        elif state.target == "code":
            state.story.write(content, "instrText")
        elif state.target == "text" and not (state.hidden or state.deleted):
            if is_sign(content):
                name = self._fonts.name(state.font)
                state.story.put(element("sym", font=name, char=f"{ord(content):04X}"))
            else:
                state.story.write(content)

    def _write_unit(self, _: str, number: int | None) -> None:
        """A unit of UTF-16; bytes for programs that do not know it follow."""
        self._write(chr((number or 0) & 0xFFFF))
        self._skipped = self._state.bytes_after

    def _write_sign(self, word: str, _: int | None) -> None:
        state = self._state
        if word in words.CHARACTERS:
            self._write(words.CHARACTERS[word])
        elif state.target == "label":
            state.story.label += " "
        elif state.target == "text" and not (state.hidden or state.deleted):
            state.story.put(words.SIGNS[word])

    def _encode(self, word: str, number: int | None) -> None:
        if word == "fcharset":
            self._fonts.font(self._state.font).charset = number or 0
        else:
            self._fonts.set_page(number or 0 if word == "ansicpg" else 10000)

    def _set(self, word: str, number: int | None) -> None:
        """What is said of characters or of a paragraph."""
        state, is_on = self._state, number != 0
        if word == "pard":
            state.depth, state.in_table, state.use, state.level = 0, False, 0, 0
        elif word == "plain":
            state.font, state.hidden, state.deleted = self._fonts.usual, False, False
        elif word == "deff":
            self._fonts.usual = state.font = number or 0
        elif word in words.NUMBERS:
            setattr(state, words.NUMBERS[word], max(number or 0, 0))
        else:
            setattr(state, {"v": "hidden", "intbl": "in_table"}.get(word, "deleted"), is_on)

    def _mark(self, _: str, __: int | None) -> None:
        """The mark of a note that is counted, in the text or before the note itself."""
        self._state.story.is_marked = True

    def _end(self, word: str, _: int | None) -> None:
        """The end of a paragraph, a cell or a row."""
        state = self._state
        if state.target != "text":
            return
        depth = max(state.depth, 2) if word.startswith("nest") else state.tables
        depth = 1 if word in {"cell", "row"} else depth
        if word.endswith("row"):
            story = state.story
            story.end_row(depth, story.definition if word == "row" else story.nested)
            return
        state.story.end_paragraph(depth, *self._numbers(), is_joined=state.deleted)
        if word.endswith("cell"):
            state.story.end_cell(depth)

    def _numbers(self) -> Iterator[Markup]:
        """The list that gives a paragraph its number, by itself or by what is stored beside it."""
        story = self._state.story
        if label := story.label.strip():
            yield self.labels.numbers(label, story.label_font)
            self.lists.stored.add(self._state.use)
        elif self._state.use:
            yield self.lists.numbers(self._state.use, self._state.level)

    def _define(self, word: str, number: int | None) -> None:
        """What is said of a row, in the table or in one that a cell of it holds."""
        story, name = self._state.story, "nested" if self._state.nested else "definition"
        if word == "trowd":
            setattr(story, name, Definition())
            story.is_in_row = True
            return
        definition: Definition = getattr(story, name)
        if word == "cellx":
            definition.end_cell(number or 0)
        elif word == "trleft":
            definition.left = number or 0
        elif word == "trhdr":
            definition.is_header = True
        else:
            side, value = MERGES[word]
            setattr(definition, side, value)

    def _in_field(self, word: str, _: int | None) -> None:
        state = self._state
        if word == "field":
            state.ends = "field"
            state.story.put(element("fldChar", fldCharType="begin"))
        elif word == "fldinst":
            state.target = "code"
        else:
            state.target = "text"
            state.story.put(element("fldChar", fldCharType="separate"))

    def _aim(self, word: str, _: int | None) -> None:
        """Where the text of a group goes."""
        state = self._state
        if word in words.LABELS:
            state.target, state.story.label = "label", ""
        elif word == "nesttableprops":
            state.nested = True
        else:
            if word in words.SIGNS:
                self._write_sign(word, None)
            state.target = words.TARGETS.get(word, "text")
            state.ends = state.target if state.target in self._held else state.ends

    def _begin_story(self, word: str, _: int | None) -> None:
        """A note, a text box or a header: a story of its own, to the end of the group."""
        state = self._state
        if word == "ftnalt":
            state.ends = "endnote"
            return
        state.ends = words.HEADERS.get(word, "box" if word in words.BOXES else "footnote")
        state.story, state.target = Story(), "text"
        state.depth, state.in_table, state.use, state.level = 0, False, 0, 0

    def _end_story(self, kind: str, blocks: list[Markup]) -> None:
        """Put a story where it belongs."""
        if kind == "box":
            self._state.story.put(element("pict", element("txbxContent", *blocks)))
        elif kind in self.notes:
            notes = self.notes[kind]
            notes.append(element(kind, *blocks, id=len(notes) + 1))
            story = self._state.story
            own = {} if story.is_marked else {"customMarkFollows": 1}
            story.put(element(f"{kind}Reference", id=len(notes), **own))
            story.is_marked = False
        else:
            self.headers[f"{kind}{len(self.headers) + 1}"] = element("hdr", *blocks)
