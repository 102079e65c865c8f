#include "prepare/journal.h"

#include "core/atomic_file.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace quietroom::prepare {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view end_of_record = "# whole\n"; // what follows the last one was cut off

fs::path journal_of(const fs::path& folder) { return folder / "stimuli" / ".journal.toml"; }

template<class Entry>
void keep_last_of_each(std::vector<Entry>& entries) {
  std::map<std::string, std::size_t> places;
  std::vector<Entry> out;
  for (Entry& each : entries) {
    const auto [known, is_new] = places.emplace(each.id, out.size());
    if (is_new)
      out.push_back(std::move(each));
    else
      out[known->second] = std::move(each);
  }
  entries = std::move(out);
}

} // namespace

Journal::Journal(const fs::path& folder, const stimulus::Lock& head) {
  write_file(journal_of(folder), stimulus::lock_text(head) + std::string(end_of_record));
  m_out.open(journal_of(folder), std::ios::binary | std::ios::app);
}

void Journal::add(const stimulus::LockedSource& source) { append(text(source)); }

void Journal::add(const stimulus::LockedStimulus& stimulus) { append(text(stimulus)); }

void Journal::append(const std::string& record) {
  m_out << record << end_of_record << std::flush; // of no harm where it fails: the next run does it again
}

void remove_journal(const fs::path& folder) {
  std::error_code ignored;
  fs::remove(journal_of(folder), ignored);
}

std::optional<stimulus::Lock> read_journal(const fs::path& folder) {
  const fs::path file = journal_of(folder);
  if (!fs::is_regular_file(file)) return std::nullopt;
  std::string content = read_file(file);
  const auto last = content.rfind(end_of_record);
  if (last == std::string::npos) return std::nullopt;
  content.resize(last);
  std::vector<Problem> ignored;
  auto out = stimulus::parse_lock(content, file.string(), ignored);
  if (!out) return std::nullopt;
  keep_last_of_each(out->sources);
  keep_last_of_each(out->stimuli);
  return out;
}

} // namespace quietroom::prepare
