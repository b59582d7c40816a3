"""Clauses that assert something, out of the dependency parse of one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from variorum.annotate.wordlists import load_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Tags of verbs that carry tense."""
_LONGEST = 400
"""Tokens above which a sentence is no sentence; bounds the walks up and down its tree."""
_LONG_RELATIVE = 6
"""Words from which a non-restrictive relative clause is a claim of its own."""
_LONG_PREDICATE = 4
"""Words that each of two predicates with one subject must have to be two claims."""
_NO_PERSONS = frozenset(("GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "EVENT", "LAW"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause with its own subject: its head verb and the tokens that belong to it.

    What the text does not put forward (an indirect question, what somebody denies, hopes or
    asks for) is no clause here; it stays inside the clause that governs it. ``rest`` are those of
    the tokens that hang on a cue set into the clause, and not on its head.
    """

    head: Token
    tokens: tuple[Token, ...]
    rest: frozenset[Token] = frozenset()


Regions = Sequence[tuple[int, ...]]
"""For each token the quotations whose contents hold it, outermost first."""


def find_clauses(doc: Doc, regions: Regions) -> list[Clause]:
    """The asserting clauses of ``doc`` in the order of their heads.

    A clause never reaches out of the quotation's content that its head stands in (``regions``).
    Coordinated clauses are apart where each has its own subject and verb; so are adverbial
    clauses set off by a comma ("although ..."), and long relative clauses set off by a comma
    whose "who" or "which" is the subject: they take the words they hang on in its place. So do
    finite predicates that share a subject ("Ruiz closed the dam and will open the locks").
    Conditions stay with their consequence, also behind a cue ("It will close, he said, unless
    ...").
    """
    clauses = []
    for sentence in doc.sents:
        found = []
        if len(sentence) > _LONGEST or "?" in _closing(list(sentence)):
            continue
        heads = set(_heads(sentence.root, regions))
        for head in sorted(heads, key=lambda token: token.i):
            tokens = list(_own_tokens(head, heads, regions))
            subject = own_subject(head)
            if head.dep_ == "relcl" and _is_of_all(head):
                continue  # outside of the words that it takes up: says nothing without them
            if head.dep_ == "relcl" and subject is not None and _fits_noun(head):
                tokens = [token for token in tokens if token != subject]
                tokens += _antecedent(head, heads, regions)
                subject = head.head
            elif subject is None and (subject := subject_of(head)) is not None:
                tokens += _own_tokens(subject, heads, regions)
            inside = set(regions[head.i])
            tokens = [token for token in tokens if inside.issubset(regions[token.i])]
            if subject in tokens and not _asks(head, tokens):
                found.append(Clause(head, _in_order(tokens)))
        clauses.extend(_with_rest(found, sentence, regions))
    return clauses


def _in_order(tokens: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(sorted(tokens, key=lambda token: token.i))


def _with_rest(clauses: Sequence[Clause], sentence: Span, regions: Regions) -> list[Clause]:
    """The clauses, each with what follows it in its content and hangs on a word outside of that.

    So it is behind a cue that is set in ("It will close, he said, in May"), and where the parser
    reaches too far up ("released data showing that fees rose, on average, 22 percent"). A
    condition before the cue is that of the clause behind it.
    """
    found = list(clauses)
    taken = {t for c in clauses for t in c.tokens if regions[c.head.i] == regions[t.i]}
    for token in sentence:
        inside = regions[token.i]
        if token.dep_ not in _FOLLOWING or not inside or inside[-1] in regions[token.head.i]:
            continue
        own = [word for word in token.subtree if inside[-1] in regions[word.i]]
        alike = [n for n, clause in enumerate(found) if regions[clause.head.i][-1:] == inside[-1:]]
        before = [n for n in alike if found[n].head.i < token.i > token.head.i]
        after = [n for n in alike if found[n].head.i > token.i] if _is_condition(token) else []
        if (before or after) and len(own) > 1 and taken.isdisjoint(own):
            number = before[-1] if before else after[0]
            clause = found[number]
            tokens = _in_order({*clause.tokens, *own})
            found[number] = Clause(clause.head, tokens, clause.rest.union(own))
            taken.update(own)
    return [_without(clause, found) for clause in found]


def _is_condition(verb: Token) -> bool:
    mark = _mark_of(verb)
    return verb.dep_ == "advcl" and mark is not None and mark.lower_ in ("if", "unless")


def _without(clause: Clause, others: Sequence[Clause]) -> Clause:
    """The clause without what others have taken as theirs, of what hangs on it all the same."""
    taken = {token for other in others if other.head != clause.head for token in other.rest}
    if taken.isdisjoint(clause.tokens) or clause.head in taken:
        return clause
    kept = tuple(token for token in clause.tokens if token not in taken)
    return Clause(clause.head, kept, clause.rest)


_FOLLOWING = frozenset(("prep", "advcl", "npadvmod", "advmod", "agent"))


def is_finite(verb: Token) -> bool:
    """Whether ``verb`` or one of its auxiliaries carries tense."""
    chain = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return any("Fin" in token.morph.get("VerbForm", []) or token.tag_ == "MD" for token in chain)


def own_subject(verb: Token) -> Token | None:
    """The subject that ``verb`` itself has, also where the parser hangs it on an auxiliary."""
    verbs = (verb, *(child for child in verb.lefts if child.dep_ in ("aux", "auxpass")))
    return next((c for word in verbs for c in word.children if c.dep_ in SUBJECTS), None)


def subject_of(verb: Token) -> Token | None:
    """The subject of ``verb``: its own, or that of the verb it is coordinated with."""
    subject = own_subject(verb)
    while subject is None and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        subject = own_subject(verb)
    return subject


def is_not(word: Token) -> bool:
    """Whether the word negates what it hangs on.

    The parser hangs that of "the council but not the bank is expected" on the verb.
    """
    return word.dep_ == "neg" and not leads_on(word) and not _leaves_out(word)


def _leaves_out(word: Token) -> bool:
    """Whether a "not" leaves out the noun behind it: "but not the bank"."""
    if word.i == 0 or word.i + 1 >= len(word.doc) or word.head.i < word.i:
        return False
    noun = word.nbor(1)
    return word.nbor(-1).lower_ in ("but", "and") and noun.pos_ in ("DET", "PROPN", "NOUN")


def leads_on(word: Token) -> bool:
    """Whether a "not" denies nothing: "not only", "not just"."""
    after = word.doc[word.i + 1 : word.i + 2].text.lower()
    return after in ("only", "just", "merely", "simply")


def is_nobody(subject: Token) -> bool:
    """Whether the subject says that none or hardly any do: "nobody", "few analysts", "not one".

    What follows it says nothing of it: "the council but not the bank".
    """
    words = [*(child for child in subject.children if child.i < subject.i), subject]
    first = subject.left_edge
    if any(word.lower_ in _NOBODY for word in words) or first.lower_ in _HARDLY:
        return True
    if first.lower_ == "not" and first.i < subject.i:
        return first.nbor(1).lower_ in ("a", "an", "one", "any")
    return first.lower_ in ("few", "little") and first in words


_NOBODY = frozenset(("no", "nobody", "none", "neither"))
_HARDLY = frozenset(("hardly", "scarcely", "barely"))


def is_no_longer(word: Token) -> bool:
    """Whether the word is the "longer" of "no longer"."""
    return word.lower_ == "longer" and any(child.lower_ == "no" for child in word.children)


def is_left_out(noun: Token) -> bool:
    """Whether "not" stands before it: "condemned Brask but not Norway"."""
    first = noun.left_edge.i if noun.left_edge.i >= noun.i - _NEAR else noun.i
    return first > 0 and noun.doc[first - 1].lower_ == "not"


_NEAR = 6


def cue_kind(verb: Token) -> str:
    """What ``verb`` does to its complement: ``denial``, ``question``, ``wish``, ``order`` or ""."""
    return _cue_kinds().get(verb.lemma_.lower(), "")


def _heads(root: Token, regions: Regions) -> Iterator[Token]:
    """Heads of the clauses under ``root`` that are asserted, ``root`` first."""
    stack = [(root, True)]
    while stack:
        token, asserted = stack.pop()
        asserts = asserted and _is_clause(token)
        if asserts and (token.dep_ == "ROOT" or _stands_apart(token, regions)):
            yield token
        for child in token.children:
            stack.append((child, asserted and not _is_closed(child)))


def _is_clause(token: Token) -> bool:
    mark = _mark_of(token)
    if mark is not None and mark.lower_ in ("if", "unless", "whether"):
        return False
    if token.pos_ not in ("VERB", "AUX") or not (is_finite(token) or _is_told_past(token)):
        return False
    subject = subject_of(token)
    return subject is not None and not _is_participle(token, subject)


def _is_told_past(verb: Token) -> bool:
    """Whether a verb before its cue is a past tense that the tagger took for a participle."""
    if verb.tag_ != "VBN" or verb.dep_ != "ccomp" or verb.i > verb.head.i:
        return False
    parts = {child.dep_ for child in verb.children}
    return "nsubj" in parts and parts.isdisjoint(("aux", "auxpass", "mark"))


def _is_participle(verb: Token, subject: Token) -> bool:
    """Whether one comma parts verb and subject: "Ruiz, asked about the dam, said ..."."""
    if verb.tag_ not in ("VBD", "VBN") or verb.i <= subject.i or subject.head != verb:
        return False
    between = verb.doc[subject.left_edge.i : verb.i]
    return verb.nbor(-1).text == "," and sum(t.text == "," for t in between) == 1


def _is_closed(token: Token) -> bool:
    """Whether nothing under ``token`` is asserted."""
    if token.dep_ in ("ccomp", "xcomp", "advcl", "acl", "csubj", "pcomp"):
        mark = _mark_of(token)
        if token.dep_ == "advcl":
            return mark is not None and _mark_kinds().get(mark.lower_) == "open"
        if mark is not None and mark.lower_ in ("if", "whether"):
            return True
        if _starts_with_question_word(token):
            return True
        return cue_kind(token.head) != "" or _is_not_said(token)
    return False


def _is_not_said(token: Token) -> bool:
    """Whether the verb above is negated: "does not believe that", "rejected claims that"."""
    above = token.head
    if _falls_short(above):
        return True
    if token.dep_ == "acl":
        verb = above.head if above.dep_ == "dobj" else above
        return cue_kind(verb) == "denial" or any(is_not(c) for c in verb.children)
    if token.dep_ != "ccomp":
        return False
    for verb in (above, above.head) if above.dep_ == "xcomp" else (above,):
        if verb.lemma_ in _WITHHOLDING or any(is_not(c) for c in verb.children):
            return True
    return any(is_nobody(subject) for subject in above.children if subject.dep_ in SUBJECTS)


def _falls_short(verb: Token) -> bool:
    """Whether somebody "stopped short of" what the verb says."""
    before = [word.lower_ for word in verb.doc[max(0, verb.i - _NEAR) : verb.i]]
    return verb.dep_ == "pcomp" and ("short", "of") in pairwise(before)


_WITHHOLDING = frozenset(("decline", "refuse"))


def _stands_apart(token: Token, regions: Regions) -> bool:
    """Whether the clause of ``token`` is a claim of its own and not a part of another."""
    if _is_left_to_noun(token, regions):
        return False
    if regions[token.i] != regions[token.head.i]:
        return True
    if token.dep_ in ("conj", "parataxis"):
        return own_subject(token) is not None or _is_full_predicate(token)
    if token.dep_ == "ccomp":
        # "A resigned; B took over" is parsed as a complement before its head, without a mark.
        between = token.doc[token.i : token.head.i] if token.i < token.head.i else ()
        loose = any(t.text in (";", ",", ":", "—", "–") for t in between)
        return loose and _mark_of(token) is None and not _takes_clause(token.head)
    if token.dep_ == "advcl":
        mark = _mark_of(token)
        fact = mark is not None and _mark_kinds().get(mark.lower_) == "fact"
        return fact and _set_off(token) and _words(token) >= 4
    if token.dep_ == "relcl":
        return _set_off(token) and _words(token) >= _LONG_RELATIVE and _fits_noun(token)
    return False


def _is_left_to_noun(verb: Token, regions: Regions) -> bool:
    """Whether a relative clause says nothing without its noun: "whom he accused of racism".

    Not where somebody's words are but that clause ("in a letter that he would go").
    """
    if verb.dep_ != "relcl" or verb.left_edge.tag_ not in ("WP", "WDT", "WP$"):
        return False
    if regions[verb.i] == regions[verb.head.i] and _is_of_all(verb):
        return True
    return len(regions[verb.i]) <= len(regions[verb.head.i]) and not _fits_noun(verb)


def _is_of_all(verb: Token) -> bool:
    """Whether "which" takes up all that was told: "cut it by half, which means that ..."."""
    if verb.left_edge.lower_ != "which" or any(c.dep_ == "auxpass" for c in verb.children):
        return False
    links = (child for child in verb.children if child.lower_ == "in")
    in_turn = any(noun.lower_ == "turn" for link in links for noun in link.children)
    return in_turn or verb.lemma_ in ("mean", "imply")


def _is_full_predicate(verb: Token) -> bool:
    """Whether a verb without a subject of its own, and the one before it, each say enough."""
    subject, other = subject_of(verb), verb.head
    if subject is None or other.dep_ == "relcl" or not is_finite(other):
        return False
    if subject.tag_ in ("WP", "WDT", "EX") or subject.dep_ in ("expl", "csubj"):
        return False
    if any(t.pos_ in ("VERB", "AUX") for t in subject.subtree):
        return False  # a slip of the parser, or too much to say twice
    between = other.doc[other.i : max(other.i, verb.left_edge.i)]
    if any(t.dep_ in SUBJECTS for t in between):
        return False  # the nearer subject may be meant: "A named B, though B lied and stole"
    own = [t for t in verb.subtree if t.is_alpha]
    rest = [t for t in between if t.is_alpha]
    return verb.i > other.i and len(own) >= _LONG_PREDICATE and len(rest) >= _LONG_PREDICATE


def _fits_noun(verb: Token) -> bool:
    """Whether "who" or "which" is the subject of a relative clause and can stand for its noun.

    The parser often hangs the clause on the wrong noun of a phrase ("the head of the council,
    who ..."), so the phrase must have but one, a person after "who", and the verb's number.
    """
    subject, noun = own_subject(verb), verb.head
    if subject is None or subject.lower_ not in ("who", "which"):
        return False
    if noun.pos_ not in ("NOUN", "PROPN") or verb.left_edge != subject or _is_nested(noun):
        return False
    if subject.lower_ == "who" and noun.ent_type_ in _NO_PERSONS:
        return False
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    if first.tag_ == "VBZ" or first.lower_ == "was":
        return not plural
    return plural or (first.tag_ != "VBP" and first.lower_ != "were")


def _is_nested(noun: Token) -> bool:
    """Whether ``noun`` stands in a phrase with another noun that a clause could hang on."""
    outer = noun.head
    if outer.dep_ == "prep":
        outer = outer.head
    if outer.pos_ not in ("VERB", "AUX") or noun.dep_ in ("appos", "conj"):
        return True
    return any(c.dep_ in ("prep", "appos", "conj") and c.i > noun.i for c in noun.children)


def _asks(head: Token, tokens: Sequence[Token]) -> bool:
    """Whether the clause asks, directly ("?", "Does she ...") or not ("What she will do")."""
    last = max(token.i for token in tokens)
    after = head.doc[last : last + 3]
    if any(token.text == "?" for token in after):
        return True
    subject = subject_of(head)
    verbs = [c for c in head.children if c.dep_ in ("aux", "auxpass")] or [head]
    first = min(token.i for token in tokens if not token.is_punct and token.dep_ != "cc")
    if head.dep_ != "relcl" and _is_question_word(head.doc[first], head):
        return True
    return subject is not None and verbs[0].i == first and first < subject.i


def _is_question_word(token: Token, head: Token) -> bool:
    """Whether ``token`` asks, and belongs to the clause of ``head`` and to none inside it."""
    if token.tag_ not in ("WP", "WRB", "WDT", "WP$"):
        return False
    while token != head and token.dep_ != "ROOT":
        if token.dep_ in ("csubj", "csubjpass", "ccomp", "advcl", "relcl", "pcomp"):
            return False
        token = token.head
    return token == head


def _own_tokens(head: Token, heads: set[Token], regions: Regions) -> Iterator[Token]:
    """The subtree of ``head`` without the clauses that stand apart, and with what follows it.

    What comes after a coordinated clause is that clause's ("A resigned, and B will stay unless
    C returns"), though the parser hangs it on the first; what comes after a cue is not the cue's.
    """
    stack = [head]
    if (first := _coordinated_with(head)) is not None:
        stack.extend(c for c in first.children if c.i > head.i and c not in heads)
    while stack:
        token = stack.pop()
        yield token
        apart = [
            c.i
            for c in token.children
            if c in heads
            and (c.dep_ == "conj" or (c.dep_ == "parataxis" and regions[c.i] == regions[token.i]))
        ]
        last = max((i for i in apart if i > token.i), default=len(token.doc))
        stack.extend(c for c in token.children if c not in heads and c.i < last)


def _coordinated_with(head: Token) -> Token | None:
    """The clause that ``head`` is coordinated with as the last of its clauses."""
    if head.dep_ not in ("conj", "parataxis") or head.i < head.head.i:
        return None
    later = [c for c in head.head.children if c.dep_ == head.dep_ and c.i > head.i]
    return None if later else head.head


def _antecedent(head: Token, heads: set[Token], regions: Regions) -> list[Token]:
    """The noun phrase that a relative clause hangs on, without its other clauses."""
    noun = head.head
    kept = [noun]
    for child in noun.children:
        if child.i < head.i and child.dep_ in ("det", "amod", "compound", "nummod", "poss", "prep"):
            kept.extend(_own_tokens(child, heads, regions))
    return kept


def _mark_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "mark"), None)


def _starts_with_question_word(verb: Token) -> bool:
    first = verb.left_edge
    return first.tag_ in ("WP", "WRB", "WDT", "WP$") and verb.dep_ == "ccomp"


def _takes_clause(verb: Token) -> bool:
    """Whether the clause of ``verb`` is little more than a frame for another ("he said")."""
    subject = own_subject(verb)
    others = [c for c in verb.children if c.dep_ in ("dobj", "attr", "acomp", "prep", "xcomp")]
    return subject is not None and not others


def _set_off(verb: Token) -> bool:
    """Whether a comma or a dash parts the clause of ``verb`` from the rest."""
    doc, first, last = verb.doc, verb.left_edge.i, verb.right_edge.i
    marks = {",", "—", "–", ";", "(", "--"}
    before = first > 0 and doc[first - 1].text in marks
    after = last + 1 < len(doc) and doc[last + 1].text in marks
    inside = doc[last].text in marks
    return before or ((after or inside) and verb.dep_ == "advcl" and first < verb.head.i)


def _words(verb: Token) -> int:
    return sum(1 for token in verb.subtree if token.is_alpha)


def _closing(sentence: Sequence[Token]) -> str:
    return "".join(token.text for token in sentence[-3:] if not token.is_alpha)


@lru_cache(maxsize=1)
def _cue_kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in load_rows("non_asserting_cues.tsv")}


@lru_cache(maxsize=1)
def _mark_kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in load_rows("clause_marks.tsv")}
