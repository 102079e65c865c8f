#include "imported/reading.h"

#include "core/lower_case.h"
#include "votes/column_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quietroom::imported {

// The files of results/TESTID/ as service/write.php of webMUSHRA 1.4 writes them: a column per question of
// the questionnaire between session_test_id and trial_id, and a session_uuid in newer versions.

namespace {

enum class MushraFile { none, mushra, likert, pairs };

MushraFile file_of(const std::vector<std::string>& header) {
  const auto has = [&](std::string_view name) { return has_column(header, name); };
  if (!has("session_test_id") || !has("trial_id")) return MushraFile::none;
  if (has("rating_stimulus") && has("rating_score")) return MushraFile::mushra;
  if (has("choice_reference") && has("choice_non_reference") && has("choice_answer"))
    return MushraFile::pairs;
  const bool rating =
      std::ranges::any_of(header, [](const auto& name) { return name.starts_with("stimuli_rating"); });
  return has("stimuli") && rating ? MushraFile::likert : MushraFile::none;
}

bool is_webmushra(const Reading& reading) { return file_of(reading.sheet->header()) != MushraFile::none; }

/// The columns that tell who answered.
std::vector<std::size_t> webmushra_listener(const std::vector<std::string>& header) {
  if (const std::size_t uuid = find_column(header, "session_uuid"); uuid < header.size()) return {uuid};
  const std::size_t begin = find_column(header, "session_test_id") + 1;
  const std::size_t end = find_column(header, "trial_id");
  std::vector<std::size_t> all;
  for (std::size_t i = begin; i < end; ++i) all.push_back(i);
  for (const char* known :
       {"email", "uuid", "participant", "participant_email", "listener", "subject", "id", "name"})
    for (const std::size_t i : all)
      if (lower_case(header[i]) == known) return {i};
  return all;
}

void note_listener(Reading& reading, const std::vector<std::size_t>& columns) {
  const std::vector<std::string>& header = reading.sheet->header();
  if (columns.empty())
    throw_input(reading.rows->where(1) +
                ": no column tells who answered (session_uuid, or a question of the questionnaire); add one "
                "and give --map listener=COLUMN");
  std::string names;
  for (const std::size_t i : columns) names += (names.empty() ? "" : " with ") + header[i];
  reading.rows->note(
      fmt::format("the listener is the column {} (--map listener=COLUMN takes another)", names));
}

std::string_view role_of(std::string_view stimulus) {
  if (stimulus == "reference") return "hidden_reference";
  return stimulus.starts_with("anchor") ? "anchor" : "processed";
}

/// Reads one row of each kind of file.
class MushraRows {
public:
  explicit MushraRows(Reading& reading)
      : m_reading(reading), m_header(reading.sheet->header()), m_file(file_of(m_header)),
        m_listener(webmushra_listener(m_header)) {
    const auto maps = [](const auto& names) { return names.first == "listener"; };
    if (std::ranges::none_of(reading.options->names, maps)) note_listener(reading, m_listener);
  }

  void read(const Record& record) {
    if (m_file == MushraFile::likert) return read_likert(record);
    begin(record);
    if (m_file == MushraFile::mushra)
      set_rating(record);
    else
      set_pair(record);
    set_mapped(m_reading, record);
  }

private:
  std::string_view of(const Record& record, std::string_view column) const {
    return cell(record, find_column(m_header, column));
  }

  void begin(const Record& record) {
    Rows& rows = *m_reading.rows;
    rows.begin(record.line);
    rows.set("study", of(record, "session_test_id"));
    std::string listener;
    for (const std::size_t i : m_listener)
      listener.append(listener.empty() ? "" : "/").append(cell(record, i));
    rows.set("listener", listener);
    rows.set("trial", of(record, "trial_id"));
  }

  void set_stimulus(const Record& record, std::string_view stimulus) {
    m_reading.rows->set("stimulus", fmt::format("{}/{}", of(record, "trial_id"), stimulus));
    m_reading.rows->set("condition", stimulus);
  }

  void set_rating(const Record& record) {
    Rows& rows = *m_reading.rows;
    const std::string_view stimulus = of(record, "rating_stimulus");
    set_stimulus(record, stimulus);
    rows.set("vote", of(record, "rating_score"));
    rows.set("method", "mushra");
    rows.set("scale", "0:100");
    rows.set("role", role_of(stimulus));
    rows.set("page_ms", of(record, "rating_time"));
    rows.set("comment", of(record, "rating_comment"));
  }

  /// 1 where the listener found the reference, 0 where not.
  void set_pair(const Record& record) {
    Rows& rows = *m_reading.rows;
    const std::string_view answer = of(record, "choice_answer");
    set_stimulus(record, of(record, "choice_non_reference"));
    rows.set("reference", of(record, "choice_reference"));
    rows.set("scale", "0:1");
    rows.set("vote", answer == "correct" ? "1" : answer == "incorrect" ? "0" : "");
    rows.set("vote_label", answer);
    rows.set("page_ms", of(record, "choice_time"));
    rows.set("comment", of(record, "choice_comment"));
    static constexpr std::array<std::string_view, 5> known = {"correct", "incorrect", "undecided", "unknown",
                                                              ""};
    if (std::ranges::find(known, answer) == known.end())
      rows.make_void(
          fmt::format("the answer \"{}\" is not correct, incorrect, undecided or unknown", answer));
  }

  void read_likert(const Record& record) {
    for (std::size_t i = 0; i < m_header.size(); ++i) {
      if (!m_header[i].starts_with("stimuli_rating")) continue;
      begin(record);
      set_stimulus(record, of(record, "stimuli"));
      m_reading.rows->set("vote", cell(record, i));
      m_reading.rows->set("question", m_header[i] == "stimuli_rating" ? "" : m_header[i].substr(8));
      m_reading.rows->set("page_ms", of(record, "rating_time"));
      set_mapped(m_reading, record);
    }
  }

  Reading& m_reading;
  const std::vector<std::string>& m_header;
  MushraFile m_file;
  std::vector<std::size_t> m_listener;
};

void read_webmushra(Reading& reading) {
  check_mapped(reading);
  MushraRows rows(reading);
  for (std::size_t i = 1; i < reading.sheet->records.size(); ++i)
    if (has_length_of_header(reading, reading.sheet->records[i])) rows.read(reading.sheet->records[i]);
  if (file_of(reading.sheet->header()) == MushraFile::likert)
    reading.rows->note(
        "the scale of a Likert page is not in the file; give --scale LO:HI where it is not 1:5");
}

} // namespace

const ForeignFormat webmushra_format = {
    "webmushra",
    "webMUSHRA (mushra.csv, lss.csv, paired_comparison.csv)",
    Container::table,
    "a header with session_test_id, trial_id and the columns of mushra.csv, lss.csv or paired_comparison.csv",
    is_webmushra,
    true,
    read_webmushra};

} // namespace quietroom::imported
