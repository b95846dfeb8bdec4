-- question: Which arrests say what cannot be?
-- definition: Kept arrests, by rule: 29 made after the release (:until); 32 made before the records begin (:begins).
-- fails: 32 is of an edition whose title is stated by another date, or whose rows were chosen by one.
-- reads: arrests
-- parameter: until (seconds) of the release
-- parameter: begins (seconds) of the records
-- column: seq (seq)
-- column: rule (29 or 32)
-- column: seconds (seconds) by which
SELECT seq, 29 AS rule, CAST(arrest_time - :until AS BIGINT) AS seconds
FROM arrests
WHERE keep = 1 AND arrest_time > :until
UNION ALL
SELECT seq, 32 AS rule, CAST(:begins - arrest_time AS BIGINT) AS seconds
FROM arrests
WHERE keep = 1 AND arrest_time < :begins
