"""Pictures in plain text: an alternative text, the caption below it, the credit at the caption's end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from habeas.readings.lines import Line
from habeas.records.reading import BlockKind
from habeas.reference.credits import is_credit, split_credit

LONGEST_ALT = 300
"""Characters of an alternative text at most; editors' guides ask for 125, and prose paragraphs run longer."""

LONGEST_CAPTION = 1000
"""Characters of a caption with its credit at most: agencies' captions end below 600, and looking for a credit
costs more than in proportion to the length."""

ALIKE = 0.5
"""Share of the shorter one's words that an alternative text and its caption have in common when they are
taken as one picture's without further signs."""

_SAYS = re.compile(r"[“”\"]|\b(?:said|says|told|according to|announced|reported|wrote|added)\b")
_SENTENCE_BREAK = re.compile(r"[.!?][”\"’)]* +[A-ZÀ-Þ“\"]")
_DASHED = re.compile(r" (?P<credit>(?:[—–-]|--) ?(?P<name>[^—–]{2,60}))$")
_PHOTO = re.compile(r" (?:photo|picture|image|video)s?$", re.IGNORECASE)
_KIND = r"(?:photo|image|picture|photograph|video|screenshot)"
_NAMED = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,2}"
_GIVEN = r"(?i:handout|courtesy|contributed|submitted|provided|file)"
_WHOSE = (
    r"(?i:family|court|police|army|staff|pool|agency|drone|still from|(?:U\.S\. )?(?:army|navy|air force))"
)
_OTHER = re.compile(
    rf"\s+(?P<credit>\((?:{_GIVEN}|{_WHOSE})(?: (?i:{_KIND}|handout))?\)"
    rf"|\((?:[A-Z]{{3,5}}(?:-TV)?|{_NAMED} ?/ ?[A-ZÀ-Þ][^()]{{2,50}})\)"
    rf"|(?<=[.!?…] )(?:(?i:{_KIND}|graphic|map|illustration|source|data)"
    rf"(?: (?:supplied|provided|released|shared|taken) by(?: the)?|:) ?[A-ZÀ-Þ@][^.!?]{{2,70}}"
    rf"|{_NAMED} ?/ ?(?:[A-ZÀ-Þ][\w'’-]+ ?){{1,4}}(?:staff)?|(?:{_GIVEN}|{_WHOSE})(?: (?i:{_KIND}|handout))?"
    rf"|(?:Courtesy|©|(?:U\.S\. )?[A-Z]\w+ (?:[A-Z]\w+ )?photo by)(?: of)? .{{3,60}})"
    r"|Credit: [^.]{2,60}\])$"
)
"""Credits that the reference does not know: of a handout, supplied by somebody, of a paper's own staff."""
_GLUED = re.compile(r"(?<=[a-z0-9’”\"][a-z0-9’”\")][.!?])(?P<credit>[A-ZÀ-Þ@©][A-Za-zÀ-ÿ@][^.!?]{1,78})$")
"""What stands right behind a full stop, with no blank between, to the end of the line."""
_PROSE_END = re.compile(r"(?<!\))(?<!\b[A-Z])[.!?]$")
"""No credit ends in a stop, but behind a bracket or an initial: such a line is looked at no further."""
_LABEL = re.compile(
    r"(?:PICTURED|Pictured|(?:Photo|Image|Picture) [Cc]aption|CAPTION|Caption|PHOTO|Photo|IMAGE|Image)"
    r"(?::| ?,) (?=[A-ZÀ-Þ“\"])"
)
_BRACKETED = re.compile(r"\[(?:Image|Photo|Picture|IMAGE|PHOTO|Pictured|Video)s?:? [^\[\]]+\]")
_BELOW = re.compile(
    rf"{_NAMED} (?:for|of) (?:[Tt]he )?[A-ZÀ-Þ][\w'’ ]{{2,40}}|{_NAMED} ?/ ?[A-ZÀ-Þ][\w'’ ]{{1,40}}"
    rf"|\(?{_GIVEN}(?: (?i:{_KIND}))?\)?"
)
"""What a line below a caption is read as a credit by, beside what the reference knows."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Piece:
    """A run of one kind at characters `start` to `end`; `picture` counts the stanza's pictures from 1."""

    kind: BlockKind | None
    start: int
    end: int
    picture: int = 0


def caption_and_credit(line: str) -> tuple[int, int] | None:
    """Where in a line the caption ends and the credit begins; None where it has no credit and no label."""
    if len(line) > LONGEST_CAPTION:
        return None
    if _PROSE_END.search(line):
        return _labelled(line)
    caption, credit = split_credit(line)
    if not credit:
        return _tail(line) or _labelled(line)
    end = len(caption.rstrip()) if line.startswith(caption.rstrip()) else line.index(credit)
    rest = line[end:]
    return end, end + len(rest) - len(rest.lstrip())


def _tail(line: str) -> tuple[int, int] | None:
    """As above, for a credit behind a dash, a handout's, a staff picture's, one in a picture's brackets."""
    dashed = _DASHED.search(line)
    if dashed and is_credit(_PHOTO.sub("", dashed["name"])) and not _SAYS.search(line):
        return dashed.start(), dashed.start("credit")
    other = _OTHER.search(line)
    if other and not _SAYS.search(line):
        return other.start(), other.start("credit")
    glued = _GLUED.search(line)
    return (glued.start(), glued.start()) if glued and not _SAYS.search(glued["credit"]) else None


def _labelled(line: str) -> tuple[int, int] | None:
    """A caption by its label alone, with no credit: Pictured: …; [Image: …]."""
    return (len(line), len(line)) if _LABEL.match(line) or _BRACKETED.fullmatch(line) else None


def ends_with_credit(line: str) -> bool:
    """Whether a credit ends this line, so that the next one is another's."""
    return caption_and_credit(line) is not None


def _split(line: str, *, below: bool) -> tuple[int, int] | None:
    """As `caption_and_credit`; below another line, a bare agency's name is a credit too."""
    credit = below and (is_credit(line) or _BELOW.fullmatch(line) is not None)
    return (0, 0) if credit and not _labelled(line) else caption_and_credit(line)


def pieces(lines: list[Line]) -> list[Piece]:
    """The lines of a stanza with its pictures told apart: a kind for their lines, None for the others."""
    splits = [_split(line.text, below=bool(index)) for index, line in enumerate(lines)]
    for index, (split, below) in enumerate(pairwise(splits)):
        if split and split[0] == len(lines[index].text) and below == (0, 0):
            splits[index] = None
    kinds: list[tuple[BlockKind | None, int]] = [(None, 0)] * len(lines)
    picture = 0
    for index, split in enumerate(splits):
        if split is None:
            continue
        picture += 1
        kinds[index] = (BlockKind.CAPTION, picture)
        above = index - 1
        if split[0] == 0:
            kinds[index] = (BlockKind.CREDIT, picture)
            above = _claim(BlockKind.CAPTION, picture, above, lines, splits, kinds)
        if _alone(above, kinds, splits) and _is_alt(above, index, lines, splits):
            kinds[above] = (BlockKind.ALT, picture)
    return [piece for pair in zip(lines, splits, kinds, strict=True) for piece in _laid_out(*pair)]


def _claim(
    kind: BlockKind,
    picture: int,
    above: int,
    lines: list[Line],
    splits: list[tuple[int, int] | None],
    kinds: list[tuple[BlockKind | None, int]],
) -> int:
    """Give the line above a credit that stands alone its kind; the index of the line above both."""
    if not _alone(above, kinds, splits) or len(lines[above].text) > LONGEST_ALT:
        return -1
    kinds[above] = (kind, picture)
    return above - 1


def _alone(
    index: int, kinds: list[tuple[BlockKind | None, int]], splits: list[tuple[int, int] | None]
) -> bool:
    return index >= 0 and kinds[index][0] is None and splits[index] is None


def _is_alt(above: int, index: int, lines: list[Line], splits: list[tuple[int, int] | None]) -> bool:
    """Whether the line above a caption is its alternative text and not prose."""
    alt, caption = lines[above].text, lines[index].text
    if alike(alt, caption) >= ALIKE:
        return len(alt) <= 2 * LONGEST_ALT
    if len(alt) > LONGEST_ALT or _SAYS.search(alt) or _SENTENCE_BREAK.search(alt):
        return False
    return alt[-1] not in ".!?:" or _all_paired(splits)


def _all_paired(splits: list[tuple[int, int] | None]) -> bool:
    """Whether the stanza holds pictures alone: each credit has at most one line of its own above it."""
    bare = [split is None for split in splits]
    return not bare[-1] and not any(a and b for a, b in pairwise(bare))


def alike(one: str, other: str) -> float:
    """The share of the shorter text's words that the other has too."""
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(words & others) / (min(len(words), len(others)) or 1)


def _laid_out(
    line: Line, split: tuple[int, int] | None, kind: tuple[BlockKind | None, int]
) -> Iterator[Piece]:
    name, picture = kind
    if split is None or not split[0]:
        yield Piece(name, line.start, line.end, picture)
        return
    yield Piece(BlockKind.CAPTION, line.start, line.start + split[0], picture)
    if line.start + split[1] < line.end:
        yield Piece(BlockKind.CREDIT, line.start + split[1], line.end, picture)
