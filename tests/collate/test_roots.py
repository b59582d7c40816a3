"""Forms of one verb come to one root."""

import pytest

from variorum.collate.roots import root


@pytest.mark.parametrize(
    "forms",
    [
        ("accuse", "accused", "accuses", "accusing"),
        ("deny", "denied", "denies", "denying"),
        ("meet", "met", "meets", "meeting"),
        ("sue", "sued", "suing"),
        ("agree", "agreed", "agrees"),
        ("veto", "vetoed", "vetoes"),
        ("press", "pressed", "presses"),
        ("bar", "barred", "barring"),
        ("withdraw", "withdrew", "withdrawn"),
        ("struck", "strike", "strikes"),
    ],
)
def test_forms_of_a_verb_have_one_root(forms: tuple[str, ...]) -> None:
    assert len({root(form) for form in forms}) == 1


def test_other_verbs_have_other_roots() -> None:
    assert len({root(verb) for verb in ("accuse", "meet", "back", "sue", "ban", "ask")}) == 6
