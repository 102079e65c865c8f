#include "scoring/set_score.h"

#include <tuple>

namespace quietroom::scoring {

namespace {

auto question_of(const SetScore& it) {
  return std::tie(it.sha256, it.reference_sha256, it.measure, it.version, it.asked, it.by);
}

} // namespace

bool same_question(const SetScore& a, const SetScore& b) { return question_of(a) == question_of(b); }

} // namespace quietroom::scoring
