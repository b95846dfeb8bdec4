-- question: Which stints in hold rooms lasted longer than the limit in force?
-- definition: Kept stints at facilities of the table `hold_rooms` that are longer than the limit in force on the day
--   they began: the newest of the table `limits` whose day (since) is not after it. Open stints count until :until
--   and are told apart (ended 0).
-- fails: An open stint may be a lost book-out. Who is moved from one hold room to another starts anew in each. Days
--   before the first limit have none.
-- reads: stints, hold_rooms, limits
-- parameter: until (seconds) when held who have not been booked out
-- column: seq (seq)
-- column: facility (code)
-- column: book_in (seconds)
-- column: seconds (seconds) held
-- column: allowed (seconds) by the limit
-- column: ended (0 or 1)
WITH held AS (
  SELECT
    s.seq,
    s.facility,
    s.book_in,
    COALESCE(s.book_out, :until) - s.book_in AS seconds,
    CASE WHEN s.book_out IS NULL THEN 0 ELSE 1 END AS ended
  FROM stints AS s
  JOIN hold_rooms AS h ON h.facility = s.facility
  WHERE s.keep = 1 AND s.book_in IS NOT NULL
),
ranked AS (
  SELECT
    h.seq,
    h.facility,
    h.book_in,
    h.seconds,
    h.ended,
    l.seconds AS allowed,
    ROW_NUMBER() OVER (PARTITION BY h.seq ORDER BY l.since DESC) AS newest
  FROM held AS h
  CROSS JOIN limits AS l
  WHERE CAST(l.since AS BIGINT) * 86400 <= h.book_in
)
SELECT seq, facility, book_in, CAST(seconds AS BIGINT) AS seconds, CAST(allowed AS BIGINT) AS allowed, ended
FROM ranked
WHERE newest = 1 AND seconds > allowed
