"""Words that the news taker knows by heart; each set says what it is for."""

PEOPLE = frozenset(
    """people persons person men man women woman migrants migrant immigrants immigrant detainees detainee
    deportees deportee prisoners prisoner inmates inmate passengers passenger members member gangsters gangster
    terrorists terrorist criminals criminal aliens alien foreigners foreigner nationals national citizens citizen
    refugees refugee seekers seeker individuals individual minors minor children child boys girls arrivals
    captives returnees expellees suspects suspect convicts felons clients client plaintiffs plaintiff petitioners
    petitioner workers worker officers officer guards guard commandos commando soldiers soldier agents agent
    leaders leader ringleaders ringleader associates associate operatives neighbours neighbors noncitizens
    parents mothers fathers relatives residents adults teenagers youths others lawyers migrants' students
    patients bodies witnesses escorts evacuees asylum-seekers newcomers transferees Venezuelans gangbangers
    thugs murderers rapists gunmen fighters militants villagers families' crew nuns priests priest""".split()
)
"""Nouns that count people."""

VEHICLES = {
    "flight": "flights",
    "flights": "flights",
    "plane": "aircraft",
    "planes": "aircraft",
    "aircraft": "aircraft",
    "jet": "aircraft",
    "jets": "aircraft",
    "airplanes": "aircraft",
    "bus": "buses",
    "buses": "buses",
    "coaches": "buses",
    "helicopters": "aircraft",
    "family": "families",
    "families": "families",
}
"""Nouns that count what is not single people, with the unit."""

SAID = frozenset(
    """said says say saying told tells tell wrote writes write added adds reported reports reporting stated states
    announced announces revealed reveals explained explains noted notes confirmed confirms remarked remarks
    insisted insists warned warns declared declares testified testifies acknowledged acknowledges tweeted posted
    boasted bragged fumed replied answered responded recalled recounted detailed details indicated
    indicates related relates assured assures assures conceded concedes stressed emphasized emphasised joked
    complained pleaded maintained maintains observed commented decided disclosed suggest suggests suggested indicate indicates shows show showed showing suggested suggests
    cautioned predicted promised vowed pledged quipped shouted cried asked concluded continued admitted
    admits repeated reiterated estimated estimates mentioned signalled signaled thundered demanded exclaimed
    countered retorted urged swore alleges lamented recounted wondered added underlined underscored
    reckoned believes believed insist insisting adding informed informs disclosed outlined clarified cautioned
    contests stipulated told quoted writes writing describes described recalls recalled estimates estimated
    tells texted emailed messaged pointed argued pleads begs joked snapped quipped sneered railed raged thundered
    boasts crowed gloated shrugged whispered sobbed sighed laughed bellowed barked""".split()
)
"""Verbs that put a thing forward as so."""

CLAIMED = frozenset(
    "claimed claims claim claiming insinuated alleged alleges allege argued argues argue contended contends contend "
    "accused accuses asserted".split()
)
"""Verbs that keep a distance from what they report."""

DENIED = frozenset("denied denies deny disputed disputes dispute rejected refuted refutes".split())
"""Verbs that say a thing is not so."""

SPEECH = SAID | CLAIMED | DENIED
"""All of these."""

QUOTED_ONLY = frozenset("asked demanded shouted cried sighed laughed snapped joked wondered urged".split())
"""Verbs that attribute what is quoted beside them; a clause behind them is not said to be so."""

RULED = frozenset("found finds ruled rules held holds concluded".split())
"""What a court does when it decides that a thing is so; counts only with a court as the subject."""

TALLIED = frozenset(
    """counted counts count lists listed list gave gives put puts tallied recorded records totalled
    reported reports says said say cited cites estimated estimates booked""".split()
)
"""Verbs that give a number as their object; what they govern is no Utterance."""

TITLES = frozenset(
    """president judge justice minister secretary senator representative congressman congresswoman governor mayor
    sheriff czar attorney lawyer spokesperson spokesman spokeswoman director commissioner ambassador chief general
    colonel captain officer official ombudsman ombudswoman prosecutor king queen chancellor vice deputy dr doctor
    professor mr mrs ms sir warden counsel solicitor barrister consul premier commander superintendent magistrate
    advocate chairman chairwoman adviser advisor envoy inspector sergeant rep sen gov gen bishop archbishop
    father sister rev reverend imam""".split()
)
"""Words of an office, a rank or a calling."""

OFFICES = frozenset(
    """president judge justice minister secretary senator representative congressman congresswoman governor mayor
    sheriff czar commissioner ambassador ombudsman ombudswoman prosecutor king queen chancellor premier consul
    magistrate superintendent warden sen gov""".split()
)
"""Titles that are public offices by themselves; a lawyer's or a doctor's is not."""

PRONOUNS = frozenset("he she it they".split())
"""Subjects that stand for somebody named before."""

ORGANISATION = frozenset(
    """government ministry department administration office agency embassy court police presidency authorities
    group groups union commission council army navy company contractor charity network bureau service services
    organisation organization committee parliament congress lawyers officials prosecutors attorneys advocates
    airline newspaper paper website site memo declaration complaint filing filings papers data report reports
    records record video footage documents document statement manifest manifests transcript letter email
    affidavit lawsuit motion list registry log logs photographs pictures images database""".split()
)
"""Nouns that can be said to say something, beside people."""

THINGS = frozenset(
    """memo declaration complaint filing filings papers data report reports records record video footage documents
    document statement manifest manifests transcript letter email affidavit lawsuit motion list log logs
    photographs pictures images database website registry spreadsheet dataset table figures tracker analysis audit investigation inspection study survey
    review emails testimony statistics account accounts dossier memorandum""".split()
)
"""Of these, the ones that are things: a link of the chain with `thing`."""
