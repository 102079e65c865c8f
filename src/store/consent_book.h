#pragma once

#include "store/connection.h"

#include <cstdint>
#include <string>
#include <vector>

/// Who agreed to what: the table `consent` of a study.
namespace quietroom::store {

struct ConsentDecision {
  std::string session;
  std::vector<std::string> pages; ///< as they were read
  bool given = false;
  std::string decided_utc, program;
};

/// One transaction, with its place in the chain of the session. The version is that of the pages.
void add_consent(sql::Connection& connection, const ConsentDecision& decision);

/// Of the sessions that count; nothing in databases of earlier schemas.
struct ConsentCounts {
  std::uint64_t agreed = 0;   ///< sessions whose listener agreed at the last sitting
  std::uint64_t declined = 0; ///< and did not
  std::vector<std::string> versions;
};
ConsentCounts consent_counts(sql::Connection& connection);

} // namespace quietroom::store
