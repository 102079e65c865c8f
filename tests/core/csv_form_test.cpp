#include "core/csv.h"
#include "core/csv_form.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace std::literals;

namespace {

/// ASCII in characters of `width` bytes, the byte `place` of which holds it.
std::string wide(std::string_view text, std::size_t width, std::size_t place) {
  std::string out(text.size() * width, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) out[i * width + place] = text[i];
  return out;
}

/// What is said of a file, behind its name; empty where it passes.
std::string said(std::string_view text) {
  try {
    refuse_other_form("v.csv", text);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    const std::string sentence = error.what();
    CHECK(sentence.starts_with("v.csv: is "));
    CHECK(sentence.find("; ") != std::string::npos); // what to do
    return sentence.substr(10);
  }
  return "";
}

const std::string table = "listener,stimulus,condition,vote\nL,s,c,4\n";

} // namespace

TEST_CASE("UTF-16 and UTF-32 are named with the command that converts them, with and without a mark") {
  CHECK_THAT(said("\xFF\xFE" + wide(table, 2, 0)), Catch::StartsWith("UTF-16 text;"));
  CHECK_THAT(said("\xFF\xFE" + wide(table, 2, 0)), Catch::EndsWith("iconv -f UTF-16 -t UTF-8"));
  CHECK_THAT(said("\xFE\xFF" + wide(table, 2, 1)), Catch::EndsWith("iconv -f UTF-16 -t UTF-8"));
  CHECK_THAT(said(wide(table, 2, 0)), Catch::EndsWith("iconv -f UTF-16LE -t UTF-8"));
  CHECK_THAT(said(wide(table, 2, 1)), Catch::EndsWith("iconv -f UTF-16BE -t UTF-8"));
  CHECK_THAT(said("\xFF\xFE\0\0"s + wide(table, 4, 0)), Catch::StartsWith("UTF-32 text;"));
  CHECK_THAT(said("\0\0\xFE\xFF"s + wide(table, 4, 3)), Catch::EndsWith("iconv -f UTF-32 -t UTF-8"));
  CHECK_THAT(said(wide(table, 4, 0)), Catch::EndsWith("iconv -f UTF-32LE -t UTF-8"));
  CHECK_THAT(said(wide(table, 4, 3)), Catch::EndsWith("iconv -f UTF-32BE -t UTF-8"));
  CHECK_THAT(said("\xFF\xFE"), Catch::StartsWith("UTF-16 text;"));
}

TEST_CASE("spreadsheets, archives, compressed files and databases are named") {
  const std::string zip = "PK\x03\x04\x14\0\x06\0\x08\0\0\0\x21\0"s;
  CHECK_THAT(said(zip + "[Content_Types].xml..."), Catch::StartsWith("an Excel workbook (XLSX);"));
  CHECK_THAT(said(zip + "xl/workbook.xml..."), Catch::StartsWith("an Excel workbook (XLSX);"));
  CHECK_THAT(said(zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
             Catch::StartsWith("an OpenDocument file (ODS);"));
  CHECK_THAT(said(zip + "votes.csv" + table), Catch::StartsWith("a ZIP archive;"));
  CHECK_THAT(said("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv), Catch::Contains("(XLS)"));
  CHECK_THAT(said("\x1F\x8B\x08\0\0\0\0\0"sv), Catch::StartsWith("compressed by gzip;"));
  CHECK_THAT(said("BZh91AY&SY\x2A\x01"sv), Catch::StartsWith("compressed by bzip2;"));
  CHECK_THAT(said("\xFD"
                  "7zXZ\0\0\x04"sv),
             Catch::StartsWith("compressed by xz;"));
  CHECK_THAT(said("\x28\xB5\x2F\xFD\x04\x50"sv), Catch::StartsWith("compressed by zstd;"));
  CHECK_THAT(said("SQLite format 3\0\x10\0"sv), Catch::StartsWith("an SQLite database;"));
  CHECK_THAT(said("%PDF-1.7\n1 0 obj\n"), Catch::StartsWith("a PDF document;"));
}

TEST_CASE("binary files are named, as what they are where that is known") {
  CHECK_THAT(said("RIFF\x24\0\0\0WAVEfmt "sv), Catch::StartsWith("a sound file (WAV);"));
  CHECK_THAT(said("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv), Catch::StartsWith("a picture (PNG);"));
  CHECK_THAT(said("\x7F"
                  "ELF\x02\x01\x01\0\0"sv),
             Catch::StartsWith("binary data;"));
  CHECK_THAT(said(table + "L,s\0,c,4\n"s), Catch::StartsWith("binary data;"));
  CHECK_THAT(said("\x93\x01\xE2\x05\xFF\x80\x1C\x99\x0B"sv), Catch::StartsWith("binary data;")); // no zero
}

TEST_CASE("lines that end in CR alone are named") {
  const auto with_cr = [](std::string text) {
    std::replace(text.begin(), text.end(), '\n', '\r');
    return text;
  };
  const std::string sentence = "text whose lines end in CR alone (old Macintosh);";
  CHECK_THAT(said(with_cr(table)), Catch::StartsWith(sentence));
  CHECK_THAT(said(with_cr("\n" + table)), Catch::StartsWith(sentence));
  CHECK_THAT(said("\xEF\xBB\xBF" + with_cr(table)), Catch::StartsWith(sentence));
  CHECK_THAT(said("\"a,\r\nb\",c\r1,2\r"), Catch::StartsWith(sentence));
  CHECK_THAT(said(std::string(9000, 'x') + ",b\r1,2\r"), Catch::StartsWith(sentence));
}

TEST_CASE("text that can be read passes whatever its names hold") {
  for (const std::string& text :
       {table, "\xEF\xBB\xBF" + table, std::string(), "\n\n"s, "\r\n\r\na,b\r\n"s, "a,b\r\r\n1,2\r\r\n"s,
        "a,b"s, "a,b\r"s, "\"a\rb\",c\n1,2\n"s, "a,b\n1,x\ry\n"s, "PK,b\n1,2\n"s, "RIFF,ID3\n1,2\n"s,
        "BZh,b\n1,2\n"s, "7z,b\n1,2\n"s, "\xE9t\xE9,b\n1,2\n"s, // Latin-1
        "a,b\n\x01\x02\x07\x1B[31m,2\n"s, "漢字,é\n1,2\n"s}) {
    CAPTURE(text);
    CHECK(said(text) == "");
  }
}

TEST_CASE("every way to read a CSV asks for its form") {
  const test::TempFolder folder;
  const std::string utf16 = wide(table, 2, 0);
  const auto file = folder.write("t.csv", utf16);
  CHECK_THROWS_WITH(CsvReader(file), Catch::Contains("t.csv: is UTF-16 text"));
  CHECK_THROWS_WITH(CsvReader("codecs.csv", utf16), Catch::Contains("codecs.csv: is UTF-16 text"));
  CHECK_NOTHROW(CsvReader("codecs.csv", "x\ry\rz,2", 7)); // not the beginning of its file
}
