#include "panel/accepted_texts.h"

#include "core/error.h"
#include "core/sha256.h"
#include "core/tell.h"
#include "core/visible_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <unistd.h>

namespace quietroom::panel {

namespace {

using Texts = std::vector<design::NamedText>;

std::string hash_of_texts(const std::string& language, const Texts& texts) {
  std::string all = language + '\n';
  for (const design::NamedText& each : texts)
    all += fmt::format("{}\t{}\t{}\n", each.name, name_of(each.status), each.text);
  return sha256_of(all);
}

bool operator_accepts(const std::string& language, const Texts& texts) {
  for (const design::NamedText& each : texts)
    fmt::print(stderr, "  {} [{}: {}] {}\n", each.name, name_of(each.status), visible_line(each.source),
               visible_line(each.text));
  fmt::print(stderr,
             "quietroom: nobody has confirmed these texts of the language \"{}\" ({}). Type yes and Enter to "
             "accept them for this study: ",
             language, status_counts(texts));
  std::string answer;
  return static_cast<bool>(std::getline(std::cin, answer)) && answer == "yes";
}

} // namespace

void accept_texts(const design::Design& design, const std::string& folder, store::StudyStore& store,
                  const std::string& now_utc) {
  const Texts texts = unconfirmed_texts(design.wording, design.method);
  if (texts.empty()) return;
  const std::string hash = hash_of_texts(design.language, texts);
  if (store.are_accepted(hash)) return;
  const bool at_terminal = ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0;
  const bool asked = !design.labels_accepted && at_terminal;
  if (!design.labels_accepted && !(asked && operator_accepts(design.language, texts)))
    throw_input(fmt::format(
        "{}/study.toml: nobody has confirmed the texts of the language \"{}\" ({}). Read them (the file "
        "{}.toml of "
        "data/labels), then write labels = \"accepted\", or start the station at a terminal and answer yes",
        folder, design.language, status_counts(texts), design.language));
  store.accept_texts({hash, fmt::format("language {}: {}; {}", design.language, status_counts(texts),
                                        asked ? "asked at the terminal" : "by study.toml")},
                     "quietroom-panel " QUIETROOM_VERSION, now_utc);
}

} // namespace quietroom::panel
