-- question: Who was sent to a country that is stated neither as of their citizenship nor of their birth?
-- definition: Kept rows of `removals` whose country of departure differs from the country of citizenship and, where
--   it is stated, from that of birth. The three tables of countries give each code of a column one number for one
--   country, however it is spelt; a code that they leave out (unknown, a territory) is of no country. Birth_known 0
--   says that only citizenship could be compared.
-- fails: Whoever has two citizenships, of which the release states one; citizenship that differs between tables;
--   countries that changed their name or borders since the birth.
-- reads: removals, departure_countries, citizenship_countries, birth_countries
-- column: seq (seq)
-- column: departure (number)
-- column: citizenship (number)
-- column: birth (number)
-- column: birth_known (0 or 1)
SELECT
  r.seq,
  d.country AS departure,
  c.country AS citizenship,
  b.country AS birth,
  CASE WHEN b.country IS NULL THEN 0 ELSE 1 END AS birth_known
FROM removals AS r
JOIN departure_countries AS d ON d.code = r.departure_country
JOIN citizenship_countries AS c ON c.code = r.citizenship_country
LEFT JOIN birth_countries AS b ON b.code = r.birth_country
WHERE r.keep = 1 AND d.country <> c.country AND (b.country IS NULL OR d.country <> b.country)
