"""What the phrases for risky topics are made of: regular expressions for words in lower case.

They are of words about a person. The same words about systems ("child process", "race condition", "disabled
index") are left alone, so each phrase carries as much around it as it takes to tell the two apart; missing
some beats crying wolf. Nothing repeats without a bound what may stand anywhere, so that a long line takes no
longer than its length.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that may not count in hiring."""

    name: str
    """What it is called after "touches on"."""
    reason: str
    """Why it matters, as one sentence."""
    phrases: str
    """Regular expressions for whole words in lower case, one or several on a line; an indented line continues
    the one above it."""


LINE = r"^[^\w\n]*"
START = r"(?:^[^\w\n]*|(?<=[,;:.!?(/] )|(?<=\())"
"""Where a line or a part of it begins: nobody is named there, as notes are written."""
END = r"(?=\s*(?:$|[,;.!?)/]|and\b|but\b|so\b|or\b|now\b|already\b|years old\b|like (?:me|us)\b))"
ONE = r"(?:he|she|you|candidate|applicant|interviewee)"
HE = r"(?:he|she|they|you|candidate|applicant|interviewee)"
HIS = r"(?:his|her|their|your|candidate's|applicant's)"
HERS = r"(?:his|her|your|candidate's|applicant's)"
MUCH = (
    r"(?: (?:also|clearly|maybe|probably|perhaps|about|around|very|quite|rather|really|a bit|far|way|too"
    r"|so|still"
    r"|not|just|already|like|over|under|at least|almost|roughly|obviously|visibly|currently|openly)){0,2}"
)
IS = (
    r"(?:'s|'re| is| are| was| were| looks?| seems?| sounds?| must be| may be| might be| could be"
    r"| has been)" + MUCH
)
SAID = (
    rf"(?:{ONE}{IS} |{START}(?:(?:is|was|looks|seems|sounds|must be|might be|are you|were you){MUCH} )?"
    r"(?:(?:also|clearly|probably|visibly|very|quite|too) )?)"
)
"""Before what is said of the candidate, who need not be named where a line begins."""
ASKED = rf"(?:are|is|were|was) (?:you|he|she|they|the candidate|the applicant){MUCH} "
HAS = rf"(?:{HE} (?:has|have|had) |{HE}'s got |{START}(?:has|had|with|have) |mentioned |talked about )"
MAN = (
    r"(?:man(?! pages?)|woman|guy|girl|lady|gentleman|chap|bloke|dude|fellow|person|people(?! tables?)"
    r"|candidate(?! (?:key|id|build|release|version|column|index|plan|list|set|keys|row"
    r"|solution)))(?![\w'-])"
)
WORKER = r"(?:engineer|developer|programmer|applicant|coder)(?![\w'-])"
FEW = r"(?:an?|one|two|three|four|five|six|\d|no|any|some|several|small|young|little|school-age|grown-up)"
PARTS = (
    r"(?:process|node|element|class|table|thread|board|card|cell|row|branch|span|key|record|type|scope"
    r"|view|task"
    r"|job|page|component|module|company|app|game|mode|step|shop|workflow|pipeline|window)(?:e?s)?\b"
)
"""What is a child, a daughter or a baby in systems."""
CHILD = rf"child(?:ren)?(?! {PARTS})"
KIDS = rf"(?:kids?|baby|babies|toddlers?|twins|daughters?)(?! {PARTS})(?!')\b"
TENS = r"(?:twenty|thirty|forty|fifty|sixty)"
AGE = r"(?:1[6-9]|[2-7]\d)"
OLD = r"(?:young|younger|older|old|elderly|middle[- ]aged)"
DECADE = r"(?:twenties|thirties|forties|fifties|sixties|[2-6]0'?s)"
YEAR = r"(?:19[4-9]\d|20[0-4]\d|'\d\d|(?<=in )[4-9]\d(?![\d%]))(?!\.\d)"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter)"
)
UNTIL_YEAR = rf"[^.;]{{0,24}}?(?<!\w){YEAR}"
SCHOOL = r"(?:high ?school|school|university|college|uni)"
MARRIED = (
    r"married(?! (?:to (?:the|their|our|that|one|its)|up|together|with|the|two|both|these|those|our|their"
    r"|it)"
    r"\b)"
)
RACE = (
    r"(?:black|white|brown|asian|african|arab|indian|chinese|hispanic|latin[oa]|mixed[- ]race|caucasian"
    r"|native american|colou?red|dark[- ]skinned)"
)
ORIGIN = (
    r"(?:african|american|arab|asian|australian|brazilian|british|bulgarian|canadian|chinese|czech|dutch"
    r"|egyptian|english|(?:eastern )?european|french|german|greek|hungarian|indian|iranian|irish|israeli"
    r"|italian"
    r"|japanese|kenyan|korean|mexican|moroccan|nigerian|pakistani|persian|polish|portuguese|romanian"
    r"|russian"
    r"|scottish|serbian|slavic|spanish|swedish|swiss|syrian|turkish|ukrainian|vietnamese|welsh)"
)
COUNTRY = (
    r"(?:afghanistan|africa|albania|algeria|argentina|armenia|asia|australia|austria|bangladesh|belarus"
    r"|belgium"
    r"|bosnia|brazil|bulgaria|cameroon|canada|chile|china|colombia|croatia|cuba|czechia|denmark"
    r"|eastern europe"
    r"|egypt|england|eritrea|estonia|ethiopia|finland|france|georgia|germany|ghana|greece|hungary|india"
    r"|indonesia|iran|iraq|ireland|israel|italy|japan|kazakhstan|kenya|korea|latin america|latvia|lebanon"
    r"|lithuania|malaysia|mexico|moldova|morocco|nepal|nigeria|norway|pakistan|palestine|peru|poland"
    r"|portugal"
    r"|romania|russia|scotland|senegal|serbia|slovakia|slovenia|somalia|south africa|south america|spain"
    r"|sri lanka|sudan|sweden|switzerland|syria|taiwan|thailand|tunisia|turkey|uganda|ukraine|venezuela"
    r"|vietnam"
    r"|the (?:balkans|congo|middle east|netherlands|philippines|states|uk|usa?)|yemen|zimbabwe)(?![\w-])"
    r"(?! (?:region|branch|office|site|data ?cent(?:er|re)|server|node|team|customer|zone|market|edge|pop"
    r"|user"
    r"|client|traffic|cluster|east|west|central|north|south|warehouse|subsidiary|plant|account|stack)s?\b)"
)
NOT_DATA = "".join(
    f"(?<!{word} )"
    for word in [
        "request",
        "requests",
        "traffic",
        "user",
        "users",
        "call",
        "calls",
        "packet",
        "packets",
        "client",
        "clients",
        "ip",
        "address",
        "row",
        "rows",
        "server",
        "order",
        "orders",
        "event",
        "events",
        "log",
        "logs",
        "data",
        "customer",
        "customers",
        "connection",
        "report",
        "load",
        "invoice",
        "payment",
    ]
)
"""Before "is from": not what comes from somewhere in a system."""
NO_ACCENT = r"(?! (?:colou?rs?|marks?|lines?|on|in|bars?|borders?|buttons?|themes?|folding|insensitive)\b)"
FORCES = r"(?:army|navy|military|air force|marines?|armed forces|national guard|bundeswehr|coast guard|idf)"
NOT_ARMY = (
    r"(?! (?:of|blue|knife|theme|colou?rs?|client|contract|projects?|grade|data|contractor|supplier)\b)"
)
NO_DATA = (
    r"(?! (?:in (?:a|the) )?(?:columns?|fields?|tables?|flags?|dropdown|enum|index|filter|checkbox|data"
    r"|records?"
    r"|codes?|attribute|property|validation|lists?|service|api)\b)"
)
"""Behind a word that names personal data: not when it is the name of a column."""
NO_PRODUCT = (
    r"(?! (?:apps?|trackers?|data\w*|tables?|columns?|fields?|models?|patients?|clinics?|portal|modules?"
    r"|images?"
    r"|screening|research|detection|projects?|products?|software|systems?|registry|records?|forms?|policy"
    r"|types?"
    r"|requests?|calendar|calculator|tests?|users?|register|start-?ups?|company|platform|feature"
    r"|service)\b)"
)
"""Behind the name of something in life: not when a product is about it."""
ILLNESS = (
    r"(?:depression|anxiety|panic attacks?|ptsd|ocd|cancer|a stroke|epilepsy|diabetes|arthritis|lupus"
    r"|asthma"
    r"|migraines?|tourette'?s?|chronic (?:illness|pain|disease|fatigue)|long covid)"
)
PAIR = r"(?:wife|husband|spouse|fianc(?:é|e)e?|boyfriend|girlfriend)"

ASKED_OF = rf"(?:you|he|she|the candidate|{HERS} (?:family|parents|name))"
FROM = r"(?:born|from|come from|grow up|raised)(?! in\b)"
