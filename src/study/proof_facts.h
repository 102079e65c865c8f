#pragma once

#include <string>

/// What lies in a study folder beside its database and speaks for its votes, as values.
namespace quietroom::study {

/// A stimulus as it stands on the disk now.
struct HashedFile {
  std::string stimulus; ///< id
  std::string sha256;
  std::string missing; ///< why it cannot be read; empty: it can
};

/// A line of STUDY/ledger, or of STUDY/waiting/ledger: the head of a session at the end of a sitting.
struct LedgerLine {
  std::string utc, session, head;
  int line = 0;          ///< of the file, from 1
  std::string file = {}; ///< as it was read
  bool operator==(const LedgerLine&) const = default;
};

} // namespace quietroom::study
