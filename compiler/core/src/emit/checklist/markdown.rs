//! The checklist as Markdown: the same steps with boxes to tick, for reading, printing and pasting into tickets.
//!
//! Written line by line, not by template: every line is optional, and white space carries meaning here.

use super::next::{Face, Ways};
use super::phrases::{self, Phrase};
use super::view::{Ending, Group, Item, Link, Named, Section, Sheet, Sleep, Step, Task, Text};
use crate::emit::page::markdown;
use crate::emit::page::{Word, Words};
use crate::model::{Kind, Letter};

/// Markdown: every character shows as itself.
struct Marks;

impl Face for Marks {
    fn user(&self, text: &str) -> String {
        markdown::escape(text)
    }
}

/// Writes a checklist.
pub(super) fn write(sheet: &Sheet<'_>, ways: &Ways<'_>, status: Option<&str>) -> String {
    let mut paper = Paper { out: String::with_capacity(8192), words: ways.words, ways };
    paper.head(sheet, status);
    let mut groups: Vec<String> = Vec::new();
    for item in &sheet.items {
        match item {
            Item::Section(section) => paper.section(section),
            Item::GroupOpen(group) => {
                let name = paper.group(group);
                groups.push(name);
            }
            Item::GroupClose => {
                groups.pop();
            }
            Item::Step(step) => paper.step(step, &groups),
            Item::Sleep(sleep) => paper.sleep(sleep),
            Item::End(label) => {
                let end = Phrase::EndOfCase.with(paper.words, &user(label));
                paper.paragraph(&format!("■ {end}"));
            }
        }
    }
    paper.ends(&sheet.ends);
    paper.out
}

/// What is being written.
struct Paper<'a> {
    out: String,
    words: Words,
    ways: &'a Ways<'a>,
}

fn user(text: &Text<'_>) -> String {
    markdown::escape(text.text)
}

impl Paper<'_> {
    fn heading(&mut self, level: usize, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(&"#".repeat(level));
        self.out.push(' ');
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn paragraph(&mut self, text: &str) {
        self.out.push('\n');
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// `- Owner: …`, under as many list items as `depth` says.
    fn fact(&mut self, depth: usize, name: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.line(depth, &format!("{name}{}{text}", self.words.colon()));
    }

    fn line(&mut self, depth: usize, text: &str) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
        self.out.push_str("- ");
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn word(&self, word: Word) -> &'static str {
        self.words.get(word)
    }

    fn texts(&self, all: &[Text<'_>]) -> String {
        all.iter().map(user).collect::<Vec<_>>().join(self.words.comma())
    }

    fn named(&self, all: &[Named<'_>]) -> String {
        let one = |named: &Named<'_>| {
            let text = user(&named.text);
            if named.optional { self.words.aside(&text, self.word(Word::Optional)) } else { text }
        };
        all.iter().map(one).collect::<Vec<_>>().join(self.words.comma())
    }

    fn kpis(&self, all: &[(Text<'_>, String)]) -> String {
        let one = |(label, target): &(Text<'_>, String)| {
            if target.is_empty() {
                user(label)
            } else {
                format!("{} ({})", user(label), markdown::escape(target))
            }
        };
        all.iter().map(one).collect::<Vec<_>>().join(self.words.comma())
    }

    /// A condition in words.
    fn when(&self, when: &str) -> String {
        Phrase::If.with(self.words, &markdown::escape(when))
    }

    /// Prose in Markdown, as text: what it would show.
    fn prose(&mut self, text: &Option<Text<'_>>) {
        if let Some(text) = text {
            let shown = markdown::escape(&markdown::plain(text.text));
            self.paragraph(&shown);
        }
    }

    fn head(&mut self, sheet: &Sheet<'_>, status: Option<&str>) {
        self.heading(1, &user(&sheet.label));
        self.prose(&sheet.objective);
        self.prose(&sheet.about);
        self.out.push('\n');
        self.fact(0, self.word(Word::Code), &markdown::escape(sheet.code));
        self.fact(0, self.word(Word::StatusWord), status.unwrap_or(""));
        self.fact(0, self.word(Word::Owner), &sheet.owner.as_ref().map(user).unwrap_or_default());
        self.fact(0, self.word(Word::Trigger), &self.texts(&sheet.triggers));
        self.fact(0, self.word(Word::Inputs), &self.named(&sheet.inputs));
        self.fact(0, self.word(Word::Outputs), &self.named(&sheet.outputs));
        self.fact(0, self.word(Word::Kpis), &self.kpis(&sheet.kpis));
        if let Some(calendar) = &sheet.calendar {
            let days = self.words.aside(&user(&calendar.label), &calendar.week);
            self.fact(0, self.word(Word::WorkingDays), &days);
        }
        if let Some(within) = sheet.within {
            self.fact(0, Phrase::TargetForCase.text(self.words), &self.words.within(within));
        }
        self.fact(0, Phrase::ByDeadlines.text(self.words), &phrases::ways(self.words, &sheet.ways));
        if !sheet.separations.is_empty() {
            let lead = self.word(Word::SeparateDutiesLead);
            self.fact(0, self.word(Word::SeparateDuties), lead);
        }
        for apart in &sheet.separations {
            let because = apart.because.as_ref().map(|because| format!(" – {}", user(because)));
            self.line(1, &format!("{}{}", self.texts(&apart.duties), because.unwrap_or_default()));
            if !apart.positions.is_empty() {
                self.line(2, &Phrase::OnePostHoldsBoth.with(self.words, &self.texts(&apart.positions)));
            }
        }
        let blank = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";
        self.out.push('\n');
        self.line(0, &format!("{}{}{blank}", Phrase::CaseName.text(self.words), self.words.colon()));
        self.line(0, &format!("{}{}{blank}", Phrase::WhoFillsIn.text(self.words), self.words.colon()));
        self.line(0, &format!("{}{}{blank}", Phrase::Started.text(self.words), self.words.colon()));
    }

    fn section(&mut self, section: &Section<'_>) {
        let mut title = format!("{} {}", section.number, user(&section.label));
        self.push_code(&mut title, section.code);
        self.heading(section.depth, &title);
        self.prose(&section.objective);
        self.prose(&section.about);
        if !section.inputs.is_empty() || !section.outputs.is_empty() {
            self.out.push('\n');
        }
        self.fact(0, self.word(Word::Inputs), &self.named(&section.inputs));
        self.fact(0, self.word(Word::Outputs), &self.named(&section.outputs));
    }

    fn push_code(&self, title: &mut String, code: &str) {
        if !code.is_empty() {
            *title = self.words.aside(title, &markdown::escape(code));
        }
    }

    fn group(&self, group: &Group<'_>) -> String {
        match group {
            Group::Parallel(None) => Phrase::AtTheSameTime.text(self.words).to_owned(),
            Group::Parallel(Some(label)) => {
                format!("{}{}{}", Phrase::AtTheSameTime.text(self.words), self.words.colon(), user(label))
            }
            Group::Branch(label, when) => {
                let branch = Phrase::BranchOf.with(self.words, &user(label));
                match when {
                    Some(when) => self.words.aside(&branch, &self.when(when)),
                    None => branch,
                }
            }
            Group::Outcome(label) => Phrase::OnlyIf.with(self.words, &user(label)),
            Group::Unordered(label) => Phrase::InAnyOrder.with(self.words, &user(label)),
        }
    }

    fn step(&mut self, step: &Step<'_>, groups: &[String]) {
        let mut title = format!("{} {}", step.number, user(&step.label));
        if step.kind != Kind::Activity {
            title.push_str(" – ");
            title.push_str(self.words.kind(step.kind));
        }
        self.push_code(&mut title, step.code);
        if !step.mark.is_empty() {
            title = format!("{title} – Δ {}", markdown::escape(&step.mark));
        }
        self.heading(step.level, &title);
        if !groups.is_empty() {
            self.paragraph(&format!("*{}*", groups.join(" · ")));
        }
        self.prose(&step.objective);
        self.prose(&step.about);
        self.out.push('\n');
        self.facts(step);
        for task in &step.tasks {
            self.task(task);
        }
        for check in &step.checks {
            let (yes, no) = (Phrase::Yes.text(self.words), Phrase::No.text(self.words));
            let mut line =
                format!("[ ] {}", self.words.aside(&user(&check.label), &format!("☐ {yes} ☐ {no}")));
            self.push_code(&mut line, check.code);
            self.line(0, &line);
            if let Some(done_when) = &check.done_when {
                self.fact(1, self.word(Word::YesWhen), &user(done_when));
            }
        }
        if !step.evidence.is_empty() {
            let evidence = format!(
                "[ ] {}{}{}",
                self.word(Word::Evidence),
                self.words.colon(),
                self.named(&step.evidence)
            );
            self.line(0, &evidence);
        }
        if step.kind == Kind::Kcp {
            let (by, approved) = (Phrase::PerformedBy.text(self.words), Phrase::ApprovedBy.text(self.words));
            self.line(
                0,
                &format!(
                    "[ ] {by} \\_\\_\\_\\_\\_\\_ · {approved} \\_\\_\\_\\_\\_\\_ – {}",
                    Phrase::FourEyes.text(self.words)
                ),
            );
        }
        self.outcomes(step);
        let simple = step.tasks.is_empty()
            && step.checks.is_empty()
            && step.outcomes.is_empty()
            && step.branches.is_empty();
        if simple {
            self.line(0, &format!("[ ] {}", user(&step.label)));
        }
    }

    fn facts(&mut self, step: &Step<'_>) {
        for (letter, roles) in &step.duties {
            let name = self.words.aside(self.words.letter(*letter), letter.text());
            self.fact(0, &name, &self.texts(roles));
        }
        for decider in &step.deciders {
            let when = match &decider.when {
                Some(when) => self.when(when),
                None => Phrase::InAllOtherCases.text(self.words).to_owned(),
            };
            self.fact(0, Phrase::DecidedBy.text(self.words), &format!("{} – {when}", user(&decider.role)));
            for deputy in &decider.deputies {
                self.fact(1, self.word(Word::Deputy), &markdown::escape(deputy));
            }
        }
        if let Some(within) = step.within {
            self.fact(0, self.word(Word::Deadline), &self.words.within(within));
        }
        if !step.escalate.is_empty() {
            self.line(0, &Phrase::Escalates.with(self.words, &self.named(&step.escalate)));
        }
        if !step.waits_for.is_empty() {
            self.line(0, &Phrase::WaitsFor.with(self.words, &self.texts(&step.waits_for)));
        }
        if let Some(process) = &step.calls {
            self.line(0, &Phrase::RunsProcess.with(self.words, &link(process)));
        }
        for process in &step.starts {
            self.line(0, &Phrase::StartsProcess.with(self.words, &link(process)));
        }
        self.fact(0, self.word(Word::Inputs), &self.named(&step.inputs));
        self.fact(0, self.word(Word::Outputs), &self.named(&step.outputs));
        self.fact(0, self.word(Word::Systems), &self.named(&step.systems));
        self.fact(0, Phrase::AnswersRisk.text(self.words), &self.named(&step.risks));
        self.fact(0, self.word(Word::Relieves), &self.named(&step.pains));
        self.fact(0, self.word(Word::Kpis), &self.kpis(&step.kpis));
        self.fact(0, self.word(Word::Guards), &self.named(&step.guards));
        let condition = step.until_condition.as_deref().map(markdown::escape).unwrap_or_default();
        self.fact(0, Phrase::DoneUntil.text(self.words), &condition);
        let until = step.until.as_ref().map(user).unwrap_or_default();
        self.fact(0, Phrase::DoneUntil.text(self.words), &until);
        let every = step.frequency_period.map(|period| self.words.every(period)).unwrap_or_default();
        self.fact(0, self.word(Word::Frequency), &every);
        self.fact(0, self.word(Word::Frequency), &self.named(&step.frequency));
        self.fact(0, self.word(Word::DoneWhen), &step.done_when.as_ref().map(user).unwrap_or_default());
        self.fact(0, self.word(Word::WrittenIn), &markdown::escape(&step.origin.text()));
    }

    fn task(&mut self, task: &Task<'_>) {
        let mark = match task.mark.as_str() {
            "" => String::new(),
            mark => format!(" – Δ {}", markdown::escape(mark)),
        };
        self.line(0, &format!("[ ] {}{mark}", user(&task.label)));
        self.fact(1, self.word(Word::DoneWhen), &task.done_when.as_ref().map(user).unwrap_or_default());
        self.fact(1, self.words.letter(Letter::Responsible), &self.texts(&task.roles));
        if let Some(within) = task.within {
            self.fact(1, self.word(Word::Deadline), &self.words.within(within));
        }
        self.fact(1, self.word(Word::Inputs), &self.named(&task.inputs));
        self.fact(1, self.word(Word::Outputs), &self.named(&task.outputs));
        self.fact(1, self.word(Word::Evidence), &self.named(&task.evidence));
    }

    fn outcomes(&mut self, step: &Step<'_>) {
        for outcome in &step.outcomes {
            let mut line = format!("[ ] **{}**", user(&outcome.label));
            if let Some(when) = &outcome.when {
                line = self.words.aside(&line, &self.when(when));
            }
            if let Some(choice) = step.choice
                && !step.is_step_of_set(outcome)
            {
                let leads = self.ways.outcome(choice, outcome.element, &Marks);
                line.push_str(" → ");
                line.push_str(&leads);
            }
            if outcome.passes && !step.checks.is_empty() {
                line.push_str(" – ");
                line.push_str(Phrase::PassNeeds.text(self.words));
            }
            self.line(0, &line);
        }
        for branch in &step.branches {
            let when = match &branch.when {
                Some(when) => self.when(when),
                None => Phrase::Always.text(self.words).to_owned(),
            };
            self.line(0, &format!("[ ] **{}** – {when}", user(&branch.label)));
        }
    }

    fn sleep(&mut self, sleep: &Sleep<'_>) {
        let mut asleep =
            format!("{}{}**{}**", self.words.kind(Kind::Suspend), self.words.colon(), user(&sleep.label));
        if let Some(period) = sleep.period {
            asleep.push_str(" · ");
            asleep.push_str(&self.words.period(period));
        }
        let on = Phrase::GoesOnAt.with(self.words, &self.ways.behind(sleep.node, &Marks));
        let until = Phrase::SuspendedUntil.text(self.words);
        self.out.push('\n');
        self.line(0, &format!("[ ] {asleep} · {until} \\_\\_\\_\\_\\_\\_ · {on}"));
    }

    fn ends(&mut self, ends: &[Ending<'_>]) {
        if ends.is_empty() {
            return;
        }
        self.heading(2, Phrase::WaysToEnd.text(self.words));
        self.out.push('\n');
        for end in ends {
            let mut line = format!("[ ] **{}**", user(&end.label));
            if let Some(process) = &end.starts {
                line.push_str(" – ");
                line.push_str(&Phrase::HandsOver.with(self.words, &link(process)));
            }
            self.line(0, &line);
            self.fact(1, Phrase::Gives.text(self.words), &self.named(&end.gives));
            self.fact(1, Phrase::AcceptedBy.text(self.words), &self.named(&end.accepts));
        }
    }
}

/// A link to the Markdown checklist of another process.
fn link(process: &Link<'_>) -> String {
    let label = user(&process.label);
    match &process.href {
        Some(href) => format!("[{label}](<{}>)", href.replace(".html", ".md").replace(['<', '>'], "")),
        None => label,
    }
}
