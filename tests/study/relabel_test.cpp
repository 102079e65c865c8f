#include "study/relabel.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "stimulus/lock.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::study;
using Catch::Matchers::Contains;

namespace {

std::string toml(const std::string& label, const std::string& more = "", const std::string& id = "c") {
  return "version = 1\nname = 'm'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n"
         "[[source]]\nid = 's'\nfile = 's.wav'\ntalker = 't'\n"
         "[[condition]]\nid = 'd'\nlabel = 'Direct'\n"
         "[[condition]]\nid = '" +
         id + "'\nlabel = '" + label + "'\n" + more;
}

/// The set of a study in STUDY/set and the set as it is now, in SET.
struct Place {
  test::TempFolder folder;
  std::filesystem::path study = folder.path() / "study", copy = study / "set", set = folder.path() / "set";

  explicit Place(const std::string& now) {
    folder.write("study/set/set.toml", toml("Old", "emodel = { Ie = 10 }\n"));
    folder.write("set/set.toml", now);
    stimulus::Lock lock;
    lock.tool_version = "1";
    lock.set_sha256 = sha256_of_file(copy / "set.toml");
    write_lock(copy, lock);
  }

  std::vector<NewLabel> run() const { return relabel(study, read_set_text(copy), read_set_text(set)); }
  std::string hash_in_lock() const {
    std::vector<Problem> problems;
    return stimulus::read_lock(copy, problems).value().set_sha256;
  }
};

} // namespace

TEST_CASE("labels and inputs of the E-model are taken over, and the lock holds the text as it is now") {
  const std::string now = toml("New \"one\"", "emodel = { Ie = 11, Bpl = 4 }\nPpl = 2\n");
  const Place place(now);
  CHECK(place.run() == std::vector<NewLabel>{{"c", "Old", "New \"one\""}});
  CHECK(read_file(place.copy / "set.toml") == now);
  CHECK(place.hash_in_lock() == sha256_of(now));
}

TEST_CASE("where no label changed there is none to tell of, and the rest is taken over") {
  const std::string now = toml("Old", "emodel = { Ie = 12 }\n");
  const Place place(now);
  CHECK(place.run().empty());
  CHECK(read_file(place.copy / "set.toml") == now);
}

TEST_CASE("what a listener hears is no label: such a change is refused, and nothing is written") {
  for (const std::string& now :
       {toml("Old", "steps = [{ step = 'mnru', q_db = 10 }]\n"), toml("Old", "kind = 'anchor'\n"),
        toml("Old", "", "e"), toml("Old") + "[[condition]]\nid = 'f'\n"}) {
    const Place place(now);
    const std::string before = read_file(place.copy / "set.toml");
    CHECK_THROWS_WITH(place.run(), Contains("more than label, emodel, Ppl and BurstR has changed"));
    CHECK(read_file(place.copy / "set.toml") == before);
  }
}

TEST_CASE("a study without a lock that can be read is not relabelled") {
  const Place place(toml("New"));
  place.folder.write("study/set/set.lock", "no lock = = 1");
  CHECK_THROWS_WITH(place.run(), (place.copy / "set.lock").string() +
                                     ": no lock of this study can be read there; run quietroom new " +
                                     place.study.string() + " without --relabel");
}

TEST_CASE("the text of a set comes with its problems, and one that is not there is refused") {
  const test::TempFolder folder;
  folder.write("set.toml", "version = 1\nfoo = 1\n");
  const SetText read = read_set_text(folder.path());
  CHECK(has_error(read.problems));
  CHECK(read.toml == "version = 1\nfoo = 1\n");
  CHECK_THROWS_WITH(read_set_text(folder.path() / "none"), Contains("set.toml: cannot be read"));
}
