-- question: Where was a person last seen before a stay goes on elsewhere after a gap?
-- definition: The gaps of `gaps_overlaps` (kind 1), each with the stint of the stay whose end was the latest so far,
--   which is where the person was last seen: an enclosed stint is not.
-- fails: As `gaps_overlaps`. Of two stints that end in one second the later row is the last.
-- reads: stints
-- parameter: gap (seconds) that a gap is longer than
-- parameter: until (seconds) when held who have not been booked out
-- column: seq (seq) of the stint that ends the gap
-- column: last_seq (seq) of the stint before it
-- column: facility (code) of that stint
-- column: since (seconds) when it ended
-- column: seconds (seconds) of the gap
WITH ends AS (
  SELECT
    seq,
    book_in,
    MAX(CAST(GREATEST(COALESCE(book_out, :until), book_in) AS BIGINT) * 2147483648 + seq) OVER (
      PARTITION BY person, stay_in ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS latest
  FROM stints
  WHERE keep = 1 AND person IS NOT NULL AND book_in IS NOT NULL
),
parted AS (
  SELECT
    seq,
    book_in,
    CAST((latest % 2147483648 + 2147483648) % 2147483648 AS INTEGER) AS last_seq,
    CAST((latest - (latest % 2147483648 + 2147483648) % 2147483648) / 2147483648 AS BIGINT) AS since
  FROM ends
  WHERE latest IS NOT NULL
)
SELECT p.seq, p.last_seq, s.facility, p.since, CAST(p.book_in - p.since AS BIGINT) AS seconds
FROM parted AS p
JOIN stints AS s ON s.seq = p.last_seq
WHERE p.book_in - p.since > :gap
