#pragma once

#include "usage/page.h"

namespace quietroom::usage {

/// What a shell can offer in the place of a value.
struct ValueKind {
  enum class Offer { nothing, files, folders, words } offer = Offer::nothing;
  std::vector<std::string> words; ///< "NB", "WB" ... of "NB|WB|SWB|FB"
};

/// By the way help calls the value: FILE.csv is a file, STUDY a folder, NB|WB a choice; a number is nothing.
ValueKind value_kind(const Option& option);

/// The first argument by place, or nothing: what a shell offers where no option is begun.
const Option* first_by_place(const Page& page);

} // namespace quietroom::usage
