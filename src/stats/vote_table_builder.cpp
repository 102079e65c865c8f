#include "stats/vote_table_builder.h"

#include "core/error.h"
#include "core/number.h"
#include "stats/exclusion.h"

#include <algorithm>
#include <cmath>

namespace quietroom::stats {

namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string text(Scale scale) { return std::to_string(scale.low) + ":" + std::to_string(scale.high); }

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

} // namespace

const Factor* VoteTable::find(std::string_view name) const {
  const auto found =
      std::find_if(factors.begin(), factors.end(), [&](const Factor& f) { return f.name == name; });
  return found == factors.end() ? nullptr : &*found;
}

VoteTableBuilder::VoteTableBuilder(std::string source, std::span<const std::string_view> header,
                                   VoteOptions options)
    : m_source(std::move(source)), m_header(header.begin(), header.end()), m_options(std::move(options)),
      m_scale(m_options.scale) {
  std::vector<std::string> kept = {"listener", "stimulus", "condition"};
  for (const std::string& name : m_options.factors)
    if (std::find(kept.begin(), kept.end(), name) == kept.end()) kept.push_back(name);
  for (const std::string& name : m_options.factors_if_present)
    if (find(name) && std::find(kept.begin(), kept.end(), name) == kept.end()) kept.push_back(name);
  for (const std::string& name : kept) m_columns.push_back({name, need(name), {}});
  m_vote = need("vote");
  m_excluded = find("excluded");
  m_valid = find("valid");
  m_block_type = find("block_type");
  m_simulated = find("simulated");
  if (!m_scale) {
    m_scale_column = find("scale");
    m_method = find("method");
  }
  for (Rows& rows : m_rows) rows.codes.resize(m_columns.size());
}

void VoteTableBuilder::add(std::span<const std::string_view> row, std::uint64_t line) {
  m_line = line;
  if (row.size() != m_header.size())
    fail(std::to_string(row.size()) + " fields where the header has " + std::to_string(m_header.size()) +
         "; quote fields that hold commas");
  Rows& rows = m_rows[m_simulated && truth(row[*m_simulated], "simulated", false) ? 1 : 0];
  if (rows.seen++ == 0) reserve(rows);
  if (left_out(row, rows.left_out)) return;
  if (m_excluded && is_excluded(row[*m_excluded])) return exclude(row, rows);
  if (m_method || m_scale_column) learn_scale(row);
  rows.votes.push_back(vote_of(row[m_vote]));
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    const std::string_view name = row[m_columns[i].at];
    if (name.empty() && i < 3) fail("the " + m_columns[i].name + " is empty; every vote needs one");
    rows.codes[i].push_back(m_columns[i].interner.code(name));
  }
}

VoteTable VoteTableBuilder::finish() {
  const bool real = !m_rows[0].votes.empty(); // practice and void rows alone do not hide a simulated panel
  if (m_options.simulated && m_rows[1].seen == 0)
    throw_input(m_source + ": holds no simulated votes; leave --simulated away for the real ones");
  const bool simulated = m_options.simulated || (!real && m_rows[1].seen > 0);
  Rows& rows = m_rows[simulated ? 1 : 0];
  VoteTable out;
  out.votes = std::move(rows.votes);
  out.scale = m_scale.value_or(Scale{});
  out.left_out = rows.left_out;
  out.simulated = simulated;
  for (std::size_t i = 0; i < m_columns.size(); ++i)
    out.factors.push_back({m_columns[i].name, m_columns[i].interner.names(), std::move(rows.codes[i])});
  for (const auto& [listener, excluded] : rows.excluded) out.excluded.push_back(excluded);
  exclude_by_name(out);
  return out;
}

void VoteTableBuilder::exclude(std::span<const std::string_view> row, Rows& rows) const {
  const std::string_view listener = row[m_columns.front().at];
  const auto known = rows.excluded.find(listener);
  if (known != rows.excluded.end())
    ++known->second.votes;
  else
    rows.excluded.emplace(listener, Excluded{std::string(listener), std::string(row[*m_excluded]), 1});
}

/// Whom the column has excluded already need not be found again.
void VoteTableBuilder::exclude_by_name(VoteTable& table) const {
  std::vector<std::string> names;
  for (const std::string& name : m_options.excluded)
    if (std::ranges::find(table.excluded, name, &Excluded::listener) == table.excluded.end())
      names.push_back(name);
  if (names.empty()) return;
  const std::vector<std::string> unknown = exclude_listeners(table, names, "by name");
  if (!unknown.empty())
    throw_input(m_source + ": no votes of the listener " + joined(unknown) +
                " to exclude; give ids as in the column listener");
}

std::optional<std::size_t> VoteTableBuilder::find(std::string_view column) const {
  const auto found = std::find(m_header.begin(), m_header.end(), column);
  if (found == m_header.end()) return std::nullopt;
  if (std::find(found + 1, m_header.end(), column) != m_header.end())
    fail("the column " + quoted(column) + " stands twice in the header; name it once");
  return static_cast<std::size_t>(found - m_header.begin());
}

std::size_t VoteTableBuilder::need(std::string_view column) const {
  const auto at = find(column);
  const bool one_field = m_header.size() == 1 && m_header.front().find_first_of(";\t") != std::string::npos;
  if (!at && one_field) fail("the columns are separated by semicolons or tabs; save the file with commas");
  if (!at) fail("no column " + quoted(column) + " in the header; it has " + joined(m_header));
  return *at;
}

void VoteTableBuilder::reserve(Rows& rows) const {
  rows.votes.reserve(m_expected);
  for (auto& codes : rows.codes) codes.reserve(m_expected);
}

bool VoteTableBuilder::truth(std::string_view text, const char* column, bool when_empty) const {
  if (text == "1") return true;
  if (text == "0") return false;
  if (text.empty()) return when_empty;
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  const auto number = parse_double(text); // 1.0 of programs that know no missing integers
  if (!number || (*number != 0 && *number != 1))
    fail(std::string(column) + " is " + quoted(text) + "; write 0 or 1");
  return *number == 1;
}

bool VoteTableBuilder::left_out(std::span<const std::string_view> row, LeftOut& counts) const {
  if (m_block_type && row[*m_block_type] == "practice") return ++counts.practice, true;
  if (m_valid && !truth(row[*m_valid], "valid", true)) return ++counts.invalid, true;
  if (row[m_vote].empty()) return ++counts.empty, true;
  return false;
}

std::int16_t VoteTableBuilder::vote_of(std::string_view text) const {
  const Scale scale = m_scale.value_or(Scale{});
  long long vote = 0;
  if (text.size() == 1 && text[0] >= '0' && text[0] <= '9') {
    vote = text[0] - '0';
  } else {
    const auto number = parse_double(text);
    if (!number || *number != std::floor(*number) || std::abs(*number) > 1e6)
      fail("the vote " + quoted(text) +
           " is not a whole number; correct it, or leave it empty if there was none");
    vote = static_cast<long long>(*number);
  }
  if (!scale.contains(vote))
    fail("the vote " + std::to_string(vote) + " lies outside the scale " + stats::text(scale) +
         "; correct it, or give the scale with --scale LO:HI");
  return static_cast<std::int16_t>(vote);
}

void VoteTableBuilder::learn_scale(std::span<const std::string_view> row) {
  const std::string_view method = m_method ? row[*m_method] : std::string_view{};
  const std::string_view given = m_scale_column ? row[*m_scale_column] : std::string_view{};
  if (m_scale_learnt && method == m_last_method && given == m_last_scale) return;
  const auto scale = scale_in(row);
  if (m_scale && scale && *m_scale != *scale)
    fail("the scale is " + stats::text(*scale) + " here and " + stats::text(*m_scale) +
         " before; analyse each method by itself");
  if (scale) m_scale = scale;
  m_scale_learnt = true;
  m_last_method = method;
  m_last_scale = given;
}

/// A scale column may name the question (SIG, BAK, OVRL) instead; then the method tells.
std::optional<Scale> VoteTableBuilder::scale_in(std::span<const std::string_view> row) const {
  if (m_scale_column)
    if (const auto scale = parse_scale(row[*m_scale_column])) return scale;
  if (!m_method || row[*m_method].empty()) return std::nullopt;
  const auto scale = scale_of_method(row[*m_method]);
  if (!scale)
    fail("the method " + quoted(row[*m_method]) + " is not known; give its scale with --scale LO:HI");
  return scale;
}

void VoteTableBuilder::fail(const std::string& sentence) const {
  throw_input(m_source + ":" + std::to_string(m_line) + ": " + sentence);
}

} // namespace quietroom::stats
