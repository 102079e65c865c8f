#include "cli/read_once.h"

#include "core/error.h"
#include "core/visible_text.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace quietroom::cli {

const std::string& text_read_once(const std::string& file) {
  static std::map<std::string, std::string> kept; // the program has one standard input
  const auto known = kept.find(file);
  if (known != kept.end()) return known->second;
  if (std::filesystem::is_directory(file)) throw_input(file + ": is a folder; give a file");
  std::ifstream in(file == "-" ? "/dev/stdin" : file, std::ios::binary); // of a pipe nobody knows the size
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) throw_input(input_name(file) + ": cannot be read; is the path right?");
  if (text.empty()) throw_input(input_name(file) + ": the file is empty; it needs a header");
  return kept.emplace(file, std::move(text)).first->second;
}

} // namespace quietroom::cli
