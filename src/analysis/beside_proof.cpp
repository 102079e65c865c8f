#include "analysis/beside_proof.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::analysis {

using session::KeptAttempt;
using session::KeptSession;

namespace {

class BesideProof {
public:
  explicit BesideProof(const ProofQuestion& question) : m_question(question) {
    for (const session::KeptAside& each : question.kept.set_aside) m_reasons[each.session] = each.reason;
    for (const session::KeptCalibration& each : question.kept.calibrations)
      m_calibrations.emplace(each.calibration, &each);
  }

  std::vector<Problem> problems() {
    for (const KeptSession& each : m_question.kept.sessions) {
      if (m_question.has_study) check_method(each);
      check_whether_it_counts(each);
      for (const KeptAttempt& attempt : each.attempts) check_calibration(each, attempt);
    }
    for (const auto& [session, reason] : m_reasons)
      if (std::ranges::find(m_question.kept.sessions, session, &KeptSession::session) ==
          m_question.kept.sessions.end())
        error(session, "is set aside, and is no session");
    return std::move(m_problems);
  }

private:
  void error(const std::string& where, const std::string& message) {
    m_problems.push_back({Severity::error, where, message});
  }

  void check_method(const KeptSession& session) {
    if (session.method != m_question.design.method.id)
      error(session.session, fmt::format("was held by the method {}; study.toml says {} now", session.method,
                                         m_question.design.method.id));
  }

  /// A session is set aside by a link of its chain and by a row of its own; a listener has one that counts.
  void check_whether_it_counts(const KeptSession& session) {
    const auto has = [&](std::string_view kind) {
      return std::ranges::find(session.links, kind, &session::KeptLink::kind) != session.links.end();
    };
    const std::string chain = has("withdrawn") ? "withdrawn" : has("redone") ? "redone" : "";
    const auto row = m_reasons.find(session.session);
    if ((row == m_reasons.end() ? "" : row->second) != chain)
      error(session.session, "whether it is set aside, and why, is not what its chain says");
    if (!chain.empty() || row != m_reasons.end()) return;
    const auto [first, is_only] = m_counting.emplace(session.listener, session.session);
    if (!is_only)
      error(session.session, fmt::format("is of listener {}, whose session {} counts already",
                                         session.listener, first->second));
  }

  void check_calibration(const KeptSession& session, const KeptAttempt& attempt) {
    if (!attempt.calibration) return;
    const auto found = m_calibrations.find(*attempt.calibration);
    if (found == m_calibrations.end())
      return error(name_of(session, attempt),
                   fmt::format("was heard under calibration {}, which is not there", *attempt.calibration));
    const session::KeptCalibration& it = *found->second;
    if (it.gain_db != attempt.gain_db || it.target_db_spl != attempt.level_db_spl ||
        it.device != attempt.device)
      error(name_of(session, attempt),
            fmt::format("gain, level or device are not those of calibration {}", *attempt.calibration));
  }

  const ProofQuestion& m_question;
  std::map<std::string, std::string> m_reasons;  ///< by session
  std::map<std::string, std::string> m_counting; ///< by listener: the session that counts
  std::map<std::int64_t, const session::KeptCalibration*> m_calibrations;
  std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> beside_problems(const ProofQuestion& question) {
  return BesideProof(question).problems();
}

} // namespace quietroom::analysis
