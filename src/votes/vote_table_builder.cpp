#include "votes/vote_table_builder.h"

#include "core/error.h"
#include "core/lower_case.h"
#include "core/near_miss.h"
#include "core/number.h"
#include "method/methods.h"
#include "method/names.h"
#include "method/scores.h"
#include "votes/canonical_order.h"
#include "votes/column_names.h"
#include "votes/exclusion.h"
#include "votes/repeated_rows.h"

#include <algorithm>
#include <cmath>

namespace quietroom::votes {

namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

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
  for (const char* name : {"question", "scale"})
    if (find(name) && std::find(kept.begin(), kept.end(), name) == kept.end()) kept.emplace_back(name);
  std::vector<std::string> needed(kept.begin(), kept.begin() + 3);
  needed.emplace_back("vote");
  check_header(needed);
  for (const char* name : {"study", "context", "method"}) {
    const auto at = find(name);
    const auto has = [&](const std::vector<std::string>& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    const bool apart = has(m_options.apart) || has(m_options.factors);
    const bool is_method = std::string_view(name) == "method";
    m_pools_methods = m_pools_methods || (is_method && apart);
    if (at && (!apart || is_method)) m_watched.push_back({name, *at, {}});
  }
  for (const auto& [column, value] : m_options.where)
    m_choices.push_back({column, value, need(column), {}, 0});
  find_occasion_columns();
  for (const std::string& name : kept) m_columns.push_back({name, need(name), {}});
  m_vote = need("vote");
  m_excluded = find("excluded");
  m_valid = find("valid");
  m_block_type = find("block_type");
  m_simulated = find("simulated");
  m_role = find("role");
  m_question = find("question");
  m_method_name = find("method");
  m_presentation = find("presentation");
  if (!m_scale) {
    m_scale_column = find("scale");
    m_method = find("method");
  }
  for (Rows& rows : m_rows) {
    rows.codes.resize(m_columns.size());
    rows.watched.resize(m_watched.size());
  }
}

void VoteTableBuilder::add(std::span<const std::string_view> given, std::uint64_t line) {
  m_line = line;
  if (given.size() != m_header.size())
    fail(std::to_string(given.size()) + " fields where the header has " + std::to_string(m_header.size()) +
         "; quote fields that hold commas");
  const std::span<const std::string_view> row = without_blanks(given);
  if (!chosen(row)) return;
  Rows& rows = m_rows[m_simulated && truth(row[*m_simulated], "simulated", false) ? 1 : 0];
  if (rows.seen++ == 0) reserve(rows);
  if (left_out(row, rows.left_out)) return;
  if (m_excluded && is_excluded(row[*m_excluded])) return exclude(row, rows);
  if (m_role && keep_control(row, rows)) return;
  if (m_method || m_scale_column) learn_scale(row);
  add_vote(rows, scored(row));
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    const std::string_view name = row[m_columns[i].at];
    if (name.empty() && i < 3) fail("the " + m_columns[i].name + " is empty; every vote needs one");
    rows.codes[i].push_back(m_columns[i].interner.code(name));
  }
  for (std::size_t i = 0; i < m_watched.size(); ++i) rows.watched[i].code(row[m_watched[i].at]);
  if (!m_occasion.empty()) rows.occasions.push_back(occasion_of(row));
}

/// The row as it is where no field has blanks around it, which is the usual case.
std::span<const std::string_view> VoteTableBuilder::without_blanks(std::span<const std::string_view> row) {
  const auto may_have = [](std::string_view field) {
    const auto edge = [](char c) {
      return static_cast<unsigned char>(c) <= ' ' || c == '\xA0' || c == '\xC2';
    };
    return !field.empty() && (edge(field.front()) || edge(field.back()));
  };
  if (std::none_of(row.begin(), row.end(), may_have)) return row;
  m_row.assign(row.begin(), row.end());
  for (std::string_view& field : m_row) field = trimmed(field);
  for (const Column& column : m_columns)
    m_trimmed += m_row[column.at].size() != row[column.at].size() ? 1U : 0U;
  return m_row;
}

bool VoteTableBuilder::chosen(std::span<const std::string_view> row) {
  for (Choice& choice : m_choices) {
    choice.seen.code(row[choice.at]);
    if (row[choice.at] != choice.value) return false;
    ++choice.rows;
  }
  return true;
}

/// All columns but those of the unit, the vote itself, and running numbers of a file.
void VoteTableBuilder::find_occasion_columns() {
  for (std::size_t i = 0; i < m_header.size(); ++i) {
    const std::string name = lower_case(trimmed(m_header[i]));
    const bool tells = name != "listener" && name != "stimulus" && name != "condition" && name != "vote" &&
                       name != "vote_label" && name != "excluded" && name != "index" &&
                       name != "unnamed: 0" && !name.empty();
    if (tells) m_occasion.push_back(i);
  }
}

std::uint32_t VoteTableBuilder::occasion_of(std::span<const std::string_view> row) const {
  std::size_t out = 0;
  for (const std::size_t at : m_occasion)
    out = (out ^ std::hash<std::string_view>{}(row[at])) * std::size_t{0x9E3779B97F4A7C15U};
  return static_cast<std::uint32_t>(out >> 32);
}

void VoteTableBuilder::refuse_pooling(const Rows& rows) const {
  const auto refuse = [&](const std::string& column, const std::vector<std::string>& values) {
    std::string words;
    for (const std::string& value : values)
      words += (words.empty() ? "" : ", ") + (value.empty() ? "(empty)" : value);
    throw_input(m_source + ": holds several values of " + column + " (" + words +
                "), which share no mean; choose one by --where " + column + '=' +
                (values.front().empty() ? values.back() : values.front()));
  };
  for (std::size_t i = 0; i < m_watched.size(); ++i)
    if (rows.watched[i].size() > 1 && !(m_pools_methods && m_watched[i].name == "method"))
      refuse(m_watched[i].name, rows.watched[i].names());
  for (const Column& column : m_columns) {
    if (column.name != "scale") continue;
    std::vector<std::string> scales;
    for (const std::string& value : column.interner.names())
      if (method::parse_scale(value)) scales.push_back(value);
    if (scales.size() > 1) refuse("scale", scales);
  }
}

/// The column question where it has several values among the votes, else scale.
void VoteTableBuilder::name_question(VoteTable& table) const {
  for (const char* name : {"question", "scale"}) {
    const Factor* factor = table.find(name);
    const bool asked =
        std::find(m_options.factors.begin(), m_options.factors.end(), name) != m_options.factors.end();
    if (factor == nullptr || asked || !table.question.empty()) continue;
    const auto& codes = factor->codes;
    if (std::any_of(codes.begin(), codes.end(), [&](std::uint32_t code) { return code != codes.front(); }))
      table.question = name;
  }
}

void VoteTableBuilder::add_notes(VoteTable& table, const Rows& rows) const {
  for (const Choice& choice : m_choices)
    table.notes.push_back("--where " + choice.column + '=' + choice.value + " leaves " +
                          std::to_string(choice.rows) + " rows");
  if (m_trimmed > 0)
    table.notes.push_back("blanks around " + std::to_string(m_trimmed) +
                          (m_trimmed == 1 ? " identifier were cut off" : " identifiers were cut off"));
  for (std::size_t i = 0; i < 3; ++i) add_twin_notes(table.factors[i], table.notes);
  const std::uint64_t repeated = repeated_rows(table, rows.occasions);
  if (repeated > 0) {
    const std::string sentence =
        std::to_string(repeated) + (repeated == 1 ? " repeated row" : " repeated rows") +
        ": listener, stimulus and condition are those of an earlier row, and no column tells them apart";
    if (m_options.once)
      throw_input(m_source + ": " + sentence + (repeated == 1 ? "; take it out" : "; take them out") +
                  ", or leave out --once");
    table.notes.push_back(sentence + "; all rows count, which makes the intervals narrower (--once refuses " +
                          (repeated == 1 ? "it)" : "them)"));
  }
  if (const std::uint64_t shared = stimuli_of_several_conditions(table); shared > 0)
    table.notes.push_back(std::to_string(shared) +
                          (shared == 1 ? " stimulus name stands" : " stimulus names stand") +
                          " under several conditions");
}

VoteTable VoteTableBuilder::finish() {
  for (const Choice& choice : m_choices)
    if (choice.rows == 0)
      throw_input(m_source + ": no row has " + choice.column + " \"" + choice.value + "\"" +
                  did_you_mean(choice.value, choice.seen.names()) + "; there are " +
                  joined(choice.seen.names()));
  const bool real =
      !m_rows[0].votes.empty() ||
      !m_rows[0].real_votes.empty(); // practice and void rows alone do not hide a simulated panel
  if (m_options.simulated && m_rows[1].seen == 0)
    throw_input(m_source + ": holds no simulated votes; leave --simulated away for the real ones");
  const bool simulated = m_options.simulated || (!real && m_rows[1].seen > 0);
  Rows& rows = m_rows[simulated ? 1 : 0];
  refuse_pooling(rows);
  VoteTable out;
  out.votes = std::move(rows.votes);
  out.real_votes = std::move(rows.real_votes);
  out.scale = m_scale.value_or(method::Scale{});
  out.left_out = rows.left_out;
  out.simulated = simulated;
  out.controls = std::move(rows.controls);
  for (std::size_t i = 0; i < m_columns.size(); ++i)
    out.factors.push_back({m_columns[i].name, m_columns[i].interner.names(), std::move(rows.codes[i])});
  for (const auto& [listener, excluded] : rows.excluded) out.excluded.push_back(excluded);
  for (const Choice& choice : m_choices) out.where.push_back(choice.column + '=' + choice.value);
  for (std::size_t i = 0; i < m_watched.size(); ++i)
    if (m_watched[i].name == "method")
      for (std::string& name : rows.watched[i].names())
        if (!name.empty()) out.methods.push_back(std::move(name));
  out.recoded = m_presentation && std::ranges::any_of(out.methods, method::compares);
  name_question(out);
  if (!simulated && m_rows[1].seen > 0)
    out.notes.push_back("left out " + std::to_string(m_rows[1].seen) +
                        " simulated rows (--simulated takes them)");
  add_notes(out, rows);
  exclude_by_name(out);
  if (!out.is_whole()) put_in_canonical_order(out);
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

/// A vote on a gold or trap item goes beside the others.
bool VoteTableBuilder::keep_control(std::span<const std::string_view> row, Rows& rows) const {
  const auto control = method::parse_control(row[*m_role]);
  if (!control) return false;
  const auto vote = parse_double(row[m_vote]);
  if (!vote) fail("the vote " + quoted(row[m_vote]) + " is no number; correct it");
  ++rows.left_out.control;
  rows.controls.push_back({std::string(row[m_columns[0].at]), std::string(row[m_columns[1].at]),
                           m_question ? std::string(row[*m_question]) : std::string(),
                           control->role == method::Role::trap, control->answer, *vote});
  return true;
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
    throw_input(m_source + ": no votes of the listener " + joined(unknown) + " to exclude" +
                did_you_mean(unknown.front(), table.listener().levels) +
                "; give ids as in the column listener");
}

std::optional<std::size_t> VoteTableBuilder::find(std::string_view column) const {
  const auto found = std::find(m_header.begin(), m_header.end(), column);
  if (found == m_header.end()) return std::nullopt;
  if (std::find(found + 1, m_header.end(), column) != m_header.end())
    fail("the column " + quoted(column) + " stands twice in the header; name it once");
  return static_cast<std::size_t>(found - m_header.begin());
}

std::size_t VoteTableBuilder::need(std::string_view column) const {
  if (const auto at = find(column)) return *at;
  const auto other = near_miss(column, m_header);
  fail("no column " + quoted(column) +
       (other ? " (did you mean " + *other + "?)" : did_you_mean(column, m_header)) + "; the header has " +
       joined(m_header));
}

void VoteTableBuilder::check_header(std::span<const std::string> needed) const {
  if (m_header.size() == 1 && m_header.front().find_first_of(";\t") != std::string::npos)
    fail("the columns are separated by semicolons or tabs; save the file with commas");
  const std::string mistake = header_mistake(needed, m_header);
  if (mistake.empty()) return;
  const bool matrix = m_header.size() > 1 && m_header.front() == "listener";
  fail(mistake + (matrix && !find("vote") ? "; --wide takes the columns as stimuli" : ""));
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
  if (m_block_type && lower_case(row[*m_block_type]) == "practice") return ++counts.practice, true;
  if (m_valid && !truth(row[*m_valid], "valid", true)) return ++counts.invalid, true;
  if (row[m_vote].empty()) return ++counts.empty, true;
  return false;
}

/// Whole votes stay in their small column until the first that is not whole.
void VoteTableBuilder::add_vote(Rows& rows, double vote) const {
  if (rows.real_votes.empty()) {
    const auto whole = static_cast<std::int16_t>(vote); // no scale goes beyond
    if (whole == vote) return rows.votes.push_back(whole);
    rows.real_votes.reserve(std::max(rows.votes.capacity(), rows.votes.size() + 1));
    rows.real_votes.assign(rows.votes.begin(), rows.votes.end());
    rows.votes = {};
  }
  rows.real_votes.push_back(vote);
}

bool VoteTableBuilder::is_comparison(std::span<const std::string_view> row) {
  if (!m_method_name || !m_presentation) return false;
  if (row[*m_method_name] != m_seen_method) {
    m_seen_method = row[*m_method_name];
    m_compares = method::compares(m_seen_method);
  }
  return m_compares;
}

/// The vote as it is averaged: a comparison as the judged against the reference.
double VoteTableBuilder::scored(std::span<const std::string_view> row) {
  const double vote = vote_of(row[m_vote]);
  if (!is_comparison(row)) return vote;
  const std::string_view presentation = row[*m_presentation];
  if (presentation.empty())
    fail("the presentation of a comparison is empty, so its sign is not known; write what was heard first, "
         "such as "
         "\"reference,processed\"");
  return method::recoded(vote, presentation);
}

double VoteTableBuilder::vote_of(std::string_view text) const {
  const method::Scale scale = m_scale.value_or(method::Scale{});
  double vote = 0;
  if (text.size() == 1 && text[0] >= '0' && text[0] <= '9') {
    vote = text[0] - '0';
  } else {
    const auto number = parse_double(text);
    if (!number)
      fail("the vote " + quoted(text) + " is no number; correct it, or leave it empty if there was none");
    vote = *number;
  }
  if (!method::contains(scale, vote))
    fail("the vote " + shortest(vote) + " lies outside the scale " + name_of(scale) +
         "; correct it, or give the scale with --scale LO:HI");
  return vote;
}

void VoteTableBuilder::learn_scale(std::span<const std::string_view> row) {
  const std::string_view method = m_method ? row[*m_method] : std::string_view{};
  const std::string_view given = m_scale_column ? row[*m_scale_column] : std::string_view{};
  if (m_scale_learnt && method == m_last_method && given == m_last_scale) return;
  const auto scale = scale_in(row);
  if (m_scale && scale && *m_scale != *scale)
    fail("the scale is " + name_of(*scale) + " here and " + name_of(*m_scale) +
         " before; choose one by --where method=... or --where scale=...");
  if (scale) m_scale = scale;
  m_scale_learnt = true;
  m_last_method = method;
  m_last_scale = given;
}

/// A scale column may name the question (SIG, BAK, OVRL) instead; then the method tells.
std::optional<method::Scale> VoteTableBuilder::scale_in(std::span<const std::string_view> row) const {
  if (m_scale_column)
    if (const auto scale = method::parse_scale(row[*m_scale_column])) return scale;
  if (!m_method || row[*m_method].empty()) return std::nullopt;
  const auto scale = method::scale_of(row[*m_method]);
  if (!scale)
    fail("the method " + quoted(row[*m_method]) + " is not known; give its scale with --scale LO:HI");
  return scale;
}

void VoteTableBuilder::fail(const std::string& sentence) const {
  throw_input(m_source + ":" + std::to_string(m_line) + ": " + sentence);
}

} // namespace quietroom::votes
