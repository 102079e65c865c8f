#include "design/study_language.h"

#include "core/near_miss.h"
#include "design/form_texts.h"
#include "labels/label_packs.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::design {

using labels::TextStatus;

namespace {

/// Whether it has the form of BCP 47: letters and digits in parts of up to eight, with - between.
bool is_tag(std::string_view tag) {
  if (tag.size() < 2 || tag.size() > 35) return false;
  std::size_t part = 0;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && c != '-' && !(c >= '0' && c <= '9')) return false;
    part = c == '-' ? 0 : part + 1;
    if (part > 8) return false;
  }
  return true;
}

/// The variants that a pack has for what this method asks and the study does not say itself.
std::vector<std::string> variants_of(const labels::LabelPack* pack, const method::Method& method,
                                     const Wording& wording) {
  std::vector<std::string> out;
  for (std::size_t i = 0; pack != nullptr && i < method.questions.size(); ++i) {
    const auto found = pack->scales.find(method.questions[i].id);
    if (found == pack->scales.end() || found->second.size() < 2 ||
        wording.scales[i].labels_origin.status == TextStatus::own)
      continue;
    for (const labels::ScaleLabels& each : found->second)
      if (std::ranges::find(out, each.variant) == out.end()) out.push_back(each.variant);
  }
  return out;
}

/// `"a" (5 to 1: ..., ...), "b" (...)`
std::string described(const std::vector<std::string>& variants, const labels::LabelPack& pack,
                      const method::Method& method) {
  std::string out;
  for (const std::string& variant : variants) {
    out += (out.empty() ? "\"" : ", \"") + variant + '"';
    const auto found = pack.scales.find(method.questions.front().id);
    if (found == pack.scales.end()) continue;
    const auto scale = std::ranges::find(found->second, variant, &labels::ScaleLabels::variant);
    if (scale != found->second.end())
      out += fmt::format(" ({}: {})", name_of(scale->origin.status), fmt::join(scale->labels, ", "));
  }
  return out;
}

void check_variant(const toml::Reader& study, const StudyLanguage& language, const labels::LabelPack* pack,
                   const method::Method& method) {
  const auto variants = variants_of(pack, method, language.wording);
  if (variants.empty()) {
    if (!language.variant.empty())
      study.error(study.line_of("label_variant"),
                  fmt::format("label_variant: the labels of {} in \"{}\" have no variants; take the line out",
                              method.id, language.tag));
    return;
  }
  if (language.variant.empty() && pack->must_choose)
    study.error(
        study.line_of("language"),
        fmt::format(
            "language \"{}\": sources disagree about the labels of {}; choose one by label_variant: {}",
            language.tag, method.id, described(variants, *pack, method)));
  else if (!language.variant.empty() && std::ranges::find(variants, language.variant) == variants.end())
    study.error(study.line_of("label_variant"),
                fmt::format("label_variant \"{}\" is not known{}; use {}", language.variant,
                            did_you_mean(language.variant, variants), described(variants, *pack, method)));
}

/// A half-translated station is refused with all that is missing.
void check_whole(const toml::Reader& study, const StudyLanguage& language, const labels::LabelPack* pack,
                 const method::Method& method) {
  const auto missing = missing_keys(language.wording, method);
  if (missing.empty()) return;
  const int line = study.line_of("language");
  const std::string list = fmt::format("{}", fmt::join(missing, ", "));
  if (pack == nullptr)
    study.error(line,
                fmt::format("{}. With any other tag every text must stand in [wording]; missing are: {}",
                            labels::refusal_of_language(language.tag), list));
  else
    study.error(line,
                fmt::format("language \"{}\", method {}: the label pack does not have {}; write the text in "
                            "[wording], or use another language",
                            language.tag, method.id, list));
}

void check_acceptance(toml::Reader& study, StudyLanguage& language, const method::Method& method) {
  const auto given = study.text("labels");
  if (!given) return;
  language.accepted = *given == "accepted";
  if (!language.accepted)
    study.error(study.line_of("labels"),
                fmt::format("labels \"{}\" is not known; the one value is \"accepted\"", *given));
  else if (unconfirmed_texts(language.wording, method).empty())
    study.error(
        study.line_of("labels"),
        fmt::format("labels = \"accepted\" is for texts that nobody has confirmed, and \"{}\" has none here; "
                    "take the line out",
                    language.tag));
}

} // namespace

StudyLanguage read_language(toml::Reader& study, const std::string& file, std::vector<Problem>& problems,
                            const method::Method& method) {
  StudyLanguage out;
  out.tag = study.text("language").value_or(out.tag);
  out.variant = study.text("label_variant").value_or("");
  const labels::LabelPack* pack = labels::find_label_pack(out.tag);
  out.wording = out.tag == labels::english_pack().language ? english_wording(method)
                                                           : wording_of(method, pack, out.variant);
  add_form_texts(pack, used_pages(study), out.wording);
  if (const toml::Table* table = study.table("wording")) {
    toml::Reader wording(*table, file, problems);
    read_wording(wording, file, problems, method, out.wording);
  }
  if (!is_tag(out.tag)) {
    study.error(study.line_of("language"),
                fmt::format("language \"{}\" is no tag of a language; give one such as \"de\" or \"pt-BR\"{}",
                            out.tag, pack == nullptr ? ": " + labels::refusal_of_language(out.tag) : ""));
    return out;
  }
  check_variant(study, out, pack, method);
  check_whole(study, out, pack, method);
  check_acceptance(study, out, method);
  return out;
}

} // namespace quietroom::design
