#include "core/written_files.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/number.h"
#include "core/png_chunk.h"
#include "core/sha256.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <set>
#include <unistd.h>

namespace quietroom {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view mark = "Written by Quietroom, which may write it anew while its SHA-256 is ";
constexpr std::size_t hash_digits = 64;
constexpr std::size_t png_end_bytes = 12; // the chunk IEND: length, type, checksum
constexpr std::size_t checksum_bytes = 4; // of a chunk of PNG, behind its text

std::string mark_of(std::string_view before, std::string_view after) {
  Sha256 hash;
  hash.add(before);
  hash.add(after);
  return std::string(mark) + hash.finish();
}

/// Beyond so many bytes a list is not searched for what is added to it: it would be read once a line.
constexpr std::uintmax_t searched_bytes = 1 << 16;

fs::path list_of(const fs::path& file) { return file.parent_path() / written_list; }

std::string first_bytes(const fs::path& file, std::size_t count) {
  std::ifstream in(file, std::ios::binary);
  std::string out(count, '\0');
  in.read(out.data(), static_cast<std::streamsize>(count));
  out.resize(static_cast<std::size_t>(in.gcount()));
  return out;
}

/// The hashes that the list has for the file, HASH or HASH:BYTES.
std::set<std::string> listed(const fs::path& file) {
  std::ifstream in(list_of(file), std::ios::binary);
  const std::string name = file.filename().string();
  std::set<std::string> out;
  for (std::string line; std::getline(in, line);) {
    const std::size_t space = line.find("  ");
    if (space != std::string::npos && line.compare(space + 2, std::string::npos, name) == 0)
      out.insert(line.substr(0, space));
  }
  return out;
}

bool fits(const fs::path& file, const std::string& hash) {
  if (hash.size() <= hash_digits) return false;
  const auto bytes = parse_integer(std::string_view(hash).substr(hash_digits + 1));
  constexpr long long most = 4096;
  return bytes && *bytes > 0 && *bytes <= most &&
         sha256_of(first_bytes(file, static_cast<std::size_t>(*bytes))) == hash.substr(0, hash_digits);
}

/// What stands in the list for a file and its kind.
fs::path with_kind(const fs::path& file, const std::string& kind) {
  return file.string() + " (" + kind + ')';
}

bool may_be_marked(const fs::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".tex" || extension == ".md" || extension == ".png";
}

} // namespace

std::string marked_latex(std::string text) { return text += "% " + mark_of(text + "% ", "\n") + '\n'; }

std::string marked_markdown(std::string text) {
  return text += "\n<!-- " + mark_of(text + "\n<!-- ", " -->\n") + " -->\n";
}

std::string marked_png(std::string bytes) {
  if (!bytes.starts_with(png_signature) || bytes.size() < png_signature.size() + png_end_bytes)
    throw_environment("the picture that was drawn is no PNG; is the disk full?");
  const std::string end = bytes.substr(bytes.size() - png_end_bytes);
  const std::string keyword = std::string("Software") + '\0';
  bytes.resize(bytes.size() - png_end_bytes);
  bytes += big_endian(static_cast<std::uint32_t>(keyword.size() + mark.size() + hash_digits));
  const std::size_t chunk = bytes.size();
  bytes += "tEXt" + keyword;
  bytes += mark_of(bytes, end);
  return bytes += big_endian(png_checksum(std::string_view(bytes).substr(chunk))) + end;
}

bool has_intact_mark(std::string_view content) {
  const std::size_t at = content.rfind(mark);
  if (at == std::string_view::npos) return false;
  const std::size_t hash_end = at + mark.size() + hash_digits;
  const std::size_t after = hash_end + (content.starts_with(png_signature) ? checksum_bytes : 0);
  if (after > content.size()) return false;
  return content.substr(at, hash_end - at) == mark_of(content.substr(0, at), content.substr(after));
}

void note_written(const fs::path& file, const std::string& sha256, std::size_t bytes) {
  const std::string name = file.filename().string();
  const std::string hash = bytes == 0 ? sha256 : fmt::format("{}:{}", sha256, bytes);
  const fs::path list = list_of(file);
  std::error_code none_yet;
  const bool is_short = fs::file_size(list, none_yet) < searched_bytes;
  if (name.find('\n') != std::string::npos || (is_short && listed(file).contains(hash))) return;
  const std::string line = hash + "  " + name + '\n';
  const int out = ::open(list.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  const bool written =
      out >= 0 && ::write(out, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  const int reason = errno;
  if (out >= 0) ::close(out);
  if (!written)
    throw_environment(fmt::format("{}: cannot be written ({}); free disk space or make the folder writable",
                                  list.string(), std::strerror(reason)));
}

bool is_written_by_us(const fs::path& file) {
  std::error_code failure;
  if (!fs::is_regular_file(file, failure)) return false;
  const std::set<std::string> hashes = listed(file);
  if (!hashes.empty() && fs::file_size(file, failure) == 0) return true; // a program died before it wrote
  for (const std::string& each : hashes)
    if (fits(file, each)) return true;
  try {
    if (!hashes.empty() && hashes.contains(sha256_of_file(file))) return true;
    return may_be_marked(file) && has_intact_mark(read_file(file));
  } catch (const Error&) { // what cannot be read is not known
    return false;
  }
}

void note_kind(const fs::path& file, const std::string& sha256, const std::string& kind) {
  note_written(with_kind(file, kind), sha256);
}

bool is_of_kind(const fs::path& file, const std::string& kind) {
  std::error_code failure;
  if (!fs::is_regular_file(file, failure)) return false;
  const std::set<std::string> hashes = listed(with_kind(file, kind));
  if (hashes.empty()) return false;
  try {
    return fs::file_size(file, failure) == 0 || hashes.contains(sha256_of_file(file));
  } catch (const Error&) { // what cannot be read is not known
    return false;
  }
}

void write_noted_file(const fs::path& file, std::string_view content) {
  note_written(file, sha256_of(content));
  write_file(file, content);
}

} // namespace quietroom
