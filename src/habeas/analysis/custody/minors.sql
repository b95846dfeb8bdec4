-- question: How many of those booked in at each facility are under 18, or may be?
-- definition: Kept stints by facility. A release states the year of a birth and no day: who turns 17 in the year of
--   the book-in, or is younger, is under 18; who turns 18 in it is so until their birthday, and so may be. The table
--   `years` gives the year of each day; a book-in outside of it, or a row without a year of birth, is unknown.
-- fails: A year of birth that was typed wrongly, or redacted; stints are counted, and not people.
-- reads: stints, years
-- column: facility (code) -1 where it is redacted, -2 where none is stated
-- column: book_ins (count)
-- column: under_18 (count) for certain
-- column: possibly_under_18 (count) those under 18 for certain among them
-- column: unknown (count)
-- column: people_of_book_ins (people) by whom book_ins are told or not; a row without an id is one
-- column: people_of_under_18 (people)
-- column: people_of_possibly_under_18 (people)
-- column: people_of_unknown (people)
-- column: people_of_book_ins_less_under_18 (people)
-- column: people_of_book_ins_less_possibly_under_18 (people)
-- column: people_of_book_ins_less_unknown (people)
-- column: people_of_possibly_under_18_less_under_18 (people)
WITH aged AS (
  SELECT COALESCE(s.facility, -2) AS facility, y.year - s.birth_year AS turns,
    CASE WHEN s.person IS NULL THEN -1 - s.seq ELSE s.person END AS who
  FROM stints AS s
  LEFT JOIN years AS y
    ON y.day = CAST((s.book_in - (s.book_in % 86400 + 86400) % 86400) / 86400 AS INTEGER)
  WHERE s.keep = 1 AND s.book_in IS NOT NULL
)
SELECT
  facility,
  CAST(COUNT(*) AS BIGINT) AS book_ins,
  CAST(SUM(CASE WHEN turns < 18 THEN 1 ELSE 0 END) AS BIGINT) AS under_18,
  CAST(SUM(CASE WHEN turns <= 18 THEN 1 ELSE 0 END) AS BIGINT) AS possibly_under_18,
  CAST(SUM(CASE WHEN turns IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS unknown,
  CAST(COUNT(DISTINCT who) AS BIGINT) AS people_of_book_ins,
  CAST(COUNT(DISTINCT CASE WHEN turns < 18 THEN who END) AS BIGINT) AS people_of_under_18,
  CAST(COUNT(DISTINCT CASE WHEN turns <= 18 THEN who END) AS BIGINT) AS people_of_possibly_under_18,
  CAST(COUNT(DISTINCT CASE WHEN turns IS NULL THEN who END) AS BIGINT) AS people_of_unknown,
  CAST(COUNT(DISTINCT CASE WHEN turns IS NULL OR turns >= 18 THEN who END) AS BIGINT) AS people_of_book_ins_less_under_18,
  CAST(COUNT(DISTINCT CASE WHEN turns IS NULL OR turns > 18 THEN who END) AS BIGINT) AS people_of_book_ins_less_possibly_under_18,
  CAST(COUNT(DISTINCT CASE WHEN turns IS NOT NULL THEN who END) AS BIGINT) AS people_of_book_ins_less_unknown,
  CAST(COUNT(DISTINCT CASE WHEN turns = 18 THEN who END) AS BIGINT) AS people_of_possibly_under_18_less_under_18
FROM aged
GROUP BY facility
