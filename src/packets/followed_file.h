#pragma once

#include <cstdio>
#include <functional>
#include <string>

namespace quietroom::packets {

/// Asked all the time while something is read live, ten times a second where nothing comes; false: stop.
using KeepReading = std::function<bool()>;

/// What became of a file that is followed.
enum class FileChange {
  none,     ///< it ended (a pipe), or reading was stopped
  replaced, ///< another file has its name now
  cut_short ///< it has fewer bytes than were read
};

/// A file that grows, or a pipe, as a stream of stdio that waits for what is not there yet. A stream ends
/// where a pipe ends, where `go_on` says false, and where the file is replaced or cut short; what the old
/// file still held is read before.
class FollowedFile {
public:
  /// "-" is standard input. Throws an input Error for what cannot be opened and for a folder.
  FollowedFile(std::string path, KeepReading go_on);
  FollowedFile(const FollowedFile&) = delete;
  FollowedFile& operator=(const FollowedFile&) = delete;
  ~FollowedFile();

  /// The caller closes it, before this object goes. One at a time.
  std::FILE* stream();

  FileChange change() const { return m_change; } ///< why the last stream ended
  bool stopped() const { return m_stopped; }     ///< by `go_on`

  /// After a change: stream() begins at the first byte of what is there now.
  void begin_anew();

private:
  static ssize_t read_some(void* self, char* to, std::size_t room);
  ssize_t read_some(char* to, std::size_t room);
  bool wait();
  FileChange look() const;

  std::string m_path;
  KeepReading m_go_on;
  int m_file = -1;
  bool m_is_pipe = false, m_stopped = false;
  long long m_offset = 0;
  FileChange m_change = FileChange::none;
};

} // namespace quietroom::packets
