"""Loads the parser and the shipped networks, once per process, when first asked for."""

from __future__ import annotations

from functools import cached_property

from variorum.models.events import Coder
from variorum.models.judge import Inference, Judge
from variorum.models.parser import Parser
from variorum.models.reader import Pass, Reader
from variorum.models.reading import Wording

__all__ = ["Coder", "Inference", "Judge", "Models", "Parser", "Pass", "Reader", "Wording"]


class Models:
    """The models that the stages take as a parameter; each loads when first used.

    ``threads`` is how many threads the networks may use; their result does not depend on it.
    ``research`` keeps the reader's heads whose training data is for research only.
    """

    def __init__(self, threads: int = 1, research: bool = True) -> None:
        self.threads = threads
        self.research = research

    @cached_property
    def parser(self) -> Parser:
        """The spaCy parser."""
        return Parser()

    @cached_property
    def reader(self) -> Reader:
        """The reader."""
        return Reader(threads=self.threads, research=self.research)

    @cached_property
    def judge(self) -> Judge:
        """The judge of two claims."""
        return Judge(threads=self.threads)

    @cached_property
    def coder(self) -> Coder:
        """The coder of events."""
        return Coder(threads=self.threads)

    def versions(self, comparing: bool = True) -> dict[str, str]:
        """Name of each model to its version, or the SHA-256 of its weights; loads nothing.

        Without ``comparing`` only those that read one article alone, so that what was found in
        an article keeps its name when the judge gets better.
        """
        found = {
            Coder.name: Coder.version(),
            Parser.name: Parser.version(),
            Reader.name: Reader.version() + ("" if self.research else " without research heads"),
        }
        return {Judge.name: Judge.version(), **found} if comparing else found
