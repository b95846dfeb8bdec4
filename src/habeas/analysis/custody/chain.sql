-- question: Where was one person held, stint by stint?
-- definition: The kept stints of the person :person in order, each with the seconds since the latest end of all
--   earlier ones (negative where it overlaps them, null for the first).
-- fails: A person of one edition only: ids of two editions are never the same id. After an open stint what lies
--   between is counted from its book-in.
-- reads: stints
-- parameter: person (code)
-- column: number (count) from 1
-- column: seq (seq)
-- column: stay_in (seconds)
-- column: facility (code)
-- column: book_in (seconds)
-- column: book_out (seconds)
-- column: release_reason (code)
-- column: seconds_between (seconds)
SELECT
  CAST(ROW_NUMBER() OVER (ORDER BY seq) AS BIGINT) AS number,
  seq,
  stay_in,
  facility,
  book_in,
  book_out,
  release_reason,
  CAST(book_in - MAX(CASE WHEN book_out > book_in THEN book_out ELSE book_in END) OVER (
    ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS BIGINT) AS seconds_between
FROM stints
WHERE keep = 1 AND person = :person
