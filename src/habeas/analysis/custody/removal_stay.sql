-- question: Which removals and ended stays of one person may be one event?
-- definition: Kept removals, and the last kept stint of each stay that has ended, where the day of departure is from
--   :before days before the day of book-out to :after days after it. A removal states a day and no hour, so the day
--   of the book-out is what it is compared with. Candidates only: `assignment.assigned` chooses, one to one.
-- fails: Who is handed to another custody before departing departs later than the window; a departure typed in late.
-- reads: stints, removals
-- parameter: before (days)
-- parameter: after (days)
-- column: person (code)
-- column: removal (seq)
-- column: stay (seq) of the last stint of the stay
-- column: days (days) from book-out to departure
WITH last_stints AS (
  SELECT person, MAX(seq) AS stay
  FROM stints
  WHERE keep = 1 AND person IS NOT NULL AND book_in IS NOT NULL
  GROUP BY person, stay_in
),
ended AS (
  SELECT
    l.person,
    l.stay,
    CAST((s.book_out - (s.book_out % 86400 + 86400) % 86400) / 86400 AS INTEGER) AS day_out
  FROM last_stints AS l
  JOIN stints AS s ON s.seq = l.stay
  WHERE s.book_out IS NOT NULL
)
SELECT e.person, r.seq AS removal, e.stay, r.departed_date - e.day_out AS days
FROM removals AS r
JOIN ended AS e ON e.person = r.person
WHERE r.keep = 1 AND r.departed_date - e.day_out >= -:before AND r.departed_date - e.day_out <= :after
