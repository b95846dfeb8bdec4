-- question: Whose stay began under another area of responsibility than that of its first facility?
-- definition: The first kept stint of each stay whose stated area of the book-in (book_in_aor) is not the area of the
--   facility in the table `facility_areas`, which is stated from elsewhere in codes of the same column. Facilities
--   that the table leaves out, and rows that state no area, are not compared.
-- fails: The area of a book-in is that of the office that made it and not of the place: a difference is no error.
--   A facility that was given to another area since has the area of one of the two times.
-- reads: stints, facility_areas
-- column: seq (seq) of the first stint of the stay
-- column: facility (code)
-- column: area (code) of the facility
-- column: book_in_area (code) of the book-in
WITH first_stints AS (
  SELECT MIN(seq) AS seq
  FROM stints
  WHERE keep = 1 AND person IS NOT NULL AND book_in IS NOT NULL
  GROUP BY person, stay_in
)
SELECT f.seq, s.facility, a.area, s.book_in_aor AS book_in_area
FROM first_stints AS f
JOIN stints AS s ON s.seq = f.seq
JOIN facility_areas AS a ON a.facility = s.facility
WHERE s.book_in_aor >= 0 AND s.book_in_aor <> a.area
