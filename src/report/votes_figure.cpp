#include "report/votes_figure.h"

#include "core/error.h"
#include "figure/palette.h"
#include "report/provenance_forms.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>

namespace quietroom::report {

namespace {

/// Neighbouring categories that are shown as one.
struct Pool {
  int low = 0, high = 0;
  std::string name;
};

std::vector<Pool> pools_of(const method::Scale& scale, const analysis::ScaleWords& words) {
  constexpr int most_categories = 11, bands = 5;
  const bool pooled = static_cast<int>(method::categories(scale)) > most_categories;
  const int size = pooled ? (scale.high - scale.low + bands - 1) / bands : 1;
  std::vector<Pool> out;
  for (int low = scale.low, high = scale.low - 1; high < scale.high; low = high + 1) {
    high = std::min(low + size - (pooled && low > scale.low ? 1 : pooled ? 0 : 1), scale.high);
    Pool pool{low, high, low == high ? std::to_string(low) : fmt::format("{} to {}", low, high)};
    for (const auto& each : words.categories)
      if (each.value == low && low == high) pool.name += ' ' + each.name;
    out.push_back(std::move(pool));
  }
  return out;
}

std::uint64_t votes_in(const Pool& pool, const stats::MosRow& row, const method::Scale& scale) {
  if (row.votes.empty())
    throw_input("votes that are not whole numbers cannot be counted by category; draw figure box");
  std::uint64_t out = 0;
  for (int level = pool.low; level <= pool.high; ++level)
    out += row.votes[static_cast<std::size_t>(level - scale.low)];
  return out;
}

figure::Colour pool_colour(std::size_t i, std::size_t n) {
  return figure::shade_of(n == 1 ? 1 : static_cast<double>(i) / static_cast<double>(n - 1));
}

figure::Panel histogram(const std::vector<const stats::MosRow*>& rows, const std::vector<std::string>& names,
                        const std::vector<Pool>& pools, const method::Scale& scale,
                        const std::string& question) {
  constexpr double half_bar = 0.4;
  figure::Panel out;
  out.may_turn = true;
  out.x = names_axis(names);
  out.x.grid = false;
  out.y = {question.empty() ? "votes in %" : question + ": votes in %", 0, 100, {}};
  for (std::size_t p = 0; p < pools.size(); ++p)
    out.keys.push_back({pools[p].name, pool_colour(p, pools.size())});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double below = 0;
    for (std::size_t p = 0; p < pools.size(); ++p) {
      const double share = 100 * static_cast<double>(votes_in(pools[p], *rows[i], scale)) /
                           static_cast<double>(rows[i]->n_votes);
      if (share == 0) continue;
      const double middle = static_cast<double>(i + 1);
      out.blocks.push_back({middle - half_bar, middle + half_bar, below, std::min(100.0, below + share),
                            pool_colour(p, pools.size()), fmt::format("{:.0f}", share), false,
                            names[i] + ", " + pools[p].name});
      below += share;
    }
  }
  return out;
}

} // namespace

FigureForms votes_figure(const analysis::MosAnswer& answer, const analysis::ScaleWords& words,
                         const ShownConditions& shown) {
  const bool several = answer.by.front() == "question";
  const std::vector<Pool> pools = pools_of(answer.scale, words);
  FigureForms out;
  for (const char* key : {"question", "condition", "label", "from", "to", "votes", "percent"})
    if (several || std::string_view(key) != "question") out.data.columns.push_back(data_column(key));
  std::map<std::string, std::vector<const stats::MosRow*>> questions;
  for (const stats::MosRow& row : answer.rows) questions[several ? row.keys.front() : ""].push_back(&row);
  for (const auto& [question, rows] : questions) {
    std::vector<std::string> ids, names;
    std::vector<double> values;
    for (const auto* row : rows) {
      ids.push_back(row->keys.back());
      values.push_back(row->mos);
    }
    std::vector<const stats::MosRow*> arranged;
    for (const std::size_t i : shown.arranged(ids, values)) {
      arranged.push_back(rows[i]);
      names.push_back(shown.label(ids[i]));
      for (const Pool& pool : pools) {
        const std::uint64_t count = votes_in(pool, *rows[i], answer.scale);
        std::vector<Cell> cells;
        if (several) cells.emplace_back(question);
        for (const std::string& text : {ids[i], names.back(), std::to_string(pool.low),
                                        std::to_string(pool.high), std::to_string(count)})
          cells.emplace_back(text);
        cells.push_back(
            number_cell(100 * static_cast<double>(count) / static_cast<double>(rows[i]->n_votes)));
        out.data.rows.push_back(std::move(cells));
      }
    }
    out.figure.panels.push_back(histogram(arranged, names, pools, answer.scale, question));
    if (out.figure.panels.size() > 1) out.figure.panels.back().keys.clear();
  }
  analysis::Provenance of = answer.of;
  of.ci = std::nullopt;
  add_provenance(out.data, of);
  out.figure.title = "Votes by condition";
  out.figure.description = "How the votes on each condition are spread over the scale from " +
                           pools.front().name + " to " + pools.back().name + ".";
  out.figure.notes = figure_notes(answer.of.simulated);
  return out;
}

} // namespace quietroom::report
