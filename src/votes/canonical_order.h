#pragma once

#include "votes/vote_table.h"

namespace quietroom::votes {

/// Numbers the levels of every factor bytewise, and sorts the rows by the levels of all factors in their
/// order, then by vote. Tables of the same rows in any order become the same table.
void put_in_canonical_order(VoteTable& table);

} // namespace quietroom::votes
