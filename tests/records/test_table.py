"""A table of a Reading: what its fields are for, and that a Reading with none is as it always was."""

from habeas.records.encoding import to_plain
from habeas.records.kinds import from_bytes
from habeas.records.reading import Block, BlockKind, reading
from habeas.records.table import POSITIONS, Table

DIGEST = "ab" * 32
BLOCK = Block(0, BlockKind.PARAGRAPH, "A paragraph", 0, 11)


def test_a_reading_keeps_its_tables_through_bytes():
    from habeas.records.encoding import dumps

    table = Table(POSITIONS, DIGEST, 7, ("a1b2c3 N278GX", "c0ffee"))
    made = reading("src-1", tables=(table,))
    assert from_bytes("reading", 1, dumps(to_plain(made))) == made
    assert made.tables == (table,)


def test_a_reading_without_tables_has_the_id_that_it_had_before_there_were_any():
    assert "tables" not in to_plain(reading("src-1", blocks=(BLOCK,)))


def test_another_table_makes_another_reading():
    one = reading("src-1", tables=(Table(POSITIONS, DIGEST, 7),))
    others = [
        reading("src-1", tables=(Table(POSITIONS, "cd" * 32, 7),)),
        reading("src-1", tables=(Table(POSITIONS, DIGEST, 8),)),
        reading("src-1", tables=(Table(POSITIONS, DIGEST, 7, ("a1b2c3",)),)),
        reading("src-2", tables=(Table(POSITIONS, DIGEST, 7),)),
        reading("src-1"),
    ]
    assert one.id not in {other.id for other in others}
    assert one.id == reading("src-1", tables=(Table(POSITIONS, DIGEST, 7),)).id
