-- question: Which arrests stand twice, or are of an episode that has one already?
-- definition: Rows of one person that are equal in every column (but where they were read, and what an earlier hand
--   derived) are one arrest: the first is kept, the others are marked exact (1). The arrests of a person in order of
--   time: one that is at most 86,400 seconds after the one before it is of the same episode (mark 8). This chains:
--   three arrests, each within a day of the last, are one episode over three days (`arrest_episodes` says which).
--   An arrest without an id or a time is an episode of its own.
-- fails: Two true arrests within a day; an episode that is chained over many days. Columns that no layout knows are
--   not compared.
-- reads: arrests
-- column: seq (seq)
-- column: mark (0, 1 or 8)
WITH alike AS (
  SELECT
    *,
    COUNT(*) OVER (PARTITION BY person, arrest_time) AS near
  FROM arrests
  WHERE person IS NOT NULL AND arrest_time IS NOT NULL
),
repeated AS (
  SELECT
    seq,
    ROW_NUMBER() OVER (
      PARTITION BY
        person, case_id, subject_id, birth_year, gender, citizenship_country, birth_country, case_status,
        case_category, case_threat_level, case_criminality, final_order, final_order_date, departed_date,
        departure_country, final_program, final_program_group, arrest_time, arrest_date, arrest_type, arrest_state,
        arrest_county, arrest_aor, arrest_duty_site, arrest_method, arrest_criminality, arrest_created_by,
        arresting_agency, arrest_site_landmark, operation
      ORDER BY seq
    ) AS nth
  FROM alike
  WHERE near > 1
)
SELECT
  a.seq,
  CASE
    WHEN r.nth > 1 THEN 1
    WHEN a.person IS NOT NULL AND a.arrest_time
      - LAG(a.arrest_time) OVER (PARTITION BY a.person ORDER BY a.arrest_time NULLS FIRST, a.seq) <= 86400
    THEN 8
    ELSE 0
  END AS mark
FROM arrests AS a
LEFT JOIN repeated AS r ON r.seq = a.seq
