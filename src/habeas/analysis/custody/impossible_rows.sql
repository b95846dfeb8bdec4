-- question: Which rows say what cannot be?
-- definition: Kept stints, by rule: 7 the stay has no end although none of its stints is open; 9 booked out before
--   booked in; 10 out as in, to the second; 11 the stay begins before its first stint by more than :slack seconds;
--   12 the last stint ends other than the stay; 24 departed, and no country is stated; 25 a date of a final order,
--   and the code :no for whether there is one; 29 booked in after the release (:until); 32 booked in before the
--   records begin (:begins). Rules 7, 11 and 12 give the seq of the stay's last stint.
-- fails: 12 is true of children handed to another agency; 24 and 25 are common where columns are filled at different
--   times; 32 is of an edition that chose rows by another date.
-- reads: stints
-- parameter: slack (seconds) that a stay may begin before its first stint
-- parameter: no (code) of final_order that says there is none
-- parameter: until (seconds) of the release
-- parameter: begins (seconds) of the records
-- column: seq (seq)
-- column: rule (7, 9, 10, 11, 12, 24, 25, 29 or 32)
-- column: seconds (seconds) by which, 0 where it is not a matter of time
WITH kept AS (
  SELECT * FROM stints WHERE keep = 1
),
stays AS (
  SELECT
    MAX(seq) AS seq,
    stay_in,
    MIN(book_in) AS begun,
    MAX(book_out) AS ended,
    MAX(stay_out) AS stay_out,
    SUM(CASE WHEN book_out IS NULL THEN 1 ELSE 0 END) AS still_open
  FROM kept
  WHERE person IS NOT NULL AND stay_in IS NOT NULL AND book_in IS NOT NULL
  GROUP BY person, stay_in
)
SELECT seq, 7 AS rule, CAST(0 AS BIGINT) AS seconds FROM stays WHERE stay_out IS NULL AND still_open = 0
UNION ALL
SELECT seq, 9, CAST(book_in - book_out AS BIGINT) FROM kept WHERE book_out < book_in
UNION ALL
SELECT seq, 10, CAST(0 AS BIGINT) FROM kept WHERE book_out = book_in
UNION ALL
SELECT seq, 11, CAST(begun - stay_in AS BIGINT) FROM stays WHERE begun - stay_in > :slack
UNION ALL
SELECT seq, 12, CAST(stay_out - ended AS BIGINT) FROM stays WHERE still_open = 0 AND stay_out <> ended
UNION ALL
SELECT seq, 24, CAST(0 AS BIGINT) FROM kept WHERE departed_date IS NOT NULL AND departure_country IS NULL
UNION ALL
SELECT seq, 25, CAST(0 AS BIGINT) FROM kept WHERE final_order_date IS NOT NULL AND final_order = :no
UNION ALL
SELECT seq, 29, CAST(book_in - :until AS BIGINT) FROM kept WHERE book_in > :until
UNION ALL
SELECT seq, 32, CAST(:begins - book_in AS BIGINT) FROM kept WHERE book_in < :begins
