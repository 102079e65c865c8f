#pragma once

#include "votes/vote_table.h"

#include <string>

namespace quietroom::bundle {

/// The votes as a dataset of sureal, a program that recovers quality from raw votes: `dis_videos[] {asset_id,
/// content_id, path, os {listener: vote or list of votes}}`. `path` is the name of the stimulus; each is a
/// content of its own, for a table of votes does not say which of them share one.
std::string sureal_json(const votes::VoteTable& votes, const std::string& name);

} // namespace quietroom::bundle
