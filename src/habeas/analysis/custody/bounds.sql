-- question: How many rows are there, and on which days do they begin?
-- definition: All rows of `stints`, marked ones too, and the earliest and latest book-in and book-out among them.
-- fails: Days and no times, since each is that of one person's row. One mistyped year is the earliest or the latest day.
-- reads: stints
-- column: all_rows (count, about) an answer has it to the nearest ten times the threshold
-- column: first_in (day) since 1970-01-01
-- column: last_in (day) likewise
-- column: last_out (day) likewise
SELECT
  CAST(COUNT(*) AS BIGINT) AS all_rows,
  CAST((MIN(book_in) - (MIN(book_in) % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS first_in,
  CAST((MAX(book_in) - (MAX(book_in) % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS last_in,
  CAST((MAX(book_out) - (MAX(book_out) % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS last_out
FROM stints
