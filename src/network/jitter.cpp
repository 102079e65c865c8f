#include "network/jitter.h"

#include "core/csv.h"
#include "core/error.h"
#include "core/gaussian.h"
#include "core/number.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::network {

namespace {

/// Draws delays of each model in turn.
struct Source {
  Gaussian normal;
  SplitMix64 words;
  double last = 0; ///< of CorrelatedJitter, in deviations
  bool begun = false;

  double uniform() { return 1.0 - words.next_unit(); } // never 0

  double next(const ExponentialJitter& jitter) { return -jitter.mean_ms * std::log(uniform()); }

  double next(const GammaJitter& jitter) {
    const double shape = (jitter.mean_ms / jitter.deviation_ms) * (jitter.mean_ms / jitter.deviation_ms);
    return gamma(shape) * jitter.mean_ms / shape;
  }

  double next(const CorrelatedJitter& jitter) {
    const double fresh = normal.next();
    last = begun
               ? jitter.correlation * last + std::sqrt(1.0 - jitter.correlation * jitter.correlation) * fresh
               : fresh;
    begun = true;
    return std::max(0.0, jitter.mean_ms + jitter.deviation_ms * last);
  }

  /// Of scale 1: Marsaglia and Tsang, ACM TOMS 26 (2000) 363; below shape 1 by their section 6.
  double gamma(double shape) {
    if (shape < 1.0) {
      const double power = std::pow(uniform(), 1.0 / shape);
      return gamma(shape + 1.0) * power;
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
      const double x = normal.next();
      const double v = std::pow(1.0 + c * x, 3.0);
      if (v > 0.0 && std::log(uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
    }
  }
};

constexpr std::string_view lost_word = "lost";

/// Nothing for what is neither a delay within the limits nor the word.
std::optional<double> delay_of(std::string_view text) {
  if (text == lost_word) return never_arrives_ms;
  const auto out = parse_double(text);
  if (out && *out >= 0 && *out <= longest_delay_ms) return out;
  return std::nullopt;
}

/// The column that holds the delays, by the first record: its name or its being alone.
std::size_t delay_column(const std::vector<std::string_view>& header, const CsvReader& reader) {
  const auto named = std::ranges::find(header, "delay_ms");
  if (named != header.end()) return static_cast<std::size_t>(named - header.begin());
  if (header.size() == 1) return 0;
  throw_input(fmt::format("{}: several columns and none is called delay_ms; name the one that holds delays",
                          reader.where()));
}

/// The reader passes over empty lines, and every delay behind one would be that of the packet before.
void refuse_gap(const CsvReader& reader, std::uint64_t line_before) {
  if (reader.line() == line_before + 1) return;
  throw_input(
      fmt::format("{}: an empty line stands before it, so that a packet has no delay; give each packet "
                  "a line",
                  reader.where()));
}

} // namespace

Delays jitter_delays(const JitterModel& model, std::size_t packets, std::uint64_t seed) {
  Source source{Gaussian(seed), SplitMix64(derived_seed(seed, {"uniform"}))};
  Delays out(packets);
  for (double& delay_ms : out)
    delay_ms = std::visit([&](const auto& one) { return source.next(one); }, model);
  return out;
}

Delays parse_delays(std::string_view text, const std::string& name) {
  CsvReader reader(name, text);
  std::vector<std::string_view> fields;
  Delays out;
  if (!reader.next(fields)) throw_input(fmt::format("{}: is empty; give a delay a line", name));
  const std::size_t column = delay_column(fields, reader);
  const bool has_header =
      column < fields.size() && !parse_double(fields[column]) && fields[column] != lost_word;
  if (has_header && fields[column] != "delay_ms")
    throw_input(
        fmt::format("{}: \"{}\" is neither a number of milliseconds nor the name delay_ms; correct it",
                    reader.where(), fields[column]));
  std::uint64_t line_before = has_header ? reader.line() : 0;
  for (bool more = has_header ? reader.next(fields) : true; more; more = reader.next(fields)) {
    refuse_gap(reader, line_before);
    line_before = reader.line();
    const auto delay_ms = column < fields.size() ? delay_of(fields[column]) : std::nullopt;
    if (!delay_ms)
      throw_input(fmt::format("{}: not a delay within 0 and {} ms, nor the word lost; correct it",
                              reader.where(), longest_delay_ms));
    out.push_back(*delay_ms);
  }
  if (out.empty()) throw_input(fmt::format("{}: holds no delay; give one a line", name));
  return out;
}

} // namespace quietroom::network
