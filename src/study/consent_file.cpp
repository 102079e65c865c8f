#include "study/consent_file.h"

#include "core/atomic_file.h"
#include "core/relative_path.h"
#include "design/consent.h"

#include <fmt/format.h>

namespace quietroom::study {

std::vector<std::string> read_consent(const std::filesystem::path& study, const std::string& file,
                                      std::vector<Problem>& problems) {
  const auto refuse = [&](const std::string& where, const std::string& what) {
    problems.push_back({Severity::error, where, what});
    return std::vector<std::string>{};
  };
  const auto path = inside(study, file);
  if (!path)
    return refuse((study / "study.toml").string(),
                  fmt::format("consent = \"{}\" lies outside the study; put the file into its folder", file));
  if (!std::filesystem::is_regular_file(*path))
    return refuse(path->string(), "is the text of consent and is not there; write it, or take consent out of "
                                  "study.toml");
  auto pages = design::consent_pages(read_file(*path));
  if (pages.empty()) return refuse(path->string(), "is the text of consent and is blank; write it");
  return pages;
}

} // namespace quietroom::study
