#include "analysis/provenance.h"

namespace quietroom::analysis {

Provenance provenance_of(const votes::VoteTable& table) {
  Provenance out{table.simulated, table.where, table.excluded, table.left_out};
  out.level_note = table.level_note;
  return out;
}

} // namespace quietroom::analysis
