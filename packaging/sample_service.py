"""Renewing a driving licence, in Arabic, from right to left: online as far as it goes, then in person."""

from __future__ import annotations

import sample_service_work
from sample_story import Story

from cxstudio.model.document import Document


def tell(document: Document) -> None:
    """Fill an empty document."""
    story = Story(document, "تجديد رخصة القيادة", "ar", "rtl")
    story.session(
        client="هيئة الخدمات العامة",
        facilitator="نورة السالم",
        date="2026-10-06",
        impression="أنجزتُ المعاملة دون عناء، وكنت أعرف دائمًا الخطوة التالية.",
        promise="متطلبات واضحة قبل البدء، ولا يُطلب المستند مرتين.",
    )
    story.persona(
        "سلمى الحربي",
        role="٣٩ عامًا، معلّمة وأم لطفلين",
        segment="تُنجز معاملاتها من الهاتف مساءً",
        quote="أخبروني بكل ما تحتاجون إليه مرة واحدة.",
        goals="تجديد الرخصة قبل انتهائها\nألّا تتغيّب عن المدرسة\nمعرفة موعد وصول البطاقة",
    )
    story.scene(
        scenario="تنتهي رخصة سلمى بعد شهر. تبحث عن المتطلبات، وتُجري فحص النظر، وتقدّم الطلب، ثم تنتظر البطاقة.",
        expectations="معاملة إلكترونية من البداية إلى النهاية، وبطاقة خلال ثلاثة أيام.",
        start="تصل رسالة بقرب انتهاء الرخصة",
        end="تستلم البطاقة الجديدة",
        basis="researched",
    )
    text = story.channel("رسالة نصية", "Text message")
    web = story.channel("الموقع الإلكتروني", "Web")
    app = story.channel("التطبيق", "App")
    alone = story.channel("المتعاملة وحدها", "Customer alone")
    third = story.channel("جهة أخرى", "Third party")
    centre = story.channel("مركز الخدمة", "On site")
    person = story.channel("حضوريًا", "In person")

    notice = story.stage("التنبيه", "قبل شهر", "أن تعرف ما المطلوب منها")
    reminder = story.touchpoint(
        notice, "رسالة تذكير", [text], [0.8], minutes=1, evidence="measured", service="automated"
    )
    search = story.touchpoint(
        notice,
        "البحث عن المتطلبات",
        [web],
        [-1.2],
        minutes=25,
        evidence="measured",
        effort=5,
        friction="harmful",
    )
    prepare = story.stage("التجهيز", "من يوم إلى أسبوع", "أن تجمع كل شيء في مرة واحدة")
    eyes = story.touchpoint(
        prepare, "فحص النظر", [third], [0.4], minutes=30, evidence="observed", serves="مركز بصريات معتمد"
    )
    photo = story.touchpoint(
        prepare,
        "الصورة الشخصية",
        [alone],
        [-0.3],
        minutes=20,
        evidence="heard",
        description="تلتقطها في البيت ثم تعيدها مرات؛ لا أحد في الهيئة يرى هذه الخطوة.",
    )
    apply = story.stage("تقديم الطلب", "مساء واحد", "أن تُنهي الطلب من هاتفها")
    code = story.touchpoint(
        apply,
        "رمز التحقق",
        [app, text],
        [-0.4],
        minutes=3,
        evidence="measured",
        service="automated",
        friction="deliberate",
        friction_reason="خطوة تحقّق إضافية تحمي هوية صاحبة الرخصة؛ نشرح سببها ولا نلغيها.",
    )
    upload = story.touchpoint(
        apply,
        "رفع المستندات",
        [app],
        [-1.7],
        minutes=35,
        evidence="measured",
        effort=6,
        friction="harmful",
        friction_reason="يُرفض الملف دون بيان السبب.",
    )
    fee = story.touchpoint(
        apply, "دفع الرسوم", [app], [0.6], minutes=3, evidence="measured", service="automated"
    )
    review = story.stage("المراجعة", "من ٣ إلى ٧ أيام", "أن تعرف أين وصل طلبها")
    decision = story.touchpoint(review, "انتظار القرار", [app], [-1.0], minutes=7200, evidence="measured")
    visit = story.touchpoint(
        review,
        "زيارة المركز",
        [centre, person],
        [1.3],
        minutes=45,
        evidence="observed",
        serves="موظفة الاستقبال",
        moment_of_truth=True,
        service="human",
    )
    receive = story.stage("الاستلام", "يومان", "أن تصل البطاقة إلى باب البيت")
    card = story.touchpoint(
        receive, "توصيل البطاقة", [third], [1.0], minutes=2880, evidence="measured", moment_of_truth=True
    )
    survey = story.touchpoint(receive, "استطلاع الرأي", [text], [0.2], minutes=2, evidence="assumed")

    story.way(upload, visit, "يتعذّر الرفع فتحضر بنفسها", 31)
    story.way(decision, upload, "يُعاد الطلب لنقص مستند", 18)

    places = (reminder, search, eyes, photo, code, upload, fee, decision, visit, card, survey)
    _doing_and_saying(story, places)
    _pains_and_answers(story, places, (prepare, review))
    sample_service_work.tell(story)


def _doing_and_saying(story: Story, t: tuple[str, ...]) -> None:
    reminder, search, eyes, photo, code, upload, fee, decision, visit, card, _survey = t
    does = "customer_does"
    story.card(does, reminder, "تقرأ الرسالة ثم تبحث في الموقع", search)
    story.card(does, eyes, "تحجز موعدًا بعد الدوام")
    story.card(does, photo, "تلتقط الصورة أمام جدار أبيض")
    story.card(does, code, "تُدخل الرمز، وترفع الملفات، ثم تدفع", fee)
    story.card(does, decision, "تفتح التطبيق كل صباح")
    story.card(does, visit, "تستأذن ساعة وتحضر بنفسها")
    story.card(does, card, "تستلم البطاقة من المندوب")

    story.card("thought", reminder, "جيد أنهم ذكّروني")
    story.card("thought", search, "أي هذه الصفحات هي الأحدث؟")
    story.card("thought", code, "رمز آخر؟ لا بأس إن كان يحمي بياناتي")
    story.card("thought", visit, "حُلّت المشكلة في خمس دقائق")

    story.card("quote", search, "«ثلاث صفحات وثلاث قوائم مختلفة.»", evidence="heard")
    story.card("quote", upload, "«يقول لي: الملف غير مقبول. لماذا؟ لا أدري.»", evidence="heard")
    story.card("quote", decision, "«قيد المراجعة منذ خمسة أيام. ماذا أفعل؟»", evidence="heard")
    story.card("quote", visit, "«ابتسمت وقالت: دعيني أرفعها لك.»", evidence="observed")


def _pains_and_answers(story: Story, t: tuple[str, ...], stages: tuple[str, ...]) -> None:
    reminder, search, _eyes, photo, _code, upload, fee, decision, visit, card, _survey = t
    prepare, review = stages
    lists = story.card(
        "pain", search, "قوائم المتطلبات متعارضة", severity=4, frequency=5, evidence="measured"
    )
    story.card("pain", photo, "لا تعرف مواصفات الصورة المقبولة", severity=3, frequency=4, evidence="heard")
    rejected = story.card(
        "pain", upload, "يُرفض الملف دون بيان السبب", severity=5, frequency=4, evidence="measured"
    )
    silence = story.card(
        "pain", decision, "«قيد المراجعة» لأيام دون موعد", severity=4, frequency=5, evidence="measured"
    )
    story.card("pain", prepare, "تدفع ثمن الفحص قبل أن تعرف إن كان لازمًا", severity=3, evidence="heard")

    story.card("gain", reminder, "تصل الرسالة قبل شهر كامل", evidence="measured")
    story.card("gain", fee, "الدفع بلمسة واحدة", evidence="measured")
    story.card("gain", visit, "موظفة تحل المشكلة من أول مرة", evidence="observed")
    story.card("gain", card, "البطاقة عند الباب دون طابور", evidence="measured")

    story.answer("opportunity", search, "قائمة واحدة تخص حالتها", lists, severity=4, frequency=5)
    story.answer("opportunity", upload, "فحص الملف فورًا مع بيان السبب", rejected, severity=5, frequency=4)
    story.answer("opportunity", decision, "موعد متوقع ورسالة عند كل خطوة", silence, severity=4, frequency=5)
    story.card("idea", photo, "إطار في التطبيق يوجّه التقاط الصورة")
    story.card("opportunity", review, "تحويل المتعثّرين إلى موظف قبل أن يحضروا", severity=4, frequency=3)
    story.card("question", search, "من يحدّث صفحات المتطلبات؟")
    story.card("question", decision, "ما متوسط مدة المراجعة فعلًا؟")

    story.sticky(rejected, -8, 128, "لاحظنا ذلك في ٤ زيارات من ٦")
    story.note(rejected, "أكثر أسباب الرفض: حجم الملف أكبر من ٢ ميغابايت، ولا يُذكر ذلك.")
    story.note(silence, "ربع المكالمات الواردة سؤال عن حالة الطلب.")
    story.note(visit, "ثلث الزيارات كان يمكن تجنّبه لو قُبل الملف.")
