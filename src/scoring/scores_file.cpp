#include "scoring/scores_file.h"

#include "core/csv.h"
#include "core/number.h"
#include "core/sha256.h"

#include <algorithm>
#include <array>
#include <set>
#include <variant>

namespace quietroom::scoring {

namespace {

using Text = std::string SetScore::*;
using Figure = std::optional<double> SetScore::*;
using Small = std::optional<double> estimate::SmallMeasures::*;
struct Bands {};
struct Windows {};
using Member = std::variant<Text, Figure, Small, std::monostate, Bands, Windows>; ///< the 4th: the warnings

struct ScoreColumn {
  const char* name;
  Member member;
};

/// In the order of the file.
constexpr std::array columns{ScoreColumn{"stimulus", &SetScore::stimulus},
                             ScoreColumn{"condition", &SetScore::condition},
                             ScoreColumn{"talker", &SetScore::talker},
                             ScoreColumn{"sample", &SetScore::sample},
                             ScoreColumn{"file", &SetScore::file},
                             ScoreColumn{"reference", &SetScore::reference},
                             ScoreColumn{"measure", &SetScore::measure},
                             ScoreColumn{"version", &SetScore::version},
                             ScoreColumn{"mode", &SetScore::mode},
                             ScoreColumn{"mapping", &SetScore::mapping},
                             ScoreColumn{"mos_lqo", &SetScore::mos_lqo},
                             ScoreColumn{"reason", &SetScore::reason},
                             ScoreColumn{"warnings", std::monostate{}},
                             ScoreColumn{"vnsim", &SetScore::vnsim},
                             ScoreColumn{"lag_s", &SetScore::lag_s},
                             ScoreColumn{"stoi", &estimate::SmallMeasures::stoi},
                             ScoreColumn{"estoi", &estimate::SmallMeasures::estoi},
                             ScoreColumn{"si_sdr_db", &estimate::SmallMeasures::si_sdr_db},
                             ScoreColumn{"seg_snr_db", &estimate::SmallMeasures::seg_snr_db},
                             ScoreColumn{"lsd_db", &estimate::SmallMeasures::lsd_db},
                             ScoreColumn{"worst_s", &SetScore::worst_s},
                             ScoreColumn{"worst_nsim", &SetScore::worst_nsim},
                             ScoreColumn{"sha256", &SetScore::sha256},
                             ScoreColumn{"reference_sha256", &SetScore::reference_sha256},
                             ScoreColumn{"asked", &SetScore::asked},
                             ScoreColumn{"by", &SetScore::by},
                             ScoreColumn{"fvnsim", Bands{}},
                             ScoreColumn{"patches", Windows{}}};

/// So many columns had older programs.
constexpr std::size_t first_columns = columns.size() - 2;

/// Between two warnings; none of them holds it.
constexpr std::string_view between = " | ";

std::string number_text(const std::optional<double>& value) { return value ? shortest(*value) : ""; }

std::string bands_text(const std::vector<double>& bands) {
  std::string out;
  for (const double value : bands) (out += out.empty() ? "" : " ") += shortest(value);
  return out;
}

/// "0.18:0.18:0.4:0.97" of each: where it begins in the reference and in the degraded sound (empty: it has no
/// counterpart), its seconds, its NSIM.
std::string windows_text(const std::vector<estimate::ComparedPatch>& patches) {
  std::string out;
  for (const estimate::ComparedPatch& each : patches)
    (out += out.empty() ? "" : " ") += shortest(each.reference_s) + ':' + number_text(each.degraded_s) + ':' +
                                       shortest(each.seconds) + ':' + shortest(each.similarity.nsim);
  return out;
}

struct Written {
  const SetScore& score;
  std::string operator()(Text member) const { return score.*member; }
  std::string operator()(Figure member) const { return number_text(score.*member); }
  std::string operator()(Small member) const { return number_text(score.small.*member); }
  std::string operator()(std::monostate) const {
    std::string out;
    for (const std::string& each : score.warnings) (out += out.empty() ? "" : between) += each;
    return out;
  }
  std::string operator()(Bands) const { return bands_text(score.fvnsim); }
  std::string operator()(Windows) const { return windows_text(score.patches); }
};

std::vector<std::string> parts_of(std::string_view text, std::string_view apart = between) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = text.find(apart);
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + apart.size());
  }
  return out;
}

/// Nothing where it is no such window.
std::optional<estimate::ComparedPatch> window_of(const std::string& text) {
  const std::vector<std::string> parts = parts_of(text, ":");
  constexpr std::size_t numbers = 4;
  if (parts.size() != numbers) return std::nullopt;
  const auto begins = parse_double(parts[0]), found = parse_double(parts[1]),
             seconds = parse_double(parts[2]), nsim = parse_double(parts[3]);
  if (!begins || !seconds || !nsim || (!parts[1].empty() && !found)) return std::nullopt;
  estimate::ComparedPatch out;
  out.reference_s = *begins;
  out.degraded_s = found;
  out.seconds = *seconds;
  out.similarity.nsim = *nsim;
  return out;
}

struct Read {
  NamedRows& rows;
  const char* column;
  SetScore& score;
  void operator()(Text member) const { score.*member = rows.text(column); }
  void operator()(Figure member) const { score.*member = rows.number(column); }
  void operator()(Small member) const { score.small.*member = rows.number(column); }
  void operator()(std::monostate) const { score.warnings = parts_of(rows.text(column)); }
  void operator()(Bands) const {
    for (const std::string& each : parts_of(rows.text(column), " ")) {
      const auto value = parse_double(each);
      if (!value) return rows.error("fvnsim holds \"" + each + "\"; give numbers with blanks between");
      score.fvnsim.push_back(*value);
    }
  }
  void operator()(Windows) const {
    for (const std::string& each : parts_of(rows.text(column), " ")) {
      const auto value = window_of(each);
      if (!value)
        return rows.error("patches holds \"" + each + "\"; give windows as reference:degraded:seconds:nsim");
      score.patches.push_back(*value);
    }
  }
};

/// The last column: the beginning of the SHA-256 of the others, so that a row that was edited is known.
constexpr const char* seal_column = "seal";

std::vector<std::string> names() {
  std::vector<std::string> out;
  for (const ScoreColumn& column : columns) out.emplace_back(column.name);
  out.emplace_back(seal_column);
  return out;
}

std::string record(const std::vector<std::string>& fields) {
  std::string out;
  append_csv_record(out, fields);
  return out;
}

/// Without the end of its line.
std::string header_of(const std::vector<std::string>& columns_of_it) {
  const std::string out = record(columns_of_it);
  return out.substr(0, out.find_last_not_of("\r\n") + 1);
}

std::string header() { return header_of(names()); }

std::vector<std::string> fields_of(const SetScore& score) {
  std::vector<std::string> out;
  for (const ScoreColumn& column : columns) out.push_back(std::visit(Written{score}, column.member));
  return out;
}

std::string seal_of(const std::vector<std::string>& fields) {
  constexpr std::size_t digits = 16;
  return sha256_of(record(fields)).substr(0, digits);
}

/// As older programs wrote it: without the windows, or without a seal, or without both.
std::vector<std::string> older_headers() {
  std::vector<std::string> all = names();
  all.pop_back();
  std::vector<std::string> first(all.begin(), all.begin() + first_columns);
  std::vector<std::string> out{header_of(all), header_of(first)};
  first.emplace_back(seal_column);
  out.push_back(header_of(first));
  return out;
}

bool begins_with_line(std::string_view content, std::string_view line) {
  return content.starts_with(line) && content.substr(line.size()).find_first_of("\r\n") == 0;
}

void check(NamedRows& rows, const SetScore& score) {
  constexpr double least = 1, most = 5;
  if (score.mos_lqo && (*score.mos_lqo < least || *score.mos_lqo > most))
    rows.error("mos_lqo is " + shortest(*score.mos_lqo) + "; it must lie within 1 and 5");
  if (!score.mos_lqo && score.reason.empty())
    rows.error("neither mos_lqo nor reason is given; a row needs one of the two");
}

} // namespace

std::string scores_csv(const std::vector<SetScore>& scores) {
  std::string out = record(names());
  for (const SetScore& score : scores) {
    std::vector<std::string> fields = fields_of(score);
    fields.push_back(seal_of(fields));
    append_csv_record(out, fields);
  }
  return out;
}

bool is_scores_csv(std::string_view content) {
  return begins_with_line(content, header()) ||
         std::ranges::any_of(older_headers(),
                             [&](const std::string& older) { return begins_with_line(content, older); });
}

bool is_newer_scores_csv(std::string_view content) { return content.starts_with(header() + ','); }

ReadScores read_scores(NamedRows& rows) {
  static const std::array<std::string, 8> needed{"stimulus", "condition", "measure", "version",
                                                 "mode",     "mapping",   "mos_lqo", "reason"};
  ReadScores out;
  const bool good = rows.need_columns(needed);
  rows.report_unknown_columns(names());
  std::set<std::string> seen;
  while (good && rows.next()) {
    SetScore score;
    for (const ScoreColumn& column : columns) std::visit(Read{rows, column.name, score}, column.member);
    if (rows.needed_text("stimulus").empty()) continue;
    if (!seen.insert(score.stimulus).second) rows.error(score.stimulus + " stands twice; name it once");
    check(rows, score);
    out.sealed.push_back(rows.text(seal_column) == seal_of(fields_of(score)));
    out.scores.push_back(std::move(score));
  }
  out.problems = rows.problems();
  return out;
}

} // namespace quietroom::scoring
