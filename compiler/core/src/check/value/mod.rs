//! Rules of values: of parameters, and of what fields take.

pub(super) mod choice_without_values;
pub(super) mod param_without_value;
pub(super) mod unused_param;
pub(super) mod value_of_another_type;
pub(super) mod value_out_of_bounds;
