-- question: By day, how many are booked in and out, and how many of those booked in are still in?
-- definition: Kept stints by the day of their book-in or book-out, for every day of the table `days`. Where rows were
--   chosen by book-out, few of the first days' book-ins are there and all of them were long; still_in rises to all
--   towards the release.
-- fails: A facility that opened or closed looks like censoring of its own.
-- reads: stints, days
-- column: day (days)
-- column: book_ins (count)
-- column: still_in (count) of the book-ins, not booked out
-- column: book_outs (count)
-- column: seconds (seconds) that the book-outs of the day had been held
-- column: people_of_book_ins (people) by whom book_ins are told or not; a row without an id is one
-- column: people_of_still_in (people)
-- column: people_of_book_outs (people)
-- column: people_of_book_ins_less_still_in (people)
WITH kept AS (
  SELECT
    book_in,
    book_out,
    CASE WHEN person IS NULL THEN -1 - seq ELSE person END AS who,
    CAST((book_in - (book_in % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS day_in,
    CAST((book_out - (book_out % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS day_out
  FROM stints
  WHERE keep = 1
),
ins AS (
  SELECT
    day_in,
    CAST(COUNT(*) AS BIGINT) AS book_ins,
    CAST(SUM(CASE WHEN book_out IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS still_in,
    CAST(COUNT(DISTINCT who) AS BIGINT) AS people_in,
    CAST(COUNT(DISTINCT CASE WHEN book_out IS NULL THEN who END) AS BIGINT) AS people_still_in,
    CAST(COUNT(DISTINCT CASE WHEN book_out IS NOT NULL THEN who END) AS BIGINT) AS people_not_in
  FROM kept
  WHERE day_in IS NOT NULL
  GROUP BY day_in
),
outs AS (
  SELECT
    day_out,
    CAST(COUNT(*) AS BIGINT) AS book_outs,
    CAST(SUM(book_out - book_in) AS BIGINT) AS seconds,
    CAST(COUNT(DISTINCT who) AS BIGINT) AS people_out
  FROM kept
  WHERE day_out IS NOT NULL AND book_in IS NOT NULL
  GROUP BY day_out
)
SELECT
  d.day,
  COALESCE(i.book_ins, 0) AS book_ins,
  COALESCE(i.still_in, 0) AS still_in,
  COALESCE(o.book_outs, 0) AS book_outs,
  COALESCE(o.seconds, 0) AS seconds,
  COALESCE(i.people_in, 0) AS people_of_book_ins,
  COALESCE(i.people_still_in, 0) AS people_of_still_in,
  COALESCE(o.people_out, 0) AS people_of_book_outs,
  COALESCE(i.people_not_in, 0) AS people_of_book_ins_less_still_in
FROM days AS d
LEFT JOIN ins AS i ON i.day_in = d.day
LEFT JOIN outs AS o ON o.day_out = d.day
