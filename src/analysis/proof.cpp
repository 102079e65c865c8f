#include "analysis/proof.h"

#include "analysis/beside_proof.h"
#include "analysis/chain_proof.h"
#include "analysis/vote_proof.h"
#include "core/sha256.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>

namespace quietroom::analysis {

using session::KeptAttempt;
using session::KeptSession;

namespace {

void file_problems(const ProofQuestion& question, std::vector<Problem>& problems) {
  std::set<std::string_view> heard;
  for (const KeptSession& session : question.kept.sessions)
    for (const KeptAttempt& attempt : session.attempts)
      for (const session::KeptPresented& each : attempt.presented) heard.insert(each.stimulus);
  for (const stimulus::Stimulus& each : question.set.stimuli) {
    const auto found = std::ranges::find(question.files, each.id, &study::HashedFile::stimulus);
    if (found == question.files.end() || !heard.contains(each.id)) continue;
    if (!found->missing.empty())
      problems.push_back({Severity::error, each.file, found->missing});
    else if (found->sha256 != each.sha256)
      problems.push_back(
          {Severity::error, each.file,
           fmt::format("stimulus {} is not the file that was heard; its SHA-256 is another", each.id)});
  }
}

void ledger_problems(const ProofQuestion& question, std::vector<Problem>& problems) {
  for (const study::LedgerLine& line : question.ledger) {
    const auto found = std::ranges::find(question.kept.sessions, line.session, &KeptSession::session);
    const std::string where = fmt::format("{}:{}", question.ledger_name, line.line);
    if (found == question.kept.sessions.end())
      problems.push_back(
          {Severity::error, where, fmt::format("session {} is not in the database", line.session)});
    else if (!has_link(*found, line.head))
      problems.push_back(
          {Severity::error, where,
           fmt::format("the chain of session {} does not have the head that was noted here; the "
                       "chain was made anew, or the ledger was changed",
                       line.session)});
  }
}

void head_problem(const ProofQuestion& question, const Proof& proof, std::vector<Problem>& problems) {
  if (!question.head || proof.head == question.head) return;
  if (!std::ranges::any_of(question.kept.sessions,
                           [&](const KeptSession& each) { return has_link(each, *question.head); }))
    problems.push_back(
        {Severity::error, "--head",
         fmt::format("{} is in no chain of this study; the chain was made anew, rows were removed, "
                     "or the head is of another study",
                     *question.head)});
}

SessionProof session_proof(const KeptSession& session) {
  SessionProof out;
  out.session = session.session;
  out.head = head_of(session);
  for (const KeptAttempt& each : session.attempts)
    if (each.valid) {
      ++out.votes;
      if (is_unproved(session, each)) ++out.unproved;
    }
  return out;
}

} // namespace

Proof proof(const ProofQuestion& question) {
  Proof out;
  for (const KeptSession& session : question.kept.sessions) {
    out.sessions.push_back(session_proof(session));
    out.votes += out.sessions.back().votes;
    out.unproved += out.sessions.back().unproved;
    std::ranges::move(chain_problems(session), std::back_inserter(out.problems));
    if (question.has_study)
      std::ranges::move(vote_problems(session, question), std::back_inserter(out.problems));
  }
  std::ranges::move(beside_problems(question), std::back_inserter(out.problems));
  for (const std::string& stray : question.kept.strays)
    out.problems.push_back({Severity::error, stray, "is a row of something that is not there"});
  out.head = study_head(out.sessions);
  file_problems(question, out.problems);
  ledger_problems(question, out.problems);
  head_problem(question, out, out.problems);
  return out;
}

std::optional<std::string> study_head(const std::vector<SessionProof>& sessions) {
  std::string lines;
  std::vector<std::string> heads;
  for (const SessionProof& each : sessions)
    if (each.head) {
      heads.push_back(*each.head);
      lines += fmt::format("{} {}\n", each.session, *each.head);
    }
  if (heads.empty()) return std::nullopt;
  return heads.size() == 1 ? heads.front() : sha256_of(lines);
}

} // namespace quietroom::analysis
