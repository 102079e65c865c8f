#pragma once

#include "analysis/proof.h"
#include "core/json.h"

#include <string>

/// What verify found, for people and for programs. Pure.
namespace quietroom::report {

/// Problems first, then a line a session, then the verdict.
std::string proof_text(const analysis::Proof& proof);

/// {votes, unproved, ok, head, problems[] {severity, where, message}}; head is null without a chain.
std::string proof_json(const analysis::Proof& proof);

/// The same with the name of the study before it, for one of several.
Json proof_of_study_json(const std::string& study, const analysis::Proof& proof);

} // namespace quietroom::report
