#include "analysis/provenance.h"

namespace quietroom::analysis {

Provenance provenance_of(const votes::VoteTable& table) {
  return {table.simulated, table.where, table.excluded, table.left_out};
}

} // namespace quietroom::analysis
