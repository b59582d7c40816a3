"""``python -m benchmarks NAME ...`` runs ``benchmarks/NAME.py``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(argv: list[str]) -> int:
    """Run the benchmark that the first argument names with the rest; its exit status."""
    known = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem[0] != "_")
    if not argv or argv[0] not in known:
        print(f"usage: python -m benchmarks {{{','.join(known)}}} ...", file=sys.stderr)
        return 2
    module = importlib.import_module(f"benchmarks.{argv[0]}")
    return int(module.main(argv[1:]) or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
