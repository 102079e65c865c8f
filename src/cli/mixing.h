#pragma once

#include "cli/command.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// Scores that share no axis, and the switch that compares them all the same.
struct Mixing {
  std::string option; ///< --mixed-contexts, --mixed-studies or --with-delay
  std::string reason; ///< "the votes are of the studies A and B; ..."
  bool operator==(const Mixing&) const = default;
};

/// Those three, and --force for all of them.
std::vector<Option> mixing_options();

bool allows(const Arguments& arguments, std::string_view option);

/// The same arguments with --force spelled out as every single switch.
Arguments with_switches(Arguments arguments);

/// Throws an input Error with the reasons of all that is not allowed.
void refuse_mixings(const Arguments& arguments, const std::vector<Mixing>& mixings);

/// A line for each: "FORCED (--mixed-studies): the votes ...". Every output carries them.
std::string forced_note(const std::vector<Mixing>& forced);

} // namespace quietroom::cli
