#include "cli/command.h"
#include "cli/guarded_output.h"
#include "cli/output.h"
#include "cli/problem_output.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/visible_text.h"
#include "core/written_files.h"
#include "imported/imported.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace quietroom::cli {

namespace {

/// OURS=THEIRS,...
std::vector<std::pair<std::string, std::string>> names_of(const Arguments& arguments) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& part : arguments.list("--map").value_or(std::vector<std::string>{})) {
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == part.size())
      throw_input(fmt::format("--map \"{}\" is no pair OURS=THEIRS, such as vote=rating", part));
    out.emplace_back(part.substr(0, equals), part.substr(equals + 1));
  }
  return out;
}

std::optional<char> separator_of(const Arguments& arguments) {
  const auto given = arguments.text("--separator");
  if (!given) return std::nullopt;
  if (*given == "tab" || *given == "\\t") return '\t';
  if (given->size() != 1 || *given == "\"" || *given == "\n" ||
      std::isalnum(static_cast<unsigned char>((*given)[0])))
    throw_input(fmt::format(
        "--separator \"{}\" cannot separate fields; give one character, such as \";\", or tab", *given));
  return given->front();
}

std::optional<char> decimal_of(const Arguments& arguments) {
  const auto given = arguments.text("--decimal");
  if (!given) return std::nullopt;
  if (*given != "." && *given != ",") throw_input(fmt::format("--decimal is \"{}\"; give . or ,", *given));
  return given->front();
}

imported::Options import_options(const Arguments& arguments) {
  imported::Options out;
  out.as = arguments.text("--as");
  out.names = names_of(arguments);
  out.na = arguments.list("--na").value_or(std::vector<std::string>{});
  out.separator = separator_of(arguments);
  out.decimal = decimal_of(arguments);
  if (out.decimal == ',' && out.separator == ',')
    throw_input(
        "--decimal , and --separator , cannot both hold; quoted fields are no exception. Leave one out");
  return out;
}

/// "3 listeners"
std::string counted_rows(const imported::Imported& votes, std::size_t column, const char* one,
                         const char* several) {
  std::set<std::string_view> seen;
  for (const auto& row : votes.rows) seen.insert(row[column]);
  return fmt::format("{} {}", seen.size(), seen.size() == 1 ? one : several);
}

void tell_of_reading(const imported::Imported& votes) {
  say_problems(votes.misfits);
  const auto counts = std::ranges::count_if(votes.rows, [](const auto& row) { return !row[3].empty(); });
  print(fmt::format(
      "{} {}, {} of them with a vote; {}, {}, {}\n", votes.rows.size(),
      votes.rows.size() == 1 ? "row" : "rows", counts, counted_rows(votes, 0, "listener", "listeners"),
      counted_rows(votes, 1, "stimulus", "stimuli"), counted_rows(votes, 2, "condition", "conditions")));
}

int run_import(const Arguments& arguments) {
  const imported::Options options = import_options(arguments);
  const std::string output = *arguments.text("-o");
  guard(arguments, {"-o", "--as", "--map", "--na", "--separator", "--decimal"}, {output});
  std::vector<imported::Imported> parts;
  for (const std::string& file : arguments.all("FILE")) {
    parts.push_back(
        imported::read_source({input_name(file), read_file(file == "-" ? "/dev/stdin" : file)}, options));
    for (const std::string& note : parts.back().notes) say(fmt::format("{}: {}", input_name(file), note));
  }
  const imported::Imported votes = imported::joined(std::move(parts));
  write_noted_file(output, imported::to_csv(votes));
  tell_of_reading(votes);
  print(output + '\n');
  return ok;
}

} // namespace

Command import_command() {
  return {"import",
          "make a CSV of votes from the results of other programs",
          {{"FILE", "FILE...", "results: CSV, JSON, XML, or XLSX (its first sheet)", true},
           {"-o", "VOTES.csv", "where to write", true},
           {"--as", "webmushra|pymushra|p808|golisten|beaqlejs|waet|sureal|matrix|table",
            "what the file is (default: told by its own signature, else asked for)"},
           {"--map", "OURS=THEIRS",
            "columns of a table, with commas between, e.g. vote=rating,listener=subject,stimulus=clip"},
           {"--na", "TEXTS", "what stands for no vote, with commas between, e.g. NA,-"},
           {"--separator", "C", "what separates fields (default: the only one of ; tab , that fits)"},
           {"--decimal", "C", ". or , in votes (default: a comma only where every vote reads so)"},
           force_option()},
          "  quietroom import mushra.csv -o votes.csv          webMUSHRA, known by its header\n"
          "  quietroom import scores.csv --map vote=rating,listener=subject,stimulus=clip -o votes.csv\n"
          "  quietroom import matrix.csv --as matrix -o votes.csv   rows stimuli, columns listeners\n"
          "  quietroom import results/*.txt --as beaqlejs -o votes.csv   a file per listener\n"
          "  quietroom import ratings.xlsx --map vote=Score,listener=Who,stimulus=File --na NA -o votes.csv",
          run_import};
}

} // namespace quietroom::cli
