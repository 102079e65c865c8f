#include "analysis/chain_proof.h"

#include "session/chain_bytes.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::analysis {

using session::KeptAttempt;
using session::KeptLink;
using session::KeptSession;

namespace {

/// A link of either kind.
struct Link {
  std::string where, what, digest;
  const std::string* records;
};

const KeptLink* begun(const KeptSession& session) {
  const auto found = std::ranges::find(session.links, "begun", &KeptLink::kind);
  return found == session.links.end() ? nullptr : &*found;
}

class ChainProof {
public:
  explicit ChainProof(const KeptSession& session) : m_session(session) {}

  std::vector<Problem> problems() {
    gather();
    if (m_links.empty()) {
      refuse_remains();
      return std::move(m_problems);
    }
    check_links();
    for (const KeptAttempt& each : m_session.attempts) check_attempt(each);
    check_consents();
    check_finish();
    return std::move(m_problems);
  }

private:
  void error(const std::string& where, const std::string& message) {
    m_problems.push_back({Severity::error, where, message});
  }
  void error(const KeptAttempt& attempt, const std::string& message) {
    error(name_of(m_session, attempt), message);
  }

  void add(std::int64_t number, Link link) {
    const std::string where = link.where;
    if (!m_links.emplace(number, std::move(link)).second)
      error(where,
            fmt::format("link {} of the chain stands there twice; a row was added or its number changed",
                        number));
  }

  void gather() {
    for (const KeptLink& each : m_session.links)
      add(each.link,
          {m_session.session, fmt::format("the link \"{}\"", each.kind), each.digest, &each.records});
    for (const KeptAttempt& each : m_session.attempts)
      if (each.link)
        add(*each.link, {name_of(m_session, each), "the attempt", each.digest.value_or(""), &each.records});
  }

  /// Without a link nothing may look as if there had been one.
  void refuse_remains() {
    for (const KeptAttempt& each : m_session.attempts)
      if (each.digest || each.salt || each.answers_sha256)
        error(each, "has a digest, but its session has no chain; rows were removed");
    if (m_session.lock_sha256 && !m_session.attempts.empty())
      error(m_session.session, "its chain is gone; rows were removed");
  }

  void check_links() {
    if (begun(m_session) == nullptr || m_session.links.front().kind != "begun" ||
        m_session.links.front().link != 1)
      error(m_session.session, "the first link of the chain is not there; a row was removed or changed");
    std::int64_t expected = 1;
    std::optional<std::string> previous = "";
    for (const auto& [number, link] : m_links) {
      if (number != expected) {
        error(m_session.session,
              fmt::format("link {} of the chain is not there; a row was removed or its number changed",
                          expected));
        previous.reset();
      }
      if (previous && session::link_digest(*previous, *link.records) != link.digest)
        error(link.where,
              fmt::format("{} does not fit its digest (link {}); it, or the digest before it, was "
                          "changed",
                          link.what, number));
      previous = link.digest;
      expected = number + 1;
    }
  }

  void check_attempt(const KeptAttempt& attempt) {
    const KeptLink* first = begun(m_session);
    if (first == nullptr) return;
    if (!attempt.link) {
      if (attempt.sequence > first->number) check_open(attempt);
      return;
    }
    if (attempt.sequence <= first->number)
      error(attempt, "has a digest, though it stands before the chain began");
    const std::string reason = set_aside_reason(attempt);
    check_answers(attempt, reason == "withdrawn");
    const bool was_valid = attempt.valid || session::is_set_aside(attempt.void_reason);
    if (was_valid && attempt.void_reason != reason)
      error(attempt, reason.empty()
                         ? fmt::format("is void as {}, and no link of the chain says so", attempt.void_reason)
                         : fmt::format("should be void as {}, as a link of the chain says", reason));
  }

  /// The one attempt that a program left when it died.
  void check_open(const KeptAttempt& attempt) {
    const bool is_last = &attempt == &m_session.attempts.back();
    if (!is_last || m_session.finished || attempt.valid || attempt.void_reason != "killed" ||
        attempt.digest || attempt.salt || attempt.answers_sha256 || !attempt.answers.empty())
      error(attempt, "has no link in the chain; it was added, or its link was removed");
  }

  void check_answers(const KeptAttempt& attempt, bool is_wiped) {
    if (is_wiped) {
      if (attempt.salt || !attempt.answers.empty())
        error(attempt, "was withdrawn, and its answers or their salt still are there");
    } else if (!attempt.salt || !attempt.answers_sha256 ||
               session::answers_digest(*attempt.salt, attempt.answer_records) != *attempt.answers_sha256) {
      error(attempt, "its answers do not fit their digest; an answer, its salt or the digest was changed");
    }
  }

  bool covers(const KeptLink& link, const KeptAttempt& attempt) const {
    return session::is_set_aside(link.kind) && attempt.link && link.link > *attempt.link &&
           (link.kind != "restarted" || link.number == 0 || link.number == attempt.block);
  }

  /// Why a vote does not count: by a withdrawal, else by the first link that covers it.
  std::string set_aside_reason(const KeptAttempt& attempt) const {
    if (withdrawn_after(attempt)) return "withdrawn";
    const auto found =
        std::ranges::find_if(m_session.links, [&](const KeptLink& each) { return covers(each, attempt); });
    return found == m_session.links.end() ? "" : found->kind;
  }

  bool withdrawn_after(const KeptAttempt& attempt) const {
    return std::ranges::any_of(m_session.links, [&](const KeptLink& each) {
      return each.kind == "withdrawn" && covers(each, attempt);
    });
  }

  void check_consents() {
    const bool is_wiped =
        std::ranges::find(m_session.links, "withdrawn", &KeptLink::kind) != m_session.links.end();
    for (const session::KeptConsent& each : m_session.consents)
      if (is_wiped ? each.salt || each.given_is_there
                   : !each.salt || session::answers_digest(*each.salt, each.record) != each.decision_sha256)
        error(m_session.session,
              is_wiped ? "was withdrawn, and what its listener decided on consent still is there"
                       : fmt::format("decision {} on consent does not fit its digest; it was changed",
                                     each.entry));
  }

  void check_finish() {
    const bool has_link =
        std::ranges::find(m_session.links, "finished", &KeptLink::kind) != m_session.links.end();
    if (has_link != m_session.finished)
      error(m_session.session, has_link ? "its chain says that it was finished, and the session does not"
                                        : "is finished, and no link of the chain says so");
  }

  const KeptSession& m_session;
  std::map<std::int64_t, Link> m_links;
  std::vector<Problem> m_problems;
};

template<class Take>
void each_digest(const KeptSession& session, const Take& take) {
  for (const KeptLink& each : session.links) take(each.link, each.digest);
  for (const KeptAttempt& each : session.attempts)
    if (each.link && each.digest) take(*each.link, *each.digest);
}

} // namespace

std::vector<Problem> chain_problems(const KeptSession& session) { return ChainProof(session).problems(); }

std::optional<std::string> head_of(const KeptSession& session) {
  std::int64_t last = 0;
  std::optional<std::string> head;
  each_digest(session, [&](std::int64_t link, const std::string& digest) {
    if (link <= last) return;
    last = link;
    head = digest;
  });
  return head;
}

bool has_link(const KeptSession& session, const std::string& digest) {
  bool found = false;
  each_digest(session, [&](std::int64_t, const std::string& each) { found = found || each == digest; });
  return found;
}

bool is_unproved(const KeptSession& session, const KeptAttempt& attempt) {
  const KeptLink* first = begun(session);
  return !attempt.link && (first == nullptr || attempt.sequence <= first->number);
}

} // namespace quietroom::analysis
