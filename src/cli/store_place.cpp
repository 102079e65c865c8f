#include "cli/store_place.h"

#include "core/error.h"
#include "design/study_given.h"
#include "store/present_schema.h"
#include "store/study_store.h"
#include "study/store_of.h"
#include "study/votes_place.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* places = "give the folder of a study, its .sqlite file, or postgresql://HOST/DATABASE";

bool is_study(const fs::path& folder) {
  return fs::exists(folder / "study.toml") || fs::exists(store::database_of(folder));
}

[[noreturn]] void refuse_place(const std::string& given, bool is_target) {
  if (is_target)
    throw_input(
        fmt::format("{}: is no place for a copy; give the name of a new file that ends in .sqlite, or "
                    "postgresql://HOST/DATABASE",
                    given));
  throw_input(fs::exists(given) ? fmt::format("{}: is no database; {}", given, places)
                                : fmt::format("{}: is not there; {}", given, places));
}

/// The study's own file, which is not there before a session of this machine.
store::Location own_file_of(const std::string& given, bool is_target) {
  const store::Location file = store::database_of(given);
  const store::Location gathered = study::store_of(given);
  if (!is_target && !exists(file) && gathered.is_server())
    throw_input(fmt::format("{}: there is no database yet, for no session was held on this machine; to copy "
                            "what the server has give "
                            "its address: quietroom store copy {} FILE.sqlite",
                            file.name(), store::as_arguments(gathered)));
  return file;
}

} // namespace

store::Location location_of(const Arguments& arguments, const char* argument, bool own_file) {
  const std::string given = *arguments.text(argument);
  const bool is_server = store::is_server_address(given), is_target = std::string_view(argument) == "TO";
  const study::VotesPlace place =
      study::votes_place(given, is_server ? arguments.text("--study").value_or("") : "");
  if (place.kind == study::PlaceKind::table) refuse_place(given, is_target);
  if (place.kind != study::PlaceKind::folder) return place.database;
  if (!is_study(given)) throw_input(fmt::format("{}: is a folder without study.toml; {}", given, places));
  return own_file ? own_file_of(given, is_target) : place.database;
}

store::Location location_to_make(const Arguments& arguments) {
  const std::string given = *arguments.text("PLACE");
  const store::Location at = location_of(arguments, "PLACE");
  const bool is_folder = fs::is_directory(given);
  if (!at.is_server())
    throw_input(
        is_folder
            ? fmt::format("{}: its study.toml has no line store = \"postgresql://HOST/DATABASE\"; add it, or "
                          "leave store init out: the first session makes {}",
                          given, at.name())
            : fmt::format(
                  "{}: a file needs no store init, for the first session makes it; give "
                  "postgresql://HOST/DATABASE, or the folder of a study whose study.toml names a server",
                  given));
  if (at.study.empty())
    throw_input(fmt::format("{}: which study is to be made? quietroom store init {} --study NAME", given,
                            store::shell_word(given)));
  if (is_folder && exists(at))
    throw_input(fmt::format("{}: its study is on the server already; look at it by quietroom store status {}",
                            at.name(), store::shell_word(given)));
  return at;
}

fs::path folder_of_booth(const Arguments& arguments) {
  const fs::path folder = *arguments.text("PLACE");
  constexpr const char* form = "quietroom store send STUDY";
  if (!fs::is_directory(folder) && fs::exists(folder))
    throw_input(fmt::format("{}: is a file; what waits is known from the folder of the study: {}",
                            folder.string(), form));
  if (store::is_server_address(folder.string()))
    throw_input(
        fmt::format("{}: is a server; what waits for it stands in the folder of a study on this machine, "
                    "whose study.toml names the server: {}",
                    folder.string(), form));
  design::refuse_no_study(folder);
  if (!study::store_of(folder).is_server())
    throw_input(fmt::format("{}: its study.toml names no server, so nothing waits", folder.string()));
  if (!exists(store::database_of(folder)))
    throw_input(
        fmt::format("{}: no session was held on this machine yet, so nothing waits", folder.string()));
  return folder;
}

} // namespace quietroom::cli
