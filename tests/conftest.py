"""What holds for every test: its own display, its own folders, and no test that passes by not running."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is imported: tests bring their own display and never touch the user's settings, drafts, language.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CXS_LANGUAGE"] = "en"
_home = Path(tempfile.mkdtemp(prefix="cxstudio-test-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _name in (
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
):
    os.environ[_name] = str(_home / _name.lower())
    (_home / _name.lower()).mkdir()

# Without Qt half of the tests prove nothing: stop at once, with the reason, instead of running the rest.
try:
    from PySide6.QtWidgets import QApplication
except ImportError as error:
    message = f"The tests need Qt, which does not load here: {error}. See `python3 main.py doctor`."
    raise pytest.UsageError(message) from error

# Tests are not timed; the same examples every time, so that a red run can be repeated.
settings.register_profile(
    "test", deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("proof", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("CXS_HYPOTHESIS", "test"))

_WITH_QT = {"app", "canvas", "stories"}  # folders whose tests need Qt, all of them
_not_run: list[str] = []


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, with garbage collected as in the program: never in the thread of some export."""
    from cxstudio.app.collector import Collector

    Collector(qapp)
    return qapp


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Take away the drafts of other tests, so that none depends on which ran before it."""
    from cxstudio.files.drafts import drafts_place

    for left in drafts_place().glob("*"):
        left.unlink(missing_ok=True)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect what a test left behind, also where no window is there to do it."""
    if not gc.isenabled():
        from cxstudio.app.collector import collect_due

        collect_due()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs Qt, so that `-m "not qt"` runs the rest, and no test can forget to say so."""
    for item in items:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        if folder in _WITH_QT or {"qapp", "qtbot"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.qt)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note each test that was skipped or expected to fail; told also of tests that run in another process."""
    if report.skipped and report.nodeid not in _not_run:
        _not_run.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Note each file that skipped itself while it was read."""
    if report.skipped:
        _not_run.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A skipped test fails the run: it proves nothing, and nobody reads a count of skips."""
    if _not_run and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests that did not run."""
    if _not_run:
        terminalreporter.section("not run, and therefore failed", red=True)
        for name in _not_run:
            terminalreporter.write_line(name)
