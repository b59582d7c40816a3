"""Makes what ships: one documented command for each file of weights or learnt table."""

import os

# As `variorum.models.shipped.load_runtime` does: ONNX Runtime is to send nothing to its maker.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
