#include "signal/band_filter.h"

#include "core/error.h"
#include "core/named_rows.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <fmt/format.h>
#include <mutex>

namespace quietroom::signal {

extern const std::string_view filters_csv; // data/filters.csv, which the program carries

namespace {

/// Long enough for the steepest edges of the table, 40 dB within 45 Hz.
constexpr double filter_seconds = 0.2;

/// A filter of the table, designed on demand.
struct BandFilter {
  std::string key; ///< the name as it is compared
  Fir fir;         ///< without taps until then
  std::vector<ResponsePoint> response;
  std::once_flag designed;
};

struct FilterTable {
  std::vector<FilterName> names;
  std::vector<std::unique_ptr<BandFilter>> filters;
};

/// Letters and digits in small letters: "P.341" and "p341" are one name.
std::string key_of(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (c != '.' && c != '-' && c != '_')
      out.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  return out == "telephone" ? "flat" : out;
}

FilterTable read_table() {
  FilterTable table;
  NamedRows rows("data/filters.csv", filters_csv);
  while (rows.next()) {
    const std::string name = rows.text("filter");
    const int rate_hz = static_cast<int>(rows.number("rate_hz").value());
    if (table.names.empty() || table.names.back().name != name) table.names.push_back({name, {}});
    std::vector<int>& rates = table.names.back().rates_hz;
    if (rates.empty() || rates.back() != rate_hz) {
      rates.push_back(rate_hz);
      table.filters.push_back(std::make_unique<BandFilter>());
      table.filters.back()->key = key_of(name);
      table.filters.back()->fir.rate_hz = rate_hz;
    }
    table.filters.back()->response.push_back(
        {rows.number("freq_hz").value(), rows.number("gain_db").value()});
  }
  return table;
}

const FilterTable& filter_table() {
  static const FilterTable table = read_table();
  return table;
}

} // namespace

const std::vector<FilterName>& filter_names() { return filter_table().names; }

const FilterName* find_filter_name(std::string_view name) {
  const auto& names = filter_names();
  const auto found =
      std::ranges::find(names, key_of(name), [](const FilterName& each) { return key_of(each.name); });
  return found == names.end() ? nullptr : &*found;
}

const Fir* find_filter(std::string_view name, int rate_hz) {
  const std::string key = key_of(name);
  for (const auto& each : filter_table().filters) {
    if (each->key != key || each->fir.rate_hz != rate_hz) continue;
    std::call_once(each->designed, [&] {
      const auto taps = static_cast<std::size_t>(filter_seconds * rate_hz) | 1U;
      each->fir = from_response(rate_hz, each->response, taps);
    });
    return &each->fir;
  }
  return nullptr;
}

Clip band_filtered(std::string_view name, Clip clip) {
  if (const Fir* fir = find_filter(name, clip.rate_hz)) return filtered(*fir, std::move(clip));
  const FilterName* known = find_filter_name(name);
  if (known == nullptr) {
    std::vector<std::string_view> names;
    for (const FilterName& each : filter_names()) names.push_back(each.name);
    throw_input(fmt::format("no filter is called {}; take one of {}", name, fmt::join(names, ", ")));
  }
  throw_input(fmt::format("the filter {} is made for {} Hz, not for sound of {} Hz; resample the sound first",
                          known->name, fmt::join(known->rates_hz, " or "), clip.rate_hz));
}

} // namespace quietroom::signal
