#include "core/csv_form.h"

#include "core/error.h"
#include "core/visible_text.h"

#include <algorithm>
#include <array>
#include <span>

namespace quietroom {

namespace {

using namespace std::literals;

constexpr std::string_view unpack = "; unpack it and give the CSV within";
constexpr std::string_view save_sheet = "; save its sheet as \"CSV UTF-8\" and give that file";
constexpr std::string_view export_text = "; give the values as a CSV, which is text with commas";

struct Signature {
  std::string_view bytes; ///< at the beginning of the file
  std::string_view what;
  std::string_view advice;
};

/// No text begins like these.
constexpr std::array<Signature, 8> signatures = {{
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Excel or other Office file (XLS)", save_sheet},
    {"\x1F\x8B"sv, "compressed by gzip", unpack},
    {"\xFD"
     "7zXZ\0"sv,
     "compressed by xz", unpack},
    {"\x28\xB5\x2F\xFD"sv, "compressed by zstd", unpack},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive", unpack},
    {"Rar!\x1A\x07"sv, "a RAR archive", unpack},
    {"SQLite format 3\0"sv, "an SQLite database",
     "; export its table as CSV, or let the name of a study's database end in .sqlite"},
    {"%PDF-"sv, "a PDF document", export_text},
}};

/// Text may begin like these: they name a file that is known to be binary.
constexpr std::array<Signature, 6> binary_signatures = {{
    {"RIFF"sv, "a sound file (WAV)", export_text},
    {"fLaC"sv, "a sound file (FLAC)", export_text},
    {"OggS"sv, "a sound file (Ogg)", export_text},
    {"ID3"sv, "a sound file (MP3)", export_text},
    {"\x89PNG"sv, "a picture (PNG)", export_text},
    {"PAR1"sv, "a Parquet file", export_text},
}};

[[noreturn]] void refuse(const std::string& name, std::string_view what, std::string_view advice) {
  throw_input(name + ": is " + std::string(what) + std::string(advice));
}

void refuse_signature(const std::string& name, std::string_view text, std::span<const Signature> known) {
  for (const Signature& signature : known)
    if (text.starts_with(signature.bytes)) refuse(name, signature.what, signature.advice);
}

/// The first characters are ASCII, as those of a header are, each in `width` bytes of which number `place`
/// alone is not zero.
bool is_wide_ascii(std::string_view text, std::size_t width, std::size_t place) {
  constexpr std::size_t characters = 4;
  const std::size_t size = std::min(text.size() / width, characters) * width;
  if (size < 2 * width) return false;
  for (std::size_t i = 0; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_ascii = (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\r' || byte == '\n';
    if (i % width == place ? !is_ascii : byte != 0) return false;
  }
  return true;
}

/// The name that iconv knows the encoding by; empty for another.
std::string_view wide_encoding(std::string_view text) {
  if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv)) return "UTF-16";
  if (is_wide_ascii(text, 4, 0)) return "UTF-32LE";
  if (is_wide_ascii(text, 4, 3)) return "UTF-32BE";
  if (is_wide_ascii(text, 2, 0)) return "UTF-16LE";
  return is_wide_ascii(text, 2, 1) ? "UTF-16BE" : "";
}

void refuse_zip(const std::string& name, std::string_view text) {
  if (!text.starts_with("PK\x03\x04"sv) && !text.starts_with("PK\x05\x06"sv)) return;
  const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
  if (has("application/vnd.oasis.opendocument")) refuse(name, "an OpenDocument file (ODS)", save_sheet);
  if (has("[Content_Types].xml") || has("xl/") || has("docProps/") || has("_rels/"))
    refuse(name, "an Excel workbook (XLSX)", save_sheet);
  if (has("Index/Document.iwa")) refuse(name, "a Numbers document", save_sheet);
  refuse(name, "a ZIP archive", unpack);
}

bool is_bzip2(std::string_view text) {
  return text.size() > 10 && text.starts_with("BZh") && text.substr(4, 6) == "1AY&SY";
}

/// A zero byte; or bytes that are no UTF-8 together with more control characters than odd names have.
bool is_binary(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
  return 20 * static_cast<std::size_t>(controls) > text.size() && !is_utf8(text);
}

/// The first line end outside of quotes is a CR without LF. Several CRs before an LF are one line end.
bool ends_lines_by_cr(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    quoted ^= text[i] == '"';
    if (quoted || (text[i] != '\n' && text[i] != '\r')) continue;
    const std::size_t next = text.find_first_not_of('\r', i);
    return next != std::string_view::npos && text[next] != '\n';
  }
  return false;
}

} // namespace

void refuse_other_form(const std::string& name, std::string_view beginning) {
  constexpr std::size_t bytes_judged = 4096;
  const std::string_view first = beginning.substr(0, bytes_judged);
  if (const std::string_view encoding = wide_encoding(first); !encoding.empty())
    refuse(name, std::string(encoding.substr(0, 6)) + " text",
           "; save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet program), or convert it by iconv -f " +
               std::string(encoding) + " -t UTF-8");
  refuse_zip(name, first);
  refuse_signature(name, first, signatures);
  if (is_bzip2(first)) refuse(name, "compressed by bzip2", unpack);
  if (is_binary(first)) {
    refuse_signature(name, first, binary_signatures);
    refuse(name, "binary data", export_text);
  }
  if (ends_lines_by_cr(beginning))
    refuse(name, "text whose lines end in CR alone (old Macintosh)",
           "; save it with line ends LF or CR LF, or convert it by tr '\\r' '\\n'");
}

} // namespace quietroom
