#pragma once

#include "votes/vote_table.h"

#include <string>
#include <vector>

namespace quietroom::bundle {

/// A CSV with a row per listener and a column per stimulus, sorted bytewise; a cell that nobody voted on is
/// empty. A stimulus name that stands under several conditions has its condition behind it: "s1 (c0)". Where
/// somebody voted twice on a stimulus there is a row per repetition and a second column `repeat`. Several
/// questions are not one table: the votes hold one.
std::string wide_csv(const votes::VoteTable& votes);

} // namespace quietroom::bundle
