#include "analysis/simulated_truth.h"

#include "core/toml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace quietroom::analysis {

namespace {

constexpr std::array<std::pair<TruthSource, std::string_view>, 5> source_words = {
    {{TruthSource::file, "file"},
     {TruthSource::emodel, "emodel"},
     {TruthSource::mnru, "mnru"},
     {TruthSource::assumed, "assumed"},
     {TruthSource::unknown, "unknown"}}};

std::string_view word_of(TruthSource source) {
  return std::ranges::find(source_words, source, &std::pair<TruthSource, std::string_view>::first)->second;
}

std::optional<TruthSource> source_of(std::string_view word) {
  const auto found = std::ranges::find(source_words, word, &std::pair<TruthSource, std::string_view>::second);
  if (found == source_words.end()) return std::nullopt;
  return found->first;
}

std::optional<std::uint64_t> whole(std::string_view digits) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return out;
}

/// "emodel; seed 1" or "FILE; seed 1"; the name of a file may hold the same words.
std::optional<SimulatedTruth> parse_older(std::string_view text) {
  constexpr std::string_view between = "; seed ";
  const std::size_t place = text.rfind(between);
  if (place == text.npos || place == 0) return std::nullopt;
  const auto seed = whole(text.substr(place + between.size()));
  if (!seed) return std::nullopt;
  const std::string_view origin = text.substr(0, place);
  if (origin == "emodel") return SimulatedTruth{*seed, "", {}, TruthSource::emodel};
  return SimulatedTruth{*seed, std::string(origin), {}, TruthSource::unknown};
}

} // namespace

std::string text(const SimulatedTruth& truth) {
  std::string out = fmt::format("seed = {}\n", truth.seed);
  if (!truth.file.empty()) out += "file = " + toml::quoted(truth.file) + '\n';
  out += "[conditions]\n";
  for (const auto& [condition, source] : truth.conditions)
    out += fmt::format("{} = \"{}\"\n", toml::quoted(condition), word_of(source));
  return out;
}

std::optional<SimulatedTruth> parse_simulated_truth(std::string_view text) {
  if (const auto older = parse_older(text)) return older;
  const auto document = toml::parse_text(text, "truth");
  const auto* table = std::get_if<toml::Table>(&document);
  if (table == nullptr) return std::nullopt;
  std::vector<Problem> problems;
  toml::Reader reader(*table, "truth", problems);
  SimulatedTruth out;
  const auto seed = reader.integer("seed");
  out.file = reader.text("file").value_or("");
  const toml::Table* conditions = reader.table("conditions");
  if (!seed || *seed < 0 || conditions == nullptr || !problems.empty()) return std::nullopt;
  out.seed = static_cast<std::uint64_t>(*seed);
  for (const auto& [condition, value] : conditions->entries) {
    const auto* word = std::get_if<std::string>(&value.data);
    const auto source = word == nullptr ? std::nullopt : source_of(*word);
    if (!source) return std::nullopt;
    out.conditions.emplace(condition, *source);
  }
  return out;
}

std::vector<SimulatedTruth> simulated_truths_of(const study::Snapshot& snapshot) {
  std::vector<SimulatedTruth> out;
  if (!snapshot.facts) return out;
  for (const std::string& text : snapshot.facts->truths)
    out.push_back(parse_simulated_truth(text).value_or(SimulatedTruth{}));
  return out;
}

Circularity circularity(std::span<const SimulatedTruth> truths, const std::string& condition) {
  Circularity out = truths.empty() ? Circularity::possible : Circularity::none;
  for (const SimulatedTruth& truth : truths) {
    const auto found = truth.conditions.find(condition);
    const TruthSource source = found == truth.conditions.end() ? truth.others : found->second;
    if (source == TruthSource::emodel) return Circularity::certain;
    if (source == TruthSource::unknown) out = Circularity::possible;
  }
  return out;
}

CircularConditions circular_among(std::span<const SimulatedTruth> truths,
                                  std::span<const std::string> conditions) {
  CircularConditions out{{}, conditions.size(), true};
  for (const std::string& condition : conditions) {
    const Circularity one = circularity(truths, condition);
    if (one == Circularity::none) continue;
    out.conditions.push_back(condition);
    out.certain = out.certain && one == Circularity::certain;
  }
  return out;
}

} // namespace quietroom::analysis
