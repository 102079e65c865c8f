#pragma once

#include "analysis/study_status.h"
#include "store/connection.h"
#include "store/location.h"
#include "study/fixed_study.h"

#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// A study whose state is asked for again and again: by its folder, or by its name on a server, of which
/// nothing is known but what its booths handed over.
class WatchedStudy {
public:
  WatchedStudy(study::FixedStudy study, bool unblind);
  WatchedStudy(store::Location on_server, bool unblind);

  /// As it is now. Throws an environment Error where its database cannot be read.
  analysis::StudyStatus status();

  /// Another text whenever status() may be another one.
  std::string stamp();

  const store::Location& database() const { return m_database; }
  /// The connection is made anew the next time: it was cut.
  void reconnect() { m_connection.reset(); }

private:
  store::sql::Connection* server();
  std::vector<analysis::Seated> seated(const std::vector<std::string>& others);
  void look_at_journal(analysis::StudyStatus& out);

  std::optional<std::filesystem::path> m_folder;
  store::Location m_database;
  std::optional<std::shared_future<analysis::StudyPlan>> m_plan; ///< is drawn while the votes are read
  std::vector<std::string> m_listeners; ///< of the plan, else of the records seen last
  bool m_unblind = false;
  std::unique_ptr<store::sql::Connection> m_connection;
};

} // namespace quietroom::cli
