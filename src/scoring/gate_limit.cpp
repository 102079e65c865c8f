#include "scoring/gate_limit.h"

#include "core/error.h"
#include "core/near_miss.h"
#include "core/number.h"

#include <algorithm>

namespace quietroom::scoring {

namespace {

constexpr std::string_view ending = "_drop";
constexpr std::string_view condition_prefix = "condition.";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

const GateMeasure* measure_of(std::string_view name, std::string_view limit) {
  std::vector<std::string> known;
  for (const GateMeasure& each : gate_measures()) {
    known.push_back(std::string(each.name) + std::string(ending));
    if (name == known.back()) return &each;
  }
  std::string names;
  for (const std::string& each : known) names += (names.empty() ? "" : ", ") + each;
  throw_input("--fail-if \"" + std::string(limit) + "\": \"" + std::string(name) + "\" is not known" +
              did_you_mean(std::string(name), known) + "; there are " + names +
              ", and each behind condition. for the means of conditions");
}

} // namespace

const std::vector<GateMeasure>& gate_measures() {
  static const std::vector<GateMeasure> out = {
      {"visqol", [](const SetScore& s) { return s.mos_lqo; }, true},
      {"vnsim", [](const SetScore& s) { return s.vnsim; }, true},
      {"stoi", [](const SetScore& s) { return s.small.stoi; }, true},
      {"estoi", [](const SetScore& s) { return s.small.estoi; }, true},
      {"si_sdr_db", [](const SetScore& s) { return s.small.si_sdr_db; }, true},
      {"seg_snr_db", [](const SetScore& s) { return s.small.seg_snr_db; }, true},
      {"lsd_db", [](const SetScore& s) { return s.small.lsd_db; }, false}};
  return out;
}

GateLimit parse_gate_limit(std::string_view text) {
  const auto sign = text.find('>');
  const bool at_least = sign != text.npos && text.substr(sign + 1).starts_with('=');
  const auto bound =
      sign == text.npos ? std::nullopt : parse_double(trimmed(text.substr(sign + (at_least ? 2 : 1))));
  if (!bound)
    throw_input("--fail-if \"" + std::string(text) +
                "\" is no limit of a baseline; write what drops, > or >=, and a number, such as "
                "'visqol_drop>0.1'");
  GateLimit out;
  out.text = text;
  out.at_least = at_least;
  out.bound = *bound;
  std::string_view name = trimmed(text.substr(0, sign));
  out.of_condition = name.starts_with(condition_prefix);
  if (out.of_condition) name.remove_prefix(condition_prefix.size());
  out.measure = measure_of(name, text);
  return out;
}

std::optional<double> drop_of(const GateMeasure& measure, const SetScore& before, const SetScore& now) {
  const auto old_value = measure.of(before), new_value = measure.of(now);
  if (!old_value || !new_value) return std::nullopt;
  return measure.higher_is_better ? *old_value - *new_value : *new_value - *old_value;
}

} // namespace quietroom::scoring
