"""Judgements: what praises or blames a person and says nothing of what was said or done.

It tells only where it can: a line counts when every word of it is a judgement or filler. One word of
substance ("strong consistency", "good index", "arrogant when asked about tests") and the line is left alone,
and so is every line with a quotation or code in it, or with a name that in small letters would judge (SOLID).
"""

import re
from functools import lru_cache

from interviewer.model.notes import Note

_QUOTE_OR_CODE = re.compile("[\"“”„«»`(){}<>=_/*|\\[\\]]|(?:^| )['‘]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+")
# Words that judge in small letters, and in capitals are names: a theorem, goals, principles, a way to tell.
_NAME = re.compile(r"\b(?:CALM|SMART|SOLID|STAR)\b")
_SENTENCE = re.compile(r"[.!?;\n]+")
_TAG = re.compile(r"#[\w-]+")


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Of people, and of what they say, more than of anything else in an interview.
_JUDGING = _set_of(
    """
    adaptable amazing annoying approachable arrogance arrogant articulate awesome awful awkward bad
    bad-feeling below-average bored boring bossy brilliant capable charisma charismatic charming
    cheerful clever clueless cocky competence competent confidence confident convincing creepy
    culture-fit cute decent difficult disappointing disorganised disorganized dull dumb eloquent
    energetic engaged enthusiasm enthusiastic excellent experienced fantastic friendly funny genius
    gifted go-getter good great guru gut-feeling hard-working hardworking hopeless horrible humble
    humility idiot immature impressed impressive incompetent inexperienced insecure intelligence
    intelligent jerk know-it-all knowledgeable laziness likable likeable lovely maturity mediocre meh
    motivated motivation nerd nervous nice ninja no-brainer no-hire outstanding overconfident passion
    passionate people-person personable pleasant polite poor potential proactive professional promising
    rockstar rude self-assured self-confident self-starter seniority sharp-minded shy sloppy smart snob
    so-so strong-hire stupid superb superstar sympathetic talent talented team-player terrible terrific
    uncomfortable unconvinced unconvincing underwhelmed underwhelming unfocused unfriendly unimpressed
    unimpressive uninspiring unmotivated unpleasant unprofessional unreliable useless vibe vibes weird
    well-put well-spoken wonderful wow wrong-level yikes
    """
)
# These judge as well, but of code and systems more often than of people: only beside a word for the person.
_DOUBLE = _set_of(
    """
    aggressive ambitious average bright calm careful careless clean clear cold cool creative curious
    deep defensive direct driven eager easy expert fast flat greedy hesitant honest independent junior
    keen lacked lacking lacks lazy logical loud mature modest natural negative odd open passive patient
    perfect positive quick quiet reliable rigid robust senior sensitive serious shallow sharp slow solid
    star stiff strong stubborn thorough thoughtful tough trustworthy unclear unsure vague warm weak
    wizard
    """
)
# Of these, what is said of people alone when it stands behind a `+` or a `-` and nothing else does.
_BARE = _set_of(
    """
    ambitious bright careless creative curious driven honest junior keen lazy mature modest patient
    rigid senior serious sharp solid stiff strong stubborn thorough thoughtful tough trustworthy weak
    """
)
# What may stand with them.
_LIGHT = _set_of(
    """
    a an and bit but clearly enough extremely far generally i in just kind kinda not of off overall
    pretty quite rather really seemed seems simply slightly so somewhat super technically think too very
    way
    """
)
_PERSON = _set_of(
    """
    answer answers attitude bloke came candidate chap character coder colleague comes communication
    communicator dev developer dude ego energy engineer explanation explanations fellow girl guy he he's
    hire human impression individual kid lady leadership learner listener man mindset our overall person
    personality presence programmer seemed seems she she's skill skills speaker team technical
    technically thinker us woman
    """
)
_FILLER = _LIGHT | _set_of(
    """
    about absolutely across again all also altogether am are as at be been by can certainly could
    definitely did didn't do does doesn't don't easily ever everything feel feels felt fine fit for from
    fun general get gets gives had has have having her here herself him himself his hm hmm how i'd i'm
    i've if incredibly indeed interview interviewer into is isn't it it's know like liked likes little look
    looked looks lot love low me missing more most much my myself no often oh ok okay on one out over
    perhaps probably question questions right role seem seeming showed shows some somehow someone sort
    still talk talker talking than that's the their them themself they they're they've throughout to
    today together total totally truly type was wasn't we well were what whole wish with without work
    working would wouldn't yeah yes you
    """
)
# What is a verdict behind a sign when nothing else stands there; without a sign it may be their answer.
_VERDICT = _set_of("fine no ok okay yeah yes")
# What only the phrases below are made of.
_IN_PHRASES = _set_of(
    """
    above add assured badly below brainer can-do communicates cultural culture feeling feelings full gut
    hard issue issues knows leader match mismatch people player players poorly presents problem problems
    rock rock-star rock-stars self speaks spoken stars starter stuff themselves thing vibe wrong
    """
)
_KNOWN = _JUDGING | _DOUBLE | _PERSON | _FILLER | _IN_PHRASES
_JOINED = (
    (re.compile(r"\bcultur(?:e|al) fit\b"), "culture-fit"),
    (re.compile(r"\b(?:no|not an?|not the right|bad|poor) fit\b(?! for)"), "culture-fit"),
    (re.compile(r"\b(?:cultural|culture) (?:add|match|mismatch)\b"), "culture-fit"),
    (re.compile(r"\b(?:no|not an?|strong|clear|easy) hire\b"), "no-hire"),
    (re.compile(r"\b(?:not|too) (?:very |really |quite )?(?:senior|junior)(?: enough)?\b"), "wrong-level"),
    (re.compile(r"\b(?:above|below) average\b"), "below-average"),
    (re.compile(r"\battitude (?:problems?|issues?)\b"), "bad attitude"),
    (re.compile(r"\b(?:wrong|can-do) attitude\b"), "bad attitude"),
    (
        re.compile(r"\b(?:communicates|speaks|presents) (?:very |really )?(?:well|clearly|poorly|badly)\b"),
        "well-put",
    ),
    (re.compile(r"\bknows? (?:his|her|their) (?:stuff|thing)\b"), "competent"),
    (re.compile(r"\bfull of (?:himself|herself|themself|themselves)\b"), "arrogant"),
    (re.compile(r"\b(?:low|high|good|bad) energy\b"), "vibe"),
    (re.compile(r"\bnatural leader\b"), "go-getter"),
    (re.compile(r"\bteam players?\b"), "team-player"),
    (re.compile(r"\bpeople person\b"), "people-person"),
    (re.compile(r"\brock ?-?stars?\b"), "rockstar"),
    (re.compile(r"\bself[- ](assured|confident|starter)\b"), r"self-\1"),
    (re.compile(r"\b(gut|bad) feelings?\b"), r"\1-feeling"),
    (re.compile(r"\bno[- ]brainer\b"), "no-brainer"),
    (re.compile(r"\b(well|hard)[- ](spoken|working)\b"), r"\1-\2"),
)


def judges_only(note: Note) -> bool:
    """Return whether a line judges the person, or the answer, without an act or words of theirs.

    The candidate's own words, things to ask later and rating lines never do.
    """
    if note.sign in {'"', "?"} or note.rating is not None:
        return False
    signed = note.sign in {"+", "-", "!"}
    return _judges(note.body, alone=_BARE if signed else frozenset(), verdicts=signed)


def why_judges_only(why: str) -> bool:
    """Return whether the *why* of a recommendation judges, and no sentence of it tells of anything else."""
    sentences = [sentence for sentence in _SENTENCE.split(why) if sentence.strip()]
    return not any(map(_tells, sentences)) and any(_judges(one, alone=_DOUBLE) for one in sentences)


# What is shown beside the notes asks this of every line at each key, and one line has changed since.
@lru_cache(maxsize=4096)
def _judges(text: str, *, alone: frozenset[str], verdicts: bool = False) -> bool:
    """Return whether *text* judges and does no more.

    Those words of two meanings that are in *alone* judge with nothing beside them. With *verdicts* a yes, a
    no or the like judges as well.
    """
    if _tells(text):
        return False
    words = _words(text)
    if verdicts and words & _VERDICT and words <= _VERDICT | _LIGHT:
        return True
    double = words & _DOUBLE
    bare = double <= alone and words <= double | _LIGHT
    return bool(words & _JUDGING or (double and (bare or words & _PERSON)))


def _tells(text: str) -> bool:
    """Return whether *text* has a word of substance, a name, a quotation or code."""
    found = _QUOTE_OR_CODE.search(text) or _NAME.search(text)
    return bool(found or _words(text) - _JUDGING - _DOUBLE - _FILLER - _PERSON)


def _words(text: str) -> set[str]:
    """Return the words of *text* in lower case, tags left out and set phrases joined into one word."""
    plain = _TAG.sub(" ", text.casefold().replace("’", "'"))
    words = set(_WORD.findall(plain))
    if not words <= _KNOWN:  # most lines: no phrase could take the other words in
        return words
    for phrase, joined in _JOINED:
        plain = phrase.sub(joined, plain)
    return set(_WORD.findall(plain))
