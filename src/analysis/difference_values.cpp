#include "analysis/difference_values.h"

#include "method/methods.h"
#include "method/names.h"
#include "method/scores.h"
#include "votes/exclusion.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace quietroom::analysis {

namespace {

const method::Method* method_of_differences(const votes::VoteTable& votes) {
  const method::Method* method =
      votes.methods.size() == 1 ? method::recognised(votes.methods.front()) : nullptr;
  return method != nullptr && method->scoring.of == method::ScoreOf::difference ? method : nullptr;
}

/// Listener, talker and sample.
using Heard = std::array<std::uint32_t, 3>;

struct Columns {
  const votes::Factor& role;
  const votes::Factor& talker;
  const votes::Factor& sample;
};

Heard heard_in(const votes::VoteTable& votes, const Columns& columns, std::size_t row) {
  return {votes.listener().codes[row], columns.talker.codes[row], columns.sample.codes[row]};
}

bool is_hidden_reference(const Columns& columns, std::size_t row) {
  return columns.role.levels[columns.role.codes[row]] == name_of(method::Role::hidden_reference);
}

struct Sum {
  double sum = 0;
  std::uint64_t count = 0;
};

/// The mean vote of each listener on each hidden reference.
std::map<Heard, Sum> votes_on_references(const votes::VoteTable& votes, const Columns& columns) {
  std::map<Heard, Sum> out;
  for (std::size_t row = 0; row < votes.size(); ++row) {
    if (!is_hidden_reference(columns, row)) continue;
    Sum& sum = out[heard_in(votes, columns, row)];
    sum.sum += votes.vote(row);
    ++sum.count;
  }
  return out;
}

/// The votes as difference values, less those without a reference.
votes::VoteTable differences(const votes::VoteTable& votes, const Columns& columns, bool crush) {
  const auto references = votes_on_references(votes, columns);
  votes::VoteTable out = votes;
  out.votes.clear();
  out.real_votes.clear();
  for (votes::Factor& factor : out.factors) factor.codes.clear();
  for (std::size_t row = 0; row < votes.size(); ++row) {
    const auto reference = references.find(heard_in(votes, columns, row));
    if (reference == references.end()) continue;
    const Sum& of = reference->second;
    const double dv = method::difference_value(votes.vote(row), of.sum / static_cast<double>(of.count));
    out.real_votes.push_back(crush ? method::crushed(dv) : dv);
    for (std::size_t i = 0; i < out.factors.size(); ++i)
      out.factors[i].codes.push_back(votes.factors[i].codes[row]);
  }
  out.scale = {votes.scale.low - votes.scale.high + 5, votes.scale.high - votes.scale.low + 5};
  return out;
}

/// Rows that have a value already keep it.
void take_values(std::vector<stats::MosRow>& rows, const votes::VoteTable& dv, const MosAnswer& answer) {
  if (dv.size() == 0) return;
  for (const stats::MosRow& of : stats::mos_table(dv, answer.by, *answer.of.ci))
    for (stats::MosRow& row : rows)
      if (row.keys == of.keys && !row.dv) {
        row.dv = of.mos;
        row.dv_ci_half = of.ci_half;
      }
}

} // namespace

const std::vector<std::string>& difference_columns() {
  static const std::vector<std::string> out = {"role", "talker", "sample"};
  return out;
}

bool has_differences(const votes::VoteTable& votes) { return method_of_differences(votes) != nullptr; }

void add_difference_values(MosAnswer& answer, const votes::VoteTable& votes, bool crush) {
  const method::Method* method = method_of_differences(votes);
  if (method == nullptr) return;
  for (const std::string& column : difference_columns())
    if (votes.find(column) == nullptr) {
      answer.notes.push_back("there are no difference values, for the votes have no column " + column);
      return;
    }
  const Columns columns{*votes.find("role"), *votes.find("talker"), *votes.find("sample")};
  const votes::VoteTable dv = differences(votes, columns, crush);
  if (const std::size_t without = votes.size() - dv.size(); without > 0)
    answer.notes.push_back(
        std::to_string(without) +
        " votes have no difference value, for their listener has no vote on their hidden reference");
  take_values(answer.rows, votes::only(dv, "role", name_of(method::Role::processed)), answer);
  take_values(answer.rows, dv, answer);
  answer.differences = true;
  answer.crushed = crush;
  if (!votes.simulated) answer.of.designation = method->scoring.of_difference;
}

} // namespace quietroom::analysis
