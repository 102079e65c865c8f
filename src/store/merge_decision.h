#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// What becomes of the sessions of several databases of one study when they are joined. Pure.
namespace quietroom::store {

struct FoundSession {
  std::size_t source = 0; ///< index of the database
  std::string session, listener;
  std::string started_utc;
  std::string set_aside = {}; ///< as SessionRecord has it
  bool simulated = false;
  std::uint64_t votes = 0;             ///< valid attempts
  std::vector<std::string> links = {}; ///< digests of the chain
  std::string content = {};            ///< content_of()
  bool waits = false;                  ///< stands in a file of waiting sessions
};

/// The same session in two databases.
struct SameSession {
  std::string session;
  std::size_t taken = 0, left = 0; ///< sources
  bool goes_on = false;            ///< the one that is taken goes on where the other one ends
};

/// A listener with two sessions that would count.
struct SecondOfListener {
  std::size_t first = 0, second = 0; ///< indices of FoundSession
};

struct MergeDecision {
  std::vector<std::size_t> taken;        ///< into the study: indices of FoundSession
  std::vector<SecondOfListener> waiting; ///< aside, until somebody decides
  std::vector<std::size_t> beside;       ///< set aside, under an id that another session has in the study
  std::vector<std::size_t> kept_as;      ///< of each FoundSession: which one has all of it, itself or another
  std::vector<SameSession> same;
  std::vector<std::string> refusals; ///< a sentence each; with one nothing is to be joined
};

/// Of two sessions of one listener the one that began earlier counts. Two sessions of one id whose chains
/// have no link in common are two sessions, as booths without a server number them; both are kept, and the
/// one that counts stands in the study. `names`: of the sources, for sentences.
MergeDecision decide_merge(const std::vector<FoundSession>& found, const std::vector<std::string>& names);

} // namespace quietroom::store
