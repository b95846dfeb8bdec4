-- question: Which stints stand more than once?
-- definition: In two stages, each row marked and none deleted. Rows of a person that are equal in every column but
--   those of bonds (and where they were read, and what an earlier hand derived) are one stint: the row with the
--   lowest initial bond is kept, the first of equals; a row that repeats an earlier one in the bonds too is marked
--   exact (1), any other a bond row (2). Of what is left, rows of one person, facility, calendar day of book-in and
--   stay_in are one: the last is kept, the others marked same day (4). A row without an id is never marked.
-- fails: Out of a facility and back on one day is marked though both moves are true (`flows` counts them). Columns
--   that no layout knows are not compared. Rows that redaction made alike are marked where they have an id.
-- reads: stints
-- column: seq (seq)
-- column: mark (0, 1, 2 or 4)
WITH alike AS (
  SELECT
    *,
    COUNT(*) OVER (PARTITION BY person, stay_in, book_in, book_out, facility) AS near
  FROM stints
  WHERE person IS NOT NULL
),
first_stage AS (
  SELECT
    seq,
    person,
    facility,
    stay_in,
    book_in,
    ROW_NUMBER() OVER (
      PARTITION BY
        person, case_id, subject_id, detention_id, birth_year, gender, citizenship_country, birth_country,
        entry_status, entry_date, case_status, case_category, case_threat_level, final_order, final_order_date,
        departed_date, departure_country, conviction_charge, conviction_charge_code, conviction_sentence_days,
        conviction_sentence_months, conviction_sentence_years, conviction_charge_date, conviction_date,
        conviction_charge_status, conviction_charge_status_code, conviction_crime_class, aggravated_felon,
        final_program, final_charge, final_charge_code, final_charge_section, stay_in, book_in, book_out,
        stay_out, stay_out_date, facility, facility_name, release_reason, stay_release_reason, religion,
        marital_status, ethnicity, race, known_terrorist, suspected_gang, offense_236c, case_236c,
        detainee_classification, book_in_criminality, book_in_site, book_in_aor, stay_key, stint_key,
        facility_city, facility_state, facility_county
      ORDER BY bond_set_amount NULLS LAST, seq
    ) AS by_bond,
    ROW_NUMBER() OVER (
      PARTITION BY
        bond_set_amount, bond_set_date, bond_posted_amount, bond_posted_date,
        person, case_id, subject_id, detention_id, birth_year, gender, citizenship_country, birth_country,
        entry_status, entry_date, case_status, case_category, case_threat_level, final_order, final_order_date,
        departed_date, departure_country, conviction_charge, conviction_charge_code, conviction_sentence_days,
        conviction_sentence_months, conviction_sentence_years, conviction_charge_date, conviction_date,
        conviction_charge_status, conviction_charge_status_code, conviction_crime_class, aggravated_felon,
        final_program, final_charge, final_charge_code, final_charge_section, stay_in, book_in, book_out,
        stay_out, stay_out_date, facility, facility_name, release_reason, stay_release_reason, religion,
        marital_status, ethnicity, race, known_terrorist, suspected_gang, offense_236c, case_236c,
        detainee_classification, book_in_criminality, book_in_site, book_in_aor, stay_key, stint_key,
        facility_city, facility_state, facility_county
      ORDER BY seq
    ) AS repeated
  FROM alike
  WHERE near > 1
),
marked AS (
  SELECT
    s.seq,
    s.person,
    s.facility,
    s.stay_in,
    s.book_in,
    CASE WHEN f.seq IS NULL OR f.by_bond = 1 THEN 0 WHEN f.repeated > 1 THEN 1 ELSE 2 END AS mark
  FROM stints AS s
  LEFT JOIN first_stage AS f ON f.seq = s.seq
)
SELECT
  seq,
  CASE
    WHEN mark > 0 THEN mark
    WHEN person IS NOT NULL AND book_in IS NOT NULL AND LEAD(seq) OVER (
      PARTITION BY person, facility, book_in - (book_in % 86400 + 86400) % 86400, stay_in, CASE WHEN mark > 0 THEN 1 ELSE 0 END
      ORDER BY seq
    ) IS NOT NULL THEN 4
    ELSE 0
  END AS mark
FROM marked
