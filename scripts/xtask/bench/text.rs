//! The text that is measured with: news of a harbour town, the same at every run, of any length.

/// A paragraph has this many sentences, a section this many paragraphs.
const SENTENCES: usize = 4;
const PARAGRAPHS: usize = 5;

const NEWS: [&str; 16] = [
    "The harbour council decided on Tuesday night that the last ferry of the day will leave at seven, an hour earlier than it has for thirty years.",
    "Nobody on the quay had heard of it before the vote.",
    "“We were told on the phone, by somebody who had it from the radio,” said Marta Lindqvist, who has sold tickets there since 1998.",
    "The council’s paper, which this newspaper has seen, puts the saving at 41,000 a year; the shipping company puts it at half of that.",
    "For the forty households on the north island the question is a simpler one: how to get home after a late shift.",
    "A bridge has been planned, drawn and shelved four times since the war.",
    "Engineers who looked at the piers in spring found no reason to close them, and two reasons to paint them.",
    "The mayor did not answer three calls on Wednesday.",
    "Her office wrote in the evening that all questions would be dealt with at the next open meeting, on the 14th.",
    "Tourists, who make up a third of the passengers from June to August, were not counted at all.",
    "In 2019 the same council had asked for more boats, later boats, and a café that stays open.",
    "It got the café.",
    "The company has run the line under a contract that ends in two years and can be prolonged once, by five.",
    "What happens if a ship breaks down is written on page 30, in a footnote.",
    "Teachers at the upper school say that eleven pupils would miss the afternoon lessons; the school board says nine.",
    "A petition with 1,312 names lies on the counter of the bakery, beside the bread.",
];

/// Galley Markdown with at least so many words: headings and paragraphs, nothing else.
pub(super) fn story(words: usize) -> String {
    let mut text = String::new();
    let (mut written, mut paragraph) = (0, 0);
    while written < words {
        if paragraph % PARAGRAPHS == PARAGRAPHS - 1 {
            let heading = format!("## What is known so far, part {}\n\n", paragraph / PARAGRAPHS + 1);
            written += heading.split_whitespace().count() - 1;
            text.push_str(&heading);
        }
        // A step that shares no factor with the number of sentences brings each, in ever another company.
        let sentences: Vec<&str> = (0..SENTENCES)
            .filter_map(|n| NEWS.get((paragraph * 7 + n * 5 + paragraph / NEWS.len()) % NEWS.len()))
            .copied()
            .collect();
        let sentences = sentences.join(" ");
        written += sentences.split_whitespace().count();
        text.push_str(&sentences);
        text.push_str("\n\n");
        paragraph += 1;
    }
    text
}
