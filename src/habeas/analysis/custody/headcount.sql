-- question: How many are held at each facility on each day?
-- definition: Days are those of the table `days`, which has no holes; every facility with a row has all of them. A
--   stint counts on the days from floor((book_in + :in_shift) / 86400) until before floor((book_out + :out_shift) /
--   86400). Shifts 86399 and 86399 count at the start of the day: in at or before midnight and out after it. Shifts
--   0 and 0 count at its end: in on or before the day and out on a later one. Shifts 0 and 86400 count who was there
--   in any part of the day. Open stints last until :until. With :distinct 1 a person counts once a facility and day;
--   a row without an id is always a person of its own. With :marked 1 rows marked as duplicates count too.
-- fails: Who is booked out and in again between two instants is not seen, nor is a hold room used by day. A lost
--   book-out holds a person until :until. Stints that end before they begin, or as they do, or state no book-in,
--   count nowhere. Hospital stints that an edition leaves out are missing.
-- reads: stints, days
-- parameter: in_shift (seconds) added to a book-in before its day is taken
-- parameter: out_shift (seconds) added to a book-out before its day is taken
-- parameter: until (seconds) when held who have not been booked out
-- parameter: distinct (0 or 1) whether people count and not stints
-- parameter: marked (0 or 1) whether rows marked as duplicates count
-- column: facility (code) -1 where it is redacted, -2 where none is stated
-- column: day (days)
-- column: held (people, or stints)
WITH spans AS (
  SELECT
    seq,
    person,
    COALESCE(facility, -2) AS place,
    CAST((book_in + :in_shift - ((book_in + :in_shift) % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS since,
    CAST((COALESCE(book_out, :until) + :out_shift
      - ((COALESCE(book_out, :until) + :out_shift) % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS upto
  FROM stints
  WHERE (keep = 1 OR :marked = 1) AND book_in IS NOT NULL AND COALESCE(book_out, :until) > book_in
),
whose AS (
  SELECT
    place,
    since,
    upto,
    MAX(upto) OVER (
      PARTITION BY place, person, CASE WHEN :distinct = 1 AND person IS NOT NULL THEN -1 ELSE seq END
      ORDER BY since, seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached
  FROM spans
  WHERE upto > since
),
new_days AS (
  SELECT place, CASE WHEN reached > since THEN reached ELSE since END AS since, upto
  FROM whose
  WHERE reached IS NULL OR upto > reached
),
clipped AS (
  SELECT
    n.place,
    CASE WHEN n.since < b.low THEN b.low ELSE n.since END AS since,
    n.upto
  FROM new_days AS n
  CROSS JOIN (SELECT MIN(day) AS low, MAX(day) AS high FROM days) AS b
  WHERE n.upto > b.low AND n.since <= b.high
),
steps AS (
  SELECT place, since AS day, 1 AS step FROM clipped
  UNION ALL
  SELECT place, upto AS day, -1 AS step FROM clipped
),
changes AS (
  SELECT place, day, CAST(SUM(step) AS BIGINT) AS step FROM steps GROUP BY place, day
),
dense AS (
  SELECT p.place, d.day
  FROM (SELECT DISTINCT COALESCE(facility, -2) AS place FROM stints) AS p
  CROSS JOIN days AS d
)
SELECT
  d.place AS facility,
  d.day,
  CAST(SUM(COALESCE(c.step, 0)) OVER (
    PARTITION BY d.place ORDER BY d.day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS BIGINT) AS held
FROM dense AS d
LEFT JOIN changes AS c ON c.place = d.place AND c.day = d.day
