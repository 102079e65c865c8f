#include "cli/drawn_texts.h"

#include "lettering/readable_page.h"
#include "lettering/shaped_text.h"

#include <fmt/format.h>
#include <utility>

namespace quietroom::cli {

std::vector<Problem> undrawn_texts(const study::FixedStudy& study) {
  const lettering::TextShaper shaper(study.design.language);
  std::vector<Problem> out;
  auto texts = named_texts(study.design.wording, study.design.method);
  for (const std::string& page : study.design.consent)
    texts.push_back({.name = study.design.consent_file, .text = page, .source = {}});
  for (design::NamedText& each : own_texts(study.design.questionnaires)) texts.push_back(std::move(each));
  for (const design::NamedText& each : texts)
    if (const auto missing = shaper.missing(each.text); !missing.empty())
      out.push_back(
          {Severity::error, (study.folder / "study.toml").string(),
           fmt::format("the text {} (\"{}\") has the character U+{:04X}, which no font of this "
                       "machine can show; install the package {}",
                       each.name, each.text, missing.front(), lettering::font_package_of(missing.front()))});
  return out;
}

std::vector<Problem> unreadable_consent(const study::FixedStudy& study) {
  if (study.design.consent.empty()) return {};
  const auto sentence = unreadable_page(lettering::TextShaper(study.design.language),
                                        study.design.wording.consent_title, study.design.consent);
  if (!sentence) return {};
  return {{Severity::error, (study.folder / study.design.consent_file).string(), *sentence}};
}

} // namespace quietroom::cli
