-- question: How many rows has an edition of each facility and month, to lay beside another's?
-- definition: Rows of `stints` by facility and by the month of their book-in (table `months`: a number for each day),
--   all and kept, and how many are open. Month -1 is of no book-in, or of one outside the table. Totals only: two
--   editions are compared by these, never by person.
-- fails: Codes are of one edition's dictionary and are compared by their text; a facility that was renamed is two.
-- reads: stints, months
-- column: facility (code) -1 where it is redacted, -2 where none is stated
-- column: month (number) of the table
-- column: all_rows (count)
-- column: kept_rows (count)
-- column: open_rows (count) of the kept ones
WITH by_day AS (
  SELECT
    COALESCE(facility, -2) AS facility,
    CAST((book_in - (book_in % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS day,
    CAST(COUNT(*) AS BIGINT) AS all_rows,
    CAST(SUM(keep) AS BIGINT) AS kept_rows,
    CAST(SUM(CASE WHEN book_out IS NULL AND keep = 1 THEN 1 ELSE 0 END) AS BIGINT) AS open_rows
  FROM stints
  GROUP BY COALESCE(facility, -2), CAST((book_in - (book_in % 86400 + 86400) % 86400) / 86400 AS INTEGER)
)
SELECT
  b.facility,
  COALESCE(m.month, -1) AS month,
  CAST(SUM(b.all_rows) AS BIGINT) AS all_rows,
  CAST(SUM(b.kept_rows) AS BIGINT) AS kept_rows,
  CAST(SUM(b.open_rows) AS BIGINT) AS open_rows
FROM by_day AS b
LEFT JOIN months AS m ON m.day = b.day
GROUP BY b.facility, COALESCE(m.month, -1)
