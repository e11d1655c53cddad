"""How languages name months and weekdays and speak of days to come, one row each; it reads nothing that was typed.

Months and weekdays are those of the Unicode CLDR, version 44 (of months the name alone and the name beside a day, where
these differ), and so is the order of day and month between strokes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Order = Literal["", "dm", "md"]


@dataclass(frozen=True, slots=True)
class DayNames:
    """What one language says. A month or weekday is several words with a stroke between where it has several forms.

    `units` begin the words for day, week and month; `ahead` and `beside` are small words around a day ("in", "by",
    "next"), which tell nothing more. `order` is that of day and month between strokes, "" where it is not the same
    everywhere. `tomorrow` and `month_ends` are whole phrases.
    """

    months: str
    weekdays: str
    order: Order = "dm"
    units: tuple[str, str, str] = ("", "", "")
    ahead: str = ""
    beside: str = ""
    one: str = ""
    two: str = ""
    tomorrow: tuple[str, ...] = ()
    month_ends: tuple[str, ...] = ()


DAY_NAMES: dict[str, DayNames] = {
    "en": DayNames(
        "january february march april may june july august september|sept october november december",
        "monday tuesday wednesday thursday friday saturday sunday",
        "",
        ("day", "week", "month"),
        "in", "by on of the until till before next this coming", "a an one", "two",
        ("tomorrow",), ("end of month", "end of the month", "month end", "end of this month"),
    ),
    "pl": DayNames(
        "styczeń|stycznia luty|lutego marzec|marca kwiecień|kwietnia maj|maja czerwiec|czerwca lipiec|lipca"
        " sierpień|sierpnia wrzesień|września październik|października listopad|listopada grudzień|grudnia",
        "poniedziałek wtorek środa|środę|środy czwartek piątek|piątku sobota|sobotę|soboty"
        " niedziela|niedzielę|niedzieli",
        "dm",
        ("d", "ty", "mie"),
        "za", "do na w we dnia przed przyszły przyszłą najbliższy najbliższą", "jeden", "dwa",
        ("jutro",), ("koniec miesiąca", "do końca miesiąca", "z końcem miesiąca"),
    ),
    "ar": DayNames(
        "يناير فبراير|شباط مارس|آذار أبريل|نيسان مايو|أيار يونيو|حزيران يوليو|تموز أغسطس|آب"
        " سبتمبر|أيلول أكتوبر نوفمبر ديسمبر",
        "الاثنين|الإثنين|اثنين الثلاثاء|ثلاثاء الأربعاء|أربعاء الخميس|خميس الجمعة|جمعة السبت|سبت الأحد|أحد",
        "dm",
        ("يوم|أيام", "أسبوع|أسابيع", "شهر|أشهر|شهور"),
        "بعد خلال", "يوم قبل حتى في القادم المقبل", "واحد", "اثنين",
        ("غدا", "غدًا"), ("نهاية الشهر", "آخر الشهر"),
    ),
    "fa": DayNames(
        "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
        "دوشنبه سه\u200cشنبه|سهشنبه چهارشنبه پنجشنبه|پنج\u200cشنبه جمعه شنبه یکشنبه|یک\u200cشنبه",
        "",
        ("روز", "هفته", "ماه"),
        "دیگر", "تا روز در آینده بعد", "یک", "دو",
        ("فردا",), ("پایان ماه", "آخر ماه"),
    ),
    "de": DayNames(
        "januar|jänner februar märz april mai juni juli august september oktober november dezember",
        "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
        "dm",
        ("tag", "woche", "monat"),
        "in", "bis am den zum vor nächsten nächster kommenden", "einer einem eine", "zwei",
        ("morgen",), ("ende des monats", "monatsende", "ende monat"),
    ),
    "fr": DayNames(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "dm",
        ("jour", "semaine", "mois"),
        "dans", "le avant au pour prochain", "un une", "deux",
        ("demain",), ("fin du mois", "à la fin du mois"),
    ),
    "es": DayNames(
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
        "lunes martes miércoles jueves viernes sábado domingo",
        "dm",
        ("día", "semana", "mes"),
        "en dentro", "el de para antes próximo", "un una", "dos",
        ("mañana",), ("fin de mes", "a fin de mes", "final de mes"),
    ),
    "pt": DayNames(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "segunda|segunda-feira terça|terça-feira quarta|quarta-feira quinta|quinta-feira sexta|sexta-feira"
        " sábado domingo",
        "dm",
        ("dia", "semana", "mês|mes"),
        "em dentro", "o de até antes próximo próxima", "um uma", "dois duas",
        ("amanhã",), ("fim do mês", "final do mês"),
    ),
    "it": DayNames(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "dm",
        ("giorn", "settiman", "mes"),
        "tra fra", "il entro per prossimo prossima", "un una", "due",
        ("domani",), ("fine mese", "fine del mese", "a fine mese"),
    ),
    "nl": DayNames(
        "januari februari maart april mei juni juli augustus september oktober november december",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "dm",
        ("dag", "we", "maand"),
        "over binnen", "op voor tot volgende komende", "een", "twee",
        ("morgen",), ("eind van de maand", "einde van de maand", "eind maand"),
    ),
}  # fmt: skip

_FULL = {"en-us": "md", "en-gb": "dm", "en-au": "dm", "en-nz": "dm", "en-ie": "dm", "en-in": "dm"}


def names_of(language: str) -> DayNames | None:
    """What a language, by its BCP 47 tag, says; None for one that has no row."""
    return DAY_NAMES.get(language.casefold().replace("_", "-").partition("-")[0])


def order_in(pattern: str) -> Order:
    """Which of day and month stands first in how dates are written, such as "dd.MM.yyyy"; "" where the year does."""
    signs = [sign for sign in pattern if sign in "dMy"]
    return "dm" if signs[:1] == ["d"] else "md" if signs[:1] == ["M"] else ""


def order_of(language: str) -> Order:
    """Which of day and month stands first between strokes; "" where a language alone does not tell."""
    tag = language.casefold().replace("_", "-")
    if tag in _FULL:
        return "md" if _FULL[tag] == "md" else "dm"
    names = names_of(tag)
    return names.order if names is not None else ""
