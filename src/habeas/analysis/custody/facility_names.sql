-- question: By which names does each facility code go?
-- definition: Each pair of code and name that rows of `stints` state together, with how many do.
-- fails: A code that was given to another place later has the names of both.
-- reads: stints
-- column: facility (code)
-- column: facility_name (code) null where none is stated
-- column: all_rows (count)
-- column: people_of_all_rows (people) by whom all_rows is told or not; a row without an id is one
SELECT
  facility,
  facility_name,
  CAST(COUNT(*) AS BIGINT) AS all_rows,
  CAST(COUNT(DISTINCT CASE WHEN person IS NULL THEN -1 - seq ELSE person END) AS BIGINT) AS people_of_all_rows
FROM stints
WHERE facility >= 0
GROUP BY facility, facility_name
