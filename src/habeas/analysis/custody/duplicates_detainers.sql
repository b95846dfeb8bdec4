-- question: Which detainers may stand twice?
-- definition: Rows of one person with the same prepared_date, the first of them left out: they are flagged (16) and
--   stay in every count. A row without an id or a date is never flagged.
-- fails: Two true events of one person on one day; redaction makes rows alike that are not.
-- reads: detainers
-- column: seq (seq)
-- column: mark (0 or 16)
SELECT
  seq,
  CASE
    WHEN person IS NOT NULL AND prepared_date IS NOT NULL
      AND ROW_NUMBER() OVER (PARTITION BY person, prepared_date ORDER BY seq) > 1 THEN 16
    ELSE 0
  END AS mark
FROM detainers
