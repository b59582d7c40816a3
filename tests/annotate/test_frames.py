"""How far a verb is trusted in its frame."""

from variorum.annotate.evidence import load_weights, logit
from variorum.annotate.frames import load_frames, make_frames


def test_say_with_a_clause_is_as_good_as_certain() -> None:
    assert load_frames().score("say", "that") > 0.9


def test_verb_that_seldom_reports_is_not_reliable_however_often_it_was_seen() -> None:
    frames = make_frames(["*\tobj\t1\t10", "build\tobj\t0\t172"])
    assert not frames.reliable("build", "obj")


def test_unseen_speech_verb_is_trusted_with_a_clause_but_not_with_an_object() -> None:
    frames = make_frames(["*\tthat\t5\t10", "*\tobj\t1\t10"])
    assert frames.reliable("aver", "that")
    assert not frames.reliable("aver", "obj")


def test_one_occurrence_does_not_outweigh_the_frame_at_large() -> None:
    frames = make_frames(["*\tobj\t1\t10", "paint\tobj\t1\t1"])
    assert not frames.reliable("paint", "obj")


def test_weights_are_shipped_for_every_kind_of_feature() -> None:
    kinds = {name.split(" ")[0] for name in load_weights()}
    assert {"bias", "reliability", "frame", "tag", "place", "subject"} <= kinds


def test_log_odds_stay_finite() -> None:
    assert -6 < logit(0.0) < 0 < logit(1.0) < 6
