#include "imported/reading.h"

#include <fmt/format.h>

namespace quietroom::imported {

// What BeaqleJS sends or saves: an array with an object a test set, {TestID, Runtime, rating {label: number},
// filename {label: file}}, and at its end {UserName, UserEmail, UserComment}.

namespace {

const Json::Array* array_of(const Json& json) { return std::get_if<Json::Array>(&json.value()); }

bool is_beaqlejs(const Reading& reading) {
  const auto* items = array_of(*reading.json);
  if (items == nullptr) return false;
  for (const Json& each : *items)
    if (member(each, "TestID") != nullptr) return true;
  return false;
}

/// A text, or a number as it would be written.
std::string written(const Json& json) {
  if (const auto* text = std::get_if<std::string>(&json.value())) return *text;
  return one_line(json);
}

std::string text_of(const Json& json, std::string_view key) {
  const Json* found = member(json, key);
  return found == nullptr || std::holds_alternative<std::monostate>(found->value()) ? "" : written(*found);
}

std::string file_stem(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return std::string(dot == 0 ? name : name.substr(0, dot));
}

/// Who answered, from the object at the end.
std::string user_of(Reading& reading) {
  for (const Json& each : *array_of(*reading.json))
    if (const std::string name = text_of(each, "UserName"); !name.empty()) return name;
  const std::string stem = file_stem(reading.rows->source());
  reading.rows->note(fmt::format("no UserName was given; the listener is called {} after the file", stem));
  return stem;
}

void read_test(Rows& rows, const std::string& listener, const std::string& id, const Json& test) {
  const Json* rating = member(test, "rating");
  const auto* ratings = rating == nullptr ? nullptr : std::get_if<Json::Object>(&rating->value());
  if (ratings == nullptr) {
    rows.misfit(
        0, fmt::format("the test {} has no ratings (it was not run, or it is no test with sliders); it was "
                       "not taken",
                       id));
    return;
  }
  for (const auto& [label, value] : *ratings) {
    rows.begin(0);
    rows.set("listener", listener);
    rows.set("trial", id);
    rows.set("stimulus", fmt::format("{}/{}", id, label));
    rows.set("condition", label);
    rows.set("vote", std::holds_alternative<std::monostate>(value.value()) ? "" : written(value));
    rows.set("method", "mushra");
    rows.set("scale", "0:100");
    rows.set("role", label == "Reference"          ? "hidden_reference"
                     : label.starts_with("anchor") ? "anchor"
                                                   : "processed");
    if (const Json* files = member(test, "filename")) rows.set("file", text_of(*files, label));
    rows.set("page_ms", text_of(test, "Runtime"));
  }
}

void read_beaqlejs(Reading& reading) {
  const auto* items = array_of(*reading.json);
  if (items == nullptr)
    throw_input(reading.rows->source() + ": is JSON, but no array of tests as BeaqleJS writes it");
  const std::string listener = user_of(reading);
  std::size_t number = 0;
  for (const Json& each : *items) {
    ++number;
    if (member(each, "UserName") != nullptr || member(each, "UserEmail") != nullptr) continue;
    const std::string id = text_of(each, "TestID");
    read_test(*reading.rows, listener, id.empty() ? fmt::format("number {}", number) : id, each);
  }
  reading.rows->note("BeaqleJS does not save the ends of its sliders; the scale is taken to be 0:100");
}

} // namespace

const ForeignFormat beaqlejs_format = {
    "beaqlejs", "BeaqleJS (JSON)", Container::json, "an array of objects with TestID", is_beaqlejs,
    false,      read_beaqlejs};

} // namespace quietroom::imported
