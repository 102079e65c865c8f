#include "station/code_check.h"

#include "core/code_hash.h"
#include "core/error.h"
#include "core/tell.h"
#include "design/experimenter_code.h"
#include "store/audit.h"

#include <fmt/format.h>

namespace quietroom::station {

namespace {

using session::CodeVerdict;

constexpr std::string_view clear_code_used = "clear_code";

std::string code_now(const study::FixedStudy& study) {
  try {
    const auto read = design::read_design(study.folder);
    return has_error(read.problems) ? study.design.experimenter_code : read.design.experimenter_code;
  } catch (const Error&) {
    return study.design.experimenter_code;
  }
}

bool is_used_up(std::string_view code, store::StudyStore& store) {
  return design::is_clear_code(code) && store::is_audited(store.connection(), clear_code_used);
}

std::string how_to_set(const study::FixedStudy& study) {
  return fmt::format("set one: quietroom code {}", study.folder.string());
}

} // namespace

CodeVerdict check_code(const study::FixedStudy& study, store::StudyStore& store,
                       const store::SessionFacts& facts, std::string_view typed, const std::string& now_utc) {
  const std::string code = code_now(study);
  if (code.empty() || is_used_up(code, store)) return CodeVerdict::not_set;
  if (!design::is_clear_code(code)) return is_code_of(typed, code) ? CodeVerdict::right : CodeVerdict::wrong;
  if (typed != code) return CodeVerdict::wrong;
  store::sql::Transaction transaction(store.connection());
  store::add_audit(
      store.connection(),
      {.action = std::string(clear_code_used), .session = facts.session, .program = facts.program}, now_utc);
  transaction.commit();
  tell(fmt::format("{}: this was the last time that a code in clear was taken; {}",
                   (study.folder / "study.toml").string(), how_to_set(study)));
  return CodeVerdict::right;
}

std::string code_advice(const study::FixedStudy& study, store::StudyStore& store) {
  const std::string& code = study.design.experimenter_code;
  const std::string file = (study.folder / "study.toml").string();
  if (code.empty())
    return fmt::format("{}: no experimenter's code is set, so no key ends a session; {}", file,
                       how_to_set(study));
  if (!design::is_clear_code(code)) return "";
  return is_used_up(code, store)
             ? fmt::format("{}: the experimenter's code stands there in clear and is taken no more; {}", file,
                           how_to_set(study))
             : fmt::format(
                   "{}: the experimenter's code stands there in clear and is taken only once more; {}", file,
                   how_to_set(study));
}

bool has_code(const study::FixedStudy& study, store::StudyStore& store) {
  const std::string& code = study.design.experimenter_code;
  return !code.empty() && !is_used_up(code, store);
}

} // namespace quietroom::station
