"""Records as JSON that loses nothing, and back: by the types of the records themselves.

Floats keep all their digits, unlike in the JSON of a story; bytes (the vectors) stand apart in
one block, and JSON holds their lengths. Never pickle: a database may come from somebody else.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def pack(value: object) -> tuple[str, bytes]:
    """A record as JSON text, and the bytes of its vectors one after the other.

    >>> from variorum.records import ClaimFeatures
    >>> made = ClaimFeatures("c1", ("rain",), (), (), (), b"abcd")
    >>> unpack(ClaimFeatures, *pack(made)) == made
    True
    """
    blocks: list[bytes] = []
    plain = _plain(value, blocks)
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return text, b"".join(blocks)


def unpack(kind: type[T], text: str, block: bytes) -> T:
    """The record of type ``kind`` that ``pack`` wrote; raises ``ValueError`` where it did not."""
    taken = 0

    def take(length: int) -> bytes:
        nonlocal taken
        taken += length
        if taken > len(block):
            raise ValueError("the vectors of this record are cut off")
        return block[taken - length : taken]

    return _checked(kind, json.loads(text), take)


def from_plain(kind: type[T], plain: object) -> T:
    """The record of type ``kind`` that dictionaries, lists and scalars describe.

    The other way round is ``variorum.write.json.plain``. Raises ``ValueError`` where it is none.

    >>> from variorum.records import Piece
    >>> from_plain(Piece, {"start": 3, "end": 5})
    Piece(start=3, end=5)
    """
    return _checked(kind, plain, lambda _length: b"")


def _checked(kind: type[T], plain: object, take: Callable[[int], bytes]) -> T:
    try:
        made: T = _made(kind, plain, take)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"this is no {kind.__name__} of this version of Variorum ({error!r})"
        raise ValueError(message) from error
    return made


def _plain(value: Any, blocks: list[bytes]) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, bytes):
        blocks.append(value)
        return len(value)
    if isinstance(value, tuple):
        return [_plain(item, blocks) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item, blocks) for key, item in value.items()}
    return {name: _plain(getattr(value, name), blocks) for name in _hints(value.__class__)}


def _made(kind: Any, plain: Any, take: Callable[[int], bytes]) -> Any:
    if kind is bytes:
        return take(plain)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):  # a thing or nothing: no record has other unions
        (inner,) = (argument for argument in arguments if argument is not types.NoneType)
        return None if plain is None else _made(inner, plain, take)
    if origin is tuple:
        return tuple(_made(arguments[0], item, take) for item in plain)
    if origin is Mapping:
        key, inner = arguments
        return {key(name): _made(inner, item, take) for name, item in plain.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{name: _made(of, plain[name], take) for name, of in _hints(kind).items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if not isinstance(plain, (int, float) if kind is float else kind):
        raise TypeError(f"{plain!r} is no {kind.__name__}")
    return plain


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    """The fields of a record, in order, with their types."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
