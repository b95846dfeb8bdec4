-- question: Which arrests are of an episode that has one already?
-- definition: The arrests of a person in order of time: one that is at most 86,400 seconds after the one before it is
--   of the same episode (mark 8). This chains: three arrests, each within a day of the last, are one episode over
--   three days. An arrest without an id or a time is an episode of its own.
-- fails: Two true arrests within a day; an episode that is chained over many days.
-- reads: arrests
-- column: seq (seq)
-- column: mark (0 or 8)
SELECT
  seq,
  CASE
    WHEN person IS NOT NULL
      AND arrest_time - LAG(arrest_time) OVER (PARTITION BY person ORDER BY arrest_time NULLS FIRST, seq) <= 86400
    THEN 8
    ELSE 0
  END AS mark
FROM arrests
