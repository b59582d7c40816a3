"""The example archive is what its script makes of the articles."""

import gzip
import importlib.util
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_the_archive_is_made_from_the_articles() -> None:
    spec = importlib.util.spec_from_file_location("make_archive", EXAMPLES / "make_archive.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # What is packed is compared: another zlib may pack it otherwise.
    packed = (EXAMPLES / "ondria-week.warc.gz").read_bytes()
    assert gzip.decompress(packed) == b"".join(module.make_records())
