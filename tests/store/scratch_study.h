#pragma once

#include "store/location.h"
#include "store/postgres.h"
#include "store/server_studies.h"
#include "support/temp_folder.h"

#include <atomic>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace quietroom::test {

/// The server that QUIETROOM_STORE names; empty: the tests use files.
inline std::string server_of_tests() {
  const char* address = std::getenv("QUIETROOM_STORE");
  return address == nullptr ? "" : address;
}

/// A study on the server that is gone with this.
class ServerStudy {
public:
  explicit ServerStudy(const std::string& server)
      : m_location(server, "test " + std::to_string(::getpid()) + " " + std::to_string(++last())) {
    store::make_study(m_location.server, m_location.study);
  }
  ServerStudy(const ServerStudy&) = delete;
  ServerStudy& operator=(const ServerStudy&) = delete;
  ~ServerStudy() {
    store::sql::open_postgres(m_location.server, "", store::sql::Access::durable)
        ->run("DROP SCHEMA " + store::sql::quoted_name(m_location.study) + " CASCADE");
  }
  const store::Location& location() const { return m_location; }

private:
  static std::atomic<int>& last() {
    static std::atomic<int> number = 0;
    return number;
  }
  store::Location m_location;
};

/// A study of a test: a file, or on the server of QUIETROOM_STORE, so that the same tests are run on both.
struct ScratchStudy {
  TempFolder folder;
  std::optional<ServerStudy> served;
  store::Location location;

  ScratchStudy() : location(folder.path() / "study.sqlite") {
    if (const std::string server = server_of_tests(); !server.empty()) {
      served.emplace(server);
      location = served->location();
    }
  }
};

} // namespace quietroom::test
