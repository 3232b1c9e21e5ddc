"""Topics that have no place in hiring, and how to find them in what people write.

They come from the lists that employment agencies publish (the EEOC's, and those of states). Finding one is a
reason to look again and never a verdict: whoever wrote the text decides. What is found is words about a
person; the same words about systems ("child process", "race condition", "disabled index") are left alone, so
each phrase carries as much around it as it takes to tell the two apart. Missing some beats crying wolf.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

ADVICE = "Remove it unless the candidate raised it for the job."
NOT_LEGAL_ADVICE = "What is said about risky topics is not legal advice."

_HE = r"(?:he|she|they|candidate)"
_IS = (
    r"(?:'s|'re| is| are| was| looks?| seems?| must be| may be| might be)"
    r"(?: (?:also|clearly|maybe|probably|about|around|very|quite|rather|really|a bit|too|so))?"
)
_HIS = r"(?:his|her|their|candidate's)"
_MAN = (
    r"(?:man(?! pages?)|woman|guy|girl|lady|gentleman|chap|bloke|dude|fellow|person|people(?! tables?)|family"
    r"|candidate(?! (?:key|id|build|release|version|column|index|plan|list|set)))"
)
_END = r"(?=\s*(?:$|[,;.!?)]|and\b|but\b|so\b|or so\b|now\b|already\b|years old\b))"
_FEW = r"(?:an?|one|two|three|four|five|six|\d|no|some|several|small|young|little|school-age|grown-up)"
_CHILD = r"child(?:ren)?(?! (?:process|node|element|class|table|thread)e?s?)"
_DECADE = r"(?:twenties|thirties|forties|fifties|sixties|[2-6]0'?s)"
_YEAR = r"(?:19[4-9]\d|20[0-4]\d|'\d\d|(?<=in )[4-9]\d(?![\d%]))"
_UNTIL_YEAR = rf"[^.;]{{0,24}}?(?<!\w){_YEAR}"
_SCHOOL = r"(?:high ?school|school|university|college|uni)"
_KIDS = r"(?:kids?|baby|babies|newborn|toddlers?|twins|daughters?)(?! (?:app|game|mode|steps?)s?)(?!')\b"
_MARRIED = (
    r"married(?! (?:to (?:the|their|our|that|one)|up|together|with|the|two|both|these|those|our|their|it)\b)"
)
_RACE = (
    r"(?:black|white|brown|asian|african|arab|indian|chinese|hispanic|latin[oa]|mixed[- ]race|caucasian"
    r"|native american)"
)
_ORIGIN = (
    r"(?:african|american|arab|asian|australian|brazilian|british|bulgarian|canadian|chinese|dutch|egyptian"
    r"|english|(?:eastern )?european|french|german|greek|hungarian|indian|iranian|irish|israeli|italian"
    r"|japanese|korean|mexican|nigerian|pakistani|persian|polish|portuguese|romanian|russian|scottish|slavic"
    r"|spanish|swedish|swiss|syrian|turkish|ukrainian|vietnamese)"
)
_COUNTRY = (
    r"(?:africa|algeria|argentina|australia|austria|bangladesh|brazil|bulgaria|canada|china|colombia|croatia"
    r"|egypt|england|ethiopia|france|georgia|germany|ghana|greece|hungary|india|indonesia|iran|iraq|ireland"
    r"|israel|italy|japan|kenya|korea|lebanon|mexico|morocco|nigeria|pakistan|palestine|poland|portugal"
    r"|romania|russia|serbia|south africa|spain|sweden|switzerland|syria|taiwan|turkey|ukraine|vietnam)"
)
_FORCES = r"(?:army|navy|military|air force|marines|armed forces|national guard|bundeswehr|coast guard)"
_NO_DATA = (
    r"(?! (?:in (?:a|the) )?(?:columns?|fields?|tables?|flags?|dropdown|enum|index|filter|checkbox|data))"
)
"""Behind a word that names personal data: not when it is the name of a column."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that may not count in hiring."""

    name: str
    """What it is called after "touches on"."""
    reason: str
    """Why it matters, as one sentence."""
    phrases: str
    """Regular expressions for whole words in lower case, one or several on a line."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A topic that a text touches on."""

    topic: Topic
    words: str
    """The words that say so, as they were written."""


def risky_topics(text: str) -> Iterator[Touch]:
    """Yield the topics that *text* touches on, each once, in the order of `TOPICS`."""
    plain = text.replace("’", "'")
    for topic in TOPICS:
        if found := _pattern(topic).search(plain):
            yield Touch(topic, text[found.start() : found.end()].strip())


@cache
def _pattern(topic: Topic) -> re.Pattern[str]:
    """Return the phrases of *topic* as one pattern, compiled when first needed: most starts need none."""
    phrases = "|".join(line.strip() for line in topic.phrases.strip().splitlines())
    return re.compile(rf"(?<![\w#-])(?:{phrases})(?![\w-])", re.IGNORECASE)


TOPICS: tuple[Topic, ...] = (
    Topic(
        "race or origin",
        "Race, colour, origin and accent may not count in hiring.",
        rf"""
            {_HE}{_IS} (?:of )?{_RACE}(?! (?:box|list))|{_RACE} {_MAN}
            (?:{_ORIGIN}|foreign) (?:descent|roots|heritage|looks?|looking|origin)
            (?:strong|heavy|thick|slight|foreign|funny|{_ORIGIN}) accent(?! colou?rs?| marks?| lines?)
            african[- ]american|hispanic|latina|latino|caucasian|(?:person|people) of colou?r
            {_HIS} (?:race|skin|ethnicity|origins?|nationality)\b{_NO_DATA}|skin colou?r
            (?:ethnic|racial) (?:background|origin|group|minority)|ethnicity{_NO_DATA}
            mother tongue|native speaker|foreigner|foreign[- ]sounding
            where (?:is |are )?{_HE} (?:is |are |was |comes? |really |originally )*from\b(?! in)
            (?:originally|comes?|came|{_HE}{_IS}|parents(?: are)?|family(?: is)?) from {_COUNTRY}
            (?:grew up|born|raised) in {_COUNTRY}|{_HE}{_IS} (?:originally )?{_ORIGIN}{_END}
        """,
    ),
    Topic(
        "religion",
        "Religion and its practice may not count in hiring.",
        rf"""
            religion(?! of){_NO_DATA}|religious(?! (?:about|wars?|debates?|over))
            devout(?! (?:follower|fan|user|believer))|(?:eats?|keeps|only) (?:kosher|halal)
            (?:muslim|islamic|catholic|hindu|buddhist|jewish)(?! (?:calendar|bank(?:ing)?|finance|digits|art))
            protestant|sikh|mormon|atheist|jew
            (?-i:christian\b)|(?:is|as) a christian|christian (?:faith|family|school|values)
            (?:go(?:es|ing)? to|went to|(?:his|her|their) (?:\w+ )?) ?(?:church|mosque|synagogue|mass)
            church (?:choir|group|member|service)|rabbi|imam|priest|pastor
            (?:his|her|their) (?:faith|beliefs)
            ramadan|sabbath|shabbat|yom kippur|prayers?(?= (?:time|room|break)s?|s\b)|\w+ prayers?
            hijab|head ?scarf|turban|kippah|yarmulke|(?:wears|wore|wearing) a (?:cross|veil)
            (?:reads|quotes|quoted) the (?:bible|qur'?an|koran)|bible (?:study|group|school)
        """,
    ),
    Topic(
        "age",
        "Age may not count in hiring.",
        rf"""
            (?:he|she|candidate){_IS} (?:over |under |at least |almost |just )?(?:1[6-9]|[2-7]\d){_END}
            ^\W*(?:is |looks |about |around |maybe )*(?:1[6-9]|[2-7]\d) years old{_END}
            (?:1[6-9]|[2-7]\d)[- ]years?[- ]old (?:{_MAN}|engineer|developer)
            (?:early|mid|late)[- ]{_DECADE}|in {_HIS} {_DECADE}{_END}|(?:over|past) (?:forty|fifty|sixty)
            (?:young|younger|old|older|elderly|middle-aged) {_MAN}|young and (?:energetic|hungry|dynamic)
            (?:too |a bit )(?:old|young) for (?:us|(?:the|this|our) (?:job|role|team|position)|a start-?up)
            (?:he|she|candidate){_IS} (?:old|young|older|younger){_END}|(?:his|her|my) age|what age
            (?:older|younger) than (?:the (?:rest of the )?(?:team|others)|most of us|me|all of us|everyone)
            at (?:their|that) age
            (?:near|nearing|close to|years? (?:from|to|until|before)|early) retirement
            would retire|retire in (?:a few|two|three|\d+) years
            born (?:in )?(?:19[4-9]\d|200\d|{_DECADE})
            when was (?:he|she) born|(?:baby )?boomer|millennial|gen[- ][xz]\b
        """,
    ),
    Topic(
        "graduation dates",
        "The year somebody left school or university tells their age, which may not count.",
        rf"""
            (?:graduated|graduation)(?! from (?:beta|alpha|junior|intern|trainee)){_UNTIL_YEAR}
            (?:finished|left) (?:{_SCHOOL}|studying){_UNTIL_YEAR}
            (?:went to|was at|at|started) {_SCHOOL} (?:in|from|until|since|around) (?:the )?{_YEAR}
            (?:degree|diploma|bachelor'?s|master'?s|ph\.?d|abitur|a-levels){_UNTIL_YEAR}
            class of (?:19[4-9]\d|20[0-4]\d|'\d\d)(?! (?:lines|rows|methods|users|requests|tests|hosts))
            year of graduation|graduation (?:year|date)|(?:what year|when)\b.{{0,12}}\bgraduate
        """,
    ),
    Topic(
        "pregnancy or family plans",
        "Pregnancy, children and family plans may not count in hiring.",
        rf"""
            pregnant|pregnancy(?! (?:app|tracker|test|data|portal))|(?:maternity|paternity|parental) leave
            expecting (?:an? |{_HIS} )?(?:\w+ )?(?:baby|child|twins)|she(?:'s| is) expecting{_END}
            (?:has|have|having|had|got|wants?|with|mentioned|{_HIS}|my) (?:{_FEW} |{_HIS} ){{0,2}}{_KIDS}
            {_FEW} (?:small |young |little )?kids|new baby|baby (?:on the way|at home|due)|newborn
            (?:he|she|candidate) (?:has|had|wants|raises|plans) (?:{_FEW} ){{0,2}}(?:{_CHILD}|sons?)
            (?:his|her|small|young|school-age) (?:disabled )?(?:{_CHILD}|sons?)|(?:has|with) a son
            disabled son
            wants? (?:to have )?children(?! to)|{_CHILD} (?:at|in) (?:home|school|kindergarten|daycare)
            (?:no children yet|how many children|childless|plans? to have (?:kids|children|a baby))
            (?:starts?|starting|plann?ing|plans?|wants?) (?:to (?:start|have|raise) )?a (?:family|baby)
            family planning|family plans(?= (?:for|in|next|soon)|[,;.?]|$)
            planning to have (?:kids|a baby)
            (?:father|mother|mum|mom|dad) of (?:one|two|three|four|five|\d|twins)|stay-at-home
            (?:single|new|working|young) (?:mother|mum|mom|father|dad)
            (?:he|she)(?:'s| is) a single parent
            (?:needs|finds|has|no|without) (?:a )?(?:child ?care|day ?care|nanny|babysitter|kindergarten)
            who looks after the (?:kids|children)
        """,
    ),
    Topic(
        "marital status",
        "Whether and with whom somebody lives may not count in hiring.",
        rf"""
            (?:is|are|was|got|getting|newly|just|recently|happily|not|be|still|he|she) {_MARRIED}
            (?:he's|she's) {_MARRIED}|^\W*{_MARRIED}(?! (?:\w+ (?:and|to|with)\b))
            (?:wife|husband)(?! (?:of the|and)\b)|boyfriend|girlfriend|fianc(?:e|é)e?|newly ?wed|widower
            widowed
            (?:{_HIS}|getting|own) (?:wedding|marriage|divorce|spouse)|honeymoon|engaged to be|divorcee
            (?:is|was|got|getting|recently|been|twice) divorced(?! from)|after (?:a|the) divorce
            marital status{_NO_DATA}|maiden name{_NO_DATA}|(?:he|she)(?:'s| is) single{_END}
            lives (?:alone|with (?:an?|his|her|their) (?:partner|parents|family))
        """,
    ),
    Topic(
        "disability or health",
        "Disability and health may not be weighed, and before an offer not be asked about.",
        rf"""
            (?:he|she|candidate){_IS} (?:\w+ )?disabled|disabled (?:{_MAN}|veteran)
            (?:has|have|having|{_HIS}|a|any|visible) disability|overweight|obese
            (?:in|uses) a wheelchair|on crutches|hearing (?:aids?|problems?)|prosthe(?:sis|tic)
            (?:he|she|candidate) (?:is|was) (?:\w+ )?(?:deaf|blind|bipolar|depressed|ill|sick)(?! (?:to|of)\b)
            hard of hearing|adhd|autis(?:m|tic)|asperger'?s?|dyslexi[ac]|bipolar disorder|epilep(?:sy|tic)
            diabet(?:es|ic)|multiple sclerosis|chronically ill|chronic (?:illness|pain|disease|fatigue)
            (?:an?|slight|bad) (?:stutter|stammer|limp)(?! in the)|(?:he|she) (?:stutters|stammers|limps)
            (?:had|has|having|survived) (?:\w+ )?cancer|(?:has|had|with) depression
            mental(?:ly)? (?:health|ill)
            (?:had|after|with|from) (?:an? |the |{_HIS} )?burn-?out|in therapy|medical (?:condition|leave)
            {_HIS} health(?! (?:checks?|endpoints?|probes?|page|route|status))|on medication
            sick (?:leave|days)
            {_HIS} (?:illness|disability|medication|therapist|surgery)|often sick|sick a lot
        """,
    ),
    Topic(
        "citizenship",
        "Beyond the right to work, citizenship and residence status may not be asked about.",
        rf"""
            green ?card|h-?1b|residence permit|immigrated|immigrants?|immigration (?:status|papers|lawyer)
            (?:as a|seeks?|sought|political) (?:refugee|asylum)|undocumented (?:worker|immigrant)
            citizenship(?! (?:test|api)){_NO_DATA}|not a citizen
            (?:dual|foreign|us|u\.s\.|eu|{_ORIGIN}) citizen(?! (?:data|portal|id|services?|developers?))
            (?:needs?|needed|has|have|had|wants?|on|got) (?:an?|his|her|their) (?:\w+ )?visa
            (?:student|spouse|dependent|work) visa
            visa (?:status|sponsor\w*|expire[sd]|runs out){_NO_DATA}
            (?:his|her|us|eu|foreign|{_ORIGIN}) passport(?! (?:strategy|library|middleware|plugin|api))
            nationality{_NO_DATA}
        """,
    ),
    Topic(
        "arrests",
        "An arrest is no proof of anything, and asking about records is restricted in many places.",
        rf"""
            (?:was|got|been|ever|once) arrested(?! (?:state|by the))
            arrested (?:for|once|as a|at a|by police)
            arrested in {_YEAR}|arrest record|{_HIS} arrest|police record|trouble with the (?:police|law)
            criminal (?:record|history|past|conviction)|prior convictions?|convicted (?:of|for)
            felony|felon|misdemeanou?r
            (?:{_HE} (?:was|has been) in|spent .{{1,16}} in|went to) (?:jail|prison)
            time in (?:jail|prison)|prison sentence|on parole
        """,
    ),
    Topic(
        "military discharge",
        "How and why somebody left the military may not be asked about.",
        rf"""
            (?:dis)?honou?rabl[ey] discharged?|(?:medical|general|{_FORCES}) discharge
            discharged? (?:\w+ )?from (?:the )?{_FORCES}|(?:left|leave|kicked out of) the {_FORCES}
            left the {_FORCES} \w+|conscientious objector|reservist|reserve duty
            (?:war|combat|{_FORCES}|disabled) veteran|{_HE}{_IS} a veteran(?! of)
        """,
    ),
    Topic(
        "sex or orientation",
        "Sex, gender, orientation and looks may not count in hiring.",
        rf"""
            gay|lesbian|homosexual|bisexual|transgender|sexual orientation|trans (?:man|woman)|queer
            (?:attractive|beautiful|pretty|sexy|hot|nice[- ]looking) (?:man|woman|guy|girl|lady)|handsome
            good[- ]looking|{_HE}{_IS} (?:attractive|beautiful|sexy)|(?:too )?(?:feminine|effeminate)
            for a (?:woman|girl|lady|female)|as a woman|need (?:more|a) (?:women|woman|men|man)
            {_HIS} (?:gender|sex|sexuality|looks)\b{_NO_DATA}
        """,
    ),
)
