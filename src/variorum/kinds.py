"""The kinds that records tell apart, each an enumeration whose values are those of the JSON."""

from __future__ import annotations

from enum import StrEnum


class Precision(StrEnum):
    """How fine a publication date is."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Origin(StrEnum):
    """Where a value was read."""

    FRONT_MATTER = "front matter"
    JSON_LD = "JSON-LD"
    META_TAG = "meta tag"
    TIME_TAG = "time element"
    URL = "address"
    PAGE_TEXT = "page"
    FEED = "feed"
    RECORD = "record"
    WARC_HEADER = "WARC header"
    BYLINE = "byline"


class CompletenessState(StrEnum):
    """Whether the stored text is the whole article."""

    FULL = "full"
    TRUNCATED = "truncated"
    PAYWALLED = "paywalled"
    EMPTY = "empty"
    UNKNOWN = "unknown"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"


class QuotationForm(StrEnum):
    """How words are reported: in quotation marks, in the reporter's words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class AttributionType(StrEnum):
    """What a source is said to have done with a statement (Penn Discourse Treebank 2.0).

    Asserted it, believed it, knew it for a fact, or wanted, promised or ordered it to happen.
    """

    ASSERTION = "assertion"
    BELIEF = "belief"
    FACT = "fact"
    EVENTUALITY = "eventuality"


class Side(StrEnum):
    """Where somebody stands towards somebody or something."""

    BACKS = "backs"
    OPPOSES = "opposes"


class Basis(StrEnum):
    """On whose authority a claim stands."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    HEARSAY = "hearsay"
    OUTLET = "outlet"


class Technique(StrEnum):
    """The fourteen propaganda techniques of SemEval-2020 task 11, under its names."""

    APPEAL_TO_AUTHORITY = "Appeal_to_Authority"
    APPEAL_TO_FEAR = "Appeal_to_fear-prejudice"
    BANDWAGON = "Bandwagon,Reductio_ad_hitlerum"
    BLACK_AND_WHITE = "Black-and-White_Fallacy"
    CAUSAL_OVERSIMPLIFICATION = "Causal_Oversimplification"
    DOUBT = "Doubt"
    EXAGGERATION = "Exaggeration,Minimisation"
    FLAG_WAVING = "Flag-Waving"
    LOADED_LANGUAGE = "Loaded_Language"
    NAME_CALLING = "Name_Calling,Labeling"
    REPETITION = "Repetition"
    SLOGANS = "Slogans"
    CLICHES = "Thought-terminating_Cliches"
    WHATABOUTISM = "Whataboutism,Straw_Men,Red_Herring"


class RelationKind(StrEnum):
    """How two claims stand to each other."""

    SAME = "same"
    SUPPORTS = "supports"
    CONFLICTS = "conflicts"


class Telling(StrEnum):
    """What an article does with a point; ``unknown`` if not complete, or perhaps told otherwise."""

    STATES = "states"
    DISPUTES = "disputes"
    SILENT = "silent"
    UNKNOWN = "unknown"


class Difference(StrEnum):
    """In what two renderings of one quotation differ."""

    WORDING = "wording"
    CUT = "cut"
    SPEAKER = "speaker"
    MERGED = "merged"
    OCCASION = "occasion"


class TimeType(StrEnum):
    """The kinds of time expressions, under TIMEX3's names."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Certainty(StrEnum):
    """How sure the words of an expectation are that it will come about."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    THREATENED = "threatened"
    PROMISED = "promised"


class Outcome(StrEnum):
    """What came of an expectation, as far as the articles given tell."""

    OPEN = "open"
    MET = "met"
    FAILED = "failed"
    UNCLEAR = "unclear"


class Fineness(StrEnum):
    """How fine the date of a happening is."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"


class EventType(StrEnum):
    """The types of political events, under PLOVER's names; YIELD is CONCEDE and RETREAT."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    YIELD = "YIELD"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class EventStatus(StrEnum):
    """How an event is told of: as done, as to come, as not so, as possible, on a condition."""

    REPORTED = "reported"
    EXPECTED = "expected"
    DENIED = "denied"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
