#pragma once

#include "stats/mos_table.h"

#include <string>
#include <vector>

namespace quietroom::bundle {

/// Tables in the columns of the P.808 toolkit, to hold a panel beside a crowd: its interval is 1.96 sd / sqrt
/// n over votes, whatever the other tables of an export use. An undefined value is empty.
/// `file_url,n,MOS,std,95%CI`; rows by stimulus, or by stimulus and condition
std::string votes_per_clip_csv(const std::vector<stats::MosRow>& by_stimulus);
/// `condition_name,n,MOS,std,95%CI`
std::string votes_per_cond_csv(const std::vector<stats::MosRow>& by_condition);

} // namespace quietroom::bundle
