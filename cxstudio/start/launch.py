"""From `main.py` to the program: the environment is found or made, then the program takes over in it."""

from __future__ import annotations

import os
import sys

from cxstudio.start import CannotStart, environment, say


def launch(project: str, arguments: list[str]) -> int:
    """Run the program with these arguments; returns its exit code, or never where the system can replace a process.

    `doctor` and `kit` run here, before anything is set up: they are for machines where setting up fails.
    """
    word = arguments[0] if arguments else ""
    try:
        if word == "doctor":
            from cxstudio.start import doctor

            return doctor.report(project)
        if word == "kit":
            from cxstudio.start import install

            return install.make_kit(project, arguments[1:])
        lock = environment.TEST_LOCK if word == "test" else environment.RUN_LOCK
        folder = environment.find_complete(project, lock)
        if folder is None:
            from cxstudio.start import install

            folder = install.make(project, lock)
    except CannotStart as trouble:
        say(str(trouble))
        return trouble.code
    except KeyboardInterrupt:
        say("stopped; the next start goes on from here")
        return 130
    return _hand_over(folder, arguments)


def _hand_over(folder: str, arguments: list[str]) -> int:
    python = environment.python_of(folder)
    # -P: the folder the user happens to be in must not be able to replace a module of ours.
    command = [python, "-P", "-m", "cxstudio", *arguments]
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(python, command, inherited)
    import subprocess

    inherited.setdefault("PYTHONUTF8", "1")
    with subprocess.Popen(command, env=inherited) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:
                continue  # the program got it as well, and decides
