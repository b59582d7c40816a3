"""The public surface is what it says, and nothing else."""

import subprocess
import sys

import variorum


def test_all_is_sorted_and_every_name_is_there() -> None:
    assert variorum.__all__ == sorted(variorum.__all__)
    assert all(hasattr(variorum, name) for name in variorum.__all__)


def test_nothing_public_is_exported_besides_all_and_the_packages() -> None:
    import types

    public = {
        name
        for name, value in vars(variorum).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert public == set(variorum.__all__) - {"__version__"}


def test_read_and_annotate_stay_functions_after_their_packages_are_imported() -> None:
    import variorum.annotate.quotations
    import variorum.read.article

    assert callable(variorum.read)
    assert callable(variorum.annotate)


def test_importing_variorum_loads_no_heavy_library() -> None:
    heavy = ["spacy", "onnxruntime", "trafilatura", "sklearn", "scipy", "usearch", "jinja2", "rich"]
    code = f"import variorum, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
