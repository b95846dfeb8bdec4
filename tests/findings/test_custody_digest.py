"""A digest of rows is told where neither they, nor the rows that were looked at beside them, are few."""

import json
import re

from tests.findings.custody_matter import custody_matter

from habeas.analysis.custody_queries import CUSTODY_QUERIES, NOT_TOLD
from habeas.analysis.custody_questions import rows_of
from habeas.findings.proof import given
from habeas.findings.rules import rule


def test_a_digest_that_all_but_a_few_rows_would_be_found_by_is_not_told(made):
    matter = custody_matter(made, small_cells=1)
    (found,) = rule("hold_limit").find(matter)
    question, tables, parameters, _ = found.verdicts[0].proof.operands
    nearly_all, left = next(
        (asked, left)
        for hours in range(12)
        if (asked := json.dumps({**json.loads(parameters), "limits": [["1970-01-01", hours]]}))
        and (rows := rows_of(given(matter).coded, question, tables, asked))
        and 0 < (left := rows.among - len(rows.seqs)) < rows.everybody
    )
    told = CUSTODY_QUERIES["custody rows"]
    assert re.fullmatch("[0-9a-f]{64}", told(given(matter), question, tables, nearly_all, str(left)))
    assert told(given(matter), question, tables, nearly_all, str(left + 1)) == NOT_TOLD
