"""What `habeas flights … --json` prints: for each command its values, in words."""

FLIGHTS: dict[str, tuple[str, dict[str, str]]] = {
    "flights aircraft": (
        "a list of `{aircraft, address, type, made, first, last, points, legs, crossings, gaps, "
        "notes}`: the first and last instant, how many of each; `made` is whether the positions were "
        "computed and not observed",
        {},
    ),
    "flights at": (
        "a list of `{aircraft, made, at, says, sides}`: `at` are the states at the first and last "
        "second of the time, each `{time, phase, latitude, longitude, altitude, within_m}`, null "
        "where it is not known; `says` are they in words; `sides` is by boundary `inside`, `outside` "
        "or `neither shown nor excluded`",
        {},
    ),
    "flights legs": (
        "a list of `{aircraft, made, callsign, callsigns, first_airborne, last_airborne, takeoff, "
        "landing, parted_by}`; `takeoff` and `landing` are `{seen, earliest, latest, airport, "
        "distance_m, why}`, an end null where it has no bound, `airport` empty where none is near "
        "enough",
        {},
    ),
    "flights crossings": (
        "a list of `{aircraft, made, boundary, near, earliest, latest, latitude, longitude, "
        "tolerance_landward_m, tolerance_seaward_m, why, inward, drawn_line_at, in_gap, certain}`; "
        "`boundary` is `{code, name, kind, source}`; `near` is empty of a crossing, and `inside` or "
        "`outside` of a stretch on that side of the drawn line within its tolerance, of which a crossing is "
        "neither shown nor excluded: `inward` and `drawn_line_at` are then null, and the place is its middle",
        {},
    ),
    "flights gaps": (
        "a list of `{aircraft, made, gap, from, to, seconds, distance_m, before, after, "
        "consistent_with, why, hole_s, coverage}`; `consistent_with` is `flight`, `landing`, `both` or "
        "`neither`; `hole_s` are its seconds in which none of the aircraft read together was seen, null "
        "where that cannot be told; `coverage` says so in words",
        {},
    ),
    "flights reach": (
        "a list of `{aircraft, made, gap, airport, could, typical, upper}`; `could` is `could have`, "
        "`only above typical speed` or `could not have`; the last two are the two reaches in words",
        {},
    ),
    "flights scan": (
        "`{about, conditions, conditions_needed, completeness, notes, aircraft, points, candidates, "
        "bad}`; a candidate is `{rank, conditions_met, conditions, met, could_be, address, "
        "registration, type, callsigns, first_seen, last_seen, from, takeoff, to, landing, left, "
        "last_latitude, last_longitude, last_altitude_ft, points, reasons, not_seen, doubts, sources, "
        "completeness}`, the leg that meets most conditions first",
        {},
    ),
    "flights legs-of-day": (
        "`{completeness, notes, aircraft, points, rows, bad}`; a row is a leg or a crossing, `{address, "
        "registration, what, leg, first, last, earliest, latest, until_earliest, until_latest, place, "
        "until_place, inward, sure, latitude, longitude, callsign}`: of a leg `earliest` and `latest` are of "
        "its take-off and `until_…` of its landing, `place` and `until_place` their airports, empty where "
        "not seen; of a crossing its own, `place` the boundary's code",
        {},
    ),
}
"""Keyed by command; their keys are written in workflow/flight_answers.py and flight_questions.py."""
