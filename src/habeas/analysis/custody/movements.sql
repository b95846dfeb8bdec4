-- question: How many are booked into and out of each facility on each day?
-- definition: Stints by facility and by the day of their book-in, and by that of their book-out. Out and in again at
--   one facility on one day are movements like any others, so rows that only the same-day rule marks are counted,
--   and only exact and bond duplicates are not, as in `flows`. Rows without an id count.
-- fails: A lost book-out is a book-in without one. A stint that was split in two at one instant is two movements.
-- reads: stints
-- column: facility (code) -1 where it is redacted, -2 where none is stated
-- column: day (days)
-- column: book_ins (count)
-- column: book_outs (count)
-- column: people_of_book_ins (people) by whom book_ins are told or not; a row without an id is one
-- column: people_of_book_outs (people)
WITH moved AS (
  SELECT COALESCE(facility, -2) AS facility, book_in AS moment, 1 AS ins, 0 AS outs,
    CASE WHEN person IS NULL THEN -1 - seq ELSE person END AS who
  FROM stints
  WHERE duplicate % 4 = 0 AND book_in IS NOT NULL
  UNION ALL
  SELECT COALESCE(facility, -2) AS facility, book_out AS moment, 0 AS ins, 1 AS outs,
    CASE WHEN person IS NULL THEN -1 - seq ELSE person END AS who
  FROM stints
  WHERE duplicate % 4 = 0 AND book_out IS NOT NULL
),
by_day AS (
  SELECT facility, CAST((moment - (moment % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS day, ins, outs, who
  FROM moved
)
SELECT
  facility,
  day,
  CAST(SUM(ins) AS BIGINT) AS book_ins,
  CAST(SUM(outs) AS BIGINT) AS book_outs,
  CAST(COUNT(DISTINCT CASE WHEN ins = 1 THEN who END) AS BIGINT) AS people_of_book_ins,
  CAST(COUNT(DISTINCT CASE WHEN outs = 1 THEN who END) AS BIGINT) AS people_of_book_outs
FROM by_day
GROUP BY facility, day
