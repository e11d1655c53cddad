"""Every catalogue is sound and compiled, and a map speaks nothing but Polish, Arabic or Persian."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio import words
from cxstudio.app.run import speak
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.model import channels, kinds
from cxstudio.picture.wording import Wording

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("pl", "ar", "fa")
# What a map is made of. The window may say something new in English until its translation comes.
ON_A_MAP = ("model", "picture", "text")


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_translations", ROOT / "packaging" / "make_translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _load()


def catalogue(language: str) -> dict[str, str]:
    read: dict[str, str] = tool.read_catalogue(tool.SOURCES / f"{language}.po")
    return read


def translate_them(missing: set[str], language: str) -> str:
    """What to do about texts that have no translation."""
    return (
        f"translate {sorted(missing)} in resources/translations/{language}.po,"
        " then run python3 packaging/make_translations.py"
    )


@pytest.fixture(autouse=True)
def _restored_language() -> Iterator[None]:
    yield
    words.use_language(None)


def test_the_window_offers_each_language() -> None:
    assert words.languages() == ("en", "ar", "fa", "pl")


@pytest.mark.parametrize("language", LANGUAGES)
class TestACatalogue:
    def test_is_sound(self, language: str) -> None:
        assert list(tool.faults(catalogue(language))) == []

    def test_is_compiled_as_it_is_written(self, language: str) -> None:
        built = tool.SOURCES / language / "LC_MESSAGES" / "cxstudio.mo"
        stale = f"{language}.po changed: run python3 packaging/make_translations.py"
        assert built.read_bytes() == tool.compiled(catalogue(language)), stale

    def test_names_its_language(self, language: str) -> None:
        assert f"Language: {language}\n" in catalogue(language)[""]

    @pytest.mark.parametrize("part", ON_A_MAP)
    def test_says_all_that_a_map_shows(self, language: str, part: str) -> None:
        known = catalogue(language)
        asked = {
            one if many is None else f"{one}\0{many}"
            for one, many in tool.spoken(ROOT / "cxstudio" / part).items()
        }
        # What is counted somewhere is found by its singular as well.
        known_singles = {source.split("\0")[0] for source in known}
        missing = {text for text in asked if text not in known and text not in known_singles}
        assert not missing, translate_them(missing, language)

    def test_keeps_what_is_blank_around_a_text(self, language: str) -> None:
        for source, target in catalogue(language).items():
            if source:
                forms = target.split("\0")
                assert all(form.endswith(" ") == source.endswith(" ") for form in forms), source
                assert all(form.startswith(" ") == source.startswith(" ") for form in forms), source

    def test_every_label_of_the_tables_reaches_the_reader(self, language: str) -> None:
        # As in English, in Polish.
        same_word = {"Agenda", "Persona", "Segment", "Portal", "KPI", "Laptop", "Robot", "System", "Tablet"}
        missing = {text for text in _labels() - same_word if words.translate(text, language) == text}
        assert not missing, translate_them(missing, language)

    def test_channels_keep_apart(self, language: str) -> None:
        names = [words.translate(row.name, language).casefold() for row in channels.CHANNEL_PRESETS]
        assert len(set(names)) == len(names)

    def test_an_unsaved_state_opens_every_sentence_that_tells_why(self, language: str) -> None:
        lead = words.translate("Not saved", language)
        reasons = [
            target for source, target in catalogue(language).items() if source.startswith("Not saved:")
        ]
        assert reasons
        assert all(reason.startswith(f"{lead}: ") for reason in reasons)

    def test_an_advice_names_the_choice_as_the_dialog_does(self, language: str) -> None:
        choice = words.translate("Fit to the map", language)
        for source, target in catalogue(language).items():
            if "Fit to map" in source or "Fit to the map." in source:
                assert choice in target


def _labels() -> set[str]:
    found = {row.label for row in kinds.LINK_KINDS.values()} | {row.label for row in kinds.LANES.values()}
    for kind in kinds.KINDS.values():
        found |= {kind.label, kind.plural}
        for field in kind.fields:
            found |= {field.label, *(label for _value, label in field.choices)}
    return found | {row.name for row in channels.CHANNEL_PRESETS}


@pytest.mark.parametrize(
    ("language", "numbers", "expected"),
    [
        ("pl", (1, 2, 5, 12, 22, 112), ("etap", "etapy", "etapów", "etapów", "etapy", "etapów")),
        (
            "ar",
            (0, 1, 2, 3, 10, 11, 100),
            ("لا مراحل", "مرحلة واحدة", "مرحلتان", "مراحل", "مراحل", "مرحلة", "مرحلة"),
        ),
        ("fa", (0, 1, 2, 11), ("مرحله", "مرحله", "مرحله", "مرحله")),
    ],
)
def test_things_are_counted_as_the_language_counts(
    language: str, numbers: tuple[int, ...], expected: tuple[str, ...]
) -> None:
    said = [words.translate_count("{n} stage", "{n} stages", n, language) for n in numbers]
    assert tuple(text.removeprefix("{n} ") for text in said) == expected


def test_the_window_and_a_map_speak_apart() -> None:
    words.use_language("pl")
    assert words._("Stage") == "Etap"
    assert words.ngettext("{n} page", "{n} pages", 5) == "{n} stron"
    assert Wording("fa", rtl=True).say("Stage") == "مرحله"


def test_a_region_speaks_its_language() -> None:
    assert words.translate("Touchpoint", "ar-EG") == "نقطة تواصل"
    assert words.translate("Touchpoint", "pl_PL") == "Punkt styku"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("pl", ("21 lis 2026", "9 dni", "1 godz. 30 min")),
        ("ar", ("٢١ نوفمبر ٢٠٢٦", "٩ أيام", "١ ساعة ٣٠ دقيقة")),
        ("fa", ("۲۱ نوامبر ۲۰۲۶", "۹ روز", "۱ ساعت ۳۰ دقیقه")),
    ],
)
def test_a_map_tells_dates_and_times_in_its_language(language: str, expected: tuple[str, ...]) -> None:
    wording = Wording(language, rtl=language != "pl")
    told = (wording.date("2026-11-21"), wording.duration(9 * 24 * 60), wording.duration(90))
    assert told == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_shown_is_read_again(language: str) -> None:
    from cxstudio.app import durations

    words.use_language(language)
    for minutes in (0, 1, 2, 3, 15, 90, 1440, 2 * 1440, 4 * 1440 + 61, 14 * 1440):
        assert durations.minutes(durations.words(minutes)) == minutes


@pytest.fixture
def plain(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which speaks English again afterwards."""
    yield qapp
    for added in qapp.findChildren(QTranslator):
        qapp.removeTranslator(added)
        added.setParent(None)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(("language", "rtl"), [("pl", False), ("ar", True), ("fa-IR", True), ("he", False)])
def test_a_window_runs_as_its_language_does(language: str, rtl: bool, plain: QApplication) -> None:
    words.use_language(language)
    speak(plain)
    assert (plain.layoutDirection() == Qt.LayoutDirection.RightToLeft) is rtl


@pytest.mark.parametrize("language", LANGUAGES)
def test_qts_own_buttons_speak_the_language_of_the_window(language: str, plain: QApplication) -> None:
    words.use_language(language)
    speak(plain)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancel"


def test_a_new_map_of_an_arabic_window_is_arabic(plain: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    words.use_language("ar")
    studio = Studio(plain, Settings(tmp_path / "settings.ini"))
    window = studio.new()
    assert window is not None
    session = window.session.document.session
    window.close()
    assert (session.language, session.direction) == ("ar", "rtl")


class TestTheCheckFinds:
    HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n > 1);\n"

    def test_nothing_wrong_where_all_is_well(self) -> None:
        assert list(tool.faults({"": self.HEADER, "To {thing}": "Do {thing}"})) == []

    def test_a_lost_placeholder(self) -> None:
        assert "lacks {thing}" in " ".join(tool.faults({"": self.HEADER, "To {thing}": "Do"}))

    def test_a_placeholder_of_its_own(self) -> None:
        assert "has {rzecz}" in " ".join(tool.faults({"": self.HEADER, "To": "Do {rzecz}"}))

    def test_a_missing_form(self) -> None:
        assert "has 1 forms" in " ".join(tool.faults({"": self.HEADER, "{n} a\0{n} as": "{n} x"}))

    def test_a_number_left_out_of_a_form_that_serves_several(self) -> None:
        lost = {"": self.HEADER, "A stage\0{n} stages": "A stage\0stages"}
        assert "lacks {n}" in " ".join(tool.faults(lost))
        assert list(tool.faults(lost | {"A stage\0{n} stages": "A stage\0{n} stages"})) == []

    def test_a_header_without_plural_forms(self) -> None:
        assert "Plural-Forms" in " ".join(tool.faults({"": "charset=UTF-8"}))

    def test_a_message_met_twice(self, tmp_path: Path) -> None:
        path = tmp_path / "xx.po"
        path.write_text('msgid "Add"\nmsgstr "Dodaj"\n\nmsgid "Add"\nmsgstr "Inne"\n', encoding="utf-8")
        with pytest.raises(ValueError, match="'Add' is there twice"):
            tool.read_catalogue(path)

    def test_a_text_without_its_quotes(self, tmp_path: Path) -> None:
        path = tmp_path / "xx.po"
        path.write_text('msgid "Add"\nmsgstr Dodaj\n', encoding="utf-8")
        with pytest.raises(ValueError, match=re.escape("xx.po, line 2")):
            tool.read_catalogue(path)

    def test_a_stale_catalogue(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(tool, "SOURCES", tmp_path)
        header = self.HEADER.replace("\n", "\\n")
        path = tmp_path / "xx.po"
        path.write_text(f'msgid ""\nmsgstr "{header}"\n\nmsgid "Add"\nmsgstr "Dodaj"\n', encoding="utf-8")
        before = sorted(tmp_path.rglob("*"))
        assert tool.main(["--help"]) == 0
        assert tool.main(["--chek"]) == 2
        assert sorted(tmp_path.rglob("*")) == before, "asking for help writes nothing"
        assert tool.main(["--check"]) == 1
        assert "newer than its .mo" in capsys.readouterr().err
        assert tool.main([]) == 0
        assert tool.main(["--check"]) == 0
        path.write_text(path.read_text(encoding="utf-8").replace("Dodaj", "Dorzuć"), encoding="utf-8")
        assert tool.main(["--check"]) == 1
