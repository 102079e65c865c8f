#pragma once

#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

#include <string>
#include <vector>

namespace quietroom::recipe {

/// A program of somebody else that reads the sound from one file and writes another.
struct CommandStep {
  std::vector<std::string> run;     ///< argument list, program first, with {in} and {out}
  std::vector<std::string> version; ///< how to ask for its version; empty: nobody asks
  double timeout_s = 60;
  int bits = 16;    ///< of {in}
  bool raw = false; ///< both files without a header, 16 bits, little-endian
  int rate_hz = 0;  ///< of {out}; 0: as the sound comes
  int channels = 0; ///< likewise
  bool any_length = false;
  double length_tolerance_ms = 0;
  double delay_ms = 0;      ///< to be taken out
  bool finds_delay = false; ///< by correlation instead
};

CommandStep read_command(Parameters& parameters);
RateNeed rate_need(const CommandStep& command);
/// Throws an input Error where the program is not allowed to run, fails, takes too long, or writes something
/// else than was asked for; Interrupted where the user stops it.
void apply(const CommandStep& command, Pass& pass);
/// All that the sound depends on but the program itself, which set.lock knows by its hash.
std::string text(const CommandStep& command, Writing& writing);

/// ["evs", "-v"]: as set.toml writes such a list.
std::string list_text(const std::vector<std::string>& arguments);

} // namespace quietroom::recipe
