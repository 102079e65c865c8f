#pragma once

#include "store/study_store.h"
#include "study/fixed_study.h"

#include <string>

namespace quietroom::station {

/// Before a sitting: what the study's `resume` asks for where the listener's session was broken off. Returns
/// the session in which this listener goes on, or which begins. Nothing changes for a session that is
/// finished, or in which nothing was heard yet. Throws as StudyStore::open_session.
std::string settle_broken_session(const study::FixedStudy& study, const design::Plan& plan,
                                  const store::SessionFacts& facts, store::StudyStore& store,
                                  const std::string& now_utc);

} // namespace quietroom::station
