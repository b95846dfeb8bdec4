-- question: Where does a stay leave a gap, and where is a person in two stints at once?
-- definition: A gap (kind 1) is more than :gap seconds from the latest end of all earlier stints of the stay to the
--   next book-in; the latest, as a stint that lies within another ends nothing. An overlap (kind 2) is a book-in
--   before the latest end of all earlier stints of the person, of any stay; its seconds run to that end or the
--   stint's own. Only kept rows with a person count. An open stint is never followed by a gap, and only what began
--   before it can overlap it, since when it ended is not known (`open_then_elsewhere` has those).
-- fails: A hospital that the edition leaves out is a gap; a book-out typed late is an overlap. Time between a stay's
--   stated beginning and its first stint is no gap here (`impossible_rows`, rule 11).
-- reads: stints
-- parameter: gap (seconds) that a gap is longer than
-- parameter: until (seconds) when held who have not been booked out
-- column: seq (seq) of the stint that the gap or overlap comes to light with
-- column: kind (1 gap, 2 overlap)
-- column: seconds (seconds)
WITH ends AS (
  SELECT
    seq,
    book_in,
    COALESCE(book_out, :until) AS own_end,
    MAX(GREATEST(COALESCE(book_out, :until), book_in)) OVER (
      PARTITION BY person, stay_in ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS stay_end,
    MAX(COALESCE(book_out, book_in)) OVER (
      PARTITION BY person ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS latest
  FROM stints
  WHERE keep = 1 AND person IS NOT NULL AND book_in IS NOT NULL
)
SELECT seq, 1 AS kind, CAST(book_in - stay_end AS BIGINT) AS seconds
FROM ends
WHERE book_in - stay_end > :gap
UNION ALL
SELECT seq, 2 AS kind, CAST(LEAST(latest, own_end) - book_in AS BIGINT) AS seconds
FROM ends
WHERE latest > book_in AND own_end > book_in
