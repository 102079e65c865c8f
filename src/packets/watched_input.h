#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

/// Where captures and statistics of calls come from: a file, standard input, an interface.
namespace quietroom::packets {

/// What the first bytes say: a capture (pcap, pcapng), or lines of text. Anything else is refused.
enum class WatchedKind { packets, lines };

/// An open file or standard input, looked at without reading on.
class WatchedInput {
public:
  /// "-" is standard input. Throws an input Error for what cannot be opened, is empty, or is neither.
  explicit WatchedInput(const std::string& path);

  /// A stream that is open; taken over. `name` is how messages call it.
  WatchedInput(std::FILE* stream, std::string name);

  WatchedKind kind() const { return m_kind; }
  const std::string& name() const { return m_name; } ///< as messages call it

  /// Each line without its end, until there is none. `is_whole` is asked whether a last line without an end
  /// is a line.
  void each_line(
      const std::function<void(std::string_view)>& take,
      const std::function<bool()>& is_whole = [] { return true; });

  std::FILE* take_file(); ///< for a reader of packets, which closes it

private:
  void look();

  struct Close {
    void operator()(std::FILE* file) const;
  };
  std::string m_name;
  std::unique_ptr<std::FILE, Close> m_file;
  WatchedKind m_kind = WatchedKind::lines;
};

} // namespace quietroom::packets
