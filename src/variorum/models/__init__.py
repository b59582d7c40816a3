"""Loads the parser and the shipped network, once per process, when first asked for."""

from __future__ import annotations

from functools import cached_property

from variorum.models.encoder import Encoder
from variorum.models.parser import Parser

__all__ = ["Encoder", "Models", "Parser"]


class Models:
    """The models that the stages take as a parameter; each loads when first used.

    ``threads`` is how many threads the network may use; its result does not depend on it.
    """

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads

    @cached_property
    def parser(self) -> Parser:
        """The spaCy parser."""
        return Parser()

    @cached_property
    def encoder(self) -> Encoder:
        """The sentence encoder."""
        return Encoder(threads=self.threads)

    def versions(self) -> dict[str, str]:
        """Name of each model to its version, or the SHA-256 of its weights; loads nothing."""
        return {Parser.name: Parser.version(), Encoder.name: Encoder.version()}
