"""The one way in: make the machine ready for the command, then hand it to the command line."""

from __future__ import annotations

import sys

from cxstudio.start import CannotStart, say
from cxstudio.start.needs import need_of

# Shared out among the cores in long runs of files. By whole files it would hang once a test takes its process with it.
ALL_TESTS = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")
LONGEST = (
    45 * 60
)  # seconds that all tests may take, on a machine a third as fast as those they are written on


def run() -> int:
    """Run the command of this process's arguments; returns its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--try-updates"]:
        # A bundled program is its own child when a foreign file is tried, see files/vetting.py.
        from cxstudio.files.vetting import child

        child()
        return 0
    if arguments == ["--session-in-pdf"]:
        # The same for a PDF that may hold a session, see files/inside_pdf.py.
        from cxstudio.files.inside_pdf import child as read_pdf

        read_pdf()
        return 0
    if arguments[:1] == ["--try-groups"]:
        # The same for the files of a workshop's groups, see files/breakouts_trial.py.
        from pathlib import Path

        from cxstudio.files.breakouts_trial import child as try_groups

        try_groups(Path(arguments[1]))
        return 0
    if need_of(arguments) != "nothing":
        from cxstudio.start import ready

        try:
            ready.make_ready(arguments)
        except CannotStart as trouble:
            say(str(trouble))
            return trouble.code
    word = arguments[0] if arguments else ""
    if word == "test":
        return _run_tests(arguments[1:])
    if word == "doctor":
        from cxstudio.start import doctor

        return doctor.report(None)
    from cxstudio.cli import main

    return main(arguments)


def _run_tests(arguments: list[str]) -> int:
    import faulthandler
    import os
    from pathlib import Path

    project = Path(__file__).resolve().parents[1]
    if not (project / "tests").is_dir():
        say("the tests come with the source: run `python3 main.py test` there")
        return 2
    import pytest

    os.chdir(project)
    if not arguments:
        # A run that hangs says where, instead of keeping whoever waits for it.
        faulthandler.dump_traceback_later(LONGEST, exit=True)
    return int(pytest.main(arguments or list(ALL_TESTS)))


if __name__ == "__main__":
    sys.exit(run())
