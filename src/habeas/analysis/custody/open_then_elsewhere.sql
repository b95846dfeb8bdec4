-- question: Which stints were never closed although the same person was booked in later?
-- definition: A kept stint without book-out that is followed by another kept stint of the person: its book-out is
--   lost, and headcounts that hold it open are too high. The next stint is by book-in.
-- fails: Where the next book-in is itself wrong, the open stint may be the true one.
-- reads: stints
-- column: seq (seq) of the open stint
-- column: next_seq (seq)
-- column: facility (code)
-- column: next_facility (code)
-- column: book_in (seconds)
-- column: next_book_in (seconds)
-- column: elsewhere (0 or 1) whether the next is at another facility
WITH followed AS (
  SELECT
    seq,
    facility,
    book_in,
    book_out,
    LEAD(seq) OVER (PARTITION BY person ORDER BY seq) AS next_seq,
    LEAD(facility) OVER (PARTITION BY person ORDER BY seq) AS next_facility,
    LEAD(book_in) OVER (PARTITION BY person ORDER BY seq) AS next_book_in
  FROM stints
  WHERE keep = 1 AND person IS NOT NULL AND book_in IS NOT NULL
)
SELECT
  seq,
  next_seq,
  facility,
  next_facility,
  book_in,
  next_book_in,
  CASE WHEN COALESCE(facility, -2) = COALESCE(next_facility, -2) THEN 0 ELSE 1 END AS elsewhere
FROM followed
WHERE book_out IS NULL AND next_seq IS NOT NULL
