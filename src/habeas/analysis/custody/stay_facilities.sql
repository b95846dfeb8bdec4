-- question: Through which facilities did each stay pass, in order?
-- definition: Every kept stint of a stay as a row, numbered from 1; a stay is named by the seq of its last stint.
-- fails: As for `stays`.
-- reads: stints
-- column: stay (seq)
-- column: number (count) from 1
-- column: facility (code)
SELECT
  MAX(seq) OVER (PARTITION BY person, stay_in) AS stay,
  CAST(ROW_NUMBER() OVER (PARTITION BY person, stay_in ORDER BY seq) AS BIGINT) AS number,
  facility
FROM stints
WHERE keep = 1 AND person IS NOT NULL AND book_in IS NOT NULL
