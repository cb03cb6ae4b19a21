"""A conversation laid out on paper, a piece at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QTextCursor, QTextDocument, QTextTable

from gpts_desktop.core.export.formulas import Formulas
from gpts_desktop.core.export.moment import local_minute
from gpts_desktop.core.export.subject import Strand, Subject
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_face import color_of, letter_of
from gpts_desktop.core.markdown.block_text import Part, joined
from gpts_desktop.core.markdown.blocks import Code, Formula, Paragraph, Picture, Table
from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.core.residue import visible
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.paper.flow import Bar, Flow, Ground
from gpts_desktop.ui.paper.formula_objects import draw_formula
from gpts_desktop.ui.paper.ink import Ink, coloured, small
from gpts_desktop.ui.paper.units import INDENT, LINE, QUOTE, SMALL, TEXT, pt
from gpts_desktop.ui.theme import load_theme

_LEFT = 0.0
_FACE = 17.0  # points
_MOST_QUESTION = 0.82  # of the page's width
_TOGETHER = 10  # parts of a table, of 20 rows each, that are laid out at once
_KEEP = 2.6 * LINE  # points under a heading and under who speaks


class Paper:
    """Lays one conversation out on a printer or in a PDF.

    `formulas` has drawn them all already (see `prepare`), or draws them now.
    """

    def __init__(self, subject: Subject, device: QPagedPaintDevice, formulas: Formulas) -> None:
        self._subject = subject
        self._formulas = formulas
        self._ink = Ink(load_theme("light"), self._formulas)
        self._flow = Flow(device, self._foot)
        self._theme = self._ink.theme
        self.pages = 0

    def lay_out(self) -> Generator[None]:
        """Paint everything; stop and go on between any two pieces."""
        try:
            yield from self._head()
            for strand in self._subject.strands():
                yield from self._strand(strand)
            self._flow.foot()
            self.pages = self._flow.page
        finally:
            self._flow.end()  # Qt dies of a device that goes while it is painted on

    def _head(self) -> Iterator[None]:
        flow, subject, ink = self._flow, self._subject, self._ink
        flow.text(ink.plain(subject.title, flow.width, 18, 600), _LEFT)
        flow.y += pt(4)
        gpt = subject.gpt
        facts = [gpt.name, gpt.link] if gpt else [subject.conversation.model]
        facts.append(local_minute(subject.conversation.created))
        flow.text(small(ink, " · ".join(fact for fact in facts if fact), flow.width), _LEFT)
        flow.y += pt(9)
        flow.line(0, flow.width, self._theme.line)
        yield

    def _strand(self, strand: Strand) -> Iterator[None]:
        flow = self._flow
        if strand.title:
            flow.need(pt(90))
            flow.space(pt(20))
            flow.line(0, flow.width, self._theme.dim)
            flow.y += pt(6)
            flow.text(self._ink.plain(strand.title, flow.width, TEXT, 600, "dim"), _LEFT)
        for message in strand.messages:
            flow.space(pt(15))
            if message.role is Role.USER:
                yield from self._question(message)
            else:
                yield from self._answer(message)

    # Questions

    def _question(self, message: Message) -> Iterator[None]:
        self._who(message, right=True)
        for file in message.attachments:
            self._attachment(file)
            yield
        if message.text:
            self._bubble(message.text)
            yield

    def _bubble(self, text: str) -> None:
        flow = self._flow
        padding = pt(8)
        most = flow.width * _MOST_QUESTION - 2 * padding
        document = self._ink.plain(text.replace("\r\n", "\n"), most)
        width = min(most, document.idealWidth() + pt(1))
        document.setTextWidth(width)
        ground = Ground(self._theme.bubble, padding=padding, radius=pt(9))
        flow.text(document, flow.width - width - 2 * padding, ground=ground)

    def _attachment(self, file: Attachment) -> None:
        flow = self._flow
        is_picture = file.media_type.startswith("image/")
        image = QImage.fromData(QByteArray(file.data)) if is_picture else QImage()
        if not image.isNull():
            most = flow.width / 2
            wide = min(most, pt(image.width() * 0.75))
            flow.image(image, flow.width - wide, most)
        else:
            self._right(small(self._ink, f"{self._subject.words.file}: {file.name}", flow.width))
        flow.y += pt(6)

    def _right(self, document: QTextDocument) -> None:
        width = min(self._flow.width, document.idealWidth() + pt(1))
        document.setTextWidth(width)
        self._flow.text(document, self._flow.width - width)

    def _who(self, message: Message, right: bool = False) -> None:
        flow, ink = self._flow, self._ink
        flow.need(pt(_FACE + _KEEP))
        name, minute = self._subject.speaker(message), local_minute(message.created)
        document = ink.plain(name, flow.width, SMALL + 1, 600)
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        form = cursor.charFormat()
        form.setFont(ui_font(pt(SMALL)))
        form.setForeground(QColor(self._theme.faint))
        cursor.insertText(f"   {minute}", form)
        if right:
            self._right(document)
        else:
            self._face(message)
            document.setTextWidth(flow.width - pt(_FACE + 7))
            top = flow.y
            flow.text(document, pt(_FACE + 7))
            flow.y = max(flow.y, top + pt(_FACE))
        flow.y += pt(4)

    def _face(self, message: Message) -> None:
        subject = self._subject
        gpt_id = message.gpt_id or subject.conversation.gpt_id
        gpt = subject.gpts.get(gpt_id) or Gpt(gpt_id, subject.speaker(message))
        painter, tile = self._flow.over(0, self._flow.y - pt(1), pt(_FACE), pt(_FACE))
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color_of(gpt)))
        painter.drawRoundedRect(tile, pt(5), pt(5))
        painter.setPen(QColor("#ffffff"))
        painter.setFont(ui_font(pt(8.5), 600))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, letter_of(gpt.name))
        painter.restore()

    # Answers

    def _answer(self, message: Message) -> Iterator[None]:
        subject, flow, ink = self._subject, self._flow, self._ink
        self._who(message)
        if message.reasoning.strip():
            flow.text(small(ink, subject.words.reasoning, flow.width), _LEFT)
            flow.y += pt(3)
            yield from self._blocks(message.reasoning, dim=True)
            flow.space(pt(8))
        yield from self._blocks(visible(message.text))
        for text, color in ((message.refusal, "text"), (subject.note(message), "danger")):
            if text.strip():
                flow.space(pt(6))
                flow.text(ink.plain(text, flow.width, color=color), _LEFT)
                yield

    def _blocks(self, markdown: str, dim: bool = False) -> Iterator[None]:
        before: Part | None = None
        for part in joined(parse(markdown)):
            self._gap(before, part)
            yield from self._part(part, dim)
            before = part
            yield

    def _gap(self, before: Part | None, part: Part) -> None:
        if before is None:
            return
        heads = isinstance(part, Paragraph) and part.heading
        both = isinstance(before, Paragraph) and isinstance(part, Paragraph)
        tight = all(isinstance(one, Paragraph) and one.tight for one in (before, part))
        self._flow.space(pt(13 if heads else 3 if tight else 6.5 if both else 8))

    def _part(self, part: Part, dim: bool) -> Iterator[None]:
        if isinstance(part, list):
            yield from self._table(part)
        elif isinstance(part, Code):
            yield from self._code(part)
        elif isinstance(part, Formula):
            yield from self._formula(part)
        elif isinstance(part, Picture):
            self._picture(part)
        elif part.rule:
            self._flow.line(0, self._flow.width, self._theme.line)
        else:
            self._paragraph(part, dim)

    def _paragraph(self, part: Paragraph, dim: bool) -> None:
        flow = self._flow
        if part.heading:
            flow.need(pt(_KEEP + 21))
        document = self._ink.paragraph(part, flow.width, dim or part.quote > 0)
        bar = Bar(self._theme.line, 0.0) if part.quote else None
        flow.text(document, _LEFT, bar=bar)

    def _room(self, indent: int, quote: int) -> float:
        return self._flow.width - pt(indent * INDENT + quote * QUOTE)

    def _code(self, part: Code) -> Iterator[None]:
        """Put code into a box; a long one goes on in boxes that touch."""
        flow, padding = self._flow, pt(7)
        width = self._room(part.indent, part.quote)
        stretches = list(coloured(part.language, part.text))
        for at, stretch in enumerate(stretches):
            document = self._ink.code(stretch, width - 2 * padding)
            single = len(stretches) == 1
            border, radius = (self._theme.line, pt(5)) if single else ("", 0.0)
            ground = Ground(
                self._theme.code,
                border,
                padding,
                radius,
                opened=at == 0,
                closed=at == len(stretches) - 1,
            )
            flow.text(document, flow.width - width, ground=ground)
            yield

    def _table(self, parts: Sequence[Table]) -> Iterator[None]:
        """Put a table here, a few parts at a time; the first tell how wide the columns are."""
        flow, room = self._flow, self._room(parts[0].indent, parts[0].quote)
        columns: list[float] = []
        for at in range(0, len(parts), _TOGETHER):
            document, table = self._ink.table(parts[at : at + _TOGETHER], room, columns)
            document.documentLayout().documentSize()
            if not columns:
                columns = columns_of(document, table)
            tops = [_row_top(document, table, row) for row in range(1, table.rows())]
            rows = [*tops, document.size().height()]
            flow.text(document, flow.width - room, rows=rows, rule=self._theme.line)
            yield

    def _formula(self, part: Formula) -> Iterator[None]:
        drawing = self._formulas.drawn(part.text, True)
        if drawing is None:
            yield from self._code(Code("", part.text, indent=part.indent, quote=part.quote))
            return
        room = self._room(part.indent, part.quote)
        em = min(pt(TEXT), room / max(drawing.width, 0.1))
        width, height = drawing.width * em, (drawing.ascent + drawing.depth) * em
        left = self._flow.width - room + (room - width) / 2
        painter, rect = self._flow.paint_at(left, width, height)
        draw_formula(painter, rect, drawing, self._theme.text)

    def _picture(self, part: Picture) -> None:
        data = self._subject.picture_data(part.address)
        image = QImage.fromData(QByteArray(data)) if data else QImage()
        room = self._room(part.indent, part.quote)
        if not image.isNull():
            self._flow.image(image, self._flow.width - room, room)
            return
        words = self._subject.words
        said = f"{part.text or words.picture} ({words.not_kept})"
        self._flow.text(small(self._ink, said, room), self._flow.width - room)

    def _foot(self, page: int, width: float) -> QTextDocument:
        document = small(self._ink, self._subject.title[:80], width, "faint")
        cursor = QTextCursor(document)
        block = cursor.blockFormat()
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cursor.setBlockFormat(block)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f" · {page}", cursor.charFormat())
        return document


def _row_top(document: QTextDocument, table: QTextTable, row: int) -> float:
    layout = document.documentLayout()
    block = table.cellAt(row, 0).firstCursorPosition().block()
    return layout.blockBoundingRect(block).top() - table.format().cellPadding()


def columns_of(document: QTextDocument, table: QTextTable) -> list[float]:
    """Return how wide the columns of a table are."""
    layout, padding = document.documentLayout(), table.format().cellPadding()
    blocks = (table.cellAt(0, at).firstCursorPosition().block() for at in range(table.columns()))
    return [layout.blockBoundingRect(block).width() + 2 * padding for block in blocks]
