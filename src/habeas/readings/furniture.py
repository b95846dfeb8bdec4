"""What stands around an article: share lines, forms and boilerplate, told by their words."""

import re
from functools import cache

from habeas.records.reading import BlockKind

SHORT = 120
"""Characters above which a line is prose, even where it begins like a share line."""

_SHARE = (
    r"share",
    r"share (?:this|on|via|to|it|article|story|with|by)\b.*",
    r"(?:re)?tweet(?: this)?",
    r"pin it",
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|bluesky|threads|flipboard|e-?mail)"
    r"(?: \(opens in new window\))?",
    r"e-?mail (?:this|to a friend|a link to a friend|article)\b.*",
    r"copy link",
    r"print(?: this(?: page| article)?)?",
    r"click (?:here )?to (?:print|share|e-?mail|tweet|copy)\b.*",
    r"follow (?:us|me) (?:on|at)\b.*",
    r"(?:like|find|join) us on\b.*",
)
_RELATED = r"(?:articles?|stories|story|coverage|posts|topics)"
_BOILERPLATE = (
    r"advertisements?",
    r"sponsored(?: content)?",
    r"(?:article|story) continues below.*",
    r"scroll (?:down )?to continue.*",
    r"(?:read|see) (?:more|also|next|now)",
    r"(?:read|see) (?:more|also|next|now) ?[:|].*",
    rf"related(?: {_RELATED})?",
    rf"related(?: {_RELATED})? ?:.*",
    r"recommended(?: for you| stories)?:?",
    r"most (?:read|popular|viewed):?",
    r"more (?:from|on this|like this)\b.*",
    r"trending(?: now)?:?",
    r"up next:?",
    r"(?:previous|next)(?: article| post)?",
    r"subscribe",
    r"(?:sign up|subscribe) (?:now|here|today|for|to|and)\b.*",
    r"get (?:the|our) .*(?:newsletter|inbox|app)\b.*",
    r"(?:©|\(c\)|copyright\b).{0,3}(?:19|20)\d\d.*",
    r".*\ball rights reserved\b.*",
    r"terms (?:of|and) (?:use|service|conditions)",
    r"(?:privacy|cookie) (?:policy|notice|settings)",
    r"(?:we|this (?:web)?site) uses? cookies\b.*",
    r"skip to (?:main )?content",
    r"back to top",
    r"(?:view|show|load) (?:more |all )?comments",
    r"load more",
    r"(?:contact|about) us",
    r"(?:media|press) (?:contacts?|inquiries|enquiries) ?:.*",
    r"loading ?(?:\.\.\.|…)?",
)
_FORM = (
    r"leave a (?:reply|comment)(?: to .*)?",
    r"(?:post|add|write) (?:a|your) comment",
    r"join the (?:conversation|discussion)",
    r"your e-?mail address will not be published\b.*",
    r"required fields are marked ?\*?.*",
    r"cancel reply",
    r"(?:your )?(?:name|e-?mail|website|comment) ?\*",
    r"post comment",
    r"submit(?: comment)?",
    r"save my name, e-?mail\b.*",
    r"notify me (?:of|when|by)\b.*",
    r"(?:you must be )?(?:log(?:ged)? ?in|sign in|register) to (?:post a |leave a )?(?:comment|reply)\b.*",
    r"comments? \(\d+\)",
    r"\d+ comments?",
    r"comments? are closed.*",
)
_LABEL = r"(?:name|e-?mail|e-?mail address|website|url|comment|message|phone|submit|send) ?[:*]?"


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE)


@cache
def _kinds() -> tuple[tuple[BlockKind, re.Pattern[str], int], ...]:
    """Each kind, its phrases, and how long a line of it may be; compiled at first use, not at import."""
    return (
        (BlockKind.FORM, _any_of(_FORM), 2 * SHORT),
        (BlockKind.SHARE, _any_of(_SHARE), SHORT),
        (BlockKind.BOILERPLATE, _any_of(_BOILERPLATE), SHORT),
    )


def kind_of(text: str) -> BlockKind | None:
    """FORM, SHARE or BOILERPLATE where the words of a line are such; None where they are not."""
    for kind, pattern, longest in _kinds():
        if len(text) <= longest and pattern.fullmatch(text):
            return kind
    return None


def is_label(text: str) -> bool:
    """Whether this is the label of a form's field, as it stands below "Leave a Reply"."""
    return len(text) <= SHORT and bool(re.fullmatch(_LABEL, text, re.IGNORECASE))
