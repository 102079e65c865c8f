#pragma once

#include "design/plan.h"
#include "store/study_store.h"
#include "study/fixed_study.h"

#include <string>
#include <vector>

/// Whether a listener may take part in a study, by the rules of [eligibility].
namespace quietroom::station {

/// Computes it of the form as it is stored and of what the databases know, and stores it. Throws Error.
std::vector<design::Breach> check_eligibility(const study::FixedStudy& study, const design::Plan& plan,
                                              const store::SessionFacts& facts, store::StudyStore& store,
                                              const std::string& now_utc);

/// What is wrong with the studies that the rules look into: one is not there, or is this study.
std::vector<Problem> problems_of_other_studies(const study::FixedStudy& study);

} // namespace quietroom::station
