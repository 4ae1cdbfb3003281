//! Small stories: one written from right to left, one of an agency with a hostile headline, one in a language
//! the page has no words of its own for.

use crate::testing::{article as made, moment, photo};
use model::document::*;
use model::publish::Article;
use model::story::StoryFields;
use model::story::fields::Contributor;

pub(crate) fn paragraph(words: &str) -> Block {
    Block::Paragraph(Paragraph { text: text_of(words), ..Paragraph::default() })
}

pub(crate) fn heading(level: u8, words: &str) -> Block {
    Block::Heading(Heading { common: Common::default(), level, text: text_of(words) })
}

pub(crate) fn name(name: &str, role: &str, url: &str) -> Contributor {
    Contributor { name: name.into(), role: role.into(), url: url.into() }
}

pub(crate) fn signed(lang: &str) -> StoryFields {
    StoryFields {
        lang: lang.into(),
        byline: vec![name("Ana Field", "", "https://example.org/people/ana-field")],
        ..StoryFields::default()
    }
}

pub(crate) fn arabic() -> Article {
    let photo = photo(50, "stream.jpg", (3088, 2056), &[("description", &["جدول"])]);
    let lead = Figure {
        photo: Some(photo.id),
        lead: true,
        alt: "ماء أبيض ينساب بين صخور داكنة مغطاة بالطحالب".into(),
        caption: text_of("الجدول فوق القرية في تشرين الثاني."),
        ..Figure::default()
    };
    let quote = Quote {
        common: Common::default(),
        blocks: vec![paragraph("كنا نشرب من هذا الجدول قبل أن تصل الأنابيب.")],
        speaker: text_of("مريم حداد"),
        source: text_of("مقابلة"),
    };
    let pull = PullQuote {
        common: Common::default(),
        placement: Placement::Left,
        text: text_of("الماء لا ينتظر أحدًا"),
        attribution: text_of("مريم حداد"),
    };
    let note = vec![
        Inline::plain("يمتد الممر اثني عشر كيلومترًا"),
        Inline::Words { text: "1".into(), marks: vec![Mark::Note { label: "1".into() }] },
        Inline::plain(" بين القريتين."),
    ];
    let fields = StoryFields {
        headline: "قرية تعيد الحياة إلى جدولها القديم".into(),
        standfirst: "بعد أربعين عامًا من الجفاف عاد الماء، وعاد معه الجيران.".into(),
        kicker: "تقرير".into(),
        section: "بيئة".into(),
        tags: vec!["ماء".into(), "جبال".into()],
        byline: vec![name("ليلى منصور", "", ""), name("سامي خوري", "", "")],
        ..signed("ar")
    };
    let blocks = vec![
        Block::Figure(lead),
        paragraph("في الصباح يصل الصوت قبل أن يصل الماء. يقف الناس على الجسر وينصتون."),
        Block::PullQuote(pull),
        Block::Paragraph(Paragraph { text: note, ..Paragraph::default() }),
        heading(2, "ما الذي تغيّر"),
        Block::Quote(quote),
        Block::BulletList(List {
            common: Common::default(),
            items: ["السد الصغير أُزيل في الربيع.", "زُرعت مئتا شجرة."]
                .map(|line| ListItem { blocks: vec![paragraph(line)] })
                .to_vec(),
        }),
        paragraph("يقول المهندسون إن العمل لم ينته بعد، وإن الشتاء سيكون الامتحان."),
        Block::Footnote(Footnote {
            common: Common::default(),
            label: "1".into(),
            blocks: vec![paragraph("قياس البلدية.")],
        }),
    ];
    made("stream-returns", fields, blocks, vec![photo])
}

pub(crate) fn agency() -> Article {
    let fields = StoryFields {
        headline: "“</script>” & 'quotes' — 5 < 6 > 4 👩‍🚀 \u{2028}end".into(),
        byline_extra: "Example Agency".into(),
        source_name: "Example Agency".into(),
        source_url: "https://agency.example/wire/1?a=1&b=2".into(),
        ..StoryFields::default()
    };
    made(
        "agency-line",
        fields,
        vec![paragraph("One paragraph, and nothing else: no picture, no standfirst.")],
        vec![],
    )
}

pub(crate) fn polish() -> Article {
    // Smaller than every width that is wanted.
    let photo = photo(60, "old.jpg", (420, 560), &[]);
    let figure = Figure {
        photo: Some(photo.id),
        alt: "Starszy mężczyzna przy furtce".into(),
        placement: Placement::Right,
        caption: text_of("Furtka."),
        ..Figure::default()
    };
    let fields = StoryFields { headline: "Furtka na końcu drogi".into(), ..signed("pl") };
    let blocks = vec![
        paragraph(
            "Droga kończy się przy furtce, a za furtką zaczyna się las, o którym wszyscy tu mówią szeptem.",
        ),
        Block::Figure(figure),
        paragraph("Nikt nie pamięta, kto ją postawił. Co roku ktoś ją maluje na zielono i nikt nie wie kto."),
        Block::Embed(Embed {
            common: Common::default(),
            provider: "PeerTube".into(),
            url: "https://video.example/w/furtka".into(),
            placement: Placement::Text,
            title: text_of("Film o furtce"),
        }),
    ];
    let mut article = made("furtka", fields, blocks, vec![photo]);
    article.modified_at = moment("2026-11-24T18:30:00Z");
    article.revision = 2;
    article
}
