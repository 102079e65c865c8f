#include "cli/read_votes.h"

#include "analysis/usable_votes.h"
#include "cli/output.h"
#include "cli/study_folder.h"
#include "core/error.h"
#include "report/provenance_forms.h"
#include "study/set_of_votes.h"

#include <filesystem>

namespace quietroom::cli {

votes::VoteTable read_votes(study::OpenedVotes& opened, const ReadingOptions& options) {
  const std::string& votes = opened.place().name;
  votes::VoteTable table = opened.table(options);
  for (const std::string& note : table.notes) say(votes + ": " + note);
  analysis::make_usable(votes, {options.questions, options.rule}, table);
  return table;
}

study::VotesPlace place_of(const Arguments& arguments) {
  return study::votes_place(*arguments.text("VOTES"), arguments.text("--study").value_or(""));
}

study::VotesPlace place_read_again(const Arguments& arguments) {
  namespace fs = std::filesystem;
  study::VotesPlace out = place_of(arguments);
  const bool is_pipe =
      out.kind == study::PlaceKind::table && fs::exists(out.name) && !fs::is_regular_file(out.name);
  if (out.name == "-" || is_pipe)
    throw_input("the votes are read twice and cannot come from standard input or a pipe; give a file");
  return out;
}

study::Snapshot snapshot_of(const Arguments& arguments, const ReadingOptions& options) {
  study::OpenedVotes opened(place_of(arguments), options.form);
  return snapshot_of(opened, arguments, options);
}

study::Snapshot snapshot_of(study::OpenedVotes& opened, const Arguments& arguments,
                            const ReadingOptions& options) {
  study::Snapshot out;
  out.name = opened.place().name;
  if (options.with_set) {
    auto read = study::set_of_votes(opened.place(), arguments.text("--set"));
    stop_at_errors(read.problems, read.set ? read.set->folder : out.name);
    out.set = std::move(read.set);
  }
  out.votes = read_votes(opened, options);
  if (const std::string note = report::left_out_note(out.votes.left_out); !note.empty())
    say(out.name + ": " + note);
  if (options.with_set) out.facts = opened.facts();
  return out;
}

} // namespace quietroom::cli
