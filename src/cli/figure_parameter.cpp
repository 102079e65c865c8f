#include "analysis/mos_answer.h"
#include "analysis/set_parameter.h"
#include "cli/figure_kinds.h"
#include "cli/figure_votes.h"
#include "cli/study_models.h"
#include "cli/vote_arguments.h"
#include "core/error.h"
#include "core/near_miss.h"
#include "core/number.h"
#include "report/parameter_figure.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

using report::ParameterPoint;

/// One of the set's own, by its name or by its key alone where that is one of a kind.
const analysis::SetParameter* find_parameter(const std::vector<analysis::SetParameter>& known,
                                             const std::string& name) {
  const analysis::SetParameter* out = nullptr;
  for (const auto& each : known) {
    if (each.name == name) return &each;
    if (each.name.ends_with('.' + name)) {
      if (out != nullptr)
        throw_input("--parameter " + name + " may be " + out->name + " or " + each.name + "; choose one");
      out = &each;
    }
  }
  return out;
}

[[noreturn]] void refuse_parameter(const std::string& why, const std::vector<analysis::SetParameter>& known) {
  std::string names;
  for (const auto& each : known) names += (names.empty() ? "" : ", ") + each.name;
  throw_input(why + (names.empty() ? "; name a column of the votes with --parameter COLUMN"
                                   : "; choose a column of the votes, or of the set " + names));
}

std::vector<ParameterPoint> points_of_set(const analysis::MosAnswer& answer,
                                          const analysis::SetParameter& parameter,
                                          const stimulus::StimulusSet& set) {
  const auto lines = analysis::codec_lines(set, parameter.name);
  std::vector<ParameterPoint> out;
  for (const stats::MosRow& row : answer.rows) {
    const std::string& id = row.keys.front();
    const auto value = parameter.values.find(id);
    if (value == parameter.values.end()) continue;
    const auto line = lines.find(id);
    const std::string name = row.keys.size() > 1 ? row.keys[1] : line == lines.end() ? "" : line->second;
    out.push_back({name, id, value->second, row});
  }
  return out;
}

std::vector<ParameterPoint> points_of_column(const analysis::MosAnswer& answer, const std::string& votes,
                                             const std::string& column) {
  std::vector<ParameterPoint> out;
  for (const stats::MosRow& row : answer.rows) {
    if (row.keys[1].empty()) continue;
    const auto value = parse_double(row.keys[1]);
    if (!value)
      throw_input(votes + ": " + column + " of " + row.keys[0] + " is \"" + row.keys[1] +
                  "\"; a parameter is a number, or empty where a condition has none");
    out.push_back({row.keys.size() > 2 ? row.keys[2] : "", row.keys[0], *value, row});
  }
  return out;
}

report::FigureForms parameter_of(const Arguments& arguments) {
  const stats::CiOptions ci = ci_options(arguments);
  const std::string name = arguments.text("--parameter").value_or("");
  const auto given_series = arguments.text("--series");
  ReadingOptions options =
      reading_options(arguments, given_series ? std::vector{*given_series} : std::vector<std::string>{});
  for (const std::string& each : {name, std::string("codec")})
    if (!each.empty() && each != given_series) options.factors_if_present.push_back(each);
  const study::Snapshot snapshot = votes_of_figure(arguments, options);
  const auto known =
      snapshot.set ? analysis::set_parameters(snapshot.set->set) : std::vector<analysis::SetParameter>{};
  if (name.empty()) refuse_parameter("figure parameter needs --parameter NAME", known);
  const bool is_column = snapshot.votes.find(name) != nullptr;
  const analysis::SetParameter* of_set = is_column ? nullptr : find_parameter(known, name);
  if (!is_column && of_set == nullptr) {
    std::vector<std::string> names;
    for (const auto& each : known) names.push_back(each.name);
    refuse_parameter("--parameter " + name + " is no column of " + snapshot.name +
                         (snapshot.set ? " and no number of its set" : "") + did_you_mean(name, names),
                     known);
  }
  std::vector<std::string> by = {"condition"};
  if (is_column) by.push_back(name);
  if (given_series)
    by.push_back(*given_series);
  else if (is_column && snapshot.votes.find("codec") != nullptr)
    by.emplace_back("codec");
  const auto context = context_of_votes(arguments, snapshot.set);
  const analysis::MosAnswer answer = analysis::mos_answer(snapshot.votes, by, ci, context);
  auto points = is_column ? points_of_column(answer, snapshot.name, name)
                          : points_of_set(answer, *of_set, snapshot.set->set);
  if (points.empty()) refuse_parameter("--parameter " + name + ": no condition with votes has one", known);
  return report::parameter_figure(std::move(points), is_column ? name : of_set->name, answer.of,
                                  analysis::scale_words(snapshot.votes, context), snapshot.votes.scale);
}

} // namespace

FigureKind parameter_kind() {
  FigureKind out{"parameter", "MOS against a number of the conditions, a line per codec",
                 vote_figure_options(), parameter_of};
  out.options.push_back({"--parameter", "NAME",
                         "a column of the votes, or a number of the set's steps such as loss.ppl_percent, "
                         "codec.bit_rate_kbps, mnru.q_db; Ppl is the realised packet loss"});
  out.options.push_back({"--series", "COLUMN", "a line for each value of this column (default: the codec)"});
  return out;
}

} // namespace quietroom::cli
