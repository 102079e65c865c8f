#include "analysis/scale_words.h"

#include "analysis/mos_answer.h"
#include "method/methods.h"
#include "method/scores.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace quietroom::analysis {

namespace {

using Categories = std::vector<ScaleWords::Category>;

Categories of_recommendation(const method::Question& question) {
  Categories out;
  for (std::size_t i = question.labels.size(); i-- > 0;)
    out.push_back({question.scale.high - static_cast<int>(i), question.labels[i]});
  return out;
}

/// The label of each category that has votes. Nothing where a vote has none, or a category two, or two
/// categories one.
std::optional<std::map<int, std::string>> labels_of(const votes::VoteTable& votes) {
  constexpr std::size_t most_categories = 11;
  const votes::Factor* labels = votes.find(label_column);
  if (labels == nullptr || !votes.is_whole() || method::categories(votes.scale) > most_categories) return {};
  std::map<int, std::uint32_t> codes;
  std::map<std::uint32_t, int> values;
  for (std::size_t row = 0; row < votes.size(); ++row) {
    const std::uint32_t code = labels->codes[row];
    const int value = votes.votes[row];
    if (labels->levels[code].empty() || codes.emplace(value, code).first->second != code ||
        values.emplace(code, value).first->second != value)
      return {};
  }
  std::map<int, std::string> out;
  for (const auto& [value, code] : codes) out[value] = labels->levels[code];
  return out;
}

/// As the listeners saw them. What nobody chose is called as in the Recommendation, if all the others are.
Categories as_shown(const std::map<int, std::string>& labels, const Categories& usual) {
  const auto is_number = [](const auto& each) { return each.second == std::to_string(each.first); };
  if (std::all_of(labels.begin(), labels.end(), is_number)) return {};
  const auto is_usual = [&](const auto& label) {
    return std::any_of(usual.begin(), usual.end(), [&](const auto& each) {
      return each.value == label.first && each.name == label.second;
    });
  };
  if (std::all_of(labels.begin(), labels.end(), is_usual)) return usual;
  Categories out;
  for (const auto& [value, label] : labels) out.push_back({value, label});
  return out;
}

} // namespace

ScaleWords scale_words(const votes::VoteTable& votes, const std::optional<std::string>& context) {
  ScaleWords out;
  const method::Question* question = asked_question(votes);
  const bool on_its_scale = question != nullptr && question->scale == votes.scale;
  const auto designation = on_its_scale ? designation_of(votes, context) : std::nullopt;
  out.score = designation.value_or(votes.scale == method::Scale{} ? "MOS" : "mean vote");
  if (!votes.question.empty()) return out; // each question has words of its own
  if (on_its_scale && (!votes.methods.empty() || !other_question(votes)))
    out.categories = of_recommendation(*question);
  if (const auto labels = labels_of(votes); labels && !labels->empty())
    out.categories = as_shown(*labels, out.categories);
  return out;
}

} // namespace quietroom::analysis
