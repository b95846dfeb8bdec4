-- question: By which names does each facility code go?
-- definition: Each pair of code and name that rows of `stints` state together, with how many do.
-- fails: A code that was given to another place later has the names of both.
-- reads: stints
-- column: facility (code)
-- column: facility_name (code) null where none is stated
-- column: all_rows (count)
SELECT facility, facility_name, CAST(COUNT(*) AS BIGINT) AS all_rows
FROM stints
WHERE facility >= 0
GROUP BY facility, facility_name
