"""Risky topics: who somebody is, and the phrases by which it is told."""

from interviewer.model.risky_words import (
    AGE,
    ASKED,
    ASKED_OF,
    COUNTRY,
    DECADE,
    END,
    FROM,
    HAS,
    HE,
    HERS,
    HIS,
    IS,
    LINE,
    MAN,
    MUCH,
    NO_ACCENT,
    NO_DATA,
    NOT_DATA,
    OLD,
    ONE,
    ORIGIN,
    RACE,
    SAID,
    SCHOOL,
    START,
    TENS,
    UNTIL_YEAR,
    WORKER,
    YEAR,
    Topic,
)

ORIGINS = Topic(
    "race or origin",
    "Race, colour, origin and accent may not count in hiring.",
    rf"""
    {ONE}{IS} (?:of )?{RACE}(?! (?:box|list|hat|hole|label))|{RACE} {MAN}
    {ORIGIN} (?:guy|girl|man(?! pages?)|woman|lady|chap|bloke|dude|fellow|{WORKER})
    (?:{ORIGIN}|foreign|mixed) (?:descent|roots|heritage|looks?|looking|origin)
    {LINE}(?:looks|sounds) (?:{RACE}|{ORIGIN}){END}
    name (?:sounds|is) (?:{ORIGIN}|foreign){END}
    english (?:is )?not native|minority (?:candidate|hire)|diversity (?:hire|quota)
    (?:strong|heavy|thick|slight|foreign|funny|noticeable|broad|weird|{ORIGIN}) accent{NO_ACCENT}
    {HAS}(?:(?:an?|some|the|quite an|a bit of an) )?(?:\w+ )?accent{NO_ACCENT}
    {HERS} (?:\w+ )?accent{NO_ACCENT}|accent (?:was|is) (?:hard|difficult|strong|heavy|thick)
    (?:understand|follow|get past|because of|despite) (?:the|that) (?:\w+ )?accent{NO_ACCENT}
    african[- ]american|hispanic|latina|latino|caucasian|(?:person|people) of colou?r|brahmin|gypsy
    {HIS} (?:skin|ethnicity|caste|(?:ethnic |national )origins?|nationality)\b{NO_DATA}
    {HERS} race(?! (?:conditions?|detector|window|bugs?|tests?|between|on|in|with|is|was)\b){NO_DATA}
    {HERS} origins?(?! (?:header|server|policy)){NO_DATA}
    skin colou?r(?! (?:detection|model|picker))
    (?:ethnic|racial) (?:background|origin|group|minority|name)|ethnicity{NO_DATA}
    country of (?:birth|origin)(?= (?:is|was)|{END})|mother tongue|foreigner
    foreign[- ](?:sounding|born)
    unpronounceable (?:\w+ )?name|foreign name(?! ?(?:server|space|key))
    (?:non-)?native (?:\w+ )?speakers?(?! of)|(?:non-)?native speakers? of {ORIGIN}
    (?:non-)?native (?:english|german|french|spanish)|(?:broken|accented) english
    english (?:is|was|isn't) (?:\w+ )?{HIS} (?:first|second|third|native)
    {HIS} native language
    where (?:is |are |was |were )?{HE} (?:is |are |was |were |comes? |really |originally )*from\b(?! in)
    where(?:'s| is| are| were| was| do| does| did) {ASKED_OF} (?:really |originally |actually )?{FROM}
    where {ONE} (?:was|were) born|what country (?:are|is|do|does|were|was) {HE}
    (?:{ONE}|who|family|parents)(?:'s| is| are| was)?(?: (?:also|originally|comes?|came|moved
        |here)){{0,3}} from {COUNTRY}
    {START}(?:(?:is|was|also|originally|comes|came|moved|hails|here) ){{0,3}}from {COUNTRY}{END}
    (?:originally|hails|moved here|came here|parents(?: are)?|family(?: is)?) from {COUNTRY}
    {NOT_DATA}(?:is|was) (?:originally )?from {COUNTRY}
    (?:grew up|born|raised|born and raised) (?:in {COUNTRY}|abroad)
    (?:he|she|candidate|they){IS} (?:originally )?{ORIGIN}{END}|{ASKED}{ORIGIN}{END}
    """,
)
RELIGION = Topic(
    "religion",
    "Religion and its practice may not count in hiring.",
    rf"""
    religion(?! of){NO_DATA}|religious(?! (?:about|wars?|debates?|over|adherence|zeal))
    devout(?! (?:follower|fan|user|believer))|(?:eats?|keeps|only) (?:kosher|halal)
    (?:muslim|islamic|catholic|hindu|buddhist|jewish)(?! (?:calendar|bank(?:ing)?|finance|digits|art))
    protestant|sikh|mormon|atheist|jew|jehovah's witness(?:es)?|evangelical|baptist|quaker
    (?:a|devout|practi[sc]ing|evangelical|strict|committed|orthodox|born-again) christian
    {SAID}christian{END}|christian (?:faith|family|school|values|church)
    (?:go(?:es|ing)? to|went to|(?:his|her|their|your) (?:\w+ )?) ?(?:church|mosque|synagogue|temple|mass)
    (?:church|mosque|synagogue|temple|mass) (?:(?:on|every|each) )?(?:sun|satur|fri)days?|churchgoer
    (?:active in|member of) (?:a|the|his|her) (?:\w+ )?(?:church|parish|mosque|synagogue|congregation)
    church (?:choir|group|member|service)|sunday school|rabbi|imam|priest|pastor|missionary
    mission trip
    (?:his|her|their|your) (?:faith|beliefs)|believes? in god|(?:he|she|you) prays?
    prays (?:five|at|every)
    ramadan|sabbath|shabbat|yom kippur|hanukkah|diwali|prayers?(?= (?:time|room|break)s?|s\b)
    (?:friday|daily|morning|evening|noon|midday|his|her) prayers?
    hijab|burqa|niqab|head ?scarf|turban|kippah|yarmulke|(?:wears|wore|wearing) a (?:cross|veil)
    (?:reads|quotes|quoted) the (?:bible|qur'?an|koran)|bible (?:study|group|school)
    """,
)
AGES = Topic(
    "age",
    "Age may not count in hiring.",
    rf"""
    {ONE}{IS} {AGE}(?:ish)?{END}|{LINE}(?:is|looks|seems|sounds){MUCH} {AGE}(?:ish)?{END}
    {START}(?:(?:is|looks|about|around|maybe) ){{0,3}}{AGE} (?:years|yrs|yr) old{END}
    {AGE} ?y[/.]?o(?![\w/])|{AGE}[- ]years?[- ]old (?:{MAN}|{WORKER})
    {START}(?:[mf]|male|female)(?:, ?| |/){AGE}{END}
    {START}{AGE}(?:, ?| | ?/ ?)(?:[mf]|male|female){END}
    (?:{START}|{MAN},? |{ONE}{IS} )aged{MUCH} {AGE}{END}(?! (?:and|or) (?:over|above|older|under|up))
    {LINE}age (?:about |around )?{AGE}{END}
    (?:early|mid|late)[- ]{DECADE}|in (?:his|her|their|your) {DECADE}{END}
    (?:over|past) (?:forty|fifty|sixty)
    {TENS}[- ]?something(?= {MAN}|{END})|{ONE}{IS} (?:in the )?{TENS}(?:ish)?{END}
    how old (?:are|is|was|were) (?:you|he|she|the candidate|the applicant)
    how old (?:he|she|you)(?:'s| is| are)
    {OLD} (?:{MAN}|family(?! of)|gentlem[ae]n)|(?:young|younger|older|elderly) {WORKER}
    young and (?:energetic|hungry|dynamic)|young blood|youngster|gr[ae]y[- ]hair(?:ed)?
    {ONE}{IS} (?:old|young|older|younger)(?: for (?:us|an?|the|this|our|me|that) .{{0,20}}?)?{END}
    {LINE}(?:(?:is|was|looks|seems|sounds) )?(?:(?:maybe|perhaps|probably|might be|far|way|a bit
        |very) )?too (?:old|young)(?= *(?:$|[.!,]))
    {LINE}(?:is|looks|seems|sounds) (?:(?:very|quite|rather|pretty|a bit) )?(?:old|young){END}
    (?:too |a bit )(?:old|young) (?:for (?:us|me|(?:the|this|our) (?:job|role|team|position)|a start-?up
        |a junior))
    too (?:old|young) to (?:learn|adapt|fit in|be hired|lead)|too close to retire|over the hill
    (?:his|her|my|your|candidate's) (?:real )?age(?! (?:of|column|header|field|check|limit|filter))
    what age
    (?:his|her|your|candidate's) (?:date of birth|birth ?day|birth ?date|year of birth|birth year){NO_DATA}
    (?:older|younger) than (?:the (?:rest of the )?(?:team|others)|most of us|me|all of us|everyone)
    at (?:their|that) age|digital native
    (?:near|nearing|close to|years? (?:from|to|until|before)|early) retirement(?! of\b)
    retirement age
    (?:he|she|candidate)(?:'s| is) (?:nearly |almost )?retir(?:ing|ed)|would retire
    retire in (?:a few|two|three|\d+) years
    (?:do|when|will) you (?:\w+ )?(?:plan to |want to )?retire
    born (?:in )?(?:19[4-9]\d|200\d|{DECADE})(?! (?:as|out))
    what year (?:were|was) (?:you|he|she) born
    when (?:was|were) (?:he|she|you) born|(?:baby )?boomer|millennial|gen[- ][xz]\b
    """,
)
GRADUATION = Topic(
    "graduation dates",
    "The year somebody left school or university tells their age, which may not count.",
    rf"""
    (?:{START}|{ONE} (?:has |had )?|who |and )graduated(?! from (?:beta|alpha|junior|intern|trainee)| to\b)
        {UNTIL_YEAR}
    (?:his|her|their|your|since|university|college|school) graduation{UNTIL_YEAR}
    graduat(?:ed|ion) from (?:{SCHOOL}|high|the university){UNTIL_YEAR}
    (?:finished|left) (?:{SCHOOL}|studying){UNTIL_YEAR}
    (?:went to|was at|at|started) {SCHOOL} (?:in|from|until|since|around) (?:the )?{YEAR}
    (?:at|to|in|left|finished) {SCHOOL} in the (?:seventies|eighties|nineties|[6-9]0'?s)
    studied (?:\w+ ){{0,3}}(?:from|in|until|between) {YEAR}
    (?<!some )(?<!to a )(?<!certain )degree(?! of\b){UNTIL_YEAR}
    master'?s (?:degree|thesis){UNTIL_YEAR}
    (?<!the )master's (?:from|in) (?:\w+ (?:\w+ )?)?(?:from |in )?{YEAR}
    (?:diploma|bachelor'?s?|[mb]\.?sc|mba|ph\.?d|abitur|a-levels)\b{UNTIL_YEAR}
    class of (?:19[4-9]\d|20[0-4]\d|'\d\d)(?! (?:lines|rows|methods|users|requests|tests|hosts))
    class of [4-9]\d{END}|year of graduation|graduation year{NO_DATA}
    (?:his|her|your|university|college|school) graduation date{NO_DATA}
    (?:what|which) year (?:did|have|had) (?:you|he|she|they|the candidate) (?:graduate|finish (?:{SCHOOL}
        |your))
    when (?:did|have|had) (?:you|he|she|they|the candidate) (?:graduate|finish {SCHOOL}|leave {SCHOOL})
    (?:what|which|the) year (?:you|he|she|they) (?:graduated|finished {SCHOOL})
    when (?:you|he|she) (?:graduated|finished {SCHOOL})
    """,
)
ORIENTATION = Topic(
    "sex or orientation",
    "Sex, gender, orientation and looks may not count in hiring.",
    rf"""
    gay|lesbian|homosexual|bisexual|transgender|sexual (?:orientation|preference)
    trans (?:man|woman)|queer|lgbtq?
    (?:attractive|beautiful|pretty|sexy|hot|cute|nice[- ]looking|good[- ]looking) (?:man|woman|guy|girl
        |lady)
    handsome(?! (?:sum|amount|savings?|profit|margin|rewards?|salary|gains?|speed\w*|returns?))
    {ONE}{IS} (?:attractive|beautiful|sexy|cute|hot|good[- ]looking){END}
    (?:(?:he|she|candidate){IS}|{LINE}is) trans{END}|(?:he|she)(?:'s| is) pretty{END}
    {LINE}(?:(?:is|very|quite|really) ){{0,2}}(?:good[- ]looking|attractive|sexy){END}
    (?:too|very|quite) feminine|effeminate
    for a (?:woman|girl|lady|female)(?!')|as a woman|need (?:more|a) (?:women|woman|men|man)
    (?:only|first|another|an?) (?:fe)?male (?:candidate|engineer|developer|applicant|hire)
    female (?:candidate|applicant)
    {HERS} (?:gender|sex|sexuality)\b{NO_DATA}
    (?:his|her|your) looks(?={END}| (?:are|will|may|would|help)\b)
    their (?:gender|sexuality)\b{NO_DATA}|(?:his|her|your|preferred) pronouns{NO_DATA}|miss or mrs
    """,
)
