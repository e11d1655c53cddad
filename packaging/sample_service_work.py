"""What the public service's team made of its map, in Arabic: figures, voices, a plan, two audits, a blueprint."""

from __future__ import annotations

from sample_story import Story
from sample_work import Work


def tell(story: Story) -> None:
    """Fill in what stands beside the map."""
    work = Work(story.document, story.journey)
    _people(work)
    _figures(work)
    _voices(work)
    _plan(work)
    _audits(work)
    work.future("سلمى الحربي", {"البحث عن المتطلبات": 0.8, "انتظار القرار": 0.5})
    work.lanes("خلف الكواليس", "خريطة للجدار")


def _people(work: Work) -> None:
    work.say(
        "سلمى الحربي",
        needs="قائمة واحدة واضحة\nموعد يُلتزم به\nموظف يرد عند التعثر",
        pains="رفض بلا سبب\nانتظار بلا خبر",
        motivations="ألّا تقود برخصة منتهية\nوقت أكثر مع طفليها",
        habits="تُنجز معاملاتها بعد التاسعة مساءً\nتصوّر كل مستند بهاتفها",
        to_learn="هل تستخدم الهوية الرقمية؟",
        facts=[["العمر", "٣٩"], ["العمل", "معلّمة"], ["الأسرة", "طفلان"], ["اللغات", "العربية والإنجليزية"]],
        traits=[["جديدة على الخدمات الرقمية", "متمكنة", 75], ["وقت مرن", "دوام ثابت", 90]],
        uses=[["التطبيق", 5], ["رسالة نصية", 4], ["الموقع الإلكتروني", 3], ["مركز الخدمة", 1]],
    )
    work.employee(
        "هدى المطيري",
        role="موظفة استقبال في مركز الخدمة",
        quote="أحلّها في خمس دقائق، لكنهم يأتون من آخر المدينة.",
        goals="أن يغادر كل مراجع وقد أُنجزت معاملته",
        pains="لا ترى سبب رفض الملف",
    )
    work.person("نورة السالم", "ميسّرة", "تجربة المتعاملين")
    work.person("خالد العتيبي", "مالك منتج التطبيق", "التحول الرقمي")
    work.person("ريم الزهراني", "مديرة مركز الاتصال", "العمليات")
    work.source("مقابلات مع متعاملين", "interview", 8, "2026-08-12", ["سلمى الحربي", "الصورة الشخصية"])
    work.source("زيارات ميدانية", "observation", 6, "2026-08-20", ["زيارة المركز", "فحص النظر"])
    work.source("سجلات التطبيق", "analytics", 22_300, "2026-09-30", ["البحث عن المتطلبات", "دفع الرسوم"])
    work.say("زيارة المركز", owned_by=work.thing("ريم الزهراني"))
    work.card("frontstage", "زيارة المركز", "الموظفة ترفع الملف بنفسها")
    work.card("backstage", "انتظار القرار", "المدقق يراجع المستندات يدويًا")
    work.card("support", "توصيل البطاقة", "طباعة البطاقات في دفعات يومية")
    work.card("system", "انتظار القرار", "نظام الرخص")
    work.card("department", "فحص النظر", "وزارة الصحة")
    work.card("employee", "زيارة المركز", "هدى تعتذر عمّا لم تفعله")
    work.card("knows", "رسالة تذكير", "تاريخ الانتهاء فقط")
    work.card("feels_self", "انتظار القرار", "رقم في طابور")


def _figures(work: Work) -> None:
    work.metric("رضا المتعاملين", "csat", 85, "مديرة مركز الاتصال")
    for start, end, hands in (
        ("2026-01-01", "2026-03-31", (30, 34, 52, 118, 96)),
        ("2026-04-01", "2026-06-30", (24, 30, 48, 130, 118)),
        ("2026-07-01", "2026-09-30", (18, 22, 44, 151, 149)),
    ):
        work.scores("رضا المتعاملين", "زيارة المركز", start, end, hands, low=1)
    work.metric("سهولة التقديم", "ces_2_share", 80, "مالك منتج التطبيق")
    work.scores(
        "سهولة التقديم", "دفع الرسوم", "2026-04-01", "2026-06-30", (12, 14, 20, 32, 60, 88, 74), low=1
    )
    work.scores("سهولة التقديم", "دفع الرسوم", "2026-07-01", "2026-09-30", (8, 9, 14, 30, 71, 102, 96), low=1)
    work.metric("زمن الإنجاز", "art", 4_320, "مديرة مركز الاتصال")
    time = [("time", 7_200.0)]
    work.reading("زمن الإنجاز", "انتظار القرار", "2026-07-01", "2026-09-30", time, n=840, origin="system")
    work.metric("رأي القاعة", "csat", 80, "ميسّرة")
    hands = [("2", 3.0), ("3", 4.0), ("4", 2.0)]
    work.reading("رأي القاعة", "انتظار القرار", "2026-10-06", "2026-10-06", hands, origin="room")


def _voices(work: Work) -> None:
    work.feedback(
        "يقول لي الملف غير مقبول، ولا يقول لماذا.",
        "رفع",
        "2026-09-14",
        "complaint",
        sentiment="negative",
        severity=4,
        came_by="مركز الاتصال",
        owned_by=work.thing("خالد العتيبي"),
        status="started",
    )
    work.feedback(
        "الموظفة هدى حلّت المشكلة في دقائق. شكرًا لها.",
        "زيارة المركز",
        "2026-09-18",
        "praise",
        sentiment="positive",
        score=5,
        came_by="استطلاع الرأي",
        status="answered",
    )
    work.feedback(
        "أتمنى أن أرى موعد وصول البطاقة في التطبيق.",
        "توصيل البطاقة",
        "2026-09-21",
        "feature",
        sentiment="neutral",
        came_by="متجر التطبيقات",
    )
    work.feedback(
        "تعطّل الدفع مرتين ليلة الخميس.",
        "دفع الرسوم",
        "2026-09-10",
        "technical",
        sentiment="negative",
        severity=3,
        came_by="متجر التطبيقات",
    )
    work.feedback(
        "موقف السيارات بعيد عن المدخل.",
        "",
        "2026-09-02",
        "complaint",
        sentiment="mixed",
        place="المواقف",
        came_by="استطلاع الرأي",
    )


def _plan(work: Work) -> None:
    work.say("قائمة واحدة", importance=9, satisfaction=3, impact=4.5, effort=2)
    work.say("فحص الملف", importance=8.7, satisfaction=2.1, impact=5, effort=3)
    work.say("موعد متوقع", importance=8.4, satisfaction=2.6, impact=4, effort=2.5)
    work.action(
        "سبب واضح عند رفض كل ملف",
        "فحص الملف",
        "خالد العتيبي",
        "2026-12-31",
        status="started",
        impact=5,
        effort=3,
        first_step="كتابة عشرة أسباب بلغة بسيطة",
        metric=work.thing("سهولة التقديم"),
    )
    work.action(
        "رسالة عند كل خطوة مع موعد متوقع",
        "موعد متوقع",
        "ريم الزهراني",
        "2027-02-28",
        impact=4,
        effort=2.5,
        first_step="حساب متوسط المدة الفعلية",
    )
    work.action("صفحة واحدة للمتطلبات", "قائمة واحدة", "", "", impact=4.5, effort=2)
    work.goal("لا ينتظر أحد دون خبر", ["رسالة عند كل"], "رضا المتعاملين", target=85, due="2027-06-30")
    work.decision("يملك مركز الاتصال صفحة المتطلبات.", "2026-10-06", "نورة السالم")
    work.group("لا يعرف ما المطلوب", ["قوائم المتطلبات", "لا تعرف مواصفات", "يُرفض الملف"])
    work.comment("موعد متوقع", "هل تصل الرسالة بلغات أخرى؟", "هدى", "2026-10-07")


def _audits(work: Work) -> None:
    work.audit(
        ("قبل التغيير", "بعد ثلاثة أشهر"),
        ("2026-06-01", "2026-09-01"),
        {
            "reachability": (2, 3, 2, 2, 3),
            "service": (2, 2, 2, 1, 2),
            "purchase": (4, 3, 2, 5, 2),
            "personalisation": (2, 1, 3, 3, 2),
            "simplicity": (2, 2, 2, 2, 1),
            "flexibility": (3, 2, 3, 2, 4),
        },
        {
            "reachability": (3, 3, 3, 2, 3),
            "service": (3, 3, 3, 2, 3),
            "purchase": (4, 4, 3, 5, 3),
            "personalisation": (2, 2, 3, 3, 3),
            "simplicity": (3, 3, 3, 3, 2),
            "flexibility": (3, 3, 3, 3, 4),
        },
    )
    work.consistency((("البحث عن المتطلبات", "الموقع", 2), ("دفع الرسوم", "التطبيق", 4)))
