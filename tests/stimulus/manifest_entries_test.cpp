#include "stimulus/manifest_entries.h"

#include "core/lower_case.h"

#include "stimulus/manifest.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;
using Catch::Contains;

namespace {

/// An entry read from its own text, with what was told of it.
template<class Entry>
struct Read {
  Entry entry;
  std::vector<std::string> told;
};

template<class ReadEntry>
auto read(const std::string& text, const ReadEntry& read_entry) {
  const toml::Table table = std::get<toml::Table>(toml::parse_text(text, "set.toml"));
  std::vector<Problem> problems;
  const Document document{"/nowhere/set", "set.toml", problems};
  Read<decltype(read_entry(document, table))> out{read_entry(document, table), {}};
  for (const Problem& each : problems) out.told.push_back(each.message);
  return out;
}

auto condition(const std::string& text) { return read("id = 'c'\n" + text, read_condition); }
auto source(const std::string& text) {
  return read("id = 's'\ntalker = 't'\n" + text, [](const Document& document, const toml::Table& table) {
    return read_source(document, table, Rights{"CC0", "Ann"});
  });
}
auto stimulus_of(const std::string& text) {
  return read(
      "condition = 'c'\ntalker = 't'\nsample = 's'\nfile = 'a.wav'\n" + text,
      [](const Document& document, const toml::Table& table) { return read_stimulus(document, table, {}); });
}

} // namespace

TEST_CASE("an id has letters, digits, - and _, at most 64 of them, and is no device of Windows") {
  CHECK(is_id("Az09_-"));
  for (const char* wrong : {"", "a b", "a.b", "\xC3\xA9"}) CHECK_FALSE(is_id(wrong));
  CHECK(id_mistake(std::string(64, 'a')).empty());
  CHECK_THAT(id_mistake(std::string(65, 'a')), Contains("65 characters, and 64 are the most"));
  for (const char* device : {"con", "PRN", "Aux", "nul", "com1", "LPT9"})
    CHECK_THAT(id_mistake(device), Contains("device under Windows"));
  for (const char* fine : {"com", "com0", "com10", "lpta", "console"}) CHECK(id_mistake(fine).empty());
  CHECK(lower_case("Az-09_Z") == "az-09_z");
}

TEST_CASE("a source has a file or files, its own rights or those of the set") {
  const auto one = source("file = 'a.wav'\nlicence = 'CC BY'\n");
  CHECK(one.told.empty());
  CHECK(one.entry.files == std::vector<std::string>{"a.wav"});
  CHECK(one.entry.rights == Rights{"CC BY", "Ann"});
  CHECK(one.entry.pause_s == 0.5);
  CHECK(source("files = ['a.wav', 'b.wav']\npause_s = 1.5\n").entry.pause_s == 1.5);
  CHECK_THAT(source("").told.at(0), Contains("needs file or files"));
  CHECK_THAT(source("file = 'a'\nfiles = ['b']\n").told.at(0), Contains("needs file or files"));
  CHECK_THAT(source("file = '../a.wav'\n").told.at(0), Contains("leaves the folder of the set"));
  CHECK_THAT(source("file = 'a'\nlicence = ' '\n").told.at(0), Contains("licence is empty"));
  CHECK_THAT(source("file = 'a'\nsex = 'f'\n").told.at(0), Contains("one of female, male"));
}

TEST_CASE("a condition knows its steps with every kind of parameter") {
  const auto found =
      condition("steps = [{ step = 'x', t = 'a', i = 3, d = 0.5, b = true, l = ['p', 'q'] }]\n");
  CHECK(found.told.empty());
  REQUIRE(found.entry.steps.size() == 1);
  const auto& parameters = found.entry.steps[0].parameters;
  CHECK(std::get<std::string>(parameters.at("t")) == "a");
  CHECK(std::get<std::int64_t>(parameters.at("i")) == 3);
  CHECK(std::get<double>(parameters.at("d")) == 0.5);
  CHECK(std::get<bool>(parameters.at("b")));
  CHECK(std::get<std::vector<std::string>>(parameters.at("l")) == std::vector<std::string>{"p", "q"});
  CHECK_THAT(condition("steps = [{ step = 'x', l = ['p', 3] }]\n").told.at(0), Contains("l must be a text"));
  CHECK(condition("").entry.label == "c");
  CHECK(condition("kind = 'anchor'\n").entry.kind == Kind::anchor);
}

TEST_CASE("a condition's alignment and offset are read, and other words told") {
  CHECK_FALSE(condition("").entry.post_align);
  CHECK(condition("post_align = 'gain-from-clean'\n").entry.post_align == PostAlign::gain_from_clean);
  CHECK(condition("post_align = 'rms-active-frames-of-clean'\n").entry.post_align ==
        PostAlign::rms_active_frames_of_clean);
  CHECK_THAT(condition("post_align = 'peak'\n").told.at(0),
             Contains("it must be one of none, gain-from-clean"));
  CHECK(condition("listening_level_offset_db = -6\n").entry.listening_level_offset_db == -6);
  CHECK_FALSE(condition("listening_level_offset_db = -61\n").told.empty());
}

TEST_CASE("an E-model has a codec or its Ie, and the loss stands in one place") {
  CHECK(condition("emodel = { Ie = 11, Bpl = 19 }\n").entry.emodel->Bpl == 19.0);
  CHECK(condition("emodel = { codec = 'g711', Ppl = 3, BurstR = 2 }\n").entry.loss == StatedLoss{3, 2});
  CHECK_THAT(condition("emodel = { codec = 'g711', Bpl = 4 }\n").told.at(0),
             Contains("emodel needs codec, or Ie"));
  CHECK_THAT(condition("Ppl = 1\nemodel = { codec = 'g711', Ppl = 3 }\n").told.at(0),
             Contains("keep one of them"));
  CHECK_THAT(condition("BurstR = 2\n").told.at(0), Contains("give Ppl, too"));
  CHECK_FALSE(condition("Ppl = 1\nBurstR = 0.4\n").told.empty()); // below 0.5
}

TEST_CASE("a finished stimulus is called after its cell, and may come from another file") {
  const auto found = stimulus_of("Ppl = 2\nconverted = { from = 'a.mp3', sha256 = 'ab', by = 'x' }\n");
  CHECK(found.told.empty());
  CHECK(found.entry.id == "c.t.s");
  CHECK(found.entry.is_finished);
  CHECK(found.entry.ppl_percent == 2.0);
  CHECK(found.entry.converted == Conversion{"a.mp3", "ab", "x"});
  CHECK_THAT(stimulus_of("converted = { from = '/a.mp3', sha256 = 'ab', by = 'x' }\n").told.at(0),
             Contains("leaves the folder"));
  CHECK_THAT(stimulus_of("colour = 'red'\n").told.at(0), Contains("colour is not known here"));
}
