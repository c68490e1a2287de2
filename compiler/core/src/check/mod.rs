//! Rules: one file each, with its code, its manual page and its odd cases.
//!
//! Three sorts of rule, each in a table below: of one element (asked for every element of the kinds it is listed under), of the flow of one
//! process, and of the whole project. To add one, write its file, list it in its table and its code among the codes.

mod alias_in_label;
mod ambiguous_name;
mod approver_of_own_work;
mod authority_without_evidence;
mod bound_without_exit;
mod branch_never_arrives;
mod calendar;
mod call_never_returns;
mod call_without_process;
mod chain_without_customer;
mod condition;
mod condition_not_kept;
mod control_bypassed;
mod control_of_own_work;
mod control_without_effect;
mod coverage;
mod crowded_diagram;
mod data_circle;
mod deadline;
mod decider;
mod deputy;
mod far_jump;
mod former_path_in_use;
pub(crate) mod glossary;
mod handover;
mod id_style;
mod input_not_made;
mod jump_across_branches;
mod kcp_not_classified;
mod kcp_without_checks;
mod kcp_without_evidence;
mod kcp_without_frequency;
mod kcp_without_objective;
mod kcp_without_risk;
mod level_nesting;
mod lonely_branch;
mod many_consulted;
mod many_ways;
mod missing_label;
mod missing_outcome;
mod missing_translation;
mod no_accountable_role;
mod no_done_when;
mod no_input;
mod no_objective;
mod no_output;
mod no_owner;
mod no_responsible_role;
mod no_result;
mod no_steps;
mod no_trigger;
mod no_way_to_an_end;
mod number_of_another;
mod number_used_twice;
mod organisation;
mod outcome_without_target;
mod output_unread;
mod proof_unfinished;
mod question_label;
mod risk_without_owner;
mod role_named_twice;
mod same_label;
mod same_target;
mod sample_too_small;
mod sender_without_start;
mod separation;
mod settings;
mod several_accountable_roles;
mod several_responsible_roles;
mod single_task;
mod suspend_without_return;
mod trigger_without_sender;
mod unbounded_loop;
mod unordered_without_until;
mod unreachable_step;
mod unused_role;
mod value;
mod wait_for_nothing;
pub(crate) mod waiver;
mod wording;

pub(crate) use proof_unfinished::CODE as PROOF_UNFINISHED;
pub(crate) use settings::settle;
pub(crate) use waiver::code_of as waived_code;

use crate::adapt;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::flow::{Flow, Reach};
use crate::model::{ElementId, Kind, LanguageId, Model, Status};
use crate::proof::data::Made;
use crate::proof::{self, Budget, Graph, Proof, has_gaps};
use crate::resolve;
use crate::source::world;
use crate::translate;
use ltc_grammar::words::AttributeWord;
use rayon::prelude::*;

/// The codes of the rules of this room, by number.
const RULES: &[&Code] = &[
    &former_path_in_use::CODE,
    &condition::compared_unlike::CODE,
    &condition::unknown_value::CODE,
    &value::choice_without_values::CODE,
    &value::param_without_value::CODE,
    &value::value_out_of_bounds::CODE,
    &value::value_of_another_type::CODE,
    &level_nesting::CODE,
    &no_trigger::CODE,
    &no_input::CODE,
    &no_output::CODE,
    &no_owner::CODE,
    &no_steps::CODE,
    &lonely_branch::CODE,
    &coverage::unused_kpi::CODE,
    &coverage::unrelieved_pain::CODE,
    &number_of_another::CODE,
    &number_used_twice::CODE,
    &no_objective::CODE,
    &no_result::CODE,
    &crowded_diagram::CODE,
    &many_ways::CODE,
    &single_task::CODE,
    &no_done_when::CODE,
    &chain_without_customer::CODE,
    &trigger_without_sender::CODE,
    &sender_without_start::CODE,
    &coverage::unmet_step::CODE,
    &coverage::step_not_met::CODE,
    &coverage::unused_data::CODE,
    &no_accountable_role::CODE,
    &several_accountable_roles::CODE,
    &no_responsible_role::CODE,
    &several_responsible_roles::CODE,
    &control_of_own_work::CODE,
    &role_named_twice::CODE,
    &unused_role::CODE,
    &separation::IN_ONE_HAND,
    &separation::OF_NOTHING,
    &separation::WITHOUT_REASON,
    &organisation::redundant_unit::CODE,
    &organisation::role_without_staffing::CODE,
    &organisation::role_only_informed::CODE,
    &organisation::role_with_everything::CODE,
    &organisation::customer_role_with_duty::CODE,
    &organisation::circle_of_parts::CODE,
    &organisation::source_named_twice::CODE,
    &organisation::pool_of_others::CODE,
    &organisation::position_of_separated_roles::CODE,
    &organisation::position_without_role::CODE,
    &organisation::team_of_one::CODE,
    &organisation::team_without_measure::CODE,
    &deputy::incomplete_deputy::CODE,
    &deputy::deputy_dates::CODE,
    &deputy::overlapping_deputies::CODE,
    &deputy::deputy_of_itself::CODE,
    &deputy::deputy_without_decision::CODE,
    &deputy::deputy_beyond_limit::CODE,
    &deputy::deputy_of_separated_duty::CODE,
    &approver_of_own_work::CODE,
    &many_consulted::CODE,
    &missing_outcome::CODE,
    &outcome_without_target::CODE,
    &same_target::CODE,
    &unreachable_step::CODE,
    &no_way_to_an_end::CODE,
    &unbounded_loop::CODE,
    &far_jump::CODE,
    &jump_across_branches::CODE,
    &suspend_without_return::CODE,
    &bound_without_exit::CODE,
    &call_without_process::CODE,
    &wait_for_nothing::CODE,
    &condition::uncovered_case::CODE,
    &condition::overlapping_outcomes::CODE,
    &condition::constant_condition::CODE,
    &condition::unknown_data::CODE,
    &condition::not_checked::CODE,
    &condition::outcome_without_condition::CODE,
    &condition::outcome_never_taken::CODE,
    &value::unused_param::CODE,
    &unordered_without_until::CODE,
    &deadline::ESCALATION_TO_THE_LATE,
    &deadline::ESCALATION_WITHOUT_DEADLINE,
    &deadline::WAIT_WITHOUT_TIMEOUT,
    &deadline::TOO_SHORT,
    &deadline::MAY_BE_MISSED,
    &deadline::LONGER_THAN_AROUND,
    &handover::INCOMPLETE,
    &handover::OF_NOTHING,
    &handover::NOT_EXPECTED,
    &calendar::NO_WORKDAYS,
    &calendar::DAY_TWICE,
    &calendar::YEAR_NOT_COVERED,
    &branch_never_arrives::CODE,
    &call_never_returns::CODE,
    &input_not_made::CODE,
    &output_unread::CODE,
    &data_circle::CODE,
    &kcp_without_objective::CODE,
    &kcp_without_risk::CODE,
    &kcp_without_evidence::CODE,
    &kcp_without_frequency::CODE,
    &kcp_without_checks::CODE,
    &control_bypassed::CODE,
    &coverage::unanswered_risk::CODE,
    &decider::gate_without_decider::CODE,
    &decider::case_without_decider::CODE,
    &decider::decider_never_reached::CODE,
    &decider::deciders_out_of_order::CODE,
    &sample_too_small::CODE,
    &authority_without_evidence::CODE,
    &risk_without_owner::CODE,
    &kcp_not_classified::CODE,
    &condition_not_kept::CODE,
    &control_without_effect::CODE,
    &proof_unfinished::CODE,
    &missing_translation::CODE,
    &missing_label::CODE,
    &wording::not_an_action::CODE,
    &wording::vague_verb::CODE,
    &question_label::CODE,
    &wording::label_too_long::CODE,
    &wording::two_actions::CODE,
    &alias_in_label::CODE,
    &wording::label_punctuation::CODE,
    &wording::label_capitals::CODE,
    &wording::unexplained_abbreviation::CODE,
    &ambiguous_name::CODE,
    &same_label::CODE,
    &id_style::CODE,
    &wording::action_as_event::CODE,
    &wording::asking_answer::CODE,
    &wording::name_in_label::CODE,
    &wording::untranslated::CODE,
    &settings::UNKNOWN,
    &settings::REFUSED,
    &waiver::UNKNOWN,
    &waiver::CONTRADICTION,
    &waiver::INCOMPLETE,
    &waiver::EXPIRED,
    &waiver::UNUSED,
];

/// The codes of the world around a project, by number.
const WORLD: &[&Code] = &[
    &world::NO_SUCH_PATH,
    &world::NO_MANIFEST,
    &world::MANIFEST_FAULT,
    &world::NO_SOURCES,
    &world::UNREADABLE_FILE,
    &world::NOT_UTF8,
    &world::FILE_TOO_LARGE,
    &world::DEPENDENCY_MISSING,
    &world::DEPENDENCY_CYCLE,
    &world::OUTPUT_NOT_WRITABLE,
    &world::FOREIGN_OUTPUT,
    &world::LINK_NOT_FOLLOWED,
    &world::FOLDER_NAMED_LIKE_A_FILE,
];

/// Every code of every stage, stage by stage and by number in each.
pub const CODES: &[&Code] = &joined::<
    {
        resolve::FORM_CODES.len()
            + resolve::codes::CODES.len()
            + RULES.len()
            + adapt::guard::CODES.len()
            + adapt::CODES.len()
            + adapt::guard::MORE_CODES.len()
            + translate::codes::CODES.len()
            + WORLD.len()
    },
>(&[
    resolve::FORM_CODES,
    resolve::codes::CODES,
    RULES,
    adapt::guard::CODES,
    adapt::CODES,
    adapt::guard::MORE_CODES,
    translate::codes::CODES,
    WORLD,
]);

const fn joined<const N: usize>(rooms: &[&[&'static Code]]) -> [&'static Code; N] {
    let mut all = [&level_nesting::CODE; N];
    let (mut filled, mut room) = (0, 0);
    while room < rooms.len() {
        let mut at = 0;
        while at < rooms[room].len() {
            all[filled] = rooms[room][at];
            filled += 1;
            at += 1;
        }
        room += 1;
    }
    assert!(filled == N, "every room's codes are counted");
    all
}

type ElementRule = fn(&Model, ElementId, &mut Vec<Diagnostic>);

/// What is asked of every element: anything that holds steps may say duties for them, and anything may have words to translate.
const EVERYWHERE: &[ElementRule] = &[
    several_accountable_roles::run,
    several_responsible_roles::run,
    role_named_twice::run,
    many_consulted::run,
    missing_translation::run,
    wording::untranslated::run,
    wording::label_punctuation::run,
    same_label::run,
    id_style::run,
    deadline::escalation_without_deadline,
    deadline::longer_than_around,
];

/// What is asked of an element of a kind.
fn element_rules(kind: Kind) -> &'static [ElementRule] {
    match kind {
        Kind::Class => &[
            level_nesting::run,
            no_owner::run,
            no_objective::run,
            chain_without_customer::run,
            missing_label::run,
        ],
        Kind::Group => &[
            level_nesting::run,
            no_owner::run,
            no_objective::run,
            number_of_another::run,
            missing_label::run,
        ],
        Kind::Process => &[
            level_nesting::run,
            no_owner::run,
            no_objective::run,
            number_of_another::run,
            crowded_diagram::run,
            no_trigger::run,
            no_input::run,
            no_output::run,
            no_steps::run,
            missing_label::run,
            condition::unknown_data::run,
            organisation::role_with_everything::run,
        ],
        Kind::Subprocess => &[
            level_nesting::run,
            no_steps::run,
            number_of_another::run,
            crowded_diagram::run,
            missing_label::run,
        ],
        Kind::Activity => &[
            deadline::escalation_to_the_late,
            level_nesting::run,
            no_result::run,
            single_task::run,
            no_accountable_role::run,
            no_responsible_role::run,
            missing_label::run,
            wording::not_an_action::run,
            wording::vague_verb::run,
            wording::label_too_long::run,
            wording::label_capitals::run,
        ],
        Kind::Task => &[
            deadline::escalation_to_the_late,
            level_nesting::run,
            no_done_when::run,
            missing_label::run,
            wording::not_an_action::run,
            wording::vague_verb::run,
            wording::label_too_long::run,
            wording::label_capitals::run,
            wording::two_actions::run,
        ],
        Kind::Kcp => &[
            deadline::escalation_to_the_late,
            level_nesting::run,
            no_accountable_role::run,
            no_responsible_role::run,
            control_of_own_work::run,
            missing_outcome::run,
            same_target::run,
            many_ways::run,
            sample_too_small::run,
            condition_not_kept::run,
            kcp_without_objective::run,
            kcp_without_risk::run,
            kcp_without_evidence::run,
            kcp_without_frequency::run,
            kcp_without_checks::run,
            missing_label::run,
            condition::of_outcomes,
        ],
        Kind::Gate => &[
            deadline::escalation_to_the_late,
            level_nesting::run,
            no_accountable_role::run,
            no_responsible_role::run,
            missing_outcome::run,
            same_target::run,
            many_ways::run,
            sample_too_small::run,
            authority_without_evidence::run,
            condition_not_kept::run,
            missing_label::run,
            condition::of_outcomes,
            decider::gate_without_decider::run,
            decider::run,
        ],
        Kind::Decision => &[
            missing_outcome::run,
            same_target::run,
            many_ways::run,
            missing_label::run,
            question_label::run,
            condition::of_outcomes,
        ],
        Kind::Outcome => &[
            outcome_without_target::run,
            far_jump::run,
            bound_without_exit::run,
            wording::asking_answer::run,
        ],
        Kind::Suspend => &[suspend_without_return::run, far_jump::run, bound_without_exit::run],
        Kind::Risk => &[risk_without_owner::run],
        Kind::Parallel => &[lonely_branch::run, many_ways::run, condition::of_branches],
        Kind::Unordered => {
            &[no_steps::run, unordered_without_until::run, missing_label::run, condition::of_attributes]
        }
        Kind::Call => &[call_without_process::run],
        Kind::Wait => {
            &[deadline::wait_without_timeout, wait_for_nothing::run, many_ways::run, condition::of_outcomes]
        }
        Kind::Branch => &[no_steps::run],
        Kind::Check => &[missing_label::run],
        Kind::Trigger => &[wording::action_as_event::run, sender_without_start::run],
        Kind::End => &[
            wording::action_as_event::run,
            handover::incomplete,
            handover::of_nothing,
            handover::not_expected,
        ],
        Kind::Package
        | Kind::Decide
        | Kind::Data
        | Kind::Value
        | Kind::State
        | Kind::System
        | Kind::Requirement
        | Kind::Party
        | Kind::Step
        | Kind::Waive => &[],
        Kind::Role => &[organisation::source_named_twice::run, organisation::pool_of_others::run],
        Kind::Team => &[
            organisation::source_named_twice::run,
            organisation::pool_of_others::run,
            organisation::team_of_one::run,
        ],
        Kind::Deputy => {
            &[deputy::incomplete_deputy::run, deputy::deputy_dates::run, deputy::deputy_of_itself::run]
        }
        Kind::Unit => &[missing_label::run],
        Kind::Pool => &[missing_label::run, organisation::source_named_twice::run],
        Kind::Position => &[
            missing_label::run,
            organisation::source_named_twice::run,
            organisation::position_without_role::run,
        ],
        Kind::Kpi | Kind::Pain | Kind::Term | Kind::Codes => &[missing_label::run],
        Kind::Calendar => &[missing_label::run, calendar::no_workdays, calendar::day_twice],
        Kind::Param => &[
            missing_label::run,
            value::param_without_value::run,
            value::value_out_of_bounds::run,
            value::value_of_another_type::run,
        ],
        Kind::Field => &[
            value::choice_without_values::run,
            value::value_out_of_bounds::run,
            value::value_of_another_type::run,
        ],
        Kind::Separate => &[separation::run],
        Kind::Adaptation => &[missing_label::run, no_owner::run],
    }
}

type FlowRule = fn(&Model, &Reach<'_>, &mut Vec<Diagnostic>);

/// What is asked of the flow of a process.
const FLOW_RULES: &[FlowRule] = &[
    unreachable_step::run,
    no_way_to_an_end::run,
    unbounded_loop::run,
    branch_never_arrives::run,
    deadline::too_short,
    deadline::may_be_missed,
    jump_across_branches::run,
];

type ProofRule = fn(&Model, &[Proof], &mut Vec<Diagnostic>);

/// What is asked of the proofs of a process.
const PROOF_RULES: &[ProofRule] =
    &[control_bypassed::run, control_without_effect::run, proof_unfinished::run];

type ProjectRule = fn(&Model, &mut Vec<Diagnostic>);

/// What is asked of the project as a whole.
const PROJECT_RULES: &[ProjectRule] = &[
    calendar::year_not_covered,
    unused_role::run,
    separation::in_one_hand,
    organisation::run,
    deputy::run,
    alias_in_label::run,
    ambiguous_name::run,
    wording::name_in_label::run,
    wording::unexplained_abbreviation::run,
    call_never_returns::run,
    coverage::unused_kpi::run,
    coverage::unrelieved_pain::run,
    coverage::unanswered_risk::run,
    coverage::unmet_step::run,
    coverage::step_not_met::run,
    coverage::unused_data::run,
    number_used_twice::run,
    kcp_not_classified::run,
    trigger_without_sender::run,
    former_path_in_use::run,
    output_unread::run,
    data_circle::run,
    value::unused_param::run,
    translate::other_term,
    translate::other_wording,
];

/// A model without errors: what emitters take, and only [`sound`] makes.
#[derive(Clone, Copy, Debug)]
pub struct Sound<'model>(&'model Model);

impl<'model> Sound<'model> {
    /// The model.
    pub fn model(self) -> &'model Model {
        self.0
    }
}

impl std::ops::Deref for Sound<'_> {
    type Target = Model;

    fn deref(&self) -> &Model {
        self.0
    }
}

/// Elements looked at by one thread at a time.
const CHUNK: usize = 1024;

/// Runs every rule on the project's own elements. Findings have the weight that status gives them; settings of the project are applied by
/// [`settle`], together with the findings of earlier stages.
pub fn check(model: &Model) -> Vec<Diagnostic> {
    let processes: Vec<ElementId> = model.own(Kind::Process).collect();
    let (mut findings, (of_flows, of_project)) = rayon::join(
        || {
            (0..model.elements.len().div_ceil(CHUNK))
                .into_par_iter()
                .flat_map_iter(|chunk| {
                    let mut findings = Vec::new();
                    let end = model.elements.len().min((chunk + 1) * CHUNK);
                    for id in (chunk * CHUNK..end).map(|index| ElementId(index as u32)) {
                        if model.is_own(id) {
                            for rule in EVERYWHERE.iter().chain(element_rules(model.get(id).kind)) {
                                rule(model, id, &mut findings);
                            }
                        }
                    }
                    findings
                })
                .collect::<Vec<Diagnostic>>()
        },
        || rayon::join(|| of_flows(model, &processes), || of_project(model)),
    );
    findings.extend(of_flows);
    findings.extend(of_project);
    findings
}

fn of_flows(model: &Model, processes: &[ElementId]) -> Vec<Diagnostic> {
    let made = Made::of(model, &mut Budget::default());
    let of_process = |process: &ElementId| {
        let flow = Flow::of(model, *process);
        let reach = Reach::new(&flow);
        let mut findings = Vec::new();
        for rule in FLOW_RULES {
            rule(model, &reach, &mut findings);
        }
        let (graph, mut budget) = (Graph::new(model, &flow), Budget::default());
        let proofs = proof::of_process(model, &graph, &mut budget);
        for rule in PROOF_RULES {
            rule(model, &proofs, &mut findings);
        }
        approver_of_own_work::run(model, &graph, &mut budget, &mut findings);
        let lacks = proof::data::lacks(model, &graph, &made, &mut budget);
        input_not_made::run(model, &lacks, &mut findings);
        proof_unfinished::of_data(model, flow.process, &lacks, &mut findings);
        proof_unfinished::of_process(model, flow.process, &budget, &mut findings);
        findings
    };
    processes.par_iter().flat_map_iter(of_process).collect()
}

fn of_project(model: &Model) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in PROJECT_RULES {
        rule(model, &mut findings);
    }
    let proofs = proof::across(model, &mut Budget::default());
    for rule in PROOF_RULES {
        rule(model, &proofs, &mut findings);
    }
    findings
}

/// The model, if none of its findings is an error.
pub fn sound<'model>(model: &'model Model, findings: &[Diagnostic]) -> Option<Sound<'model>> {
    let clean = findings.iter().all(|finding| finding.severity != Severity::Error);
    clean.then_some(Sound(model))
}

/// A finding at the name of an element, as heavy as the element's status makes it.
fn finding(model: &Model, id: ElementId, code: &'static Code, message: String) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(code, model.place(id), message);
    diagnostic.severity = code.severity(model.status(id));
    diagnostic
}

/// How messages name an element: its label in the language it is written in, else its id, in backticks; an outcome with its
/// question, since "`yes`" alone says little.
fn named(model: &Model, id: ElementId) -> String {
    let element = model.get(id);
    match element.parent.filter(|_| element.kind == Kind::Outcome) {
        Some(question) => format!("{} of {}", briefly(model, id), briefly(model, question)),
        None => briefly(model, id),
    }
}

/// As [`named`], without the question of an outcome.
fn briefly(model: &Model, id: ElementId) -> String {
    format!("`{}`", model.label(id, LanguageId::DEFAULT))
}

/// Several elements, as [`named`], with commas.
fn listed(model: &Model, ids: &[ElementId]) -> String {
    let names: Vec<String> = ids.iter().map(|id| named(model, *id)).collect();
    names.join(", ")
}

/// Whether an element is released, by its own status or by that of what holds it.
fn is_released(model: &Model, id: ElementId) -> bool {
    model.status(id) == Some(Status::Released)
}

/// Whether an element belongs to the architecture that is in force: released, its process (or group, or class) under a number.
fn is_published(model: &Model, id: ElementId) -> bool {
    let filed =
        |around: &ElementId| matches!(model.get(*around).kind, Kind::Process | Kind::Group | Kind::Class);
    is_released(model, id) && model.ancestry(id).find(filed).is_some_and(|filed| model.code(filed).is_some())
}

/// Whether an element, or anything in it, has an attribute.
fn states(model: &Model, id: ElementId, word: AttributeWord) -> bool {
    let has = |element| model.attribute(element, word).is_some();
    has(id) || model.descendants(id).into_iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_in_order_and_no_two_are_alike() {
        let rules: Vec<&str> = super::RULES.iter().map(|code| code.number).collect();
        assert!(rules.is_sorted());
        for (at, code) in CODES.iter().enumerate() {
            assert!(
                CODES[..at].iter().all(|other| other.number != code.number && other.name != code.name),
                "{}",
                code.name
            );
        }
    }
}
