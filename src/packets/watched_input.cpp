#include "packets/watched_input.h"

#include "core/csv_form.h"
#include "core/error.h"
#include "core/visible_text.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace quietroom::packets {

namespace {

/// The first four bytes of a capture, in either byte order: pcap with microseconds and nanoseconds, pcapng.
bool begins_capture(const std::array<unsigned char, 4>& bytes) {
  constexpr std::array<std::uint32_t, 5> magics = {0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1,
                                                   0x0a0d0d0a};
  std::uint32_t first = 0;
  for (const unsigned char byte : bytes) first = first << 8 | byte;
  for (const std::uint32_t magic : magics)
    if (first == magic) return true;
  return false;
}

} // namespace

void WatchedInput::Close::operator()(std::FILE* file) const {
  if (file != stdin) std::fclose(file);
}

WatchedInput::WatchedInput(const std::string& path) : m_name(input_name(path)) {
  if (path != "-" && std::filesystem::is_directory(path)) throw_input(m_name + ": is a folder; give a file");
  m_file.reset(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!m_file) throw_input(m_name + ": cannot be read; is the path right?");
  look();
}

WatchedInput::WatchedInput(std::FILE* stream, std::string name) : m_name(std::move(name)), m_file(stream) {
  look();
}

void WatchedInput::look() {
  std::array<unsigned char, 4> first{};
  const std::size_t got = std::fread(first.data(), 1, first.size(), m_file.get());
  if (got == 0) throw_input(m_name + ": the file is empty; give a capture, or rows with a header");
  for (std::size_t i = got; i > 0; --i)
    std::ungetc(first[i - 1], m_file.get()); // they are in the buffer still
  if (got == first.size() && begins_capture(first)) m_kind = WatchedKind::packets;
}

void WatchedInput::each_line(const std::function<void(std::string_view)>& take,
                             const std::function<bool()>& is_whole) {
  char* line = nullptr;
  std::size_t room = 0;
  const std::unique_ptr<char*, void (*)(char**)> owner(&line, [](char** p) { std::free(*p); });
  bool first = true;
  while (true) {
    const ssize_t length = getline(&line, &room, m_file.get());
    if (length < 0) break;
    const std::string_view text(line, static_cast<std::size_t>(length));
    if (!text.ends_with('\n') && !is_whole()) break;
    if (first) refuse_other_form(m_name, text);
    first = false;
    take(text);
  }
  if (std::ferror(m_file.get()) != 0) throw_input(m_name + ": cannot be read to its end");
}

std::FILE* WatchedInput::take_file() { return m_file.release(); }

} // namespace quietroom::packets
