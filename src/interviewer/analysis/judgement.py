"""Judgements: lines of notes that praise or blame a person and say nothing of what was said or done.

It tells only where it can: a line counts when every word of it is a judgement or filler. One word of
substance ("strong consistency", "good index", "arrogant when asked about tests") and the line is left alone,
and so is every line with a quotation or code in it.
"""

import re

from interviewer.model.notes import Note

_QUOTE_OR_CODE = re.compile("[\"“”„«»`(){}<>=_/*|\\[\\]]|(?:^| )['‘]")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d+")
_TAG = re.compile(r"#[\w-]+")


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Of people, and of what they say, more than of anything else in an interview.
_JUDGING = _set_of(
    """
    amazing annoying arrogant articulate awesome awful awkward bad bad-feeling bored boring bossy
    brilliant capable charismatic charming cheerful clever clueless cocky competent confident convincing
    creepy culture-fit cute decent difficult disappointing disorganised disorganized dull dumb eloquent
    energetic engaged enthusiastic excellent fantastic friendly funny genius gifted go-getter good great
    guru gut-feeling hard-working hardworking humble immature impressed impressive incompetent
    inexperienced insecure intelligent knowledgeable likable likeable lovely mediocre motivated nervous
    nice ninja no-brainer outstanding overconfident passionate people-person personable pleasant polite
    poor proactive professional promising rockstar rude self-assured self-confident self-starter
    sharp-minded shy sloppy smart so-so stupid superb superstar sympathetic talented team-player
    terrible terrific uncomfortable unfriendly unimpressed unimpressive uninspiring unmotivated
    unpleasant unprofessional vibe vibes weird well-spoken wonderful
    """
)
# These judge as well, but of code and systems more often than of people: only beside a word for the person.
_DOUBLE = _set_of(
    """
    aggressive ambitious average bright calm careful careless clean clear cold cool curious deep
    defensive direct driven eager easy expert fast greedy hesitant honest independent junior keen lazy
    loud mature modest natural odd open passive patient perfect quick quiet reliable rigid robust senior
    sensitive serious sharp slow solid star stiff strong stubborn thorough thoughtful tough trustworthy
    unclear unsure vague warm weak wizard
    """
)
_PERSON = _set_of(
    """
    answer answers attitude bloke came candidate chap character coder colleague comes communication
    communicator dev developer dude energy engineer explanation explanations fellow girl guy he he's
    hire human impression individual kid lady learner listener man mindset our overall person
    personality presence programmer seemed seems she she's skill skills speaker team technical
    technically thinker us woman
    """
)
_FILLER = _set_of(
    """
    a about absolutely across again all also altogether am an and are as at be been bit but by can
    certainly clearly could definitely did didn't do does doesn't don't easily enough ever everything
    extremely feel feels felt fine fit for from fun general generally get gets gives had has have having
    her here herself him himself his hm hmm how i i'd i'm i've if in incredibly indeed interview
    interviewer into is isn't it's just kind kinda know like liked likes little look looked looks lot
    love me more most much my myself not of off often oh ok okay on one out over perhaps pretty probably
    question questions quite rather really right role seem seeming slightly so some somehow someone
    somewhat sort still super talk talker talking than that's the their them themself they they're
    they've think throughout to today together too total totally truly type very was wasn't we well were
    what whole wish with work working would wouldn't yeah yes you
    """
)
_JOINED = (
    (re.compile(r"\bcultur(?:e|al) fit\b"), "culture-fit"),
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
    if note.sign in {'"', "?"} or note.rating is not None or _QUOTE_OR_CODE.search(note.body):
        return False
    words = _words(note.body)
    judging, double = words & _JUDGING, words & _DOUBLE
    told = words - _JUDGING - _DOUBLE - _FILLER - _PERSON
    return not told and bool(judging or (double and words & _PERSON))


def _words(text: str) -> set[str]:
    """Return the words of *text* in lower case, tags left out and set phrases joined into one word."""
    plain = _TAG.sub(" ", text.casefold().replace("’", "'"))
    for phrase, joined in _JOINED:
        plain = phrase.sub(joined, plain)
    return set(_WORD.findall(plain))
