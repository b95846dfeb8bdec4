-- question: Which arrests were chained into one episode, and over how long?
-- definition: The rule of `duplicates_arrests` joins each arrest to the one before it where that is at most 86,400
--   seconds earlier, so that an episode may last for days. An episode is named by its first arrest; chained 1 says
--   that it lasts over 86,400 seconds: counted from its first arrest, its rows would be more than one.
-- fails: As for `duplicates_arrests`: two true arrests within a day are one episode.
-- reads: arrests
-- column: seq (seq) of the first arrest
-- column: arrests (count) of all rows in it
-- column: seconds (seconds) from the first to the last
-- column: chained (0 or 1)
WITH after AS (
  SELECT
    seq,
    person,
    arrest_time,
    LAG(arrest_time) OVER (PARTITION BY person ORDER BY arrest_time, seq) AS previous
  FROM arrests
  WHERE person IS NOT NULL AND arrest_time IS NOT NULL
),
numbered AS (
  SELECT
    seq,
    person,
    arrest_time,
    SUM(CASE WHEN arrest_time - previous <= 86400 THEN 0 ELSE 1 END) OVER (
      PARTITION BY person ORDER BY arrest_time, seq ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS episode
  FROM after
)
SELECT
  MIN(seq) AS seq,
  CAST(COUNT(*) AS BIGINT) AS arrests,
  CAST(MAX(arrest_time) - MIN(arrest_time) AS BIGINT) AS seconds,
  CASE WHEN MAX(arrest_time) - MIN(arrest_time) > 86400 THEN 1 ELSE 0 END AS chained
FROM numbered
GROUP BY person, episode
HAVING COUNT(*) > 1
