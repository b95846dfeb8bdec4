-- question: Which removals say what cannot be?
-- definition: Kept removals, by rule: 24 departed, and no country is stated; 25 a date of a final order, and the code
--   :no for whether there is one; 29 departed after the day of the release (:until_day); 32 departed before the day
--   on which the records begin (:begins_day).
-- fails: 24 and 25 are common where columns are filled at different times; 32 is of an edition that chose rows by
--   another date.
-- reads: removals
-- parameter: no (code) of final_order that says there is none
-- parameter: until_day (days) of the release
-- parameter: begins_day (days) of the records
-- column: seq (seq)
-- column: rule (24, 25, 29 or 32)
-- column: days (days) by which, 0 where it is not a matter of time
SELECT seq, 24 AS rule, 0 AS days
FROM removals
WHERE keep = 1 AND departed_date IS NOT NULL AND departure_country IS NULL
UNION ALL
SELECT seq, 25 AS rule, 0 AS days
FROM removals
WHERE keep = 1 AND final_order_date IS NOT NULL AND final_order = :no
UNION ALL
SELECT seq, 29 AS rule, departed_date - :until_day AS days
FROM removals
WHERE keep = 1 AND departed_date > :until_day
UNION ALL
SELECT seq, 32 AS rule, :begins_day - departed_date AS days
FROM removals
WHERE keep = 1 AND departed_date < :begins_day
