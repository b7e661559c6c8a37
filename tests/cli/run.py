#!/usr/bin/env python3
"""Tests of the hearsay command line, on the real binary.

    python3 run.py PATH/TO/hearsay [TEST...]        run them (or those named)
    python3 run.py PATH/TO/hearsay --update-golden  write the golden terminal renderings anew
"""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import binary  # noqa: E402


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    binary.HEARSAY = os.path.abspath(sys.argv[1])
    names = sys.argv[2:]
    import test_golden
    if names == ["--update-golden"]:
        test_golden.UPDATE = True
        names = ["test_golden"]
    loader = unittest.TestLoader()
    suite = (loader.loadTestsFromNames(names) if names
             else loader.discover(os.path.dirname(os.path.abspath(__file__)), pattern="test_*.py"))
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed, "
          f"{len(result.skipped)} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
