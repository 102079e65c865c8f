#include "cli/quietroom.h"

#include "core/atomic_file.h"

#include <nlohmann/json.hpp>
#include <set>

using namespace quietroom::test;
namespace fs = std::filesystem;

namespace {

const std::string votes_csv =
    "listener,stimulus,condition,vote\nanna,s1,a,4\nanna,s2,b,2\nbert,s1,a,5\nbert,s2,b,3\n";

std::string read(const fs::path& file) { return quietroom::read_file(file); }

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> out;
  for (const auto& each : fs::recursive_directory_iterator(folder))
    if (each.is_regular_file() && each.path().filename() != ".quietroom-written")
      out.insert(each.path().lexically_relative(folder).string());
  return out;
}

} // namespace

TEST_CASE("export: the whole bundle by default, the same twice, with checksums that hold") {
  const TempFolder folder;
  folder.write("v.csv", votes_csv);
  REQUIRE(run_quietroom("export v.csv one", folder.path()).exit_code == 0);
  REQUIRE(run_quietroom("export v.csv two", folder.path()).exit_code == 0);
  const std::set<std::string> files = files_in(folder.path() / "one");
  CHECK(files == std::set<std::string>{"CITATION.cff",
                                       "README.md",
                                       "checklist.md",
                                       "checksums.txt",
                                       "conditions.csv",
                                       "conditions.json",
                                       "conditions.md",
                                       "conditions.tex",
                                       "conditions.xlsx",
                                       "data/description-conditions_data.csv",
                                       "data/description-long_data.csv",
                                       "data/description-wide_data.csv",
                                       "datapackage.json",
                                       "dataset_description.json",
                                       "dictionary.csv",
                                       "figures/conditions.csv",
                                       "figures/conditions.pdf",
                                       "figures/conditions.svg",
                                       "figures/votes.csv",
                                       "figures/votes.pdf",
                                       "figures/votes.svg",
                                       "long.csv",
                                       "methods.md",
                                       "methods.tex",
                                       "p808/votes_per_clip.csv",
                                       "p808/votes_per_cond.csv",
                                       "references.bib",
                                       "sureal.json",
                                       "versions.txt"});
  for (const std::string& name : files) {
    CAPTURE(name);
    CHECK(read(folder.path() / "one" / name) == read(folder.path() / "two" / name));
  }
  CHECK(read(folder.path() / "one/long.csv") == votes_csv);
  CHECK(read(folder.path() / "one/data/description-wide_data.csv") == "listener,s1,s2\nanna,4,2\nbert,5,3\n");
  CHECK(
      run_program("/bin/sh", "-c 'cd one && sha256sum -c --quiet checksums.txt'", folder.path()).exit_code ==
      0);
  const std::string sums = read(folder.path() / "one/checksums.txt");
  CHECK(static_cast<std::size_t>(std::count(sums.begin(), sums.end(), '\n')) == files.size() - 1);
}

TEST_CASE("export --tables: only the votes and the tables of conditions") {
  const TempFolder folder;
  folder.write("v.csv", votes_csv);
  REQUIRE(run_quietroom("export v.csv out --tables", folder.path()).exit_code == 0);
  CHECK(files_in(folder.path() / "out") == std::set<std::string>{"conditions.csv", "conditions.json",
                                                                 "conditions.md", "conditions.tex",
                                                                 "conditions.xlsx", "long.csv"});
  check_failure(2, "--facts and --tables cannot both have an effect",
                "export v.csv out --tables --facts f.toml", folder.path());
}

TEST_CASE("export: a data package lists every other file with its bytes, and every column of its tables") {
  const TempFolder folder;
  folder.write("v.csv", votes_csv);
  REQUIRE(run_quietroom("export v.csv out", folder.path()).exit_code == 0);
  const auto package = nlohmann::json::parse(read(folder.path() / "out/datapackage.json"));
  std::set<std::string> listed;
  for (const auto& each : package["resources"]) {
    const fs::path file = folder.path() / "out" / each["path"].get<std::string>();
    CAPTURE(file);
    listed.insert(each["path"]);
    CHECK(fs::file_size(file) == each["bytes"]);
    if (file.extension() != ".csv") continue;
    std::string header;
    for (const auto& field : each["schema"]["fields"])
      header += (header.empty() ? "" : ",") + field["name"].get<std::string>();
    const std::string text = read(file);
    CHECK(text.substr(0, text.find('\n')) == header);
  }
  std::set<std::string> expected = files_in(folder.path() / "out");
  expected.erase("datapackage.json");
  expected.erase("checksums.txt"); // which lists the package
  CHECK(listed == expected);
}

TEST_CASE(
    "export: several questions have a wide table, a sureal file and P.808 tables each, by their names") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,question,vote\nanna,s1,a,sig,4\nanna,s1,a,SIG,2\n"
                        "bert,s1,a,sig,5\nbert,s1,a,SIG,3\n");
  REQUIRE(run_quietroom("export v.csv out", folder.path()).exit_code == 0);
  const fs::path out = folder.path() / "out";
  CHECK(read(out / "data/task-SIG_description-wide_data.csv") == "listener,s1\nanna,2\nbert,3\n");
  CHECK(read(out / "data/task-sig2_description-wide_data.csv") == "listener,s1\nanna,4\nbert,5\n");
  CHECK(nlohmann::json::parse(read(out / "sureal_question-SIG.json"))["dataset_name"] == "v, question SIG");
  CHECK(read(out / "p808/votes_per_clip_question-sig2.csv").find("s1,2,4.5,") != std::string::npos);
  CHECK_FALSE(fs::exists(out / "sureal.json"));
}

TEST_CASE("export: data for archives stay as they are beside a table for spreadsheet programs") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\nanna,s1,=a,4\nbert,s1,=a,5\n");
  REQUIRE(run_quietroom("export v.csv out --spreadsheet", folder.path()).exit_code == 0);
  CHECK(read(folder.path() / "out/conditions.csv").find("\n'=a,") != std::string::npos);
  CHECK(read(folder.path() / "out/data/description-conditions_data.csv").find("\n=a,") != std::string::npos);
}

TEST_CASE("export: files of others stay, and then nothing is written") {
  const TempFolder folder;
  folder.write("v.csv", votes_csv);
  folder.write("out/methods.md", "mine");
  check_failure(2, "methods.md", "export v.csv out", folder.path());
  CHECK(read(folder.path() / "out/methods.md") == "mine");
  CHECK(files_in(folder.path() / "out") == std::set<std::string>{"methods.md"});
  REQUIRE(run_quietroom("export v.csv out --force", folder.path()).exit_code == 0);
  REQUIRE(run_quietroom("export v.csv out", folder.path()).exit_code == 0); // its own files
}

TEST_CASE("export: what it reads is never replaced, wherever in the bundle it would stand") {
  const TempFolder folder;
  for (const char* name :
       {"data/description-long_data.csv", "figures/votes.csv", "p808/votes_per_cond.csv"}) {
    folder.write(name, votes_csv);
    check_failure(2, "is read by this command and would be lost",
                  std::string("export ") + name + " . --force", folder.path());
    CHECK(read(folder.path() / name) == votes_csv);
    fs::remove(folder.path() / name);
  }
}
