#pragma once

#include "core/error.h"
#include "design/design.h"
#include "session/kept_session.h"
#include "stimulus/stimulus_set.h"
#include "study/proof_facts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Whether the votes of a study are what was given, on what was heard (sessions/FORMAT.md, "Proof"). Pure:
/// who asks has read the database and hashed the files.
namespace quietroom::analysis {

struct ProofQuestion {
  session::KeptStudy kept;
  bool has_study = true; ///< else nothing is known but the database: the chains are held against themselves
  design::Design design;
  stimulus::StimulusSet set;             ///< as it was fixed when the study was made
  std::string lock_sha256;               ///< study::lock_digest()
  std::vector<study::HashedFile> files;  ///< of the set
  std::vector<study::LedgerLine> ledger; ///< of both ledgers
  std::optional<std::string> head;       ///< one that was printed, in lower case
  /// What stands beside the database: sessions that wait, or share an id with one that is in it.
  std::vector<session::KeptStudy> beside = {};
};

struct SessionProof {
  std::string session;
  std::uint64_t votes = 0, unproved = 0;
  std::optional<std::string> head; ///< none without a chain
};

struct Proof {
  std::uint64_t votes = 0;         ///< attempts that are valid now
  std::uint64_t unproved = 0;      ///< of them: from before there were digests
  std::optional<std::string> head; ///< study_head()
  std::vector<SessionProof> sessions;
  std::vector<Problem> problems;         ///< `where` is SESSION[:BLOCK:TRIAL:ATTEMPT], or a file
  std::vector<SessionProof> beside = {}; ///< in no count and no head above
};

/// Every problem of every vote, session by session.
Proof proof(const ProofQuestion& question);

/// Of one session with a chain, its own head; of several, SHA-256 of lines "SESSION HEAD", bytewise by
/// session.
std::optional<std::string> study_head(const std::vector<SessionProof>& sessions);

} // namespace quietroom::analysis
