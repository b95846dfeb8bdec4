-- question: Of whom do arrests and removals state two citizenships?
-- definition: Each kept removal with the kept arrests of the same person that state another country of citizenship.
--   The three tables of countries give each code of a column one number for one country, however it is spelt, as for
--   `third_country`. Third 1 says that the country of departure is not that of the arrest's citizenship: by the
--   arrest it would be a third country, whatever the removal states.
-- fails: Whoever has two citizenships; a citizenship that was corrected between the two.
-- reads: removals, arrests, removal_countries, arrest_countries, departure_countries
-- column: seq (seq) of the removal
-- column: arrest (seq)
-- column: by_removal (number) the citizenship it states
-- column: by_arrest (number) the citizenship it states
-- column: third (0 or 1)
SELECT
  r.seq,
  a.seq AS arrest,
  c.country AS by_removal,
  b.country AS by_arrest,
  CASE WHEN d.country <> b.country THEN 1 ELSE 0 END AS third
FROM removals AS r
JOIN arrests AS a ON a.person = r.person
JOIN removal_countries AS c ON c.code = r.citizenship_country
JOIN arrest_countries AS b ON b.code = a.citizenship_country
LEFT JOIN departure_countries AS d ON d.code = r.departure_country
WHERE r.keep = 1 AND a.keep = 1 AND c.country <> b.country
