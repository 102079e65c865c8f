#include "bundle/question_names.h"

#include "core/lower_case.h"

#include <set>

namespace quietroom::bundle {

namespace {

std::string letters_and_digits(const std::string& text) {
  std::string out;
  for (const char c : text)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
  return out.empty() ? "question" : out;
}

} // namespace

std::vector<std::string> names_of_questions(const std::vector<std::string>& questions) {
  std::set<std::string> taken; // in lower case: folders of some disks know no case
  std::vector<std::string> out;
  for (const std::string& question : questions) {
    const std::string plain = letters_and_digits(question);
    std::string name = plain;
    for (int i = 2; !taken.insert(lower_case(name)).second; ++i) name = plain + std::to_string(i);
    out.push_back(name);
  }
  return out;
}

} // namespace quietroom::bundle
