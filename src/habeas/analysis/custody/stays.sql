-- question: What are the stays, each with its first, longest and last stint?
-- definition: A stay is the kept stints of one person that state the same stay_in (the keeper's own, not rebuilt
--   from gaps). First and last are by seq, which is by book-in, then book-out with open stints last; the longest
--   takes open stints as held until :until, and the last of equals. Bonds are the lowest and the earliest of all
--   rows of the stay, marked ones too. Every other column is what the last stint says.
-- fails: Two stays that begin at one instant are one; a stint without book-in is in none; stints without stay_in
--   are one stay of their person; a stint over 68 years long is taken to be of 68.
-- reads: stints
-- parameter: until (seconds) when held who have not been booked out
-- column: stay (seq) of the last stint, which names the stay
-- column: n_stints (count)
-- column: n_stays (count) of this person
-- column: first_seq (seq)
-- column: longest_seq (seq)
-- column: facility_first (code)
-- column: book_in_first (seconds)
-- column: book_out_first (seconds)
-- column: facility_longest (code)
-- column: book_in_longest (seconds)
-- column: book_out_longest (seconds)
-- column: bond_set_lowest (cents)
-- column: bond_set_earliest (days)
-- column: bond_posted_lowest (cents)
-- column: bond_posted_earliest (days)
-- column: * every column of the last stint
WITH grouped AS (
  SELECT
    MAX(CASE WHEN keep = 1 THEN seq END) AS stay,
    MIN(CASE WHEN keep = 1 THEN seq END) AS first_seq,
    CAST(SUM(keep) AS BIGINT) AS n_stints,
    MAX(CASE WHEN keep = 1 THEN
      LEAST(GREATEST(COALESCE(book_out, :until) - book_in, 0), 2147483647) * 2147483648 + seq
    END) AS longest,
    MIN(bond_set_amount) AS bond_set_lowest,
    MIN(bond_set_date) AS bond_set_earliest,
    MIN(bond_posted_amount) AS bond_posted_lowest,
    MIN(bond_posted_date) AS bond_posted_earliest,
    person AS whose
  FROM stints
  WHERE person IS NOT NULL AND book_in IS NOT NULL
  GROUP BY person, stay_in
),
counted AS (
  SELECT
    stay,
    first_seq,
    CAST(longest % 2147483648 AS INTEGER) AS longest_seq,
    n_stints,
    CAST(COUNT(*) OVER (PARTITION BY whose) AS BIGINT) AS n_stays,
    bond_set_lowest,
    bond_set_earliest,
    bond_posted_lowest,
    bond_posted_earliest
  FROM grouped
  WHERE stay IS NOT NULL
)
SELECT
  c.stay,
  c.n_stints,
  c.n_stays,
  c.first_seq,
  c.longest_seq,
  f.facility AS facility_first,
  f.book_in AS book_in_first,
  f.book_out AS book_out_first,
  g.facility AS facility_longest,
  g.book_in AS book_in_longest,
  g.book_out AS book_out_longest,
  c.bond_set_lowest,
  c.bond_set_earliest,
  c.bond_posted_lowest,
  c.bond_posted_earliest,
  s.*
FROM counted AS c
JOIN stints AS s ON s.seq = c.stay
JOIN stints AS f ON f.seq = c.first_seq
JOIN stints AS g ON g.seq = c.longest_seq
