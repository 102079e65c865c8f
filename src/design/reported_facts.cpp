#include "design/reported_facts.h"

#include "core/near_miss.h"

#include <algorithm>
#include <variant>

namespace quietroom::design {

namespace {

// ITU-T P.800.2 lists most of them as what a report of MOS must say; the others are asked by reviewers.
constexpr FactKey known_facts[] = {
    {"purpose", "purpose of the test"},
    {"recruitment", "recruitment of the listeners"},
    {"experience", "experience of the listeners (naive, experienced, expert)"},
    {"native_language", "native language of the listeners"},
    {"ages", "ages of the listeners"},
    {"genders", "genders of the listeners"},
    {"hearing", "hearing of the listeners"},
    {"payment", "payment of the listeners"},
    {"consent", "consent and ethics"},
    {"instructions", "instructions beyond those on the screen"},
    {"speech_material", "origin of the speech material"},
    {"sample_choice", "how the samples were chosen"},
    {"talkers", "number and gender of the talkers"},
    {"conditions", "how the conditions were made"},
    {"levels", "level of the stimuli"},
    {"order", "order of the stimuli"},
    {"place", "place of the test"},
    {"listening_room", "listening room"},
    {"room_noise", "room noise"},
    {"transducer", "headphones or loudspeakers"},
    {"listening_level", "listening level"},
    {"calibration", "calibration"},
    {"dates", "dates of the sessions"},
    {"deviations", "deviations from the method"},
    {"data", "where the raw votes are"},
};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

std::string asked_about(const std::string& key) {
  std::vector<std::string> keys;
  for (const FactKey& each : known_facts) keys.emplace_back(each.key);
  std::string all;
  for (const std::string& each : keys) all += (all.empty() ? "" : ", ") + each;
  return "the fact \"" + key + "\" is not known" + did_you_mean(key, keys) + "; use one of " + all;
}

} // namespace

std::span<const FactKey> fact_keys() { return known_facts; }

ReportedFacts read_facts(const toml::Table& table, const std::string& file, std::vector<Problem>& problems) {
  ReportedFacts out;
  for (const auto& [key, value] : table.entries) {
    const auto refuse = [&, line = value.line](const std::string& sentence) {
      problems.push_back({Severity::error, file + ":" + std::to_string(line), sentence});
    };
    const auto* text = std::get_if<std::string>(&value.data);
    if (std::ranges::find(known_facts, key, &FactKey::key) == std::end(known_facts))
      refuse(asked_about(key));
    else if (text == nullptr)
      refuse(key + " must be a text in quotes");
    else if (is_blank(*text))
      refuse(key + " is blank; write the fact, or take the line out");
    else
      out.emplace(key, *text);
  }
  return out;
}

ReadReportedFacts parse_facts(std::string_view text, const std::string& file) {
  ReadReportedFacts out;
  const auto parsed = toml::parse_text(text, file);
  if (const auto* problem = std::get_if<Problem>(&parsed))
    out.problems.push_back(*problem);
  else
    out.facts = read_facts(std::get<toml::Table>(parsed), file, out.problems);
  return out;
}

} // namespace quietroom::design
