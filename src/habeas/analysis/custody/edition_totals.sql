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
-- column: people_of_all_rows (people) by whom all_rows is told or not; a row without an id is one
-- column: people_of_kept_rows (people)
-- column: people_of_open_rows (people)
-- column: people_of_all_rows_less_kept_rows (people)
-- column: people_of_kept_rows_less_open_rows (people)
WITH dated AS (
  SELECT
    COALESCE(facility, -2) AS facility,
    CAST((book_in - (book_in % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS day,
    keep,
    CASE WHEN book_out IS NULL AND keep = 1 THEN 1 ELSE 0 END AS open_row,
    CASE WHEN person IS NULL THEN -1 - seq ELSE person END AS who
  FROM stints
),
counted AS (
  SELECT d.facility, COALESCE(m.month, -1) AS month, d.keep, d.open_row, d.who
  FROM dated AS d
  LEFT JOIN months AS m ON m.day = d.day
)
SELECT
  facility,
  month,
  CAST(COUNT(*) AS BIGINT) AS all_rows,
  CAST(SUM(keep) AS BIGINT) AS kept_rows,
  CAST(SUM(open_row) AS BIGINT) AS open_rows,
  CAST(COUNT(DISTINCT who) AS BIGINT) AS people_of_all_rows,
  CAST(COUNT(DISTINCT CASE WHEN keep = 1 THEN who END) AS BIGINT) AS people_of_kept_rows,
  CAST(COUNT(DISTINCT CASE WHEN open_row = 1 THEN who END) AS BIGINT) AS people_of_open_rows,
  CAST(COUNT(DISTINCT CASE WHEN keep <> 1 THEN who END) AS BIGINT) AS people_of_all_rows_less_kept_rows,
  CAST(COUNT(DISTINCT CASE WHEN keep = 1 AND open_row = 0 THEN who END) AS BIGINT) AS people_of_kept_rows_less_open_rows
FROM counted
GROUP BY facility, month
