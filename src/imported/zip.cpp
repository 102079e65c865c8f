#include "imported/zip.h"

#include "core/error.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <minizip/unzip.h>

namespace quietroom::imported {

namespace {

constexpr std::size_t most_bytes = 64'000'000;

/// A file in memory, as minizip reads one.
struct MemoryFile {
  std::string_view bytes;
  std::size_t at = 0;
};

voidpf open_memory(voidpf opaque, const void*, int) { return opaque; }

uLong read_memory(voidpf, voidpf stream, void* buffer, uLong size) {
  MemoryFile& file = *static_cast<MemoryFile*>(stream);
  const std::size_t n = std::min<std::size_t>(size, file.bytes.size() - file.at);
  if (n > 0) std::memcpy(buffer, file.bytes.data() + file.at, n);
  file.at += n;
  return n;
}

uLong write_memory(voidpf, voidpf, const void*, uLong) { return 0; }

ZPOS64_T tell_memory(voidpf, voidpf stream) { return static_cast<MemoryFile*>(stream)->at; }

long seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
  MemoryFile& file = *static_cast<MemoryFile*>(stream);
  const ZPOS64_T from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                        : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at
                                                           : file.bytes.size();
  if (offset > file.bytes.size() - from) return -1;
  file.at = static_cast<std::size_t>(from + offset);
  return 0;
}

int nothing_memory(voidpf, voidpf) { return 0; }

struct Archive {
  unzFile handle = nullptr;
  explicit Archive(MemoryFile& file) {
    zlib_filefunc64_def functions{open_memory, read_memory,    write_memory,   tell_memory,
                                  seek_memory, nothing_memory, nothing_memory, &file};
    handle = unzOpen2_64("", &functions);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (handle != nullptr) unzClose(handle);
  }
};

[[noreturn]] void damaged(const std::string& name) {
  throw_input(name + ": is a ZIP archive (XLSX) that is damaged or cut off; save it again");
}

} // namespace

std::optional<std::string> part_of_zip(const std::string& name, std::string_view archive, const char* part) {
  MemoryFile file{archive};
  const Archive opened(file);
  if (opened.handle == nullptr) damaged(name);
  constexpr int regardless_of_case = 2;
  if (unzLocateFile(opened.handle, part, regardless_of_case) != UNZ_OK) return std::nullopt;
  unz_file_info64 info{};
  if (unzGetCurrentFileInfo64(opened.handle, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
    damaged(name);
  if ((info.flag & 1U) != 0) throw_input(name + ": is encrypted; save it without a password");
  if (unzOpenCurrentFile(opened.handle) != UNZ_OK) damaged(name);
  std::string out;
  std::string buffer(std::size_t{1} << 16, '\0');
  for (;;) {
    const int got = unzReadCurrentFile(opened.handle, buffer.data(), static_cast<unsigned>(buffer.size()));
    if (got < 0) damaged(name);
    if (got == 0) break;
    out.append(buffer.data(), static_cast<std::size_t>(got));
    if (out.size() > most_bytes)
      throw_input(fmt::format("{}: its part {} unpacks to more than {} MB; give its first sheet as a CSV",
                              name, part, most_bytes / 1'000'000));
  }
  if (unzCloseCurrentFile(opened.handle) != UNZ_OK) damaged(name);
  return out;
}

} // namespace quietroom::imported
