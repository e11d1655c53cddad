#!/usr/bin/env python3
"""Start CX Studio: on the first start make its environment, from then on only hand over to it.

It needs nothing but Python 3.11. How the environment is made is told in cxstudio/start; this file stays readable
for old Pythons, so that they can say what is missing.
"""

from __future__ import print_function

import os
import sys

OLDEST = (3, 11)
PROJECT = os.path.dirname(os.path.realpath(__file__))


def main():
    """Hand over to the program, or to a newer Python when this one is too old."""
    if sys.version_info[:2] < OLDEST:
        return start_newer_python()
    sys.path.insert(0, PROJECT)
    from cxstudio.start import launch

    return launch.launch(PROJECT, sys.argv[1:])


def start_newer_python():
    """Run again under a newer Python of this machine, or say where to get one. Exit code 3."""
    import subprocess

    for minor in range(19, 10, -1):
        name = "python3.%d" % minor
        try:
            # It may be a stand-in that does not work, so it is asked to do something first.
            works = subprocess.call([name, "-c", "import venv"], stderr=subprocess.DEVNULL) == 0
        except (OSError, AttributeError):
            works = False
        if works:
            os.execvp(name, [name, os.path.realpath(__file__)] + sys.argv[1:])
    sys.stderr.write(
        "cxstudio: This needs Python 3.11 or newer, and %s is %d.%d. Get it from python.org/downloads "
        "(Windows: winget install Python.Python.3.13; macOS: brew install python; Debian 12 or Ubuntu 24.04 and "
        "later: sudo apt install python3).\n" % (sys.executable, sys.version_info[0], sys.version_info[1])
    )
    return 3


if __name__ == "__main__":
    sys.exit(main())
