//! The table: what was measured, ours, what stands beside it, and whether the goal holds.

use std::fmt::Write;

/// One line of the table.
pub(super) struct Line {
    /// What was measured.
    pub(super) what: String,
    /// Galley's figure.
    pub(super) ours: f64,
    /// What stands beside it: whose it is, and its figure; `None` when it could not be measured.
    pub(super) beside: (&'static str, Option<f64>),
    /// What both are counted in.
    pub(super) unit: Unit,
    /// What it should be.
    pub(super) goal: Goal,
}

/// What a figure is counted in.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    /// Milliseconds.
    Time,
    /// Megabytes.
    Memory,
    /// Kilobytes.
    Size,
    /// So many in a second.
    Rate,
    /// Decibels of likeness to what it should be: more is better.
    Likeness,
}

/// What a figure should be.
pub(super) enum Goal {
    /// At most so much.
    Under(f64),
    /// At most so many times what stands beside it.
    AtMost(f64),
    /// At least so many times as fast as what stands beside it.
    Faster(f64),
    /// None: it is told for what it is.
    Told,
}

impl Line {
    fn ratio(&self) -> Option<f64> {
        self.beside.1.map(|beside| match self.goal {
            Goal::Faster(_) => beside / self.ours,
            Goal::Under(_) | Goal::AtMost(_) | Goal::Told => self.ours / beside,
        })
    }

    /// Whether the goal holds; `None` when that could not be measured.
    fn holds(&self) -> Option<bool> {
        match self.goal {
            Goal::Under(most) => Some(self.ours < most),
            Goal::AtMost(most) => self.ratio().map(|ratio| ratio <= most),
            Goal::Faster(least) => self.ratio().map(|ratio| ratio >= least),
            Goal::Told => None,
        }
    }

    fn cells(&self) -> [String; 6] {
        let (whose, theirs) = self.beside;
        [
            self.what.clone(),
            self.unit.say(self.ours),
            match theirs {
                Some(theirs) => format!("{whose}: {}", self.unit.say(theirs)),
                None if whose.is_empty() => "–".to_owned(),
                None => format!("{whose}: not there"),
            },
            self.ratio().map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}")),
            match self.goal {
                Goal::Under(most) => format!("under {}", self.unit.say(most)),
                Goal::AtMost(most) => format!("ratio at most {most}"),
                Goal::Faster(least) => format!("{least} times as fast"),
                Goal::Told => "–".to_owned(),
            },
            match self.holds() {
                Some(true) => "holds",
                Some(false) => "does not hold",
                None if matches!(self.goal, Goal::Told) => "",
                None => "not measured",
            }
            .to_owned(),
        ]
    }
}

impl Unit {
    fn say(self, figure: f64) -> String {
        match self {
            Self::Time => milliseconds(figure),
            Self::Memory => format!("{figure:.0} MB"),
            Self::Size => format!("{figure:.0} kB"),
            Self::Rate => format!("{figure:.1} a second"),
            Self::Likeness => format!("{figure:.1} dB"),
        }
    }
}

fn milliseconds(time: f64) -> String {
    let decimals = if time < 1.0 { 2 } else { usize::from(time < 100.0) };
    format!("{time:.decimals$} ms")
}

/// The whole table, as Markdown that can also be read as it is.
pub(super) fn print(lines: &[Line]) -> String {
    let head = ["What", "Galley", "Beside it", "Ratio", "Goal", ""].map(str::to_owned);
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(lines.iter().map(Line::cells)).collect();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let _ = write!(text, "| {cell:<0$} ", width(column));
        }
        text.push_str("|\n");
        if number == 0 {
            (0..row.len()).for_each(|column| {
                let _ = write!(text, "|-{}-", "-".repeat(width(column)));
            });
            text.push_str("|\n");
        }
    }
    text
}

/// What this is measured on, as far as the system says.
pub(super) fn computer() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = read("/proc/loadavg").split(' ').next().unwrap_or_default().to_owned();
    format!(
        "{}, {cores} cores, of which {load} were busy in the last minute\n",
        model.trim_start_matches([' ', '\t', ':'])
    )
}
