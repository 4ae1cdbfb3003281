//! The one list of verbs; each has a file of its own.

mod approve;
mod backup;
mod call;
mod check;
mod commands;
mod comment;
mod comments;
mod compare;
mod correct;
mod destinations;
mod dump;
mod edit;
mod export;
mod fact;
mod flag;
mod history;
mod import;
mod init;
mod kill;
mod people;
mod photos;
mod place;
mod push;
mod request_changes;
mod restore;
mod revive;
mod schedule;
mod set;
mod show;
mod spike;
mod stories;
mod submit;
mod take_up;
mod verify;
mod versions;
mod wires;
mod withdraw;

use crate::said::Said;
use crate::session::Session;
use newsroom::Outcome;

macro_rules! verbs {
    ($($(#[$doc:meta])* $name:ident($file:ident);)*) => {
        /// What can be done.
        #[derive(Debug, clap::Subcommand)]
        pub(crate) enum Verb { $($(#[$doc])* $name($file::Arguments),)* }

        impl Verb {
            /// Does it.
            pub(crate) fn run(self, session: &Session) -> Outcome<Said> {
                match self { $(Self::$name(arguments) => $file::run(arguments, session),)* }
            }
        }
    };
}

verbs! {
    /// Make a new desk
    Init(init);
    /// Make stories out of files: texts, news of other systems, or folders of both
    Import(import);
    /// Folders that are watched for what agencies send
    #[command(subcommand)]
    Wires(wires);
    /// The photo library
    #[command(subcommand)]
    Photos(photos);
    /// Put a photo into a story
    Place(place);
    /// The people of the desk
    #[command(subcommand)]
    People(people);
    /// Set fields of a story: headline=… section=…
    Set(set);
    /// List the stories
    Stories(stories);
    /// Show a story
    Show(show);
    /// Replace a story's text by a Markdown file, keeping a version of what was there
    Edit(edit);
    /// What was said about a story
    Comments(comments);
    /// Comment on a story, answer a comment, resolve it
    Comment(comment);
    /// Say of a comment that it is a fact to check, right or wrong
    Fact(fact);
    /// Run the checks before approval
    Check(check);
    /// Begin to write a pitch
    TakeUp(take_up);
    /// Hand a story in for review
    Submit(submit);
    /// Send a story back to its writer
    RequestChanges(request_changes);
    /// Sign a story off
    Approve(approve);
    /// Ask for a sign-off of a story, give it, or set it aside
    Flag(flag);
    /// Set a story aside
    Spike(spike);
    /// Take up a story that was set aside
    Revive(revive);
    /// Write approved stories as publishable folders
    Export(export);
    /// Make a destination hold what was exported
    Push(push);
    /// Lay down when a story goes out by itself
    Schedule(schedule);
    /// Where the desk sends what was exported
    #[command(subcommand)]
    Destinations(destinations);
    /// Tell readers what was put right in a story that is out
    Correct(correct);
    /// Take a story back from its readers
    Withdraw(withdraw);
    /// Items of others that must not be used any more
    #[command(subcommand)]
    Kill(kill);
    /// The versions of a story, and a name for one
    Versions(versions);
    /// What differs between two versions of a story, or one and the present text
    Compare(compare);
    /// Who did what when
    History(history);
    /// Everything the desk holds, as JSON
    Dump(dump);
    /// Check the whole desk: database, versions, photos
    Verify(verify);
    /// Make a backup and try it
    Backup(backup);
    /// Put a backup in the place of the desk; the present one is kept
    Restore(restore);
    /// Carry out any command by name
    Call(call);
    /// List every command with its arguments
    Commands(commands);
}
