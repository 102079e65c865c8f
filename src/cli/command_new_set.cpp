#include "cli/choices.h"
#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "cli/set_from_capture.h"
#include "core/counted.h"
#include "core/error.h"
#include "prepare/new_set.h"
#include "prepare/recording_warnings.h"
#include "stimulus/manifest.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;
using prepare::SetTemplate;

void print_templates() {
  std::size_t width = 0;
  for (const SetTemplate& each : prepare::set_templates()) width = std::max(width, each.name.size());
  for (const SetTemplate& each : prepare::set_templates())
    print(fmt::format("{:{}}  {}\n", each.name, width, summary(each)));
}

const SetTemplate& template_of(const std::string& name) {
  if (const SetTemplate* found = prepare::find_set_template(name)) return *found;
  std::vector<std::string> names;
  for (const SetTemplate& each : prepare::set_templates()) names.emplace_back(each.name);
  refuse_choice("--template", name, names);
}

prepare::NewSetOptions options_of(const fs::path& folder, const Arguments& arguments) {
  prepare::NewSetOptions out;
  out.name = arguments.text("--name").value_or(fs::absolute(folder).lexically_normal().filename().string());
  if (out.name.empty()) out.name = fs::absolute(folder).lexically_normal().parent_path().filename().string();
  if (const auto seed = arguments.whole_number("--seed", 0)) out.seed = *seed;
  out.force = arguments.has("--force");
  return out;
}

prepare::Recordings recordings_of(const fs::path& folder, const Arguments& arguments) {
  const auto source_dir = arguments.text("--source-dir");
  if (!source_dir) {
    if (arguments.has("--pattern"))
      throw_input("--pattern belongs to --source-dir; name the folder of recordings");
    return {};
  }
  auto out =
      prepare::recordings_in(*source_dir, arguments.text("--pattern").value_or(""), folder / "stimuli");
  if (out.found.empty()) {
    say_problems(out.problems);
    throw_input(fmt::format("{}: no recording that could be a source is in it", *source_dir));
  }
  return out;
}

int run_new_set(const Arguments& arguments) {
  const auto name = arguments.text("--template");
  const bool from_capture = arguments.has("--from-capture");
  if (!from_capture && (!name || *name == "list")) {
    print_templates();
    return ok;
  }
  const auto given = arguments.text("DIR");
  if (!given) throw_input("new-set needs the folder to make; see quietroom new-set --help");
  const fs::path folder = *given;
  const prepare::Recordings recordings = recordings_of(folder, arguments);
  CapturedSet captured;
  if (from_capture) {
    captured = set_from_captures(arguments);
    write_capture_files(folder, captured, arguments.has("--force"));
  }
  const SetTemplate set = from_capture ? SetTemplate{"capture", captured.document} : template_of(*name);
  write_new_set(folder, set, options_of(folder, arguments), recordings.found);
  say_problems(one_per_fact(recordings.problems));
  say_problems(
      one_per_fact(prepare::low_rate_warnings(recordings.found, stimulus::read_set(folder).set.context)));
  const std::set<std::string> talkers = talkers_of(recordings);
  if (talkers == std::set<std::string>{"unknown"})
    say("nobody said who talks: give --pattern, or write the talkers into set.toml, before you prepare");
  print(fmt::format("{}: from {}, {} of {}\n", (folder / "set.toml").string(),
                    from_capture ? counted(captured.streams, "captured stream") : std::string(set.name),
                    counted(recordings.found.size(), "source"), counted(talkers.size(), "talker")));
  print_renamed(renamed(recordings));
  print(recordings.found.empty()
            ? fmt::format("Next: put recordings into {}, name them in set.toml, then quietroom prepare {}\n",
                          (folder / "source").string(), folder.string())
            : fmt::format("Next: quietroom prepare {}\n", folder.string()));
  return ok;
}

} // namespace

Command new_set_command() {
  return {
      "new-set",
      "make the folder of a stimulus set from a template and your recordings",
      {{"DIR", "DIR", "the folder to make; recordings that lie outside are copied to DIR/source"},
       {"--template", "NAME", "what the set is for; \"list\", or none, prints the templates"},
       {"--source-dir", "FOLDER", "take every recording in it, and below, as a source"},
       {"--pattern", "P",
        "how the recordings are named, such as {talker}_{sex}_{sample}.wav; {language} and {*} are known, "
        "too"},
       {"--name", "NAME", "name of the set (default: the folder's)"},
       {"--from-capture", "FILE...",
        "make each stream of RTP in these captures (pcap, pcapng) a condition: its losses, its delays and "
        "its "
        "codec"},
       {"--codec", "PT=NAME", "codec of a payload type of the captures: 111=opus", false, true},
       {"--buffer", "fixed:MS",
        "the receiver's buffer, through which the captured packets are played (default fixed:60)"},
       force_option(),
       {"--seed", "S", "the number from which all noise and loss are drawn (default 1)"}},
      "  quietroom new-set --template list\n"
      "  quietroom new-set stimuli/codecs --template nb-codec-loss --source-dir ~/speech "
      "--pattern '{talker}_{sex}_{*}.wav'\n"
      "  quietroom prepare stimuli/codecs\n"
      "  quietroom new-set stimuli/calls --from-capture monday.pcap tuesday.pcap --codec 111=opus "
      "--source-dir ~/speech",
      run_new_set};
}

} // namespace quietroom::cli
