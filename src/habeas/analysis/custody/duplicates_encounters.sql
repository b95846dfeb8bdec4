-- question: Which encounters may stand twice?
-- definition: Rows of one person on the same day of event_time, the first of them left out: they are flagged (16) and
--   stay in every count. A row without an id or a date is never flagged.
-- fails: Two true events of one person on one day; redaction makes rows alike that are not.
-- reads: encounters
-- column: seq (seq)
-- column: mark (0 or 16)
SELECT
  seq,
  CASE
    WHEN person IS NOT NULL AND event_time IS NOT NULL
      AND ROW_NUMBER() OVER (PARTITION BY person, event_time - (event_time % 86400 + 86400) % 86400 ORDER BY seq) > 1 THEN 16
    ELSE 0
  END AS mark
FROM encounters
