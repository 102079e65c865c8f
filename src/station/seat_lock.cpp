#include "station/seat_lock.h"

#include "core/error.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace quietroom::station {

namespace {

constexpr int lock_tries = 20; // whoever only looks at a seat holds its file for a moment
constexpr std::chrono::milliseconds lock_pause{25};

std::filesystem::path seat_file(const std::filesystem::path& study, const std::string& listener) {
  return study / "lock" / listener;
}

bool lock_within_tries(int file) {
  for (int i = 0; i < lock_tries; ++i) {
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) return true;
    std::this_thread::sleep_for(lock_pause);
  }
  return false;
}

void write_seat(int file, std::string_view waiting) {
  const std::string text = fmt::format("{}\n{}\n", this_booth(), waiting);
  if (::pwrite(file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size())) [[maybe_unused]]
    const int cut = ::ftruncate(file, static_cast<off_t>(text.size()));
}

TakenSeat read_seat(int file) {
  std::array<char, 512> bytes{};
  const ssize_t n = ::pread(file, bytes.data(), bytes.size(), 0);
  const std::string_view text(bytes.data(), n < 0 ? 0 : static_cast<std::size_t>(n));
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view rest = text.substr(std::min(end + 1, text.size()));
  return {std::string(text.substr(0, end)), std::string(rest.substr(0, rest.find('\n')))};
}

} // namespace

std::string this_booth() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

SeatLock::SeatLock(const std::filesystem::path& study, const std::string& listener) {
  const std::filesystem::path path = seat_file(study, listener);
  std::error_code failure;
  std::filesystem::create_directory(path.parent_path(), failure);
  m_file = failure ? -1 : ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (m_file < 0)
    throw_environment(
        fmt::format("{}: cannot be written ({}); make the study's folder writable for this user, and see "
                    "that the disk has space",
                    path.string(), failure ? failure.message() : std::strerror(errno)));
  if (lock_within_tries(m_file)) {
    write_seat(m_file, "");
    return;
  }
  ::close(m_file);
  throw_environment(
      fmt::format("a station already runs the session of {} in {}; use that one, or end it first", listener,
                  study.string()));
}

SeatLock::~SeatLock() { ::close(m_file); }

void SeatLock::note_waiting(std::string_view what) {
  if (what == m_waiting) return;
  m_waiting = what;
  write_seat(m_file, m_waiting);
}

std::optional<TakenSeat> taken_seat(const std::filesystem::path& study, const std::string& listener) {
  const int file = ::open(seat_file(study, listener).c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::optional<TakenSeat> out;
  if (::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) out = read_seat(file);
  ::close(file);
  return out;
}

} // namespace quietroom::station
