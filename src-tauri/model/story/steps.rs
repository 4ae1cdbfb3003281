//! The statuses of a story and the steps between them, as data: role × step.

use super::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a story stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// An idea somebody put forward.
    Pitch,
    /// Being written.
    Draft,
    /// Waiting for an editor.
    InReview,
    /// Signed off; ready to leave.
    Approved,
    /// Out.
    Published,
    /// Set aside; can be revived.
    Spiked,
}

impl Status {
    /// All, in the order of a story's life.
    pub const ALL: [Self; 6] =
        [Self::Pitch, Self::Draft, Self::InReview, Self::Approved, Self::Published, Self::Spiked];

    /// The status as the end of "the story is …".
    pub fn standing(self) -> &'static str {
        match self {
            Self::Pitch => "a pitch",
            Self::Draft => "a draft",
            other => other.label(),
        }
    }

    /// The status as people say it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pitch => "pitch",
            Self::Draft => "draft",
            Self::InReview => "in review",
            Self::Approved => "approved",
            Self::Published => "published",
            Self::Spiked => "spiked",
        }
    }
}

/// Something a person does that moves a story on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Begin to write a pitch.
    TakeUp,
    /// Hand in for review.
    Submit,
    /// Send back to the writer, with a note.
    RequestChanges,
    /// Sign off what was seen.
    Approve,
    /// Write the publishable page.
    Publish,
    /// Set aside.
    Spike,
    /// Take up again what was set aside.
    Revive,
}

/// One row: a step, from where to where, and who may take it.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct StepRule {
    /// The step.
    pub step: Step,
    /// What the button says.
    pub label: &'static str,
    /// Statuses it can be taken from.
    pub from: &'static [Status],
    /// The status it leads to.
    pub to: Status,
    /// The least role that may take it.
    pub least: Role,
}

/// All steps.
pub const STEPS: &[StepRule] = &[
    StepRule {
        step: Step::TakeUp,
        label: "Take up",
        from: &[Status::Pitch],
        to: Status::Draft,
        least: Role::Journalist,
    },
    StepRule {
        step: Step::Submit,
        label: "Submit",
        from: &[Status::Draft, Status::Published],
        to: Status::InReview,
        least: Role::Journalist,
    },
    StepRule {
        step: Step::RequestChanges,
        label: "Request changes",
        from: &[Status::InReview, Status::Approved],
        to: Status::Draft,
        least: Role::Editor,
    },
    StepRule {
        step: Step::Approve,
        label: "Approve",
        from: &[Status::InReview],
        to: Status::Approved,
        least: Role::Editor,
    },
    StepRule {
        step: Step::Publish,
        label: "Publish",
        from: &[Status::Approved, Status::Published],
        to: Status::Published,
        least: Role::Editor,
    },
    StepRule {
        step: Step::Spike,
        label: "Spike",
        from: &[Status::Pitch, Status::Draft, Status::InReview, Status::Approved],
        to: Status::Spiked,
        least: Role::Journalist,
    },
    StepRule {
        step: Step::Revive,
        label: "Revive",
        from: &[Status::Spiked],
        to: Status::Draft,
        least: Role::Journalist,
    },
];

/// Why a step cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The story stands elsewhere.
    #[error("“{}” is not possible: the story is {}.", rule(*.1).label, .0.standing())]
    Status(Status, Step),
    /// The person's role does not suffice.
    #[error("“{}” is for an {} and above.", rule(*.0).label, rule(*.0).least.label())]
    Role(Step),
    /// Four eyes: an author does not approve her own story.
    #[error("An author does not approve her own story.")]
    OwnStory,
    /// A journalist sets aside only her own stories.
    #[error("A journalist can spike only a story of her own.")]
    NotOwnStory,
    /// Taking a story from its readers is a step of its own.
    #[error("Readers have the story: it is not spiked.")]
    Out,
}

/// The row of a step.
pub fn rule(step: Step) -> &'static StepRule {
    // Every step has a row (tested below); the first row answers for a step without one.
    STEPS.iter().find(|rule| rule.step == step).unwrap_or(&STEPS[0])
}

/// May somebody of that role take the step? Answers the status it leads to.
///
/// `own`: the person is an author of the story; `own_approval`: the desk lets authors approve.
pub fn may_take(
    step: Step,
    status: Status,
    role: Role,
    own: bool,
    own_approval: bool,
) -> Result<Status, Refusal> {
    let rule = rule(step);
    if !rule.from.contains(&status) {
        return Err(Refusal::Status(status, step));
    }
    if role < rule.least {
        return Err(Refusal::Role(step));
    }
    if step == Step::Approve && own && !own_approval {
        return Err(Refusal::OwnStory);
    }
    if step == Step::Spike && role == Role::Journalist && !own {
        return Err(Refusal::NotOwnStory);
    }
    Ok(rule.to)
}

/// The table of steps as Markdown, for the documentation.
pub fn steps_table() -> String {
    let mut out =
        String::from("| step | from | to | journalist | editor | admin |\n|---|---|---|---|---|---|\n");
    for rule in STEPS {
        let from = rule.from.iter().map(|status| status.label()).collect::<Vec<_>>().join(", ");
        let who = Role::ALL.map(|role| match (rule.step, role) {
            (_, role) if role < rule.least => "–",
            (Step::Approve, _) => "yes, not her own¹",
            (Step::Spike, Role::Journalist) => "her own²",
            (Step::Spike, _) => "yes²",
            _ => "yes",
        });
        out.push_str(&format!("| {} | {from} | {} | {} |\n", rule.label, rule.to.label(), who.join(" | ")));
    }
    out.push_str(
        "\n¹ unless the desk's settings allow it. ² not while readers have it: an editor withdraws it.\n",
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_its_row() {
        use Step::{Approve, Publish, RequestChanges, Revive, Spike, Submit, TakeUp};
        for step in [TakeUp, Submit, RequestChanges, Approve, Publish, Spike, Revive] {
            assert_eq!(rule(step).step, step);
        }
    }

    #[test]
    fn an_author_does_not_approve_her_own_story_unless_the_desk_says_so() {
        let approve = |role, own, desk| may_take(Step::Approve, Status::InReview, role, own, desk);
        assert_eq!(approve(Role::Editor, true, false), Err(Refusal::OwnStory));
        assert_eq!(approve(Role::Admin, true, false), Err(Refusal::OwnStory));
        assert_eq!(approve(Role::Editor, true, true), Ok(Status::Approved));
        assert_eq!(approve(Role::Editor, false, false), Ok(Status::Approved));
        assert_eq!(approve(Role::Journalist, false, false), Err(Refusal::Role(Step::Approve)));
    }

    #[test]
    fn a_draft_is_not_published() {
        let refused = may_take(Step::Publish, Status::Draft, Role::Admin, false, true);
        assert_eq!(refused, Err(Refusal::Status(Status::Draft, Step::Publish)));
    }
}
