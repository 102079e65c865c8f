#include "imported/reading.h"

#include "core/lower_case.h"
#include "votes/column_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace quietroom::imported {

// Answers as Mechanical Turk or the HIT app of the P.808 toolkit hands them out: a row an assignment, for
// each clip Answer.qN_url with Answer.qN (ACR, DCR, CCR) or Answer.qN_sig and so on (P.835, P.804).

namespace {

struct Scale808 {
  std::string_view suffix, question, method;
};

constexpr std::array<Scale808, 11> suffixes = {{{"", "", ""},
                                                {"_sig", "SIG", "p835"},
                                                {"_bak", "BAK", "p835"},
                                                {"_ovrl", "OVRL", "p835"},
                                                {"_noise", "NOISE", "dimensions"},
                                                {"_col", "COL", "dimensions"},
                                                {"_loud", "LOUD", "dimensions"},
                                                {"_disc", "DISC", "dimensions"},
                                                {"_reverb", "REVERB", "dimensions"},
                                                {"_echo", "ECHO", ""},
                                                {"_other", "OTHER", ""}}};

struct Asked {
  std::size_t url = 0, vote = 0;
  std::string clip; ///< "q1"
  Scale808 scale;
};

std::vector<std::string> small_names(const Reading& reading) {
  std::vector<std::string> out;
  for (const std::string& name : reading.sheet->header()) {
    out.push_back(lower_case(name));
    if (const auto slide = out.back().find("_slide"); slide != std::string::npos) out.back().erase(slide, 6);
  }
  return out;
}

std::vector<Asked> asked_in(const std::vector<std::string>& header) {
  std::vector<Asked> out;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!header[i].starts_with("answer.") || !header[i].ends_with("_url")) continue;
    const std::string clip = header[i].substr(7, header[i].size() - 11);
    for (const Scale808& scale : suffixes)
      if (const auto vote = find_column(header, fmt::format("answer.{}{}", clip, scale.suffix));
          vote < header.size())
        out.push_back({i, vote, clip, scale});
  }
  return out;
}

bool is_p808(const Reading& reading) {
  const std::vector<std::string> header = small_names(reading);
  return has_column(header, "workerid") && has_column(header, "assignmentid") && !asked_in(header).empty();
}

struct Method808 {
  std::string_view method, scale;
};

/// What the pages of the toolkit count plays of tells the method.
Method808 method_of(const std::vector<std::string>& header, const std::vector<Asked>& asked) {
  const auto has = [&](std::string_view name) { return has_column(header, name); };
  const auto dimension =
      std::ranges::find_if(asked, [](const Asked& a) { return a.scale.method == "dimensions"; });
  if (dimension != asked.end()) return {"dimensions", "1:5"};
  if (!asked.front().scale.method.empty()) return {asked.front().scale.method, "1:5"};
  if (has("answer.audio_n_finish_q_a1") && has("answer.audio_n_finish_q_b1")) return {"dcr", "1:5"};
  if (has("answer.audio_n_finish_q_1")) return {"", "-3:3"};
  return {asked.front().scale.suffix.empty() ? "acr" : "", "1:5"};
}

/// Reads an assignment after the other.
class Assignments {
public:
  explicit Assignments(Reading& reading)
      : m_reading(reading), m_header(small_names(reading)), m_asked(asked_in(m_header)),
        m_method(method_of(m_header, m_asked)) {
    for (std::size_t i = 0; i < m_header.size(); ++i)
      for (const char* control : {"input.tp", "input.gold", "input.trap"})
        if (m_header[i].starts_with(control)) m_controls.push_back(i);
    if (m_method.scale == "-3:3")
      reading.rows->note("the answers are comparisons (CCR); their signs are taken as they stand");
  }

  void read(const Record& record) {
    for (const Asked& each : m_asked) {
      if (cell(record, each.url).empty() && cell(record, each.vote).empty()) continue;
      m_reading.rows->begin(record.line);
      set_answer(record, each);
      set_mapped(m_reading, record);
      leave_out(record, each);
    }
  }

  void finish() {
    for (const auto& [reason, n] : m_left_out)
      m_reading.rows->note(
          fmt::format("{} {} kept with valid 0: {}", n, n == 1 ? "answer is" : "answers are", reason));
  }

private:
  std::string_view of(const Record& record, std::string_view column) const {
    return cell(record, find_column(m_header, column));
  }

  void set_answer(const Record& record, const Asked& each) {
    Rows& rows = *m_reading.rows;
    rows.set("session", of(record, "assignmentid"));
    rows.set("listener", of(record, "workerid"));
    rows.set("trial", each.clip);
    rows.set("stimulus", cell(record, each.url));
    rows.set("vote", cell(record, each.vote));
    rows.set("question", each.scale.question);
    rows.set("method", m_method.method);
    rows.set("scale", m_method.scale);
  }

  std::string reason_of(const Record& record, const Asked& each) const {
    const std::string_view url = cell(record, each.url);
    for (const std::size_t i : m_controls)
      if (!url.empty() && cell(record, i) == url)
        return m_header[i].starts_with("input.gold") ? "gold clip" : "trapping clip";
    if (lower_case(of(record, "assignmentstatus")) == "rejected") return "assignment rejected";
    const std::string silent = lower_case(of(record, fmt::format("answer.is_silent_{}", each.clip)));
    if (silent == "1" || silent == "true" || silent == "on" || silent == "yes")
      return "clip marked as silent";
    return {};
  }

  void leave_out(const Record& record, const Asked& each) {
    const std::string reason = reason_of(record, each);
    if (reason.empty()) return;
    m_reading.rows->make_silently_void(reason);
    ++m_left_out[reason];
  }

  Reading& m_reading;
  std::vector<std::string> m_header;
  std::vector<Asked> m_asked;
  Method808 m_method;
  std::vector<std::size_t> m_controls;
  std::map<std::string, std::uint64_t> m_left_out;
};

void read_p808(Reading& reading) {
  check_mapped(reading);
  Assignments assignments(reading);
  for (std::size_t i = 1; i < reading.sheet->records.size(); ++i)
    if (has_length_of_header(reading, reading.sheet->records[i])) assignments.read(reading.sheet->records[i]);
  assignments.finish();
}

} // namespace

const ForeignFormat p808_format = {"p808",           "answers of the P.808 toolkit",
                                   Container::table, "a header with WorkerId, AssignmentId and Answer.q1_url",
                                   is_p808,          true,
                                   read_p808};

} // namespace quietroom::imported
