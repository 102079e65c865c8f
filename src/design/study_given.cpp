#include "design/study_given.h"

#include "core/error.h"

#include <fmt/format.h>

namespace quietroom::design {

namespace fs = std::filesystem;

void refuse_no_study(const fs::path& given) {
  const std::string name = given.string();
  std::error_code none;
  if (fs::exists(given / "study.toml", none)) return;
  if (name.find("://") != name.npos)
    throw_input(
        fmt::format("{}: is a server, and this needs the folder of the study, whose study.toml names the "
                    "server; give that folder",
                    name));
  if (fs::is_directory(given, none))
    throw_input(fmt::format("{}: is no folder of a study, for it has no study.toml; give another one", name));
  if (fs::exists(given, none))
    throw_input(
        fmt::format("{}: is a file, and this needs the folder of a study, which has a study.toml; give "
                    "that folder",
                    name));
  throw_input(fmt::format("{}: is not there; give the folder of a study, which has a study.toml", name));
}

} // namespace quietroom::design
