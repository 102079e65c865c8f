#include "cli/emodel_arguments.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/json.h"
#include "core/number.h"
#include "emodel/inputs.h"
#include "report/table.h"

#include <algorithm>
#include <cmath>

namespace quietroom::cli {

namespace {

constexpr double most_steps = 100'000;

struct Sweep {
  const emodel::Input* input = nullptr;
  double low = 0, high = 0, step = 1;

  int steps() const { return static_cast<int>(std::floor((high - low) / step + 1e-9)); }
  /// Free of the dust of sums: 0.3 and not 0.30000000000000004.
  double at(int i) const { return std::round((low + i * step) * 1e9) / 1e9; }
};

Sweep parse_sweep(const std::string& text, emodel::Band band) {
  const std::size_t equals = text.find('='), first = text.find(':'), second = text.find(':', first + 1);
  const std::string symbol = text.substr(0, equals);
  const auto number = [&](std::size_t begin, std::size_t end) {
    return begin == std::string::npos + 1 ? std::nullopt : parse_double(text.substr(begin, end - begin));
  };
  const auto low = number(equals + 1, first), high = number(first + 1, second);
  const auto step = number(second + 1, text.size());
  if (equals == std::string::npos || first < equals || !low || !high || !step)
    throw_input("--sweep is \"" + text + "\"; give SYMBOL=LOW:HIGH:STEP, such as Ppl=0:20:0.5");
  Sweep out{find_input(symbol, band), *low, *high, *step};
  if (out.input == nullptr)
    throw_input("--sweep: " + symbol + " is no input of the " + std::string(name(band)) + " model");
  if (*step <= 0 || *high < *low || (*high - *low) / *step > most_steps)
    throw_input("--sweep is \"" + text +
                "\"; it needs LOW <= HIGH, a STEP above 0, and at most 100000 steps");
  for (const double end : {*low, *high}) {
    if (const auto why = impossible(*out.input, end)) throw_input("--sweep: " + *why);
    if (const auto warning = out_of_range(*out.input, end)) say("--sweep: " + *warning);
  }
  return out;
}

/// What is unverified at either end of the sweep.
std::vector<std::string> unverified_parts(const Sweep& sweep, EmodelQuestion question) {
  std::vector<std::string> out = question.unverified;
  for (const double end : {sweep.low, sweep.high}) {
    sweep.input->field(question.in) = end;
    for (const std::string_view part : emodel::answer(question.in).unverified)
      if (std::find(out.begin(), out.end(), part) == out.end()) out.emplace_back(part);
  }
  return out;
}

report::Table swept(const Sweep& sweep, EmodelQuestion question, bool names) {
  const emodel::Band band = emodel::band_of(question.in);
  report::Table out;
  const auto column = [&](const char* key, const std::string& header) {
    out.columns.push_back({key, header, report::Align::right, ""});
  };
  const std::string symbol(sweep.input->symbol);
  column(symbol.c_str(), symbol);
  column("R", "R");
  column("MOS_CQE", conversational_name(band));
  column("R_LQ", "R listening");
  column("MOS_LQE", listening_name(band));
  emodel::Rater rater;
  for (int i = 0; i <= sweep.steps(); ++i) {
    sweep.input->field(question.in) = sweep.at(i);
    const emodel::Scores s = rater.rate(question.in);
    if (!std::isfinite(s.R) && question.missing.empty()) throw_input(why_no_value(question));
    const report::Cell value =
        names ? report::Cell(shortest(sweep.at(i))) : report::Cell(report::Number{sweep.at(i), 6});
    out.rows.push_back({value, report::Number{s.R, 2}, report::Number{s.MOS_CQE, 2},
                        report::Number{s.R_LQ, 2}, report::Number{s.MOS_LQE, 2}});
  }
  return out;
}

Json json_of(const report::Table& table) {
  Json::Array rows;
  for (const auto& row : table.rows) {
    Json::Object object;
    for (std::size_t i = 0; i < row.size(); ++i)
      object.emplace_back(table.columns[i].key, std::get<report::Number>(row[i]).value);
    rows.emplace_back(std::move(object));
  }
  return rows;
}

} // namespace

int emodel_sweep(const std::string& text, const EmodelQuestion& base, const Arguments& arguments) {
  const emodel::Band band = emodel::band_of(base.in);
  const Sweep sweep = parse_sweep(text, band);
  const std::vector<std::string> unverified = unverified_parts(sweep, base);
  if (arguments.has("--json"))
    print(quietroom::text(Json::Object{{"rows", json_of(swept(sweep, base, false))},
                            {"edition", edition(band)},
                            {"unverified", unverified}}));
  else if (arguments.has("--csv"))
    print(report::to_csv(swept(sweep, base, true)));
  else
    print(report::to_text(swept(sweep, base, true)) + '\n' + std::string(edition(band)) + ", " +
          std::string(name(band)) + ".\n");
  if (arguments.has("--json") || arguments.has("--csv")) return ok;
  for (const std::string& part : unverified) print("Unverified: " + part + '\n');
  return ok;
}

} // namespace quietroom::cli
