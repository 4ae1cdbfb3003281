//! Arabic.

use super::Words;

pub(super) const WORDS: Words = Words {
    lang: "ar",
    skip: "انتقل إلى المقالات",
    sections: "الأقسام",
    archive: "الأرشيف",
    search: "بحث",
    front: "الصفحة الرئيسية",
    // A number before the noun would take one of six forms.
    one: "عدد المقالات: 1",
    many: "عدد المقالات: {n}",
    page: "صفحة",
    pages: "الصفحات",
    newer: "الأحدث",
    older: "الأقدم",
    nothing: "لم يُنشر شيء بعد.",
    by_month: "حسب الشهر",
    by_author: "حسب الكاتب",
    by_tag: "حسب الوسم",
    missing: "هذه الصفحة غير موجودة",
    missing_why: "ربما نُقلت، أو كُتب العنوان خطأً.",
    look_for: "كلمات البحث",
    found_nothing: "لم يُعثر على شيء. جرّب كلمات أقل أو كلمات أخرى.",
    failed: "تعذّر تحميل الفهرس. حاول مرة أخرى.",
    needs_script: "البحث يحتاج إلى JavaScript. كل المقالات في الأرشيف:",
    nothing_corrected: "لم يلزم تصحيح شيء حتى الآن.",
    policy: "كيف نصحّح",
};
