#pragma once

#include "scoring/gate.h"

#include <cstddef>
#include <string>

/// What became worse in a set since its scores of before.
namespace quietroom::report {

/// The verdict, the `worst` stimuli and conditions, every failure, and what is gone or new.
std::string gate_text(const scoring::GateAnswer& answer, std::size_t worst);

/// `failed, limits[], stimuli[] {stimulus, condition, visqol {before, after, drop}, ..., failures[]},
/// conditions[] likewise, gone[], added[], notes[]`
std::string gate_json(const scoring::GateAnswer& answer);

/// JUnit XML: a test case a stimulus and condition, a failure where it failed. `suite` is the name of the
/// set.
std::string gate_junit(const scoring::GateAnswer& answer, const std::string& suite);

} // namespace quietroom::report
