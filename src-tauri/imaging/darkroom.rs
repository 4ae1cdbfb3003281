//! The darkroom: a few worker processes, a time limit for each picture, and a fresh worker after every loss.

use crate::worker::{ARGUMENT, Answer, Request, read_answer, write_head};
use crate::{Credentials, Examined, Order, PictureFault, Place, Rendition, Wording};
use model::photo::{Look, Metadata};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The longest a picture may take to be read.
const LONGEST: Duration = Duration::from_secs(10);
/// So many times as long it may take on a computer that has other things to do, and so gives it less than half of its
/// processor: the picture is not to blame for them.
const PATIENCE: u32 = 6;
/// How much longer each picture that is made of it may take, on a slow and busy computer.
const LONGER_EACH: Duration = Duration::from_secs(5);
/// How often it is looked whether what is made behind everything else has to be left.
const GLANCE: Duration = Duration::from_millis(100);

/// Where pictures are read and made.
pub struct Darkroom {
    program: Option<PathBuf>,
    places: usize,
    longest: Duration,
    bench: Mutex<Bench>,
    free: Condvar,
}

struct Bench {
    idle: Vec<Worker>,
    /// How many more may be at work.
    places: usize,
    /// How often a place was wanted for something that is waited for.
    wanted: u64,
}

/// Says whether work has to be left.
type Leave<'a> = &'a dyn Fn() -> bool;

/// What was heard of a worker for a while.
enum Heard {
    Answer(Answer),
    Nothing,
    /// What it works on has to be left.
    Left,
}

struct Worker {
    process: Child,
    requests: BufWriter<ChildStdin>,
    answers: Receiver<Answer>,
}

impl Default for Darkroom {
    fn default() -> Self {
        Self::new()
    }
}

impl Darkroom {
    /// Workers are this very program; its `main` must call [`crate::serve_as_worker_if_asked`] first.
    pub fn new() -> Self {
        Self::of(None)
    }

    /// Workers are that program.
    pub fn with_program(program: PathBuf) -> Self {
        Self::of(Some(program))
    }

    fn of(program: Option<PathBuf>) -> Self {
        let places = std::thread::available_parallelism().map_or(1, usize::from).min(4);
        let bench = Mutex::new(Bench { idle: Vec::new(), places, wanted: 0 });
        Self { program, places, longest: LONGEST, bench, free: Condvar::new() }
    }

    /// The same with another time limit for reading.
    #[must_use]
    pub fn within(mut self, longest: Duration) -> Self {
        self.longest = longest;
        self
    }

    /// What is in a picture file, and what the sidecar beside it says, if there is one.
    pub fn examine(&self, path: &Path, sidecar: Option<&Path>) -> Result<Examined, PictureFault> {
        self.examine_and_look(path, sidecar, None).map(|(examined, _)| examined)
    }

    /// The same, and in the same decoding one picture made of it; none of a file that cannot be shown.
    pub fn examine_and_look(
        &self,
        path: &Path,
        sidecar: Option<&Path>,
        look: Option<&Order>,
    ) -> Result<(Examined, Option<Rendition>), PictureFault> {
        let request =
            Request::Examine { path: whole(path), sidecar: sidecar.map(whole), look: look.cloned() };
        let longest = if look.is_some() { self.longest.saturating_add(LONGER_EACH) } else { self.longest };
        match self.ask(&request, longest)? {
            Answer::Examined(examined, look) => Ok((examined, look)),
            other => Err(unexpected(other)),
        }
    }

    /// What a sidecar says; nothing when it is none.
    pub fn sidecar(&self, path: &Path) -> Result<Metadata, PictureFault> {
        match self.ask(&Request::Sidecar { path: whole(path) }, self.longest)? {
            Answer::Sidecar(said) => Ok(said),
            other => Err(unexpected(other)),
        }
    }

    /// What an original says of its own making; `None` when it says nothing. No signature is checked.
    pub fn credentials(&self, original: &Path) -> Result<Option<Credentials>, PictureFault> {
        match self.ask(&Request::Credentials { path: whole(original) }, self.longest)? {
            Answer::Credentials(said) => Ok(said),
            other => Err(unexpected(other)),
        }
    }

    /// How many photos can be taken in at once, so that somebody who looks at one is not kept waiting.
    pub fn hands(&self) -> usize {
        self.places.saturating_sub(1).max(1)
    }

    /// The bytes of a copy of an original, or of a sidecar for it, that say what the desk says.
    pub fn write(&self, original: &Path, wording: &Wording, place: Place) -> Result<Vec<u8>, PictureFault> {
        let request = Request::Write { path: whole(original), wording: wording.clone(), place };
        match self.ask(&request, self.longest)? {
            Answer::Written(bytes) => Ok(bytes),
            other => Err(unexpected(other)),
        }
    }

    /// Makes pictures out of an original, in the order of the orders. `look` says how it stands and where automatic
    /// cuts look.
    pub fn render(
        &self,
        original: &Path,
        look: Look,
        orders: &[Order],
    ) -> Result<Vec<Rendition>, PictureFault> {
        if orders.is_empty() {
            return Ok(Vec::new());
        }
        let request = Request::Render { path: whole(original), look, orders: orders.to_vec(), behind: false };
        rendered(self.ask(&request, self.longest_for(orders))?, orders)
    }

    /// The same pictures, byte for byte, made behind everything else: on one thread, while nobody waits for the darkroom and
    /// `go_on` says yes. As soon as that ends, within a tenth of a second, it is left unfinished and the answer is `None`.
    pub fn render_behind(
        &self,
        original: &Path,
        look: Look,
        orders: &[Order],
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<Vec<Rendition>>, PictureFault> {
        if orders.is_empty() {
            return Ok(Some(Vec::new()));
        }
        let (worker, wanted) = {
            let mut bench = self.bench();
            if bench.places < self.places {
                return Ok(None);
            }
            bench.places -= 1;
            (bench.idle.pop(), bench.wanted)
        };
        let leave = || !go_on() || self.bench().wanted != wanted;
        let request = Request::Render { path: whole(original), look, orders: orders.to_vec(), behind: true };
        let waited = worker.is_some();
        match self.ask_in_place(worker, &request, self.longest_for(orders), Some(&leave)) {
            // It was idle and may have been lost before it was asked; the next time a fresh one is asked.
            Err(PictureFault::WorkerLost) if waited => Ok(None),
            answered => answered?.map(|answer| rendered(answer, orders)).transpose(),
        }
    }

    fn longest_for(&self, orders: &[Order]) -> Duration {
        let number = u32::try_from(orders.len()).unwrap_or(u32::MAX);
        self.longest.saturating_add(LONGER_EACH.saturating_mul(number))
    }

    /// Does a worker live at all? If not, no picture is to blame for one that was lost.
    pub fn is_well(&self) -> bool {
        let nothing = Request::Sidecar { path: PathBuf::new() };
        // That there is no such file is an answer.
        matches!(self.ask(&nothing, self.longest), Ok(Answer::Fault(PictureFault::Io(_))))
    }

    /// One request to one worker. A worker that fails is not used again; one that was idle may have been lost before it was
    /// asked, so a fresh one is asked then.
    fn ask(&self, request: &Request, longest: Duration) -> Result<Answer, PictureFault> {
        let worker = self.take_a_place();
        let waited = worker.is_some();
        let mut asked = self.ask_in_place(worker, request, longest, None);
        if waited && matches!(asked, Err(PictureFault::WorkerLost)) {
            let nobody = self.take_a_place().and(None);
            asked = self.ask_in_place(nobody, request, longest, None);
        }
        // Nothing that is waited for is left.
        asked?.ok_or(PictureFault::WorkerLost)
    }

    /// The same in a place that was taken, with the worker that stood there, or a fresh one. `None` when the work had to be
    /// left; its worker is gone then.
    fn ask_in_place(
        &self,
        worker: Option<Worker>,
        request: &Request,
        longest: Duration,
        leave: Option<Leave<'_>>,
    ) -> Result<Option<Answer>, PictureFault> {
        let asked = worker.map_or_else(|| self.start(), Ok).and_then(|mut worker| {
            let answer = worker.ask(request, longest, leave)?;
            Ok(answer.map(|answer| (worker, answer)))
        });
        let (worker, answer) = match asked {
            Ok(Some((worker, answer))) => (Some(worker), Ok(Some(answer))),
            Ok(None) => (None, Ok(None)),
            Err(fault) => (None, Err(fault)),
        };
        self.leave_the_place(worker);
        answer
    }

    fn bench(&self) -> MutexGuard<'_, Bench> {
        self.bench.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_a_place(&self) -> Option<Worker> {
        let mut bench = self.bench();
        // Said before waiting: whoever works behind everything else has to hear it.
        bench.wanted += 1;
        let mut bench =
            self.free.wait_while(bench, |bench| bench.places == 0).unwrap_or_else(PoisonError::into_inner);
        bench.places -= 1;
        bench.idle.pop()
    }

    fn leave_the_place(&self, worker: Option<Worker>) {
        let mut bench = self.bench();
        bench.places += 1;
        bench.idle.extend(worker);
        self.free.notify_one();
    }

    fn start(&self) -> Result<Worker, PictureFault> {
        let failed = |error: std::io::Error| {
            PictureFault::Io(format!("no worker for photos could be started ({error})"))
        };
        let program = match &self.program {
            Some(program) => program.clone(),
            None => std::env::current_exe().map_err(failed)?,
        };
        let mut process = Command::new(program)
            .arg(ARGUMENT)
            .env(NOTHING_AHEAD.0, NOTHING_AHEAD.1)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let (Some(requests), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(PictureFault::WorkerLost);
        };
        let (say, answers) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            // Ends when the worker does, or when nobody listens any more.
            while let Ok(answer) = read_answer(&mut output) {
                if say.send(answer).is_err() {
                    break;
                }
            }
        });
        Ok(Worker { process, requests: BufWriter::new(requests), answers })
    }
}

/// What a worker may have is limited by addresses: mimalloc, which the programs use, takes a gigabyte of them ahead unless it
/// is told otherwise here, and then none are left for a picture.
const NOTHING_AHEAD: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "0");

impl Worker {
    /// `None` when what was asked had to be left: the worker still works on it and is of no use.
    fn ask(
        &mut self,
        request: &Request,
        longest: Duration,
        leave: Option<Leave<'_>>,
    ) -> Result<Option<Answer>, PictureFault> {
        write_head(&mut self.requests, request).map_err(|_| PictureFault::WorkerLost)?;
        let before = self.processor_time();
        for _ in 0..PATIENCE {
            match self.hear(longest, leave)? {
                Heard::Answer(answer) => return Ok(Some(answer)),
                Heard::Left => return Ok(None),
                Heard::Nothing => {}
            }
            let spent = before.zip(self.processor_time()).map(|(before, now)| now.saturating_sub(before));
            if spent.is_none_or(|spent| spent >= longest / 2) {
                break;
            }
        }
        Err(PictureFault::TimedOut)
    }

    fn hear(&self, longest: Duration, leave: Option<Leave<'_>>) -> Result<Heard, PictureFault> {
        let mut left = longest;
        while !left.is_zero() {
            if leave.is_some_and(|leave| leave()) {
                return Ok(Heard::Left);
            }
            let wait = if leave.is_some() { left.min(GLANCE) } else { left };
            match self.answers.recv_timeout(wait) {
                Ok(answer) => return Ok(Heard::Answer(answer)),
                Err(RecvTimeoutError::Disconnected) => return Err(PictureFault::WorkerLost),
                Err(RecvTimeoutError::Timeout) => left = left.saturating_sub(wait),
            }
        }
        Ok(Heard::Nothing)
    }

    /// How long it has had the processor, where the system says so.
    fn processor_time(&self) -> Option<Duration> {
        const TICK: Duration = Duration::from_millis(10);
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).ok()?;
        // Behind the name, which may hold anything: the twelfth and thirteenth are the program's and the system's.
        let (_, fields) = stat.rsplit_once(')')?;
        let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u32>().ok());
        Some(TICK.saturating_mul(ticks.sum()))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may be gone already, or stuck in a picture.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The pictures that were ordered.
fn rendered(answer: Answer, orders: &[Order]) -> Result<Vec<Rendition>, PictureFault> {
    match answer {
        Answer::Rendered(made) if made.len() == orders.len() => Ok(made),
        other => Err(unexpected(other)),
    }
}

/// What an answer comes to that is not the one that was waited for.
fn unexpected(answer: Answer) -> PictureFault {
    match answer {
        Answer::Fault(fault) => fault,
        _ => PictureFault::WorkerLost,
    }
}

/// A path that means the same to the worker.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
