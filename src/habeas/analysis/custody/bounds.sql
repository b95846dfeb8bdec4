-- question: How many rows are there, and on which days do they begin?
-- definition: All rows of `stints`, marked ones too, and the earliest and latest book-in and book-out among them.
-- fails: One mistyped year is the earliest or the latest day.
-- reads: stints
-- column: all_rows (count)
-- column: first_in (seconds)
-- column: last_in (seconds)
-- column: last_out (seconds)
SELECT
  CAST(COUNT(*) AS BIGINT) AS all_rows,
  MIN(book_in) AS first_in,
  MAX(book_in) AS last_in,
  MAX(book_out) AS last_out
FROM stints
