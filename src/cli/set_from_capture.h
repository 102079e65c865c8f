#pragma once

#include "cli/command.h"
#include "prepare/set_template.h"

#include <filesystem>
#include <string>
#include <vector>

/// `new-set --from-capture`: real calls as the conditions of a set.
namespace quietroom::cli {

/// A file of the set that is no sound: its name in the folder, and what is in it.
struct CaptureFile {
  std::string name, content;
};

struct CapturedSet {
  std::string document; ///< as a template: %NAME%, %SEED% and %SOURCES% are in it
  std::vector<CaptureFile> files;
  std::size_t streams = 0;
};

/// Each stream of RTP in the captures of --from-capture is a condition with the trace of its packets and the
/// codec that it carried. Throws an input Error for what is no capture, and for a stream whose codec is not
/// known or that no recipe has, with what to do.
CapturedSet set_from_captures(const Arguments& arguments);

/// Puts the files into the folder, behind the guard of core/output_guard.h.
void write_capture_files(const std::filesystem::path& folder, const CapturedSet& set, bool force);

} // namespace quietroom::cli
