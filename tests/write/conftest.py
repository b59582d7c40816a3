"""A story made by hand: six invented outlets on one invented night, with all that can go wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest

from tests.write.worded import add_wording
from variorum.collated import (
    AccountLine,
    AccountSide,
    Collation,
    Point,
    QuotationVariant,
    Relation,
    StoryHead,
)
from variorum.records import (
    Actor,
    ActorKind,
    Annotated,
    Article,
    Basis,
    Claim,
    ClaimFeatures,
    Completeness,
    CompletenessState,
    Difference,
    Input,
    Origin,
    Precision,
    Problem,
    Published,
    Quotation,
    QuotationForm,
    RelationKind,
    Removed,
    Sentence,
    Span,
    Telling,
    digest,
)
from variorum.spans import make_broken_span, make_span

MODELS = {"en_core_web_sm": "3.8.0", "MiniLM-L6-v2": "0f" * 32}

COURIER = """Orrin Dam spillway fails, 340 leave Harrow Quay

A spillway gate at the Orrin Dam gave way shortly before 4 a.m. on Thursday. Some 340 residents \
of Harrow Quay were taken to the Sailors' Hall, the county said.

“We had eleven minutes,” Mayor Tilda Brandvik said. “Nobody should have to count like that.”

County engineer Osei Lund said that the gate had been inspected in March. He told reporters that \
the operator, Orrin Water, had reported that the hinge was sound.

The repair will cost about 12 million crowns, Lund said.

Orrin Water declined to comment.

Enjoyed this story? The Vale Courier is paid for by its readers: become a member today.
"""

WIRE = """HARROW QUAY (Meridian) - A gate of the Orrin Dam failed before dawn on Thursday and 340 \
people were moved to safety, officials said.

“We had eleven minutes. Nobody should have to count like that,” Mayor Tilda Brandvik told \
Meridian.

The gate was last inspected in March, said county engineer Osei Lund. The repair is expected to \
cost 12 million crowns.

Two officials familiar with the matter said the hinge had been reported as worn.
"""

REPRINT = WIRE.replace("HARROW QUAY (Meridian) - ", "")

HARBOUR = """Drowned by neglect: how Orrin Water gambled with a town

Before dawn the gate that Orrin Water swore was “perfectly sound” burst, and 412 people ran for \
their lives.

“We had eleven minutes and nobody should have to count,” said Osei Lund, the county engineer.

Residents say that the company knew. “They knew, and they kept the money,” shouted Pia Marsh, who \
keeps the ferry kiosk.

The county said Lund had warned that “the hinge would not see another winter” in a letter last \
autumn.

Photo: J. Quill / Free Harbour, CC BY-SA 4.0
"""

BEACON = """Calm heads prevail after dam incident

A gate at the Orrin Dam opened unexpectedly on Thursday. No one was hurt.

“We had eleven minutes,” Mayor Tilda Brandvik said, “and everybody kept calm.”

Orrin Water chairman Halvard Stein called the response “a model for the country”. Stein said the \
repair would cost 9 million crowns and would be finished by June.

<script>alert('beacon')</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %}

Read also: Ten lakes to see this summer
"""

LEDGER = """Orrin Dam: what went wrong

A gate at the Orrin Dam failed early on Thursday, and the town below

Subscribe to continue reading.
"""

HOSTILE_TITLE = (
    "Calm heads <b>prevail</b> \u202eecneloiv\u202c after\u200b dam {{ config }} "
    '"onmouseover="alert(1)' + " incident" * 60
)


class Builder:
    """Makes records from the words that stand in the articles."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.actors: dict[str, Actor] = {}
        self.quotations: list[Quotation] = []
        self.claims: list[Claim] = []

    def article(self, key: str, text: str, **known: object) -> Article:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        values: dict[str, object] = {
            "outlet": None,
            "title": text.split("\n", 1)[0],
            "byline": None,
            "url": None,
            "published": None,
            "language": "en",
            "completeness": Completeness(CompletenessState.FULL, "ends with a full stop"),
            "copy_of": None,
            "removed": (),
        }
        values.update(known)
        made = Article(
            id=digest(sha256, key),
            input=Input(f"news/{key}.txt"),
            text=text,
            sha256=sha256,
            **values,  # type: ignore[arg-type]
        )
        self.articles[key] = made
        return made

    def span(self, key: str, words: str | Iterable[str], after: str = "") -> Span:
        article = self.articles[key]
        position = article.text.index(after) if after else 0
        pieces = []
        for part in [words] if isinstance(words, str) else words:
            start = article.text.index(part, position)
            position = start + len(part)
            pieces.append((start, position))
        return make_broken_span(article, pieces)

    def actor(
        self, name: str, kind: ActorKind, mentions: Iterable[tuple[str, str]], *roles: str
    ) -> str:
        spans = tuple(self.span(key, words) for key, words in mentions)
        aliases = tuple(sorted({span.exact for span in spans} - {name}))
        self.actors[name] = Actor(digest("actor", name), name, kind, aliases, roles, spans)
        return self.actors[name].id

    def say(
        self,
        key: str,
        content: str | Iterable[str],
        cue: str | None,
        source: str | None,
        speaker: str | None,
        form: QuotationForm = QuotationForm.DIRECT,
        why: str | None = None,
        inside: Quotation | None = None,
        after: str = "",
    ) -> Quotation:
        span = self.span(key, content, after)
        made = Quotation(
            digest("quotation", span.article, str(span.start), str(span.end)),
            form,
            span,
            self.span(key, cue, after) if cue else None,
            self.span(key, source, after) if source else None,
            self.actors[speaker].id if speaker else None,
            why,
            inside.id if inside else None,
        )
        self.quotations.append(made)
        return made

    def claim(
        self, key: str, words: str | Iterable[str], basis: Basis, said_in: Quotation | None = None
    ) -> str:
        span = self.span(key, words)
        name = digest("claim", span.article, str(span.start), str(span.end))
        self.claims.append(Claim(name, span, said_in.id if said_in else None, basis))
        return name

    def claims_of(self, name: str) -> Claim:
        return next(claim for claim in self.claims if claim.id == name)

    def point(self, heading: str, claims: list[str], told: dict[str, Telling]) -> Point:
        by_article = {self.articles[key].id: telling for key, telling in told.items()}
        stating = {c.span.article for c in self.claims if c.id in claims}
        stating -= {a.id for a in self.articles.values() if a.copy_of}
        return Point(digest("point", *claims), heading, tuple(claims), by_article, len(stating))


def _articles(make: Builder) -> None:
    def date(value: str, precision: Precision, origin: Origin) -> Published:
        return Published(value, precision, origin)

    def removed(text: str, start: str, why: str) -> tuple[Removed, ...]:
        at = text.index(start)
        return (Removed(at, text.index("\n", at), why),)

    wire = make.article(
        "wire",
        WIRE,
        outlet="Meridian",
        title="Dam gate fails, town moved to safety",
        byline="Meridian staff",
        published=date("2031-05-15T06:12:00+02:00", Precision.SECOND, Origin.FEED),
    )
    make.article(
        "courier",
        COURIER,
        outlet="The Vale Courier",
        byline="Ilse Moreau",
        url="https://courier.example/dam",
        published=date("2031-05-15T09:30+02:00", Precision.MINUTE, Origin.FRONT_MATTER),
        removed=removed(COURIER, "Enjoyed", "appeal to readers"),
    )
    make.article(
        "harbour",
        HARBOUR,
        outlet="Free Harbour",
        url="javascript:alert(1)",
        published=date("2031-05-15", Precision.DAY, Origin.JSON_LD),
        removed=removed(HARBOUR, "Photo:", "photo credit"),
    )
    make.article(
        "beacon",
        BEACON,
        outlet="National Beacon <i>&</i>",
        title=HOSTILE_TITLE,
        published=date("2031-05-16", Precision.DAY, Origin.META_TAG),
        removed=removed(BEACON, "Read also", "related headlines"),
    )
    make.article(
        "ledger",
        LEDGER,
        outlet="Ledger Online",
        completeness=Completeness(CompletenessState.PAYWALLED, "“Subscribe to continue reading”"),
        removed=removed(LEDGER, "Subscribe", "subscription notice"),
    )
    make.article(
        "reprint",
        REPRINT,
        outlet="Coast Today",
        title="Town moved to safety as dam gate fails",
        copy_of=wire.id,
        published=date("2031-05-15", Precision.DAY, Origin.META_TAG),
    )


def _actors(make: Builder) -> None:
    person, body, place = ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PLACE
    everywhere = ("courier", "wire", "reprint", "beacon")
    mayor = [(key, "Tilda Brandvik") for key in everywhere]
    make.actor("Tilda Brandvik", person, mayor, "Mayor")
    lund = [(key, "Osei Lund") for key in ("courier", "wire", "reprint", "harbour")]
    make.actor("Osei Lund", person, [*lund, ("courier", "Lund said.")], "county engineer")
    make.actor("Halvard Stein", person, [("beacon", "Halvard Stein")], "chairman")
    make.actor("Pia Marsh", person, [("harbour", "Pia Marsh")], "ferry kiosk keeper")
    make.actor("Orrin Water", body, [(k, "Orrin Water") for k in ("courier", "harbour", "beacon")])
    make.actor("The county", ActorKind.GROUP, [("courier", "the county"), ("harbour", "county")])
    make.actor("Harrow Quay", place, [("courier", "Harrow Quay")])


def _story(make: Builder) -> Collation:
    _articles(make)
    _actors(make)
    say, claim = make.say, make.claim
    indirect, mixed = QuotationForm.INDIRECT, QuotationForm.MIXED
    own, named, hearsay = Basis.OUTLET, Basis.NAMED, Basis.HEARSAY

    moved = "Some 340 residents of Harrow Quay were taken to the Sailors' Hall"
    county = say("courier", moved, "said", "the county", "The county", indirect)
    mayor = say(
        "courier",
        ["We had eleven minutes,", "Nobody should have to count like that."],
        "said",
        "Mayor Tilda Brandvik",
        "Tilda Brandvik",
        after="“We had",
    )
    inspected = "that the gate had been inspected in March"
    lund = say("courier", inspected, "said", "County engineer Osei Lund", "Osei Lund", indirect,
               after="County engineer")  # fmt: skip
    told = say(
        "courier",
        "that the operator, Orrin Water, had reported that the hinge was sound",
        "told reporters",
        "He",
        "Osei Lund",
        indirect,
    )
    sound = say("courier", "that the hinge was sound", "had reported", "the operator, Orrin Water",
                "Orrin Water", indirect, inside=told)  # fmt: skip
    cost = say("courier", "The repair will cost about 12 million crowns", "said", "Lund",
               "Osei Lund", indirect, after="The repair")  # fmt: skip

    wired = {}
    for key in ("wire", "reprint"):
        before = "A gate of the Orrin Dam failed before dawn on Thursday and 340 people were moved"
        wired[key] = [
            say(key, before + " to safety", "said", "officials", None, indirect,
                why="the source is not named"),
            say(key, "We had eleven minutes. Nobody should have to count like that,", "told",
                "Mayor Tilda Brandvik", "Tilda Brandvik"),
            say(key, "The gate was last inspected in March", "said", "county engineer Osei Lund",
                "Osei Lund", indirect, after="The gate was"),
            say(key, "the hinge had been reported as worn", "said",
                "Two officials familiar with the matter", None, indirect,
                why="the source is not named", after="Two officials"),
        ]  # fmt: skip

    swore = say("harbour", "perfectly sound", "swore", "Orrin Water", "Orrin Water", mixed)
    minutes = say("harbour", "We had eleven minutes and nobody should have to count,", "said",
                  "Osei Lund, the county engineer", "Osei Lund")  # fmt: skip
    knew = say("harbour", "that the company knew", "say", "Residents", None, indirect,
               why="a group that the text does not name")  # fmt: skip
    money = say(
        "harbour", "They knew, and they kept the money,", "shouted", "Pia Marsh", "Pia Marsh"
    )
    letter = "Lund had warned that “the hinge would not see another winter” in a letter last autumn"
    wrote = say("harbour", letter, "said", "The county", "The county", indirect, after="The county")
    warned = say("harbour", "the hinge would not see another winter", "had warned", "Lund",
                 "Osei Lund", mixed, inside=wrote, after="The county")  # fmt: skip
    calm = say("beacon", ["We had eleven minutes,", "and everybody kept calm."], "said",
               "Mayor Tilda Brandvik", "Tilda Brandvik")  # fmt: skip
    chairman = "Orrin Water chairman Halvard Stein"
    praise = say("beacon", "a model for the country", "called", chairman, "Halvard Stein", mixed)
    cheap = say("beacon", "the repair would cost 9 million crowns and would be finished by June",
                "said", "Stein", "Halvard Stein", indirect, after="Stein said")  # fmt: skip

    silent, unknown, states = Telling.SILENT, Telling.UNKNOWN, Telling.STATES
    failed = [
        claim("courier", "A spillway gate at the Orrin Dam gave way", own),
        claim("wire", "A gate of the Orrin Dam failed before dawn on Thursday", Basis.ANONYMOUS,
              wired["wire"][0]),
        claim("reprint", "A gate of the Orrin Dam failed before dawn on Thursday", Basis.ANONYMOUS,
              wired["reprint"][0]),
        claim("harbour", ["Before dawn the gate", "burst"], own),
        claim("beacon", "A gate at the Orrin Dam opened unexpectedly on Thursday", own),
        claim("ledger", "A gate at the Orrin Dam failed early on Thursday", own),
    ]  # fmt: skip
    people = [
        claim("courier", moved, named, county),
        claim("wire", "340 people were moved to safety", Basis.ANONYMOUS, wired["wire"][0]),
        claim("reprint", "340 people were moved to safety", Basis.ANONYMOUS, wired["reprint"][0]),
        claim("harbour", "412 people ran for their lives", own),
    ]
    march = [
        claim("courier", "the gate had been inspected in March", named, lund),
        claim("wire", "The gate was last inspected in March", named, wired["wire"][2]),
        claim("reprint", "The gate was last inspected in March", named, wired["reprint"][2]),
    ]
    price = [
        claim("courier", "The repair will cost about 12 million crowns", named, cost),
        claim("wire", "The repair is expected to cost 12 million crowns", hearsay),
        claim("reprint", "The repair is expected to cost 12 million crowns", hearsay),
        claim("beacon", "the repair would cost 9 million crowns", named, cheap),
    ]
    hinge = [
        claim("courier", "the hinge was sound", hearsay, sound),
        claim("harbour", "the hinge would not see another winter", named, warned),
    ]
    single = [
        ("courier", claim("courier", "Orrin Water declined to comment", own)),
        ("beacon", claim("beacon", "No one was hurt", own)),
        ("beacon", claim("beacon", "would be finished by June", named, cheap)),
        ("harbour", claim("harbour", "the company knew", Basis.ANONYMOUS, knew)),
        ("harbour", claim("harbour", "they kept the money", named, money)),
    ]
    everyone = dict.fromkeys(make.articles, states)
    rest = dict.fromkeys(make.articles, silent) | {"ledger": unknown}
    points = [
        make.point("A gate at the Orrin Dam failed early on Thursday", failed, everyone),
        make.point("Some 340 residents were taken to safety", people,
                   {**everyone, "beacon": silent, "ledger": unknown}),
        make.point("The repair will cost about 12 million crowns", price,
                   {**everyone, "harbour": silent, "ledger": unknown}),
        make.point("The gate was last inspected in March", march,
                   {**rest, "courier": states, "wire": states, "reprint": states}),
        make.point("The hinge was sound", hinge,
                   {**rest, "courier": states, "harbour": Telling.DISPUTES}),
        *[make.point(make.claims[[c.id for c in make.claims].index(c)].span.exact, [c],
                     {**rest, key: states}) for key, c in single],
    ]  # fmt: skip
    same = [
        Relation(RelationKind.SAME, None, group[0], other, 0.8123456789, "same words and actors")
        for group in (failed, people, march, price)
        for other in group[1:]
    ]
    variants = [
        QuotationVariant((mayor.id, wired["wire"][1].id), Difference.WORDING),
        QuotationVariant((mayor.id, calm.id), Difference.CUT),
        QuotationVariant((mayor.id, minutes.id), Difference.SPEAKER),
    ]
    assert swore is not None
    assert praise is not None
    problems = (
        Problem("news/scan.pdf", "read", "unreadable", "a PDF holds no text: give its text"),
        Problem("news/<b>odd</b>.html", "read", "empty", "no article text found"),
    )
    ids = [article.id for article in make.articles.values()]
    return Collation(
        StoryHead(digest(*sorted(ids)), make.articles["courier"].title or ""),
        tuple(make.articles.values()),
        tuple(make.actors.values()),
        tuple(make.quotations),
        tuple(make.claims),
        tuple(same),
        tuple(points),
        tuple(variants),
        problems,
        account=(
            AccountLine(None, (AccountSide(make.claims_of(failed[1]).span, (failed[1], failed[0],
                                           failed[2], *failed[3:]), points[0].id, 5),)),
            AccountLine("number", tuple(
                AccountSide(make.claims_of(name).span, (name,), points[2].id, 1)
                for name in (price[1], price[3])
            )),
        ),
    )  # fmt: skip


def make_collation() -> Collation:
    """The story, made anew."""
    return _story(Builder())


@pytest.fixture(scope="session")
def models() -> dict[str, str]:
    return dict(MODELS)


@pytest.fixture(scope="session")
def collation() -> Collation:
    return make_collation()


@pytest.fixture(scope="session")
def worded(collation: Collation) -> Collation:
    return add_wording(collation)


@pytest.fixture(scope="session")
def annotated(collation: Collation) -> Annotated:
    article = collation.articles[1]
    claims = tuple(c for c in collation.claims if c.span.article == article.id)
    return Annotated(
        article,
        (Sentence(make_span(article, 0, 47)),),
        tuple(a for a in collation.actors if any(m.article == article.id for m in a.mentions)),
        tuple(q for q in collation.quotations if q.content.article == article.id),
        claims,
        tuple(ClaimFeatures(c.id, ("gate",), (), (), (), b"\x00\x00\x80?") for c in claims),
    )
