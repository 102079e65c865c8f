#include "analysis/test_conditions.h"

#include "analysis/condition_models.h"
#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace quietroom::analysis {

namespace {

TestCondition known_by(const compare::ConditionModel& model) {
  TestCondition out;
  out.id = model.condition;
  out.label = model.label;
  out.Ie = model.Ie;
  out.Bpl = model.Bpl;
  for (const auto& stimulus : model.stimuli)
    out.stimuli.push_back({stimulus.ppl_percent, stimulus.burst_ratio});
  return out;
}

std::string text_of(const stimulus::Step::Parameter& parameter) {
  if (const auto* text = std::get_if<std::string>(&parameter)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&parameter)) return fmt::format("{}", *whole);
  if (const auto* number = std::get_if<double>(&parameter)) return shortest(*number);
  return std::get<bool>(parameter) ? "true" : "false";
}

/// "gsm-fr", "amr bitrate=12200", "g711a + gsm-fr".
void add_codec(const stimulus::Step& step, TestCondition& out) {
  if (!out.codec.empty()) out.codec += " + ";
  if (const auto id = step.parameters.find("id"); id != step.parameters.end())
    out.codec += text_of(id->second);
  for (const auto& [name, value] : step.parameters) {
    if (name == "id") continue;
    if (name != "plc")
      out.codec += fmt::format(" {}={}", name, text_of(value));
    else if (text_of(value) != "standard") // what a codec step has where it says nothing
      out.concealment = text_of(value);
  }
}

bool loses_packets(const stimulus::Step& step) { return step.name == "loss" || step.name == "jitter"; }

/// "30 ms packets"; "10 ms packets into g711a" where other codecs lose none.
std::string packets_of(const stimulus::Step& loss, const stimulus::Step& codec, bool tandem) {
  const auto length = loss.parameters.find("packet_ms");
  const auto id = codec.parameters.find("id");
  std::string out = (length == loss.parameters.end() ? "10" : text_of(length->second)) + " ms packets";
  if (tandem && id != codec.parameters.end()) out += " into " + text_of(id->second);
  return out;
}

void take_packets(const stimulus::Condition& condition, TestCondition& out) {
  const auto& steps = condition.steps;
  const bool tandem =
      std::count_if(steps.begin(), steps.end(), [](const auto& step) { return step.name == "codec"; }) > 1;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i)
    if (loses_packets(steps[i]) && steps[i + 1].name == "codec")
      out.packets += (out.packets.empty() ? "" : " and ") + packets_of(steps[i], steps[i + 1], tandem);
}

/// "with noise, level", "heard at -10 dB"; a codec needs nothing but itself, its losses and its rate.
std::string more_than_codec(const stimulus::Condition& condition) {
  std::vector<std::string> others;
  for (const stimulus::Step& step : condition.steps)
    if (step.name != "codec" && step.name != "resample" && !loses_packets(step)) others.push_back(step.name);
  std::string out = others.empty() ? "" : fmt::format("with {}", fmt::join(others, ", "));
  if (condition.listening_level_offset_db != 0)
    out += fmt::format("{}heard at {} dB", out.empty() ? "" : ", ",
                       shortest(condition.listening_level_offset_db));
  if (out.empty() && loses_in_several_codecs(condition)) out = "with loss in more than one codec";
  return out;
}

void take_recipe(const stimulus::Condition& condition, TestCondition& out) {
  for (const stimulus::Step& step : condition.steps) {
    if (step.name == "codec") add_codec(step, out);
    if (step.name != "mnru") continue;
    if (const auto q = step.parameters.find("q_db"); q != step.parameters.end())
      out.q_db = parse_double(text_of(q->second));
  }
  if (out.codec.empty() && condition.emodel) out.codec = condition.emodel->codec;
  take_packets(condition, out);
  out.more_than_codec = more_than_codec(condition);
}

/// The columns of one row that the E-model has no use for.
struct MoreColumns {
  std::string kind, codec, q_db;
  bool operator==(const MoreColumns&) const = default;
};

/// Throws an input Error for what it must not say.
void take_columns(const MoreColumns& row, const std::string& where, TestCondition& out) {
  if (!row.kind.empty() && row.kind != "test" && row.kind != "reference" && row.kind != "anchor")
    throw_input(fmt::format("{}: kind is \"{}\"; choose test, reference or anchor", where, row.kind));
  if (!row.q_db.empty() && !parse_double(row.q_db))
    throw_input(fmt::format("{}: q_db is \"{}\"; give a number or leave it empty", where, row.q_db));
  out.reference = row.kind == "reference";
  out.codec = row.codec;
  out.q_db = parse_double(row.q_db);
  if (out.q_db) out.more_than_codec = "with mnru";
}

} // namespace

bool TestCondition::lossy() const {
  return std::any_of(stimuli.begin(), stimuli.end(), [](const auto& loss) { return loss.Ppl > 0; });
}

std::vector<TestCondition> test_conditions(const std::vector<compare::ConditionModel>& models) {
  std::vector<TestCondition> out;
  for (const compare::ConditionModel& model : models) out.push_back(known_by(model));
  return out;
}

std::vector<TestCondition> test_conditions(const stimulus::StimulusSet& set,
                                           const std::vector<compare::ConditionModel>& models) {
  std::vector<TestCondition> out;
  for (const stimulus::Condition& condition : set.conditions) {
    TestCondition& one = out.emplace_back(known_by(*compare::find(models, condition.id)));
    one.reference = condition.kind == stimulus::Kind::reference;
    take_recipe(condition, one);
  }
  return out;
}

std::vector<TestCondition> test_conditions(NamedRows& rows,
                                           const std::vector<compare::ConditionModel>& models) {
  std::vector<TestCondition> out = test_conditions(models);
  std::map<std::string, MoreColumns> seen;
  while (rows.next()) {
    const std::string id = rows.text("condition");
    const MoreColumns row{rows.text("kind"), rows.text("codec"), rows.text("q_db")};
    if (seen.try_emplace(id, row).first->second != row)
      throw_input(
          fmt::format("{}: kind, codec or q_db of {} differs from an earlier row; a condition has one "
                      "of each",
                      rows.where(), id));
    take_columns(row, rows.where(), *std::ranges::find(out, id, &TestCondition::id));
  }
  return out;
}

} // namespace quietroom::analysis
