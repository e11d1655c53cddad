"""Setting up: made once, healed when interrupted, one at a time.

The environments here are made from a kit of one tiny library of our own, so that no network is needed.
"""

from __future__ import annotations

import base64
import compileall
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cxstudio.start import NO_ENVIRONMENT, CannotStart, distribution, environment, install

PROJECT = Path(__file__).resolve().parents[2]


def tiny_wheel(folder: Path) -> tuple[Path, str]:
    """A library of one module, and the hash of its file."""
    wheel = folder / "cxs_tiny-1.0-py3-none-any.whl"
    files = {
        "cxs_tiny.py": "WHOLE = True\n",
        "cxs_tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: cxs-tiny\nVersion: 1.0\n",
        "cxs_tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: us\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = [
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip('=')},"
        f"{len(text)}\n"
        for name, text in files.items()
    ]
    files["cxs_tiny-1.0.dist-info/RECORD"] = "".join([*lines, "cxs_tiny-1.0.dist-info/RECORD,,\n"])
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return wheel, hashlib.sha256(wheel.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def pip_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pip as Python or the distribution brings it, unpacked and compiled once for all environments made here."""
    try:
        import ensurepip
    except ImportError:
        wheel, _certificates = distribution.find_pip(Path(sys.prefix) / "distribution-pip")
    else:
        wheel = next((Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl"))
    folder = tmp_path_factory.mktemp("pip") / "pip-0.whl"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    compileall.compile_dir(folder, quiet=2)
    return folder


@pytest.fixture
def project(tmp_path: Path, pip_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a kit that holds all its lock asks for, in a folder with blanks and letters of three scripts."""
    folder = tmp_path / "My żółw سفر"
    (folder / "packaging" / "wheels").mkdir(parents=True)
    _wheel, digest = tiny_wheel(folder / "packaging" / "wheels")
    for name in (environment.RUN_LOCK, environment.TEST_LOCK):
        (folder / name).write_text(f"cxs-tiny==1.0 --hash=sha256:{digest}\n", encoding="utf-8")
    shutil.copytree(pip_folder, folder / "packaging" / "wheels" / pip_folder.name)
    monkeypatch.setenv("CXS_NO_ENSUREPIP", "1")  # saves the seconds in which pip would be unpacked
    monkeypatch.delenv("CXS_ENV", raising=False)
    return folder


def whole(folder: str) -> bool:
    """Whether the library of an environment works."""
    command = [environment.python_of(folder), "-c", "import cxs_tiny; assert cxs_tiny.WHOLE"]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def library_file(folder: str) -> Path:
    """The library's one module inside an environment."""
    return next(Path(folder).rglob("cxs_tiny.py"))


def test_an_environment_is_made_once(project: Path) -> None:
    assert environment.find_complete(str(project), environment.RUN_LOCK) is None
    made = install.make(str(project), environment.RUN_LOCK)
    assert whole(made)
    assert environment.find_complete(str(project), environment.RUN_LOCK) == made
    assert environment.find_complete(str(project), environment.TEST_LOCK) is None


def test_a_changed_lock_and_another_interpreter_ask_for_a_new_set_up(project: Path) -> None:
    made = install.make(str(project), environment.RUN_LOCK)
    stamp = Path(environment.stamp_path(made, environment.RUN_LOCK))
    assert environment.is_complete(made, str(project), environment.RUN_LOCK)
    right = stamp.read_text(encoding="utf-8")
    stamp.write_text(right.replace(os.path.realpath(sys.executable), "/usr/bin/python3.99"), encoding="utf-8")
    assert not environment.is_complete(made, str(project), environment.RUN_LOCK)
    stamp.write_text(right, encoding="utf-8")
    lock = project / environment.RUN_LOCK
    lock.write_text(lock.read_text(encoding="utf-8") + "# newer\n", encoding="utf-8")
    assert not environment.is_complete(made, str(project), environment.RUN_LOCK)


def test_a_moved_project_sets_up_again_and_needs_no_network_for_it(project: Path) -> None:
    install.make(str(project), environment.RUN_LOCK)
    moved = project.rename(project.with_name("moved"))
    (moved / "packaging" / "wheels" / "cxs_tiny-1.0-py3-none-any.whl").unlink()
    assert environment.find_complete(str(moved), environment.RUN_LOCK) is None
    assert whole(install.make(str(moved), environment.RUN_LOCK))


def test_an_interrupted_set_up_heals_at_the_next_start(project: Path) -> None:
    """The worst state a kill can leave: the library is recorded as installed, and half of it was never written."""
    made = install.make(str(project), environment.RUN_LOCK)
    Path(environment.stamp_path(made, environment.RUN_LOCK)).unlink()
    (Path(made) / install.UNFINISHED).touch()
    library_file(made).write_text("WHO", encoding="utf-8")
    assert not whole(made)
    assert install.make(str(project), environment.RUN_LOCK) == made
    assert whole(made)
    assert not (Path(made) / install.UNFINISHED).exists()


def test_a_killed_set_up_heals_at_the_next_start(project: Path) -> None:
    """A real kill, at the moment the environment's folder has its first files."""
    program = f"from cxstudio.start import install; install.make({str(project)!r}, {environment.RUN_LOCK!r})"
    child = subprocess.Popen([sys.executable, "-c", program], cwd=PROJECT, stderr=subprocess.DEVNULL)
    mark = project / ".venv" / "pyvenv.cfg"
    while child.poll() is None and not mark.exists():
        pass
    child.kill()
    child.wait()
    assert environment.find_complete(str(project), environment.RUN_LOCK) is None
    assert whole(install.make(str(project), environment.RUN_LOCK))


def test_what_a_killed_set_up_started_is_waited_for(tmp_path: Path) -> None:
    """Pip may outlive the start that was killed, and must not write into what the next start is making."""
    program = (
        "import os, subprocess, sys; from pathlib import Path; from cxstudio.start import install\n"
        f"with install._alone(Path({str(tmp_path)!r})):\n"
        "    subprocess.Popen([sys.executable, '-c', 'input()'], close_fds=False, stderr=subprocess.DEVNULL)\n"
        "    print('held', flush=True); os._exit(9)\n"
    )
    starter = subprocess.Popen(
        [sys.executable, "-c", program], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert starter.stdout is not None
    assert starter.stdin is not None
    assert starter.stdout.readline() == b"held\n"
    assert starter.wait() == 9
    with (tmp_path / install.LOCK_FILE).open("w") as lock:
        with pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        starter.stdin.close()  # now what it had started ends
        fcntl.flock(lock, fcntl.LOCK_EX)
    starter.stdout.close()


def test_two_starts_at_once_make_one_environment(project: Path) -> None:
    program = f"from cxstudio.start import install; install.make({str(project)!r}, {environment.RUN_LOCK!r})"
    children = [
        subprocess.Popen([sys.executable, "-c", program], cwd=PROJECT, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [child.communicate(timeout=120)[1] for child in children]
    assert [child.returncode for child in children] == [0, 0], told
    assert "".join(told).count("setting up in") == 1
    assert whole(str(project / ".venv"))


def test_an_environment_of_the_users_own_is_completed_and_not_thrown_away(project: Path) -> None:
    mine = project / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", "--copies", mine], check=True)
    (mine / "keep.txt").write_text("mine", encoding="utf-8")
    made = install.make(str(project), environment.RUN_LOCK)
    assert Path(made) == mine
    assert whole(made)
    assert (mine / "keep.txt").read_text(encoding="utf-8") == "mine"


def test_a_folder_with_other_things_in_it_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = project / "papers"
    papers.mkdir()
    (papers / "letter.txt").write_text("dear", encoding="utf-8")
    monkeypatch.setenv("CXS_ENV", str(papers))
    with pytest.raises(CannotStart, match="holds something else") as caught:
        install.make(str(project), environment.RUN_LOCK)
    assert caught.value.code == NO_ENVIRONMENT
    assert (papers / "letter.txt").read_text(encoding="utf-8") == "dear"


def test_a_full_disk_is_said_before_anything_is_fetched(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "SPACE_NEEDED", 10**18)
    with pytest.raises(CannotStart, match="MB left"):
        install.make(str(project), environment.RUN_LOCK)


def test_a_library_that_is_not_what_the_lock_says_is_not_installed(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(project / "packaging" / "wheels" / "cxs_tiny-1.0-py3-none-any.whl", "a") as archive:
        archive.writestr("cxs_extra.py", "")
    with pytest.raises(CannotStart, match="could not be fetched"):
        install.make(str(project), environment.RUN_LOCK)
    assert "hash" in capfd.readouterr().err.lower()
    assert environment.find_complete(str(project), environment.RUN_LOCK) is None


def test_a_read_only_project_has_its_environment_under_the_users_data(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CXS_ENV", raising=False)
    monkeypatch.setattr(os, "name", "posix")
    monkeypatch.setenv("XDG_DATA_HOME", "/home/ana/data")
    beside, data = environment.places("/opt/cxstudio")
    assert beside == "/opt/cxstudio/.venv"
    assert data.startswith("/home/ana/data/cxstudio/env-")
