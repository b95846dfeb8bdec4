-- question: Which arrests and stays of one person may be one event?
-- definition: Kept arrests and stays where the stay begins from :before seconds before the arrest to :after seconds
--   after it. Candidates only: `assignment.assigned` chooses among them, one to one. Stays are named as in `stays`.
-- fails: Arrest times that are dates only stand at midnight; a stay whose beginning was moved; an arrest by another
--   agency that led to no stay.
-- reads: arrests, stints
-- parameter: before (seconds)
-- parameter: after (seconds)
-- column: person (code)
-- column: arrest (seq) of the arrest
-- column: stay (seq) of the last stint of the stay
-- column: seconds (seconds) from arrest to stay
WITH stays AS (
  SELECT person, stay_in, MAX(seq) AS stay
  FROM stints
  WHERE keep = 1 AND person IS NOT NULL AND stay_in IS NOT NULL AND book_in IS NOT NULL
  GROUP BY person, stay_in
)
SELECT a.person, a.seq AS arrest, s.stay, CAST(s.stay_in - a.arrest_time AS BIGINT) AS seconds
FROM arrests AS a
JOIN stays AS s ON s.person = a.person
WHERE a.keep = 1 AND s.stay_in - a.arrest_time >= -:before AND s.stay_in - a.arrest_time <= :after
