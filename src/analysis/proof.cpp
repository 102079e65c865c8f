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

/// In the database and beside it.
std::vector<const KeptSession*> sessions_called(const ProofQuestion& question, const std::string& id) {
  std::vector<const KeptSession*> out;
  const auto look = [&](const session::KeptStudy& kept) {
    for (const KeptSession& each : kept.sessions)
      if (each.session == id) out.push_back(&each);
  };
  look(question.kept);
  for (const session::KeptStudy& each : question.beside) look(each);
  return out;
}

void ledger_problems(const ProofQuestion& question, std::vector<Problem>& problems) {
  for (const study::LedgerLine& line : question.ledger) {
    const auto of_id = sessions_called(question, line.session);
    const std::string where = fmt::format("{}:{}", line.file, line.line);
    if (of_id.empty())
      problems.push_back(
          {Severity::error, where, fmt::format("session {} is not in the database", line.session)});
    else if (std::ranges::none_of(of_id, [&](const KeptSession* each) { return has_link(*each, line.head); }))
      problems.push_back(
          {Severity::error, where,
           fmt::format("the chain of session {} does not have the head that was noted here; the "
                       "chain was made anew, or the ledger was changed",
                       line.session)});
  }
}

void head_problem(const ProofQuestion& question, const Proof& proof, std::vector<Problem>& problems) {
  if (!question.head || proof.head == question.head) return;
  const auto has_head = [&](const session::KeptStudy& kept) {
    return std::ranges::any_of(kept.sessions,
                               [&](const KeptSession& each) { return has_link(each, *question.head); });
  };
  if (!has_head(question.kept) && std::ranges::none_of(question.beside, has_head))
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

void add_strays(const session::KeptStudy& kept, Proof& out) {
  for (const std::string& stray : kept.strays)
    out.problems.push_back({Severity::error, stray, "is a row of something that is not there"});
}

/// As those of the study; but a listener may have several there.
void add_beside(const session::KeptStudy& kept, const ProofQuestion& question, Proof& out) {
  for (const KeptSession& session : kept.sessions) {
    out.beside.push_back(session_proof(session));
    std::ranges::move(chain_problems(session), std::back_inserter(out.problems));
    if (question.has_study)
      std::ranges::move(vote_problems(session, question), std::back_inserter(out.problems));
    ProofQuestion alone;
    alone.kept = {{session}, kept.set_aside, kept.calibrations, {}};
    alone.has_study = question.has_study;
    alone.design = question.design;
    std::erase_if(alone.kept.set_aside,
                  [&](const session::KeptAside& each) { return each.session != session.session; });
    std::ranges::move(beside_problems(alone), std::back_inserter(out.problems));
  }
  add_strays(kept, out);
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
  add_strays(question.kept, out);
  for (const session::KeptStudy& each : question.beside) add_beside(each, question, out);
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
