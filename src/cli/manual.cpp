#include "cli/manual.h"

#include <algorithm>
#include <map>

namespace quietroom::cli {

namespace {

constexpr const char* program_description =
    "Quietroom runs listening tests for the quality of speech and audio. It prepares and checks stimulus "
    "sets, "
    "makes and plans studies, runs the listener's station, and computes mean opinion scores with confidence "
    "intervals. It compares them with the E-model or with other objective scores (ITU-T P.1401), and derives "
    "Ie and Bpl of codecs from them.\n\n"
    "Results go to standard output, everything else to standard error. With --json a command prints one JSON "
    "document.";

constexpr const char* written_files_text =
    "A command replaces a file only if Quietroom wrote it and nobody has edited it since. Any other file is "
    "replaced only with --force, and a file that the command itself reads is never replaced. TeX, Markdown "
    "and "
    "pictures carry a mark inside. Every other file that was written stands with its SHA-256 in the file "
    ".quietroom-written of its folder. A figure and its CSV are replaced only by a figure of the same kind.";

constexpr const char* set_files =
    "SET/set.toml describes the set; you write it. SET/stimuli holds the sound files that quietroom prepare "
    "makes. "
    "SET/set.lock is the lock file of the set: prepare writes it last. It records the SHA-256, level, seeds, "
    "library "
    "versions and realised packet loss of every stimulus. Do not edit it. The whole format is in "
    "stimuli/FORMAT.md of the documents.";

constexpr const char* study_files = "STUDY/study.toml is the design; you write it. STUDY/set holds set.toml "
                                    "and set.lock as they were when the study "
                                    "was made. STUDY/study.sqlite is the database of sessions and votes. "
                                    "STUDY/lock holds one lock file per listener "
                                    "while a station runs the session; the lock ends with the program, so a "
                                    "file that is left there does no harm. "
                                    "STUDY/ledger has a line for the head of each session, as the station "
                                    "printed it. "
                                    "The whole format is in sessions/FORMAT.md of the documents.";

constexpr const char* usual_exit =
    "0: success. 2: wrong usage or bad input. 3: a device, a disk or a database failed.";

constexpr const char* codecs_environment =
    "QUIETROOM_CODECS names a file of your own codecs, as --codecs does. --codecs goes before it.";

/// What exit 1 means for those that have it.
const std::map<std::string, std::string>& failures_of() {
  static const std::map<std::string, std::string> out = {
      {"check", "1: the set or study has errors."},
      {"calibrate", "1: with --recheck, the level is more than 0.5 dB from the target."},
      {"prepare", "1: with --verify, a stimulus is not as the set and its sources make it."},
      {"verify", "1: a vote, or the head that was given, does not hold."},
      {"panel", "1: the session ended before it was finished."},
      {"estimate", "1: a pair or stimulus has no score, and the reason is printed; or, with --baseline, a "
                   "stimulus became "
                   "worse than --fail-if allows."},
      {"watch", "1: a condition of --fail-if held, or its value was never known."},
      {"compare", "1: a limit of --fail-if was reached, or its metric is undefined."}};
  return out;
}

bool takes_option(const Command& command, const char* option) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [&](const Option& each) { return each.name == option; });
}

std::string manual_exit(const std::string& command) {
  const auto failure = failures_of().find(command);
  if (failure == failures_of().end()) return usual_exit;
  std::string out = usual_exit;
  return out.insert(out.find(" 2:"), ' ' + failure->second);
}

std::string manual_files(const Command& command) {
  std::string out;
  const auto add = [&](const char* text) { out += (out.empty() ? "" : "\n\n") + std::string(text); };
  if (takes_option(command, "SET") || takes_option(command, "--set") || takes_option(command, "DIR"))
    add(set_files);
  if (takes_option(command, "STUDY") || takes_option(command, "VOTES")) add(study_files);
  const bool replaces =
      takes_option(command, "--force") && !takes_option(command, "--references"); // there it is another force
  if (replaces) add(written_files_text);
  return out;
}

usage::Page manual_page(const Command& command) {
  usage::Page out{
      "quietroom " + command.name, command.summary, command.options, command.examples, {}, {"quietroom"}};
  if (const std::string files = manual_files(command); !files.empty())
    out.sections.push_back({"FILES", files});
  if (takes_option(command, "--codecs")) out.sections.push_back({"ENVIRONMENT", codecs_environment});
  out.sections.push_back({"EXIT STATUS", manual_exit(command.name)});
  if (command.name == "panel") out.see_also.emplace_back("quietroom-panel");
  return out;
}

usage::Page manual_front() {
  constexpr const char* demo =
      "The recipes of two demo sets are in share/quietroom/stimuli of the installation. Copy one to a folder "
      "of "
      "your own before you use it: cp -r /usr/share/quietroom/stimuli/demo mydemo. Then "
      "/usr/share/quietroom/scripts/prepare-demo-sources mydemo copies the recordings from Debian's packages "
      "asterisk-core-sounds-en-g722, -fr-g722 and -it-g722, and quietroom prepare mydemo makes the stimuli.";
  return {
      "quietroom",
      "Runs subjective listening tests and compares their results with objective estimates",
      {},
      "  quietroom check stimuli/demo\n"
      "  quietroom new sessions/pilot --set stimuli/demo --listeners 24\n"
      "  quietroom panel sessions/pilot --listener L01\n"
      "  quietroom mos sessions/pilot\n"
      "  quietroom mos votes.csv\n"
      "  quietroom COMMAND --help",
      {{"DESCRIPTION", program_description},
       {"FILES", std::string(set_files) + "\n\n" + study_files + "\n\n" + written_files_text + "\n\n" + demo},
       {"ENVIRONMENT", codecs_environment},
       {"EXIT STATUS",
        "0: success. 1: a check or comparison failed as you asked, or a session ended before it was "
        "finished. 2: wrong usage or bad input. 3: a device, a disk or a database failed."}},
      {"quietroom-panel"}};
}

} // namespace

usage::Program program_of(const std::vector<Command>& commands) {
  usage::Program out{manual_front(), {}};
  for (const Command& command : commands) {
    const auto found = std::find_if(out.groups.begin(), out.groups.end(),
                                    [&](const usage::Group& each) { return each.title == command.group; });
    usage::Group& group = found == out.groups.end() ? out.groups.emplace_back() : *found;
    group.title = command.group;
    group.commands.push_back(manual_page(command));
    out.page.see_also.push_back("quietroom " + command.name);
  }
  return out;
}

} // namespace quietroom::cli
