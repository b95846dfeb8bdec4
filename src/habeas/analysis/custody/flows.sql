-- question: From which facility to which are people moved, and how often?
-- definition: Each pair of stints that follow one another in a stay is a move, counted by both facilities; moves that
--   arrive from :since until before :upto. Out and in again at one facility is a move like any other, so rows that
--   only the same-day rule marks are counted, and only exact and bond duplicates are not.
-- fails: A stint that lies within another gives two moves; a facility with several codes moves people to itself.
-- reads: stints
-- parameter: since (seconds) from which arrivals count
-- parameter: upto (seconds) before which they do
-- column: origin (code) -1 where it is redacted, -2 where none is stated
-- column: destination (code) likewise
-- column: moves (count)
-- column: people (count) distinct
WITH moves AS (
  SELECT
    person,
    COALESCE(facility, -2) AS destination,
    book_in,
    LAG(COALESCE(facility, -2)) OVER (PARTITION BY person, stay_in ORDER BY seq) AS origin
  FROM stints
  WHERE duplicate % 4 = 0 AND person IS NOT NULL AND book_in IS NOT NULL
),
counted AS (
  SELECT origin, destination, person AS who
  FROM moves
  WHERE origin IS NOT NULL AND book_in >= :since AND book_in < :upto
)
SELECT
  origin,
  destination,
  CAST(COUNT(*) AS BIGINT) AS moves,
  CAST(COUNT(DISTINCT who) AS BIGINT) AS people
FROM counted
GROUP BY origin, destination
