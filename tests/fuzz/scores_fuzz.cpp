// Tables of scores: those of other programs, and those that estimate keeps of a set.
#include "analysis/scores_table.h"
#include "core/error.h"
#include "fuzz/fuzz.h"
#include "scoring/scores_file.h"

using namespace quietroom;

namespace {

void read_given(const std::string& text) {
  const auto table = analysis::scores_table("scores", text);
  if (has_error(table.problems)) return;
  fuzz::require(!table.questions.empty(), "a table without mistakes has scores");
  for (const auto& question : table.questions)
    for (const auto& [name, score] : question.scores)
      fuzz::require(score >= question.range.low && score <= question.range.high,
                    "a score is within its range");
}

void read_kept(const std::string& text) {
  NamedRows rows("kept", text);
  const auto found = scoring::read_scores(rows);
  if (has_error(found.problems)) return;
  const std::string written = scoring::scores_csv(found.scores);
  NamedRows again("again", written);
  fuzz::require(scoring::scores_csv(scoring::read_scores(again).scores) == written,
                "what is written is read back");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text(data, size));
  for (const auto& read : {read_given, read_kept}) try {
      read(text);
    } catch (const Error& error) {
      fuzz::require(error.kind() == ErrorKind::input, "a bad file is no fault of the machine");
    }
  return 0;
}
