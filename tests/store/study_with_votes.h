#pragma once

#include "method/methods.h"
#include "store/scratch_study.h"
#include "store/study_reader.h"
#include "store/study_store.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

namespace quietroom::test {

/// A study of its own, in which the test votes.
struct StudyWithVotes : ScratchStudy {
  std::filesystem::path file = folder.path() / "study.sqlite"; ///< none where it is on a server
  stimulus::StimulusSet set = small_set();
  store::StudyStore store{location, store::sql::Access::durable};

  static store::SessionFacts facts(const std::string& listener, const std::string& session) {
    return {session, "demo", listener, *method::find("acr"), "en", 7, "plan", "test", false, ""};
  }

  void open(const std::string& listener, const std::string& session) {
    store.open_session(facts(listener, session), "2026-01-01T00:00:00Z");
  }
  void begin(const std::string& session, int trial, int attempt = 1) {
    store.begin_attempt(facts(session.substr(0, session.find('-')), session), at(trial, attempt), "main", set,
                        {"hw:0", false, 48000, {}}, "2026-01-01T00:00:0" + std::to_string(trial) + "Z");
  }
  void vote(const std::string& listener, const std::string& session, int trial, int value) {
    begin(session, trial);
    store.store_vote(facts(listener, session),
                     {at(trial, 1), {48000, 48000, 0, 10, {}}, {{{0, 0, value}, 900}}, 0}, {"Label"},
                     "2026-01-01T00:01:00Z");
  }
  void fault(const std::string& session, int trial) {
    begin(session, trial);
    store.void_attempt(session,
                       {at(trial, 1), {48000, 100, 2, 300, quietroom::session::Reason::underrun}, 0});
  }

  /// "session trial vote valid void_reason" of each row of the view.
  std::vector<std::string> rows() const {
    std::vector<std::string> header, out;
    store::read_votes_long(
        location, [&](store::sql::Row row) { header.assign(row.begin(), row.end()); },
        [&](store::sql::Row row) {
          std::map<std::string, std::string> by;
          for (std::size_t i = 0; i < row.size(); ++i) by[header[i]] = row[i];
          out.push_back(by["session"] + " " + by["trial"] + " [" + by["vote"] + by["vote_label"] +
                        by["response_ms"] + by["voted_utc"] + "] " + by["valid"] + " " + by["void_reason"]);
        });
    return out;
  }

  std::string single(const std::string& query) {
    std::string out;
    store.connection().query(query, {}, [&](store::sql::Row row) {
      for (const auto field : row) out += (out.empty() ? "" : "|") + std::string(field);
    });
    return out;
  }

private:
  static quietroom::session::Attempt at(int trial, int attempt) {
    return {1, trial, attempt, {{{static_cast<std::size_t>(trial) - 1}}}};
  }
};

} // namespace quietroom::test
