"""The networks that ship as files beside the code: opened with one error, named by one hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from types import ModuleType
from typing import TYPE_CHECKING

from variorum.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_WEIGHTS = files("variorum.models").joinpath("weights")


@contextmanager
def opening(network: str) -> Iterator[None]:
    """Raises ``ModelError`` for anything that goes wrong while the files of ``network`` are read.

    onnxruntime and tokenizers raise errors of their own kinds for a file that is damaged.
    """
    try:
        yield
    except Exception as error:
        raise ModelError(
            f"the {network}'s weights cannot be loaded ({error}): reinstall variorum"
        ) from error


def open_network(name: str, threads: int) -> InferenceSession:
    """One ONNX file on the CPU."""
    onnxruntime = load_runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(_WEIGHTS.joinpath(name)) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def load_runtime() -> ModuleType:
    """onnxruntime, told before its first import to send nothing to its maker.

    Its builds (seen with 1.31.1) else keep a file in the home folder by which they know the user
    again, and report over the network what is opened. Whoever has set the variable has chosen.
    """
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    module: ModuleType = onnxruntime
    return module


def open_tokenizer(name: str) -> Tokenizer:
    """One file of word pieces; it neither pads nor cuts."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(read_text(name))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_text(name: str) -> str:
    """One text file beside the weights."""
    return _WEIGHTS.joinpath(name).read_text(encoding="utf-8")


def encodable(text: str) -> str:
    """``text`` with each lone surrogate, which tokenizers refuse, as a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def probabilities(logits: NDArray[np.float32], temperature: float) -> list[float]:
    """The softmax of one row of scores at a temperature, rounded to four places."""
    import numpy as np

    scaled = logits.astype(np.float64) / temperature
    odds = np.exp(scaled - scaled.max())
    return [round(float(p), 4) for p in odds / odds.sum()]


@cache
def hash_files(names: Sequence[str]) -> str:
    """One SHA-256 over those of the files, in their order."""
    hashed = hashlib.sha256()
    for name in names:
        with _WEIGHTS.joinpath(name).open("rb") as stream:
            hashed.update(hashlib.file_digest(stream, "sha256").digest())  # type: ignore[arg-type]
    return hashed.hexdigest()
