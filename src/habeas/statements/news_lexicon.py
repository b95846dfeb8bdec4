"""Words that the news taker knows by heart; each set says what it is for."""


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


PEOPLE = words(
    """
    people persons person men man women woman migrants migrant immigrants immigrant detainees detainee
    deportees deportee prisoners prisoner inmates inmate passengers passenger members member gangsters
    gangster terrorists terrorist criminals criminal aliens alien foreigners foreigner nationals
    national citizens citizen refugees refugee seekers seeker individuals individual minors minor
    children child boys girls arrivals captives returnees expellees suspects suspect convicts felons
    clients client plaintiffs plaintiff petitioners petitioner workers worker officers officer guards
    guard commandos commando soldiers soldier agents agent leaders leader ringleaders ringleader
    associates associate operatives neighbours neighbors noncitizens parents mothers fathers relatives
    residents adults teenagers youths others lawyers migrants' students patients bodies witnesses
    escorts evacuees crooks crook villains killers killer fugitives fugitive offenders offender
    absconders claimants applicants applicant predators paedophiles pedophiles folks hopefuls stowaways
    captives protesters tourists travelers travellers toddlers toddler infants babies pensioners
    asylum-seekers newcomers transferees Venezuelans gangbangers thugs murderers
    rapists gunmen fighters militants villagers families' crew nuns priests priest
    """
)
"""Nouns that count people."""

AUTHORITIES = words(
    """
    officers officer agents agent guards guard commandos commando soldiers soldier escorts lawyers workers
    worker officials official prosecutors troops crew police deputies marshals attorneys
    """
)
"""Nouns for people who move or hold others, or speak for them; they are no group that is moved or held."""

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
    "van": "vans",
    "vans": "vans",
    "coach": "buses",
    "charters": "flights",
    "family": "families",
    "families": "families",
}
"""Nouns that count what is not single people, with the unit."""

SAID = words(
    """
    said says say saying told tells tell wrote writes write added adds reported reports reporting stated
    states announced announces revealed reveals explained explains noted notes confirmed confirms
    remarked remarks insisted insists warned warns declared declares testified testifies acknowledged
    acknowledges tweeted posted boasted bragged fumed replied answered responded recalled recounted
    detailed details indicated indicates related relates assured assures conceded concedes stressed
    emphasized emphasised joked complained pleaded maintained maintains observed commented decided
    disclosed suggest suggests suggested indicate shows show showed showing cautioned predicted promised
    vowed pledged quipped shouted cried asked concluded continued admitted admits repeated reiterated
    estimated estimates mentioned signalled signaled thundered demanded exclaimed countered retorted
    urged swore alleges lamented wondered underlined underscored reckoned believes believed insist
    insisting adding informed informs outlined clarified contests stipulated quoted writing describes
    described recalls texted emailed messaged pointed argued pleads begs snapped sneered railed raged
    boasts crowed gloated shrugged whispered sobbed sighed laughed bellowed barked
    """
)
"""Verbs that put a thing forward as so."""

CLAIMED = words(
    """
    claimed claims claim claiming insinuated alleged alleges allege argued argues argue contended
    contends contend accused accuses asserted
    """
)
"""Verbs that keep a distance from what they report."""

DENIED = words(
    """
    denied denies deny disputed disputes dispute rejected refuted refutes
    """
)
"""Verbs that say a thing is not so."""

SPEECH = SAID | CLAIMED | DENIED
"""All of these."""

QUOTED_ONLY = words(
    """
    asked demanded shouted cried sighed laughed snapped joked wondered urged
    """
)
"""Verbs that attribute what is quoted beside them; a clause behind them is not said to be so."""

RULED = words(
    """
    found finds ruled rules held holds concluded
    """
)
"""What a court does when it decides that a thing is so; counts only with a court as the subject."""

TALLIED = words(
    """
    counted counts count lists listed list gave gives put puts tallied recorded records totalled
    announced announces confirmed confirms reported reports says said say cited cites estimated estimates
    booked
    """
)
"""Verbs that give a number as their object; what they govern is no Utterance."""

TITLES = words(
    """
    president judge justice minister secretary senator representative congressman congresswoman governor
    mayor sheriff czar attorney lawyer spokesperson spokesman spokeswoman director commissioner
    ambassador chief general colonel captain officer official ombudsman ombudswoman prosecutor king
    queen chancellor vice deputy dr doctor professor mr mrs ms sir warden counsel solicitor barrister
    consul premier commander superintendent magistrate advocate chairman chairwoman adviser advisor
    envoy inspector sergeant rep sen gov gen bishop archbishop father sister rev reverend imam
    """
)
"""Words of an office, a rank or a calling."""

ROLES = (
    TITLES
    | PEOPLE
    | words(
        """
        officials lawyers prosecutors attorneys advocates spokespeople spokesmen ministers judges sheriffs
        sources source insiders aides aide diplomats politicians senators analysts experts activists
        campaigners observers investigators
        """
    )
)
"""Nouns for people by what they do: without a name they are an office, never a name."""

OFFICES = words(
    """
    rep congressman congresswoman
    president judge justice minister secretary senator representative congressman congresswoman governor
    mayor sheriff czar commissioner ambassador ombudsman ombudswoman prosecutor king queen chancellor
    premier consul magistrate superintendent warden sen gov
    """
)
"""Titles that are public offices by themselves; a lawyer's or a doctor's is not."""

PRONOUNS = frozenset(["he", "she", "it", "they"])
"""Subjects that stand for somebody named before."""

ORGANISATION = words(
    """
    government ministry department administration office agency embassy court police presidency
    authorities group groups union commission council army navy company contractor charity network
    bureau service services organisation organization committee parliament congress lawyers officials
    prosecutors attorneys advocates airline newspaper paper website site memo declaration complaint
    filing filings papers data report reports records record video footage documents document statement
    manifest manifests transcript letter email affidavit lawsuit motion list registry log logs
    photographs pictures images database
    """
)
"""Nouns that can be said to say something, beside people."""

THINGS = words(
    """
    memo declaration complaint filing filings papers data report reports records record video footage
    documents document statement manifest manifests transcript letter email affidavit lawsuit motion
    list log logs photographs pictures images database website registry spreadsheet dataset table
    figures tracker analysis audit investigation inspection study survey review emails testimony
    statistics account accounts dossier memorandum
    """
)
"""Of these, the ones that are things: a link of the chain with `thing`."""
