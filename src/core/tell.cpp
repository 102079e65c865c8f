#include "core/tell.h"

#include "core/visible_text.h"

#include <csignal>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace quietroom {

void tell(std::string_view sentence) noexcept {
  try {
    const std::string line = "quietroom: " + visible_line(sentence) + '\n'; // one write: lines do not mix
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
  } catch (const std::exception&) { // no memory for a sentence
  }
}

void secure_standard_streams() noexcept {
  std::signal(SIGPIPE, SIG_IGN);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0) ::open("/dev/null", stream == STDIN_FILENO ? O_RDONLY : O_WRONLY);
}

} // namespace quietroom
