-- question: Who was booked out, not released and not removed, and never booked in again?
-- definition: The last kept stint of a person, where it ended with the reason :transferred or with none stated, no
--   removal of the person is dated from :slack days before the day of book-out on, the row states no departure, and
--   there is a later day than :until_day - :quiet_days to see a book-in on: it ended before that.
-- fails: Facilities and hospitals that the edition leaves out; a removal without an id; a person whose rows were
--   given another id; a stay that crosses into a custody other than that of the keeper of the records.
-- reads: stints, removals
-- parameter: transferred (code) of the release reason that says so
-- parameter: slack (days) that a removal may be dated before the book-out
-- parameter: until_day (days) on which the records end
-- parameter: quiet_days (days) before the end of which nothing is said
-- column: seq (seq)
-- column: facility (code) last seen at
-- column: book_out (seconds) last seen
-- column: stated (0 or 1) whether the reason is stated to be a transfer
WITH ended AS (
  SELECT
    seq,
    person,
    facility,
    book_out,
    release_reason,
    departed_date,
    CAST((book_out - (book_out % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS day_out,
    ROW_NUMBER() OVER (PARTITION BY person ORDER BY seq DESC) AS from_last,
    SUM(CASE WHEN book_out IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY person) AS still_open
  FROM stints
  WHERE keep = 1 AND person IS NOT NULL
),
removed AS (
  SELECT person, MAX(departed_date) AS departed FROM removals WHERE person IS NOT NULL GROUP BY person
)
SELECT
  e.seq,
  e.facility,
  e.book_out,
  CASE WHEN e.release_reason IS NULL THEN 0 ELSE 1 END AS stated
FROM ended AS e
LEFT JOIN removed AS r ON r.person = e.person AND r.departed >= e.day_out - :slack
WHERE e.from_last = 1
  AND e.still_open = 0
  AND (e.release_reason IS NULL OR e.release_reason = :transferred)
  AND e.departed_date IS NULL
  AND r.person IS NULL
  AND e.day_out < :until_day - :quiet_days
