#pragma once

#include "cli/quietroom.h"

#include "core/csv.h"
#include "support/read_svg.h"

#include <cmath>
#include <map>

/// What the tests of figures share.
namespace quietroom::test {

namespace fs = std::filesystem;

inline const std::string examples = "'" QUIETROOM_SOURCE_DIR "/data/examples/votes.csv'";
inline const std::string ladder = " --q-db mnru06=6,mnru12=12,mnru18=18,mnru24=24";

inline void check_drawn(const std::string& arguments, const fs::path& folder) {
  const Run run = run_quietroom("figure " + arguments, folder);
  CAPTURE(arguments, run.err);
  CHECK(run.exit_code == 0);
}

using Rows = std::vector<std::map<std::string, std::string>>;

inline Rows read_rows(const fs::path& csv) {
  quietroom::CsvReader reader(csv);
  std::vector<std::string_view> fields;
  Rows out;
  reader.next(fields);
  const std::vector<std::string> header(fields.begin(), fields.end());
  while (reader.next(fields)) {
    auto& row = out.emplace_back();
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = std::string(fields[i]);
  }
  return out;
}

/// Listeners who hear every condition twice; the conditions rise in quality.
inline std::string made_votes(std::size_t conditions, std::size_t length, int low = 1, int high = 5) {
  std::string out = "listener,stimulus,condition,vote,response_ms,trial\n";
  for (int listener = 0; listener < 6; ++listener)
    for (std::size_t c = 0; c < conditions; ++c)
      for (int s = 0; s < 2; ++s) {
        std::string name = std::to_string(c) + " of ";
        while (name.size() < length) name += "many names "[name.size() % 11];
        const double share = static_cast<double>(c + 1) / static_cast<double>(conditions + 1);
        const long vote =
            std::lround(low + (high - low) * std::min(1.0, share + 0.05 * ((listener + s) % 3)));
        out += 'L' + std::to_string(listener) + ",s" + std::to_string(c) + std::to_string(s) + ',' +
               name.substr(0, std::max(length, name.find(' '))) + ',' + std::to_string(vote) + ',' +
               std::to_string(900 + 50 * listener + 7 * s) + ',' +
               std::to_string(2 * c + static_cast<std::size_t>(s) + 1) + '\n';
      }
  return out;
}

inline std::string long_name(std::size_t i, std::size_t length) {
  std::string out = "n" + std::to_string(i) + '-';
  while (out.size() < length) out += "many-names-"[out.size() % 11];
  return out;
}

/// Every fourth condition is one of MNRU; each has the score of a model, a codec and a loss of packets.
inline std::string modelled_votes(std::size_t conditions, std::size_t length) {
  std::string out = "listener,stimulus,condition,vote,model,codec,loss,q_db\n";
  for (int listener = 0; listener < 6; ++listener)
    for (std::size_t c = 0; c < conditions; ++c)
      for (int s = 0; s < 2; ++s) {
        const double share = static_cast<double>(c + 1) / static_cast<double>(conditions + 1);
        const long vote = std::lround(1 + 4 * std::min(1.0, share + 0.05 * ((listener + s) % 3)));
        const bool mnru = c % 2 == 0;
        out += 'L' + std::to_string(listener) + ",s" + std::to_string(c) + std::to_string(s) + ',' +
               long_name(c, length) + ',' + std::to_string(vote) + ',' +
               std::to_string(1.2 + 3.5 * share * share) + ',' + long_name(c / 2, length) + ',' +
               std::to_string(c % 2 * 5) + ',' + (mnru ? std::to_string(6 + c / 2) : "") + '\n';
      }
  return out;
}

} // namespace quietroom::test
