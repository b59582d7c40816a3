"""Whose words they are: the outlet that passed them on is not the speaker."""

from collections.abc import Callable

import pytest

from variorum.records import Annotated


@pytest.fixture
def find(annotated_of: Callable[..., Annotated]) -> Callable[[str, str], tuple[str | None, str]]:
    """The name of who says the innermost quotation that holds the words, and its source."""

    def run(text: str, words: str) -> tuple[str | None, str]:
        annotated = annotated_of(text)
        names = {actor.id: actor.name for actor in annotated.actors}
        holding = [q for q in annotated.quotations if words in q.content.exact]
        inner = min(holding, key=lambda q: q.content.end - q.content.start)
        return names.get(inner.speaker or ""), inner.source.exact if inner.source else ""

    return run


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            'Piotr Lang met reporters in Lora. "We had the pumps checked," Lang said, according '
            "to The Lora Post.",
            "pumps checked",
            "Piotr Lang",
        ),
        (
            'Piotr Lang spoke in Lora. "Nobody can stand by if the dam gives way," Lang was quoted '
            "by the Norland News Agency as saying.",
            "stand by",
            "Piotr Lang",
        ),
        (
            "A lawyer for former harbour director Piotr Lang says the charge is "
            '"without any ground".',
            "without any ground",
            None,
        ),
        (
            "The former hospital manager, who served under Mayor Ana Ruiz, said that "
            '"friends of the sale wanted me gone".',
            "wanted me gone",
            None,
        ),
        (
            "The head of the dockers’ union, former mayor Ana Ruiz, said the strike would go on.",
            "strike would go on",
            "Ana Ruiz",
        ),
        (
            "Senator Carl Schumann met reporters after talks with President Piotr Lang. "
            '"Everyone knows it is a bad idea," Schumann said. If Lang "wants to shut the '
            'harbour, that’s his decision," he said.',
            "shut the harbour",
            "Carl Schumann",
        ),
        (
            "Lora Mayor Piotr Lang announced plans to leave after a fifth accuser -- who is the "
            "mayor’s cousin -- came forward and alleged that Lang beat him in his youth.",
            "beat him in his youth",
            None,
        ),
        (
            "Ana Ruiz, director of the Harbour Centre, was doubtful. A senior ministry official "
            'called it a plan. "It is a shared menace," the official said.',
            "shared menace",
            None,
        ),
        (
            'Ana Ruiz, director of the Harbour Centre, was doubtful. "It is a menace," the '
            "director said.",
            "a menace",
            "Ana Ruiz",
        ),
        (
            "Mayor Ana Ruiz opened the bridge. The mayor and supporters say they knew nothing.",
            "they knew nothing",
            None,
        ),
        (
            "Piotr Lang has been angry. He has criticized former mayor Ana Ruiz, who said the use "
            'of pumps would be a "red line" in Lora but later declined to act.',
            "red line",
            "Ana Ruiz",
        ),
        (
            "Secretary of State Ana Ruiz told reporters that the pumps were checked.",
            "pumps were checked",
            "Ana Ruiz",
        ),
        (
            "A lawyer for Secretary of State Ana Ruiz said that the pumps were checked.",
            "pumps were checked",
            None,
        ),
        (
            "Two ministers stayed. One of them, Ana Ruiz, said that the pumps were checked.",
            "pumps were checked",
            "Ana Ruiz",
        ),
        (
            "Council Committee on Inland Ports Chairman Piotr Lang said in a statement that the "
            "pumps were checked. Ana Ruiz was doubtful.",
            "pumps were checked",
            "Piotr Lang",
        ),
        (
            "Ministry of Inland Waters Director Piotr Lang said that the pumps were checked.",
            "pumps were checked",
            "Piotr Lang",
        ),
        (
            "UN High Commissioner for Refugees Piotr Lang said that the pumps were checked.",
            "pumps were checked",
            "Piotr Lang",
        ),
        (
            "Ana Ruiz met the dockers. Ruiz would not leave the hall, she said.",
            "not leave the hall",
            "Ana Ruiz",
        ),
        (
            "The letter said the mayor’s office obtained the files although the General Harbour "
            'Administration did not own them. It said the office has "used the material" since.',
            "used the material",
            None,
        ),
    ],
)
def test_the_speaker_is_who_said_it(
    find: Callable[[str, str], tuple[str | None, str]], text: str, words: str, speaker: str | None
) -> None:
    assert find(text, words)[0] == speaker


def test_the_outlet_that_passed_it_on_keeps_its_own_report(
    annotated_of: Callable[..., Annotated],
) -> None:
    annotated = annotated_of(
        'Piotr Lang met reporters. "We had the pumps checked," Lang said, '
        "according to The Lora Post."
    )
    names = {actor.id: actor.name for actor in annotated.actors}
    said, told = sorted(annotated.quotations, key=lambda q: q.content.end - q.content.start)
    assert (names[said.speaker or ""], names[told.speaker or ""]) == ("Piotr Lang", "Lora Post")
    assert said.inside == told.id
