-- question: How many people are held in all on each day?
-- definition: Distinct people: each counts once a day however many stints hold them. Days and shifts are those of
--   `headcount`. With :transit 1 a stay counts from its stay_in to the last book-out seen in it, so that who is
--   between two facilities counts; with 0 only the stints themselves do. Stints at facilities of the table
--   `excluded` are left out first. A row without an id is a person of its own.
-- fails: As for `headcount`; with :transit 1 a stay_in that is years before the first stint holds a person for years,
--   and so does a stay that a lost book-out leaves open.
-- reads: stints, days, excluded
-- parameter: in_shift (seconds) added to a book-in before its day is taken
-- parameter: out_shift (seconds) added to a book-out before its day is taken
-- parameter: until (seconds) when held who have not been booked out
-- parameter: transit (0 or 1) whether time between the stints of a stay counts
-- column: day (days)
-- column: held (people)
WITH rows_kept AS (
  SELECT
    s.seq,
    s.person,
    s.book_in,
    COALESCE(s.book_out, :until) AS book_out,
    s.stay_in,
    CASE WHEN s.person IS NULL OR :transit = 0 THEN s.seq ELSE -1 END AS alone
  FROM stints AS s
  LEFT JOIN excluded AS e ON e.facility = s.facility
  WHERE s.keep = 1 AND s.book_in IS NOT NULL AND e.facility IS NULL
),
held AS (
  SELECT
    MIN(seq) AS seq,
    person,
    MIN(CASE WHEN :transit = 1 AND stay_in < book_in THEN stay_in ELSE book_in END) AS book_in,
    MAX(book_out) AS book_out
  FROM rows_kept
  GROUP BY person, stay_in, alone
),
spans AS (
  SELECT
    seq,
    person,
    CAST((book_in + :in_shift - ((book_in + :in_shift) % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS since,
    CAST((book_out + :out_shift - ((book_out + :out_shift) % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS upto
  FROM held
  WHERE book_out > book_in
),
whose AS (
  SELECT
    since,
    upto,
    MAX(upto) OVER (
      PARTITION BY person, CASE WHEN person IS NULL THEN seq ELSE -1 END
      ORDER BY since, seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached
  FROM spans
  WHERE upto > since
),
clipped AS (
  SELECT
    CASE WHEN n.since < b.low THEN b.low ELSE n.since END AS since,
    n.upto
  FROM (
    SELECT CASE WHEN reached > since THEN reached ELSE since END AS since, upto
    FROM whose
    WHERE reached IS NULL OR upto > reached
  ) AS n
  CROSS JOIN (SELECT MIN(day) AS low, MAX(day) AS high FROM days) AS b
  WHERE n.upto > b.low AND n.since <= b.high
),
changes AS (
  SELECT day, CAST(SUM(step) AS BIGINT) AS step
  FROM (
    SELECT since AS day, 1 AS step FROM clipped
    UNION ALL
    SELECT upto AS day, -1 AS step FROM clipped
  ) AS steps
  GROUP BY day
)
SELECT
  d.day,
  CAST(SUM(COALESCE(c.step, 0)) OVER (
    ORDER BY d.day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS BIGINT) AS held
FROM days AS d
LEFT JOIN changes AS c ON c.day = d.day
