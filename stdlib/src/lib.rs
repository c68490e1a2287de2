//! The standard library: packages written in the language itself, embedded in the binary.
//!
//! The core reads them like any other source, so a finding or an origin in one of them points into its text.

/// One package of the standard library.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Package {
    /// Its path: `std.roles`.
    pub name: &'static str,
    /// When a project gets it.
    pub reach: Reach,
    /// Path and text of its files, the one that opens with `package` first, the others sorted by path. The paths are what
    /// findings and origins show; they exist in no file system.
    pub files: &'static [(&'static str, &'static str)],
}

/// When a project gets a package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Always: catalogues, small and needed for "did you mean".
    Always,
    /// When a text of the project, or of a package it gets, names it.
    Named,
}

macro_rules! package {
    ($name:literal, $reach:ident, $($path:literal),+ $(,)?) => {
        Package {
            name: $name,
            reach: Reach::$reach,
            files: &[$((concat!("std/", $path), include_str!(concat!("../std/", $path)))),+],
        }
    };
}

/// All packages, sorted by name.
pub const PACKAGES: &[Package] = &[
    package!(
        "std.business_transformation",
        Named,
        "business_transformation.ltc",
        "business_transformation/manage_business_process.ltc",
    ),
    package!("std.calendars", Always, "calendars.ltc"),
    package!(
        "std.client_relationship",
        Named,
        "client_relationship.ltc",
        "client_relationship/customer_contact.ltc",
        "client_relationship/customer_planning.ltc",
        "client_relationship/customer_profile.ltc",
        "client_relationship/customer_satisfaction.ltc",
    ),
    package!("std.codes", Always, "codes.ltc"),
    package!("std.data", Always, "data.ltc", "data/objects.ltc"),
    package!("std.delegation", Named, "delegation.ltc"),
    package!("std.glossary", Named, "glossary.ltc"),
    package!("std.kpis", Always, "kpis.ltc"),
    package!(
        "std.landscape",
        Named,
        "landscape.ltc",
        "landscape/enabling.ltc",
        "landscape/operating.ltc",
        "landscape/supporting.ltc",
    ),
    package!(
        "std.lead_to_cash",
        Named,
        "lead_to_cash.ltc",
        "lead_to_cash/manage_contract_execution.ltc",
        "lead_to_cash/manage_contract_execution/close_and_evaluate_contract.ltc",
        "lead_to_cash/manage_contract_execution/hand_over_contract.ltc",
        "lead_to_cash/manage_contract_execution/manage_acceptance_and_invoicing.ltc",
        "lead_to_cash/manage_contract_execution/manage_collection.ltc",
        "lead_to_cash/manage_contract_execution/manage_contract_change.ltc",
        "lead_to_cash/manage_contract_execution/manage_fulfilment.ltc",
        "lead_to_cash/manage_contract_execution/receive_and_confirm_contract.ltc",
        "lead_to_cash/manage_contract_lifecycle.ltc",
        "lead_to_cash/manage_customer_solutions.ltc",
        "lead_to_cash/manage_delegation.ltc",
        "lead_to_cash/manage_leads.ltc",
        "lead_to_cash/manage_leads/collect_and_generate_leads.ltc",
        "lead_to_cash/manage_leads/track_and_nurture_leads.ltc",
        "lead_to_cash/manage_leads/validate_and_distribute_leads.ltc",
        "lead_to_cash/manage_opportunities.ltc",
        "lead_to_cash/manage_opportunities/close_opportunity.ltc",
        "lead_to_cash/manage_opportunities/develop_and_submit_solution.ltc",
        "lead_to_cash/manage_opportunities/guide_before_bid.ltc",
        "lead_to_cash/manage_opportunities/negotiate_and_generate_contract.ltc",
        "lead_to_cash/manage_opportunities/validate_opportunity.ltc",
        "lead_to_cash/manage_programs.ltc",
        "lead_to_cash/manage_projects.ltc",
        "lead_to_cash/manage_strategy.ltc",
    ),
    package!("std.organisation", Always, "organisation.ltc"),
    package!("std.parties", Always, "parties.ltc"),
    package!("std.risks", Always, "risks.ltc"),
    package!("std.roles", Always, "roles.ltc"),
    package!("std.separation", Named, "separation.ltc"),
    package!("std.systems", Always, "systems.ltc"),
];

/// Path and text of every file of every package.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    PACKAGES.iter().flat_map(|package| package.files.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::PACKAGES;
    use std::path::Path;

    #[test]
    fn each_package_opens_with_its_name() {
        for package in PACKAGES {
            let (path, text) = package.files[0];
            assert!(text.starts_with(&format!("package {} \"", package.name)), "{path}");
            for (path, text) in &package.files[1..] {
                let place = text.lines().next().and_then(|line| line.strip_prefix("within ")).unwrap_or("");
                let rest = place.strip_prefix(package.name);
                assert!(rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.')), "{path}");
            }
        }
    }

    #[test]
    fn packages_and_files_are_sorted() {
        assert!(PACKAGES.windows(2).all(|pair| pair[0].name < pair[1].name));
        for package in PACKAGES {
            assert!(package.files[1..].windows(2).all(|pair| pair[0].0 < pair[1].0), "{}", package.name);
        }
    }

    #[test]
    fn no_file_is_forgotten() {
        let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("std")];
        let mut found = 0;
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).expect("the library is there") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|extension| extension == "ltc") {
                    found += 1;
                }
            }
        }
        assert_eq!(found, super::files().count());
    }
}
