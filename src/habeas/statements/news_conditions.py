"""Conditions of places of detention: population, capacity, crowding, hours, food, water, violence, and others."""
# ruff: noqa: E501 (a pattern is read whole, on one line)

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from habeas.records.contents import Condition
from habeas.records.quantity import Quantity
from habeas.records.statement import Field, Statement
from habeas.statements.news_article import Article, Extent, Passage
from habeas.statements.news_clauses import phrase
from habeas.statements.news_hedges import is_alleged, mode_of
from habeas.statements.news_numbers import NUMBER, Number, number
from habeas.statements.news_people import Cast
from habeas.statements.news_places import facility_near
from habeas.statements.news_sayings import Sayings

N = (
    r"(?P<n>(?:(?:no longer than|longer than|no more than|more than|over|at least|nearly|almost|about|around|some|roughly|up to|as many as|fewer than|less than|a maximum of|close to|just under|well over) )?"
    r"(?:only |just |barely )?(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"eighty|ninety|an|a|once|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-[a-z]+|hundreds|dozens|thousands)\b)"
)
HELD = r"(?:people|persons|prisoners|inmates|detainees|men|women|migrants|children|beds|others|minors|families|bodies|asylum seekers|captives|boys|girls)"
A_DAY = r"(?: (?:a|per|each|every|in a) (?:day|week|month)| daily| weekly| at a time)?"


@dataclass(frozen=True)
class Pattern:
    """Words that state a measure; `exact` where the match itself is the whole of it."""

    measure: str
    words: "re.Pattern[str]"
    unit: str = ""
    exact: bool = False


def pattern(measure: str, words: str, unit: str = "", *, exact: bool = False) -> Pattern:
    """A pattern over text in small letters, which is quicker than one that ignores case."""
    return Pattern(measure, re.compile(words), unit, exact)


PATTERNS = (
    pattern("capacity", rf"\b(?:(?:was|is|were|are|originally|only) )*(?:built|designed|meant|intended|made|equipped|licensed|rated|certified|sized|approved|fit|furnished|put up|planned|zoned|built out) (?:for|to (?:hold|house|accommodate|sleep)) (?:no more than )?{N}(?: {HELD})?\b", "people", exact=True),
    pattern("capacity", rf"\b(?:has|have|had|with|is|was) (?:only )?(?:room|space|beds|bunks|places) for {N}\b(?: {HELD})?", "people", exact=True),
    pattern("capacity", rf"\b(?:a |its |the |whose |an )?(?:stated |official |maximum |listed |rated |total |contract(?:ual|ed)? )*capacity (?:of|is|was|stands at|at) {N}\b(?: {HELD})?", "people", exact=True),
    pattern("capacity", rf"\b(?:can|could|will|would) (?:hold|house|accommodate|sleep|take) (?:up to )?{N}\b(?: {HELD})?", "people", exact=True),
    pattern("capacity", rf"\bwith (?:only )?{N} beds\b", "beds", exact=True),
    pattern("capacity", rf"\bsleeps {N}\b", "people", exact=True),
    pattern("capacity", r"\b(?P<n>\d[\d,]*)-(?:bed|bunk|person|capacity)\b", "people"),
    pattern("population", rf"(?<!planes )(?<!plane )(?<!flights )(?<!flight )(?<!jets )(?<!aircraft )(?<!jet )\b(?:(?:already|now|currently|still) )*(?:has|holds|houses|held|housed|hold|house|holding|housing|contains|confines) (?:some )?{N}(?: (?:more|other))?(?: {HELD})?\b(?=[,.;\"]| who| in | at | on | as |$| there| today| when| last| —)", "people", exact=True),
    pattern("population", rf"\bwith {N} (?:prisoners|inmates|detainees|men|women|people)\b(?: (?:inside|in it|there))?", "people", exact=True),
    pattern("population", rf"(?<!\w){N} {HELD} (?:were|are|was|is) (?:being |now |still |currently )?(?:held|detained|housed|kept|confined)\b(?! (?:longer|without|incommunicado|for (?:more|less|over|up|\w+ (?:days|weeks|months|hours))))(?: (?:in|at|inside) (?:the |a |an )?[\w'-]+)?", "people", exact=True),
    pattern("population", rf"\b(?:population|headcount|census|occupancy|head count)(?: there)? (?:of|is|was|stood at|stands at|as|at|reached|hit|had (?:reached|hit|grown to)) {N}\b(?! ?%| ?per ?cent)", "people", exact=True),
    pattern("population", r"\b(?:stands?|stood|sits?|is|was) (?:half[- ]|almost |nearly )?empty\b", exact=True),
    pattern("overcrowding", r"\b(?:at )?(?:more than |almost |nearly |about )?(?P<n>twice|double|triple|three times|four times|two times) (?:its|their|the|over) (?:\w+ )?(?:capacity|limit|number|population)?\b"),
    pattern("overcrowding", r"\b(?:at )?(?:more than |about |nearly |over )?\d+(?:%| per ?cent) (?:of|over|above|full)(?: its| their)?(?: \w+)?(?: capacity)?\b"),
    pattern("overcrowding", r"\b(?:over|beyond|above|past|exceed(?:s|ed|ing)?|at)(?: its| the| their)?(?: \w+)? capacity\b|\bovercrowd(?:ed|ing)\b|\bcrammed\b|\bpacked (?:into|in|so|like)\b|\bin shifts\b|\bcrowded\b|\bhead to (?:toe|foot)\b|\bshoulder to shoulder\b|\bno (?:room|space) to (?:lie|sit|move|sleep)\b|\btak(?:e|es|ing) turns\b|\bdouble-bunked\b|\bsleep on top of\b|\bsqueezed into\b"),
    pattern("overcrowding", rf"\b(?:{N}|(?P<m>\w+)) (?:{HELD} )?(?:(?:sleep|slept|share|shared|held|live|were|are) )?(?:to|in|into|for) (?:an?|each|every|one|the same|a single) (?:\w+ )?(?:bunk|bed|cell|mattress|room|tent|dormitory|toilet|cage|container)\b", "people"),
    pattern("overcrowding", rf"\b(?:sleep|slept|sleeping|live|lived) {N} to an? \w+", "people"),
    pattern("overcrowding", rf"\bshar(?:e|es|ed|ing) (?:a|one|the|their) (?:\w+ )?(?:cell|room|tent|bed|bunk|mattress|dormitory)s? (?:with|among|between) {N}\b", "people"),
    pattern("hours outdoors", rf"\b(?:leave|left|leaves|out of|outside|let out of|allowed out of) (?:their|the|his|her|our) (?:cells?|dormitor\w+|tents?|pods?|rooms?) (?:for )?(?:only |just )?{N} (?:minutes|hours?){A_DAY}", "hours"),
    pattern("hours outdoors", rf"\b(?:go|going|went|get|got|let|allowed|taken|permitted|spend|spent)? ?(?:out|outdoors|outside|the yard|the patio|(?:on )?the (?:balcony|terrace|roof|courtyard)|fresh air|exercise|recreation|sunlight|daylight)\b[^,.;]{{0,30}}? {N} (?:minutes|hours?)\b{A_DAY}", "hours"),
    pattern("hours outdoors", rf"\b{N} (?:minutes?|hours?){A_DAY} (?:of |in |for )?(?:recreation|outdoors?|outside|exercise|sunlight|daylight|fresh air|the yard|the sun|yard time|the open air)\b", "hours"),
    pattern("hours outdoors", r"\b(?:never|not|no one|nobody|none)\b[^,.;]{0,25}\b(?:outdoors|outside|the sun|daylight|sunlight|fresh air|the sky|yard)\b|\bno (?:outdoor (?:time|recreation)|yard time|recreation|sunlight|daylight|fresh air)\b"),
    pattern("hours in cell", rf"\b(?:in|inside|to) (?:their|the|a|his|her|our) (?:cells?|dormitor\w+|rooms?|tents?|pods?|bunks?|cages?) (?:for )?{N} hours{A_DAY}", "hours"),
    pattern("hours in cell", rf"\b(?:locked (?:in|up|down)|confined|lockdown|kept inside|shut in)\b[^,.;]{{0,40}}?\b{N} hours{A_DAY}", "hours"),
    pattern("hours in cell", rf"\b{N} hours{A_DAY} (?:locked (?:in|up)|in (?:a|their|the) cells?|inside|on lockdown)\b", "hours"),
    pattern("food", rf"\b(?:get|got|gets|given|giv(?:e|es|ing)|receiv(?:e|es|ed|ing)|fed|served|serv(?:es|e|ing)|eat|ate|on) (?:only |just )?{N} (?:(?:cold|hot|small|full|plain) )?meals?\b{A_DAY}", "meals"),
    pattern("food", r"\b(?:are|were|was|is|been|being) fed\b|\bfed (?:us|them|once|twice)\b"),
    pattern("food", r"\b(?:the |their |our )?(?:food|meals?|breakfast|lunch|dinner|rations?)\b(?: \w+){0,2} (?:is|was|were|are|came|comes|arrive[sd]?|consist\w*|ran|had)\b|\b(?:spoiled|rotten|mou?ldy|cold|raw|expired|frozen) (?:food|meals|sandwich\w*|bread|meat|burritos?|rice|beans)\b|\bgo(?:ne|ing|es)? hungry\b|\bwent hungry\b|\b(?:without|no|enough|little|not enough) (?:food|meals)\b|\b(?:rice|beans|bread|tortillas|sandwich\w*|pasta) (?:and|with|for) \w+|\bnothing to eat\b|\bstarv\w+\b|\bhunger strike\b"),
    pattern("water", rf"\b(?:drinking|running|clean|hot|bottled|potable|fresh|tap) water\b(?:[^,.;]{{0,30}}? for {N} hours)?|\bshar(?:e|es|ed|ing) (?:one|a single|a|two|the same) (?:taps?|faucets?|sinks?|fountains?|water \w+)\b|\b(?:brown|yellow|cloudy|dirty|foul|salty|rusty|brackish|contaminated|undrinkable|boiled|untreated) water\b|\b(?:the )?water (?:was|is|tasted|tastes|came|comes|ran|runs|smell\w*|supply|had)\b|\b(?:without|no|little|enough|given|ration\w*|bottles? of|litres? of|liters? of|denied) water\b|\b(?:taps?|faucets?) (?:run|ran|were|are|was|is)\b", "hours"),
    pattern("violence", r"\b(?:brutality|fights? to the death|beat(?:en|ings?|s)?|(?<!against )tortur(?:e|ed|es|ing)|pepper[- ]?spray(?:ed)?|tear[- ]?gas(?:sed)?|assault(?:ed|s)?|harsh treatment|punched|kicked|clubbed|batons?|tased|rubber (?:bullets|pellets)|stripped naked|abused?|sexually|attack dogs)\b"),
    pattern("medical care", r"\b(?:see|saw|seen|seeing|seen by|waited for|denied|without|refused|no|request(?:ed|s)?|asked for|asks for|need(?:ed|s)?|given|get|got|any|one|only|a single) (?:(?:a|an|any|his|her|their|the|one|to see a) )?(?:nurses?|doctors?|medics?|physicians?|dentist|medical (?:care|attention|treatment|staff|help)|medicines?|medications?|insulin|treatment|inhalers?|prescriptions?|pills)\b|\bmedical (?:care|attention|treatment|requests?)\b|\b(?:insulin|inhaler|dialysis|untreated|miscarr\w+|seizures?|tuberculosis|scabies|measles|clinic)\b"),
    pattern("lighting", r"\b(?:the )?(?:\w+ )?lights? (?:\w+ )?(?:stay\w*|are|were|is|was|burn\w*|never|remain\w*|left|kept|blaz\w+|shin\w+|go|goes|went|come|on)\b|\blights on\b|\bin (?:total |near |complete |constant )?(?:darkness|the dark)\b|\bfluorescent\b|\b(?:artificial|bright|constant) light(?:s|ing)?\b|\blit (?:day and night|around the clock|all night)\b"),
    pattern("length of hold", rf"\b(?:been (?:there|here|held|kept|detained|inside|locked up|waiting|in (?:custody|detention))|held|kept|detained|waited|stay(?:ed|s)?|spent|spend|spends|locked up|confined|stuck|remain(?:ed|s)?) (?:[\w' ]{{1,25}}? )?(?:for )?(?:an average of |as long as )?{N} (?:straight |consecutive |full )?(?:days|weeks|months|nights|years|hours)\b", "days"),
    pattern("overcrowding", rf"\b{N} (?:beds|bunks|mattresses|cots|places|toilets|showers) for (?:more than |about |some |over )?\d+ (?:\w+ )?{HELD}", "beds"),
    pattern("overcrowding", r"\b(?:occupancy|population) (?:\w+ ){0,3}\d+(?:%| per ?cent)|\bfilled? beyond\b|\bno (?:spare|empty|free) (?:beds?|bunks?|room|space)\b|\bstacked\b|\b(?:sleep|slept|sleeping) (?:on top of|under|side by side|in (?:the )?(?:corridors?|hallways?|shifts))\b"),
    pattern("population", rf"(?:^|(?<=but )|(?<=and )|(?<=, )|(?<=; )){N}(?: {HELD})? (?:were|are) (?:there|inside|in it|in custody there)\b", "people", exact=True),
    pattern("visits", r"\b(?:not|never|n't|unable|cannot|without) (?:been )?(?:able |allowed |permitted |let )?(?:to )?(?:call|calling|phone|phoning|see|seeing|speak to|speaking to|speak with|reach|contact|meet|talk to|write to) (?:a |an |any |their |his |her |our |the )?(?:lawyers?|attorneys?|counsel|famil\w+|relatives|consul\w*|embassy)\b|\b(?:could|can|may|allowed to|permitted to|lets? \w+) visit\b|\bincommunicado\b|\bcut off from\b"),
    pattern("hours outdoors", rf"\b(?:out of|outside|leave) (?:the|their|his|her|a) (?:cells?|dormitor\w+|tents?|pods?|rooms?) (?:for )?(?:only |just )?(?:half an hour|{N} (?:minutes|hours?)){A_DAY}", "hours"),
    pattern("space per person", rf"\b(?:has|have|had|gets?|got|with) (?:only |just |barely |about )?{N} (?:square (?:metres?|meters?|feet|foot)|m2|m²|sq\.? ft\.?)", "square metres"),
    pattern("length of hold", rf"\b(?:average|longest|median|typical) (?:stay|hold|time|detention)\b[^,.;]{{0,30}}?{N} (?:days|weeks|months|hours)\b", "days"),
    pattern("visits", r"\b(?:no|without|denied|allowed|barred|banned|refused|turned away|cancel\w*|suspend\w*|any|permit\w*|receive|weekly|monthly) (?:[\w-]+ ){0,2}(?:visits?|visitors?|visiting|visitation)\b|\b(?:visits?|visitation|visiting hours) (?:are|were|is|was|ha[sd]|have|last\w*)\b|\b(?:see|seen|visit|call|speak (?:to|with)|talk to|contact) (?:their|his|her) (?:famil\w+|lawyers?|relatives|children|wi[fv]es?)\b"),
    pattern("space per person", rf"\b{N} (?:square (?:metres?|meters?|feet|foot)|m2|m²|sq\.? ft\.?)(?: of (?:floor )?space)? (?:per|a|for each|each|for every) ?(?:person|inmate|prisoner|detainee|man|head|woman)?\b", "square metres"),
    pattern("space per person", r"\b(?:cells?|rooms?|dormitor\w+|cages?|pods?|tents?|it) (?:measures?|measured|is|was|are) (?:only |just |about |roughly )?[\w.]+ (?:metres?|meters?|feet|foot) (?:by|wide|x|across)[^,.;]*"),
    pattern("other", rf"\b(?:temperatures?|heat|cold)\b[^,.;]{{0,30}}?\b{N} (?:degrees|°)", "degrees"),
    pattern("other", rf"\b(?:shar(?:e|es|ed|ing)|with|had|has|have) (?:only )?{N} (?:\w+ )?(?:toilets?|showers?|latrines?|beds?|blankets?|phones?|sinks?|mattress(?:es)?|buckets?)\b"),
    pattern("other", r"\b(?:phones?|passports?|belongings|clothes) (?:were|was) (?:confiscated|taken|seized)\b"),
    pattern("other", r"\b(?:sleep|slept|sleeping|sleeps|lay|lie|lying) on (?:the |a |an |bare |thin |metal |foam |cold )*(?:concrete |bare |cold |thin |dirt |metal |plastic |cement |gym )*(?:floors?|ground|concrete|mats?|cots?|mattress(?:es)?|benches|slabs?|bunks?|shelves|pallets)\b|\b(?:without|no|lack(?:s|ed|ing)?|had no|have no) (?:\w+ )?(?:windows?|telephones?|phones?|beds?|mattress(?:es)?|blankets?|soap|showers?|toilets?|air[- ]conditioning|heating|privacy|ventilation|natural light|bedding|pillows|clean clothes|toilet paper)\b|\b(?:toilets?|sewage|showers?|latrines|sinks?|drains?) (?:\w+ )?(?:overflow\w*|flood\w*|back\w*|leak\w*|are|were|is|was|do(?:es)? not)\b|\b(?:mosquitoes|cockroaches|rats|mou?ld|lice|bedbugs|maggots|insects|feces|faeces|stench|vermin)\b|\b(?:freezing|sweltering|stifling|unsanitary|filthy|squalid|inhumane)\b"),
)  # fmt: skip
"""What states each measure; the first that fits a stretch of text stands. Set on the tune half: `make evaluate`."""

PLACE_WORDS = re.compile(
    r"\b(?:cells?|prisons?|jails?|camps?|cent(?:er|re)s?|facilit\w+|tents?|dorm\w*|inmates?|detainees?|prisoners?|guards?|held|detained|detention|custody|barracks|shelters?|compound|hangar|warehouse|lockup|mega-prison|wing|ward|pods?|barge|hotel|holding|locked|containers?|bunks?|cages?|base|station)\b"
)
"""Words of a place of detention: before the first of them, nothing in an article is a condition."""

STEMS = {
    measure: tuple(re.split(r" *[|] *", stems))
    for measure, stems in (
        ("food", "food|meal|fed|breakfast|lunch|dinner|ration|hungr|hunger|eat|ate|starv|bread|bean|rice|sandwich|tortilla|pasta|burrito"),
        ("medical care", "nurse|doctor|medic|physician|dentist|insulin|treat|inhaler|prescription|pill|dialysis|miscarr|seizure|tubercul|scabies|measles|clinic"),
        ("violence", "brutal|fight|beat|tortur|pepper|tear|assault|harsh|punch|kick|club|baton|tase|rubber|strip|abuse|sexual|dog"),
        ("capacity", "built|design|meant|intend|made|equip|licens|rated|certif|sized|approv|fit|furnish|put up|planned|zoned|room|space|bed|bunk|place|capacity|can |could|will|would|sleep|-person"),
        ("overcrowding", "capacity|crowd|cram|pack|shift|head to|shoulder|room|turn|bunk|sleep|slept|squeez|bed|cell|mattress|tent|dormitor|toilet|cage|container|twice|double|triple|times|%|cent|shar|live|occupan|population|beyond|stacked|shower|cots|places"),
        ("hours in cell", "hour"),
        ("hours outdoors", "hour|minute|outdoor|outside|sun|daylight|fresh air|sky|yard|recreation"),
        ("space per person", "square|m2|m²|sq|met|feet|foot"),
        ("lighting", "light|dark|lit"),
        ("visits", "visit|attorney|counsel|consul|embassy|incommunicado|cut off|famil|lawyer|relative|children|wi"),
        ("water", "water|tap|faucet|sink|fountain"),
        ("length of hold", "day|week|month|night|year|hour"),
        ("population", "has|had|have|hold|held|hous|contain|confin|with|population|headcount|head count|census|occupancy|empty|detained|kept|inside|there"),
    )
}  # fmt: skip
"""Without one of these no pattern of the measure can match."""

TIMES = {"twice": 2, "double": 2, "two times": 2, "triple": 3, "three times": 3, "four times": 4}
NUMBERED = frozenset({"capacity", "population", "hours in cell", "hours outdoors"})
"""Measures that may stand beside another in one phrase."""

AGE = re.compile(r", (?:aged )?(?P<age>\d\d)(?=[,.;)]| )")


def conditions(article: Article, cast: Cast, said: Sayings) -> Iterator[Statement]:
    """A Statement for each condition stated, and for the age of each official stated beside the name."""
    seen = False
    for passage in article.passages:
        seen = seen or PLACE_WORDS.search(passage.lower) is not None
        if seen:
            yield from in_passage(article, passage, said)
        yield from ages(article, cast, said, passage)


def in_passage(article: Article, passage: Passage, said: Sayings) -> Iterator[Statement]:
    """The conditions of one passage: a measure once for its words, and one measure a phrase where it has no number."""
    taken: list[Extent] = []
    phrases: set[Extent] = set()
    near = {measure for measure, stems in STEMS.items() if passage.has(stems)}
    for one in PATTERNS:
        if one.measure in STEMS and one.measure not in near:
            continue
        for match in one.words.finditer(passage.lower):
            free = not any(match.start() < end and start < match.end() for start, end in taken)
            place = phrase(passage, match.span(), said)
            if free and (place not in phrases or one.measure in NUMBERED):
                made = condition(article, passage, said, one=one, match=match)
                if made is not None:
                    taken.append(match.span())
                    phrases.add(place)
                    yield made


def condition(
    article: Article, passage: Passage, said: Sayings, *, one: Pattern, match: "re.Match[str]"
) -> Statement | None:
    """The Statement of one condition; None where its number is no number."""
    stated = number_of(passage, one, match)
    if "n" in match.re.groupindex and match["n"] and stated is None:
        return None
    extent = match.span() if one.exact else phrase(passage, match.span(), said)
    quantity = stated[1] if stated else nobody() if match[0].endswith("empty") else None
    content = Condition(facility_near(passage, match.start()), one.measure, quantity, passage.words(extent))
    fields: tuple[Field, ...] = (passage.field("quantity", stated[0]),) if stated else ()
    voice = said.voice(passage, extent, alleged=is_alleged(passage, extent))
    return article.draft(passage, content, extent, voice=voice, mode=mode_of(passage, extent), fields=fields)


def nobody() -> Quantity:
    """What stands empty holds nobody."""
    return Quantity("empty", "people", Decimal(0), Decimal(0))


def number_of(passage: Passage, one: Pattern, match: "re.Match[str]") -> tuple[Extent, Quantity] | None:
    """The number in a match, and where it stands."""
    if "n" not in match.re.groupindex or not match["n"]:
        return None
    if (times := TIMES.get(match["n"].lower())) is not None:
        more = "more than" in match[0].lower()
        return match.span("n"), Quantity(
            match["n"], "times the capacity", Decimal(times), None if more else Decimal(times)
        )
    start, end = match.span("n")
    found = NUMBER.fullmatch(match["n"])
    wider = (one for one in NUMBER.finditer(passage.lower, max(0, start - 20), end) if one.end() == end)
    found = next(wider, found) if found else None
    if found is None:
        return None
    value: Number = number(found)
    unit = next(
        (unit for unit in ("minutes", "weeks", "months", "hours", "days") if f" {unit}" in match[0].lower()),
        one.unit,
    )
    place = (found.start(), end) if found.string is passage.lower else (start, end)
    value = replace(value, words=passage.words(place))
    return place, value.quantity(unit, whole=unit == "people")


def ages(article: Article, cast: Cast, said: Sayings, passage: Passage) -> Iterator[Statement]:
    """The age of each official that stands beside the name; nobody else's age is taken."""
    for seen in cast.inside(passage, (0, len(passage.text))):
        match = AGE.match(passage.text, seen.extent[1])
        if match and seen.person.official:
            found = NUMBER.fullmatch(match["age"])
            if found is None:
                continue
            extent = (seen.extent[0], match.end("age"))
            content = Condition(
                passage.words(seen.extent), "age", number(found).quantity("years"), basis="as stated"
            )
            field = passage.field("quantity", match.span("age"))
            yield article.draft(passage, content, extent, voice=said.voice(passage, extent), fields=(field,))
