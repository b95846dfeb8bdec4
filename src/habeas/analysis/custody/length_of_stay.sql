-- question: How long are people held at each facility?
-- definition: Kept stints by facility and by whole days from book-in to book-out: how many, and their seconds in all.
--   Open stints stand apart (ended 0) and are counted until :until.
-- fails: Open stints and those near the release are cut short, so that the ended ones alone are too short; stints
--   that end before they begin are left out.
-- reads: stints
-- parameter: until (seconds) when held who have not been booked out
-- column: facility (code) -1 where it is redacted, -2 where none is stated
-- column: ended (0 or 1)
-- column: whole_days (days) long
-- column: stints (count)
-- column: people_of_stints (people) by whom stints are told or not; a row without an id is one
-- column: seconds (seconds) of all of them
WITH counted AS (
  SELECT
    COALESCE(facility, -2) AS facility,
    CASE WHEN person IS NULL THEN -1 - seq ELSE person END AS who,
    CASE WHEN book_out IS NULL THEN 0 ELSE 1 END AS ended,
    COALESCE(book_out, :until) - book_in AS seconds
  FROM stints
  WHERE keep = 1 AND book_in IS NOT NULL AND COALESCE(book_out, :until) >= book_in
)
SELECT
  facility,
  ended,
  CAST((seconds - seconds % 86400) / 86400 AS INTEGER) AS whole_days,
  CAST(COUNT(*) AS BIGINT) AS stints,
  CAST(COUNT(DISTINCT who) AS BIGINT) AS people_of_stints,
  CAST(SUM(seconds) AS BIGINT) AS seconds
FROM counted
GROUP BY facility, ended, CAST((seconds - seconds % 86400) / 86400 AS INTEGER)
