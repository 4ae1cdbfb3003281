//! The steps of a story: submit, request changes, approve, spike, revive.
//!
//! Who may take which step stands in `model::story::steps`; here is what each one does.

use crate::asks::{ApproveStory, AvailableStep, RequestChanges, Settings, StoryRef};
use crate::change::Entry;
use crate::checks::findings_of;
use crate::names::story_named;
use crate::withdraw::is_out;
use crate::{Failure, Newsroom, Outcome};
use model::VersionId;
use model::review::{Despite, Finding, Seen, Severity, despite};
use model::story::steps::rule;
use model::story::{Approval, HistoryKind, Person, Refusal, STEPS, Step, Story, may_take};
use serde_json::json;
use storage::{NewVersion, Read, VersionKind};

impl Newsroom {
    /// Begins to write a pitch.
    pub(crate) fn take_up_story(&self, ask: StoryRef) -> Outcome<Story> {
        self.step(&ask.story, Step::TakeUp, "Took it up", own)
    }

    /// Hands a story in for review; what was handed in is kept as a version.
    pub(crate) fn submit_story(&self, ask: StoryRef) -> Outcome<Story> {
        let story = self.story_named(&ask.story)?;
        self.allowed(&story, Step::Submit)?;
        self.keep_state(&story, "submitted")?;
        self.step(&ask.story, Step::Submit, "Submitted it", |story, person| {
            // Whoever hands in a story that nobody wrote answers for it.
            if story.authors.is_empty() {
                own(story, person);
            }
        })
    }

    /// Sends a story back to its writer, with a note.
    pub(crate) fn request_changes(&self, ask: RequestChanges) -> Outcome<Story> {
        let story = self.story_named(&ask.story)?;
        let (_, to) = self.allowed(&story, Step::RequestChanges)?;
        let id = story.id;
        self.change(|change, moment| {
            let story = change.story(id)?.ok_or_else(gone)?;
            let from = story.status.label();
            crate::lapse::end_approval(change, &story, moment, "changes were requested")?;
            change.update_story(&Story { status: to, updated_at: moment.at, ..story })?;
            let note = ask.note.trim();
            change.set_setting(&note_key(id), &json!({ "by": moment.by, "at": moment.at, "text": note }))?;
            let entry =
                Entry::of_story(id, "Requested changes").about(HistoryKind::Steps).changing(from, note);
            Ok((change.story(id)?.ok_or_else(gone)?, vec![entry]))
        })
    }

    /// Signs off exactly what was seen. While comments are open, whoever signs gives a reason.
    pub(crate) fn approve_story(&self, ask: ApproveStory) -> Outcome<Story> {
        let story = self.story_named(&ask.story)?;
        let (person, to) = self.allowed(&story, Step::Approve)?;
        let (id, looked_at) = (story.id, story.seq);
        let (document, writer) = self.text_and_writer(id)?;
        let (version, handed) = (VersionId(self.fresh_id()), VersionId(self.fresh_id()));
        let answers = ask.despite.map(|given| Despite { threads: given.threads, reason: given.reason });
        self.change(|change, moment| {
            let story = change.story(id)?.ok_or_else(gone)?;
            let photos =
                change.photos_of(document.figures().into_iter().filter_map(|(_, figure)| figure.photo))?;
            let seen = Seen::of(&story.fields, &document, &photos);
            let hash = seen.hash();
            if story.seq != looked_at || ask.hash.as_ref().is_some_and(|wanted| *wanted != hash) {
                return Err(Failure::conflict("The story has changed since you looked at it.")
                    .hint("Look at what changed, then approve again."));
            }
            let findings = findings_of(change, id, &story.fields, &document, &photos, moment.at)?;
            refuse_blocked(&findings)?;
            let open = change.open_threads(id)?;
            let reason = despite::answered(&open, answers.as_ref())?;
            if let Some(writer) = writer {
                crate::versions::hand_over(change, &story, &document, writer, handed, moment)?;
            }
            let content = seen.bytes();
            let kept = change.insert_version(&NewVersion {
                id: version,
                story: id,
                kind: VersionKind::Seen,
                reason: "approved",
                name: None,
                by: moment.by,
                at: moment.at,
                content: &content,
            })?;
            let approval =
                Approval { version, hash: kept.hash.clone(), by: person.id, at: moment.at, lapsed: None };
            change.insert_approval(id, &approval)?;
            change.update_story(&Story { status: to, updated_at: moment.at, ..story })?;
            let signed = format!("version {}", kept.number);
            let entry = match &reason {
                None => Entry::of_story(id, "Approved it").changing("in review", signed),
                Some(reason) => {
                    let what = format!("Approved it although {}", despite::open(open.len()));
                    Entry::of_story(id, what).changing("in review", json!([signed, reason]))
                }
            };
            Ok((change.story(id)?.ok_or_else(gone)?, vec![entry.about(HistoryKind::Steps)]))
        })
    }

    /// Sets a story aside.
    pub(crate) fn spike_story(&self, ask: StoryRef) -> Outcome<Story> {
        self.step(&ask.story, Step::Spike, "Spiked it", |_, _| {})
    }

    /// Takes up a story that was set aside.
    pub(crate) fn revive_story(&self, ask: StoryRef) -> Outcome<Story> {
        self.step(&ask.story, Step::Revive, "Revived it", |_, _| {})
    }

    /// May the acting person take the step? Answers who that is, and where the step leads.
    pub(crate) fn allowed(&self, story: &Story, step: Step) -> Outcome<(Person, model::story::Status)> {
        let person = self.somebody()?;
        let own_approval = self.settings()?.own_approval;
        let own = story.authors.contains(&person.id);
        if step == Step::Spike && self.desk.read(|read| is_out(read, story))? {
            return Err(Refusal::Out.into());
        }
        let to = may_take(step, story.status, person.role, own, own_approval)?;
        Ok((person, to))
    }

    fn step(&self, name: &str, step: Step, what: &str, also: impl Fn(&mut Story, &Person)) -> Outcome<Story> {
        let story = self.desk.read(|read| story_named(read, name))?;
        let (person, to) = self.allowed(&story, step)?;
        self.change(|change, moment| {
            let mut story = change.story(story.id)?.ok_or_else(gone)?;
            let from = story.status;
            if !rule(step).from.contains(&from) {
                return Err(Failure::conflict("The story was moved on by somebody else meanwhile."));
            }
            also(&mut story, &person);
            story.status = to;
            story.updated_at = moment.at;
            change.update_story(&story)?;
            if step == Step::Spike {
                crate::lapse::end_approval(change, &story, moment, "it was spiked")?;
                crate::schedule::forget(change, story.id)?;
            }
            let entry =
                Entry::of_story(story.id, what).about(HistoryKind::Steps).changing(from.label(), to.label());
            Ok((change.story(story.id)?.ok_or_else(gone)?, vec![entry]))
        })
    }
}

/// Every step that leads on from where a story stands, and why it cannot be taken, if so.
pub(crate) fn steps_from(
    read: &Read<'_>,
    story: &Story,
    person: Option<&Person>,
    settings: &Settings,
) -> Outcome<Vec<AvailableStep>> {
    let leading = STEPS.iter().filter(|rule| rule.from.contains(&story.status));
    let available = leading.map(|rule| {
        let refused = match person {
            None => Some("Nobody is acting.".to_owned()),
            Some(_) if rule.step == Step::Spike && is_out(read, story)? => Some(Refusal::Out.to_string()),
            Some(person) => {
                let own = story.authors.contains(&person.id);
                may_take(rule.step, story.status, person.role, own, settings.own_approval)
                    .err()
                    .map(|refusal| refusal.to_string())
            }
        };
        Ok(AvailableStep { step: rule.step, label: rule.label.to_owned(), refused })
    });
    available.collect()
}

/// The setting that holds the open note on a story.
pub(crate) fn note_key(story: model::StoryId) -> String {
    format!("note:{story}")
}

/// Nobody approves a story while a finding blocks it.
pub(crate) fn refuse_blocked(findings: &[Finding]) -> Outcome<()> {
    let blocking: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Blocks)
        .map(|finding| finding.sentence.as_str())
        .collect();
    if blocking.is_empty() {
        return Ok(());
    }
    Err(Failure::not_allowed("The story cannot be approved yet.").hint(blocking.join(" ")))
}

fn own(story: &mut Story, person: &Person) {
    if !story.authors.contains(&person.id) {
        story.authors.push(person.id);
    }
    if story.fields.byline.is_empty() {
        // A name always fits the byline.
        let _ = story.fields.set_text("byline", &person.name);
    }
}

fn gone() -> Failure {
    Failure::not_found("The story is not there any more.")
}
