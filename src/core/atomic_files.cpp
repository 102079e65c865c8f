#include "core/atomic_files.h"

#include "core/make_folder.h"

namespace quietroom {

namespace fs = std::filesystem;

AtomicFiles::~AtomicFiles() {
  m_files.clear(); // before the folders in which they stand
  take_back();
}

const fs::path& AtomicFiles::add(const fs::path& target) {
  const fs::path folder = fs::absolute(target).parent_path();
  if (!fs::is_directory(folder)) {
    make_folder(folder);
    m_made.push_back(folder);
  }
  m_targets.push_back(target);
  return m_files.emplace_back(target, AtomicFile::Target::is_new).path();
}

void AtomicFiles::commit() {
  std::list<RemovedWhenKilled> killed;
  auto target = m_targets.begin();
  for (AtomicFile& file : m_files) {
    file.commit();
    m_in_place.push_back(*target);
    if (*target != m_targets.back()) killed.emplace_back(*target, m_targets.back());
    ++target;
  }
  m_in_place.clear();
  m_made.clear();
}

/// A folder in which somebody else has put something meanwhile stays.
void AtomicFiles::take_back() noexcept {
  std::error_code ignored;
  for (const fs::path& each : m_in_place) fs::remove(each, ignored);
  for (auto each = m_made.rbegin(); each != m_made.rend(); ++each) fs::remove(*each, ignored);
}

} // namespace quietroom
