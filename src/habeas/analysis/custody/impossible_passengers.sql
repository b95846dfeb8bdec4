-- question: Which passengers' rows say what cannot be?
-- definition: Rows of `passengers`, by rule: 1 an age below 0 or above 99; 2 a status that the table `dates` lists, as
--   it is a whole number of five digits and so a date that a spreadsheet made of a code; 3 a row number that an
--   earlier row of the same mission has.
-- fails: People older than 99. Rows that stand twice since a table of airports has an airport twice are 3, and differ
--   in the airport alone.
-- reads: passengers, dates
-- column: seq (seq)
-- column: rule (1, 2 or 3)
SELECT seq, 1 AS rule FROM passengers WHERE age < 0 OR age > 99
UNION ALL
SELECT p.seq, 2 AS rule FROM passengers AS p JOIN dates AS d ON d.status = p.status
UNION ALL
SELECT seq, 3 AS rule
FROM (
  SELECT seq, ROW_NUMBER() OVER (PARTITION BY mission_id, passenger_row ORDER BY seq) AS nth
  FROM passengers
  WHERE passenger_row >= 0
) AS numbered
WHERE nth > 1
