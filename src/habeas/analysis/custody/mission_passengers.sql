-- question: How many stood on the manifest of each mission, how many were struck, and how many flew?
-- definition: Rows of `passengers` by mission, a row number (passenger_row) that stands more than once in it being one
--   passenger. Struck are those whose field `struck` is the code :struck; the others flew.
-- fails: A row number is of a row and not of a person: who flew twice is two. Numbers that are redacted are counted
--   each by itself. A mission without its own number is one with all others that have none.
-- reads: passengers
-- parameter: struck (code) that says so
-- column: mission (code)
-- column: all_rows (count)
-- column: manifested (count)
-- column: struck (count)
-- column: flew (count)
-- column: people_of_all_rows (people) by whom all_rows is told or not: those manifested
WITH listed AS (
  SELECT
    mission_id,
    CAST(COUNT(*) AS BIGINT) AS all_rows,
    MAX(CASE WHEN struck = :struck THEN 1 ELSE 0 END) AS was_struck
  FROM passengers
  GROUP BY mission_id, passenger_row, CASE WHEN passenger_row >= 0 THEN -1 ELSE seq END
)
SELECT
  mission_id AS mission,
  CAST(SUM(all_rows) AS BIGINT) AS all_rows,
  CAST(COUNT(*) AS BIGINT) AS manifested,
  CAST(SUM(was_struck) AS BIGINT) AS struck,
  CAST(COUNT(*) - SUM(was_struck) AS BIGINT) AS flew,
  CAST(COUNT(*) AS BIGINT) AS people_of_all_rows
FROM listed
GROUP BY mission_id
