"""Risky topics: how somebody lives, and the phrases by which it is told."""

from interviewer.model.risky_words import (
    AGE,
    ASKED,
    CHILD,
    COUNTRY,
    END,
    FEW,
    FORCES,
    HAS,
    HE,
    HERS,
    HIS,
    ILLNESS,
    IS,
    KIDS,
    LINE,
    MAN,
    MARRIED,
    MONTH,
    MUCH,
    NO_DATA,
    NO_PRODUCT,
    NOT_ARMY,
    ONE,
    ORIGIN,
    PAIR,
    PARTS,
    SAID,
    START,
    YEAR,
    Topic,
)

FAMILY = Topic(
    "pregnancy or family plans",
    "Pregnancy, children and family plans may not count in hiring.",
    rf"""
    pregnant(?! (?:pause|silence)s?\b){NO_PRODUCT}
    pregnancy{NO_PRODUCT}|(?:maternity|paternity|parental) leave{NO_PRODUCT}
    on maternity|expecting (?:an? |{HIS} )?(?:\w+ )?(?:baby|child|twins)
    (?:she(?:'s| is)|they(?:'re| are)|{START}is) expecting{END}
    (?:{SAID}|they(?:'re| are) )expecting in (?:early |late |mid[- ])?{MONTH}{END}
    (?:has|have|having|had|got|wants?|with|mentioned|{HIS}|my) (?:{FEW} |{HIS} ){{0,2}}{KIDS}
    (?<!for ){FEW} (?:small |young |little )?kids(?! {PARTS})|new baby
    baby (?:on the way|at home|due)|newborn(?: (?:baby|son|daughter|at home)|{END})
    {START}(?:the )?kids(?:{END}| (?:at home|in school|at school|first)\b)
    (?:the|because of|around|about) kids (?:at home|in school|at school|are|go|live|come)
    (?:because of|picks? up|picking up|looks? after|looking after) (?:the|his|her|their) (?:kids|{CHILD}
        |son)
    (?:he|she|candidate) (?:has|had|wants|raises|plans) (?:{FEW} ){{0,2}}(?:{CHILD}|sons?)
    (?:do|does|did) (?:you|he|she|they) (?:\w+ )?(?:have|want|plan)(?: to have)? (?:any |more )?(?:children
        |kids)\b
    (?:{AGE}|married|divorced|single|widowed), (?:{FEW} )?(?:sons?|children){END}
    (?:his|her|your|small|young|school-age) (?:disabled )?(?:{CHILD}|sons?)|(?:has|with) a son
    disabled son|grandkids|(?:his|her|your) grandchildren
    wants? (?:to have )?children(?! to)|{CHILD} (?:at|in) (?:home|school|kindergarten|daycare)
    (?:no children yet|how many (?:children|kids)|childless|plan(?:s|ning)? to have (?:kids|children
        |a (?:baby|family)))
    (?:starts?|starting|plann?ing|plans?|wants?) (?:to (?:start|have|raise) )?a (?:family|baby)
    (?:planning|plan|plans) (?:on |for )?(?:having )?(?:kids|children){END}|trying for a baby
    having a baby
    family planning|family plans(?= (?:for|in|next|soon)|[,;.?]|$)|family man{END}
    family comes first
    (?:father|mother|mum|mom|dad|parent) of (?:one|two|three|four|five|\d|twins)(?! (?:nodes?|leaves))
    {HAS}a family{END}|(?:he|she|candidate) has {FEW} (?:boys|girls){END}
    (?:is|as) a (?:mother|mum|mom|dad|father){END}|stay-at-home|young family(?! of)
    (?:single|new|working|young) (?:mother|mum|mom|father|dad)(?! {PARTS})
    (?:he|she)(?:'s| is) a single parent
    (?:needs|finds|has|no|without|your) (?:a )?(?:child ?care|day ?care|nanny|babysitter|kindergarten)
    child ?care (?:duties|problems?|issues?|at home)|miscarriage|fertility treatment|breast-?feeding
    who looks after (?:the|your|his|her) (?:kids|children)
    """,
)
MARRIAGE = Topic(
    "marital status",
    "Whether and with whom somebody lives may not count in hiring.",
    rf"""
    (?:is|are|was|got|getting|newly|just|recently|happily|not|be|still|he|she|you) {MARRIED}
    (?:he's|she's) {MARRIED}|{LINE}{MARRIED}(?! (?:\w+ (?:and|to|with)\b))|{START}married{END}
    married with (?:{FEW} )?(?:kids?|children)
    (?:are|is) (?:you|he|she){MUCH} (?:single|engaged){END}
    (?:wife|husband)(?! (?:of the|and)\b)|{HIS} {PAIR}{NO_DATA}|boyfriend|girlfriend
    fianc(?:e|é)e?
    newly ?wed|widower|widowed|(?:is|she's) a widow
    {HIS} (?:life )?partner (?:works|lives|does|is|has){END}
    (?:{HIS}|getting|own) (?:wedding|marriage|divorce)|honeymoon(?! (?:phase|period))|engaged to be
    divorcee
    {START}divorced{END}|{SAID}divorced(?! from| the\b| two\b)
    (?:is|was|got|getting|recently|been|twice) divorced(?! from)
    after (?:a|the|his|her) divorce|wedding ring
    marital status{NO_DATA}|relationship status{NO_DATA}|maiden name{NO_DATA}
    (?:he|she)(?:'s| is) single{END}
    lives (?:alone|with (?:an?|his|her|their) (?:partner|parents|family|wife|husband))
    got engaged{END}
    (?:he|she)(?:'s| is) dating
    """,
)
HEALTH = Topic(
    "disability or health",
    "Disability and health may not be weighed, and before an offer not be asked about.",
    rf"""
    (?:he|she|candidate){IS} (?:\w+ )?disabled|{ASKED}(?:\w+ )?disabled
    disabled (?:{MAN}|veteran)(?! (?:can|could))
    {HIS} disability|(?:visible|hidden|physical|learning) disability
    (?:{HE} (?:has|have|had)|{START}(?:has|had)|you have) (?:an?|any|some) disabilit(?:y|ies)
    any disabilities
    (?:overweight|obese)(?! (?:nodes?|buckets?|shards?|index|sectors?|position))
    (?:in|uses|needs|with) a wheelchair|on crutches|walks with a (?:limp|cane|stick)
    (?<!for the )(?<!for )(?:hearing|visually|vision|physically|mentally)[- ]impaired(?! (?:users?|people
        |customers?|visitors?|readers?|mode))
    hearing (?:aids?|problems?|loss)|prosthe(?:sis|tic)|hard of hearing
    (?:deaf|blind) (?:in|on) (?:one|both|his|her|the left|the right)
    {SAID}(?:deaf|blind|colou?r[- ]?blind|bipolar|depressed|anorexic|chronically ill|ill|sick)(?! (?:to|of
        |users?|people|write|index\w*|review|test|sign\w*)\b)(?={END}| (?:last|since|for|in|at|after|this
        |when|again))
    {ONE} (?:is|was) (?:\w+ )?(?:deaf|blind|bipolar|depressed|ill|sick)(?! (?:to|of)\b)
    adhd|autis(?:m|tic){NO_PRODUCT}|asperger'?s?|dyslexi[ac]|bipolar disorder
    epilep(?:sy|tic){NO_PRODUCT}
    {SAID}on the spectrum{END}|{SAID}diabetic{END}|multiple sclerosis{NO_PRODUCT}
    chronically ill
    (?:{HAS}|suffers from |suffered from |living with |because of (?:his|her) |{HERS} )(?:\w+ )?{ILLNESS}
        {NO_PRODUCT}
    (?:had|survived|has) (?:\w+ )?cancer{NO_PRODUCT}|(?:has|had) (?:\w+ )?depression
    (?:{HAS}|{HERS} |{START})(?:an? )?(?:slight |bad |strong |heavy )?(?:stutter|stammer|limp|lisp){END}
    (?:{HAS}|{HERS} )(?:an? )?(?:slight |bad |strong |heavy )?(?:stutter|stammer|limp|lisp)(?! in the)
    (?:he|she) (?:stutters|stammers|limps|lisps)
    {HERS} (?:mental )?health(?! (?:checks?|endpoints?|probes?|page|route|status|monitor\w*|dashboard|app
        |score|metrics?))
    their health(?! (?:checks?|endpoints?|probes?|page|route|status|is|are|by|every|via|through|in))
    mentally ill|mental (?:health|illness) (?:issues?|problems?|leave|history)
    {HAS}(?:\w+ )?(?:health|medical) (?:problems?|issues?|conditions?)
    for (?:health|medical) reasons|any (?:health|medical) (?:problems|issues|conditions)
    (?:had|after|with|from) (?:an? |the |{HIS} )?burn-?out
    burn-?out (?:last|this|two|three|a few|some|in 20)\b
    {SAID}burn(?:ed|t) out{END}|{SAID}burn(?:ed|t) out (?:last|this|at|in|after)
    in (?:therapy|rehab)|medical (?:condition|leave){NO_PRODUCT}|on medication|recovering alcoholic
    alcoholic
    (?:do|are|does) (?:you|he|she) (?:\w+ )?(?:take|on|taking) (?:any )?medication|drinking problem
    sick (?:leave|days){NO_PRODUCT}|{HIS} (?:illness|medication|therapist|psychiatrist|surgery)
    hiv[- ]positive|antidepressants|nervous breakdown|often sick|sick a lot|calls? in sick
    """,
)
CITIZENSHIP = Topic(
    "citizenship",
    "Beyond the right to work, citizenship and residence status may not be asked about.",
    rf"""
    green ?card|h-?1b|residence permit{NO_PRODUCT}|immigrated|emigrated
    immigrants?(?! (?:song|data)\b)
    immigration (?:status|papers|lawyer){NO_DATA}
    (?:as a|seeks?|sought|political) (?:refugee|asylum)|undocumented (?:worker|immigrant)
    (?:was|been|be) deported
    citizenship(?! (?:test|api|service)){NO_DATA}|not a citizen(?! of)
    {ASKED}(?:an? |the )?(?:\w+ )?citizen(?! (?:data|developer)s?)
    (?:if|whether) (?:he|she|they|you)(?:'s| is| are) a citizen
    (?:{ONE}{IS}|{LINE}(?:is|became|not|now)) an? citizen{END}
    citizen of (?:{COUNTRY}|another country|the (?:eu|european union))
    (?:dual|foreign|us|u\.s\.|eu|uk|{ORIGIN}) citizens?(?! (?:data|portal|id|services?|developers?|register
        |app))
    (?:needs?|needed|has|have|had|wants?|on|got) (?:an?|his|her|their) (?:\w+ )?visa(?! (?:card|payment
        |gateway|token|debit|credit|transaction|number))
    (?:student|spouse|dependent|work) visa|your visa\b(?! (?:card|payment|gateway|integration))
    visa (?:status|sponsor\w*|expire[sd]|runs out){NO_DATA}
    (?:are|is) (?:you|he|she) an? (?:permanent resident|immigrant|refugee)
    (?:his|her|your|us|eu|foreign|{ORIGIN}) passport(?! (?:strategy|library|middleware|plugin|api|js
        |config\w*))
    nationality{NO_DATA}|{LINE}permanent resident{END}
    """,
)
ARRESTS = Topic(
    "arrests",
    "An arrest is no proof of anything, and asking about records is restricted in many places.",
    rf"""
    (?:was|got|been|ever|once) arrested(?! (?:state|by the))
    arrested (?:for|once|as a|at a|by police)
    arrested in {YEAR}|arrest record|{HIS} arrest|police record
    (?:trouble|problems) with the (?:police|law)
    criminal (?:record|history|past|conviction|background)
    (?:prior|any|previous) convictions?(?! (?:about|that|on)\b)|convicted (?:of|for)
    felony|felon|misdemeanou?r|ex-con(?:vict)?|drunk driving
    charged with (?:fraud|assault|theft|murder|possession)
    (?:{HE} (?:was|has been) in|spent .{{1,16}} in|been (?:to|in)|went to) (?:jail|prison)
    {START}(?:was|has been|been) in (?:jail|prison)|ever (?:been )?convicted
    {START}arrested (?:last|two|three)
    time in (?:jail|prison)|prison (?:sentence|time)|on parole
    """,
)
SERVICE = Topic(
    "military service",
    "Military service, and how and why it ended, may not count in hiring.",
    rf"""
    (?:dis)?honou?rabl[ey] discharged?|(?:medical|{FORCES}) discharge|general discharge{END}
    discharged? (?:\w+ )?from (?:the )?{FORCES}
    (?:left|leave|kicked out of|joined) the {FORCES}{NOT_ARMY}
    conscientious objector|reservist|reserve duty|conscript|drill sergeant
    served in (?:the )?(?:{FORCES}|vietnam|iraq|afghanistan|the gulf|the reserves?|the war(?! room))
        {NOT_ARMY}
    (?:{HE} (?:was|were|has been|have been) in|{START}(?:was|been|years) in|years in) the {FORCES}{NOT_ARMY}
    (?:did|do|finished|after|before|during|doing) (?:(?:his|her|their|your|the) )?(?:military|national
        |army) service
    {START}(?:military|national) service(?= in\b|{END})|marine corps
    kind of discharge did (?:you|he|she)
    ex[- ](?:army|military|navy|marine|soldier)
    (?:former|was a|as a|is a|ex) (?:soldier|marine|paratrooper)(?! biolog)
    (?:war|combat|disabled|vietnam|gulf|iraq|afghanistan|falklands|korea|{FORCES}) vet(?:eran)?s?(?! clinic)
    {START}(?:is|was) a veteran{END}|{LINE}(?:a )?veteran[^\w\n]*$
    (?:{HE}{IS}|are you|is he|is she) a veteran(?! of|\s+(?:engineer|developer|programmer))
    """,
)
