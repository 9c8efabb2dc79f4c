"""Loaded before anything of Octavo: the tests' desk lies in a folder of their own."""

import os
import tempfile

for _name in [name for name in os.environ if name.startswith("OCTAVO_")]:
    if _name not in {"OCTAVO_CORPUS", "OCTAVO_TOOLS"}:
        del os.environ[_name]
_home = tempfile.TemporaryDirectory(prefix="octavo-tests-")
os.environ["OCTAVO_HOME"] = _home.name
