#include "cli/emodel_arguments.h"

#include "cli/codec_arguments.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/number.h"
#include "emodel/inputs.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

using emodel::Band;

constexpr Band bands[] = {Band::narrow, Band::wide, Band::full};

std::string option_of(const emodel::Input& input) { return "--" + std::string(input.symbol); }

const emodel::CodecEntry* codec_of(const Arguments& arguments, const emodel::CodecTable& table) {
  const auto id = arguments.text("--codec");
  if (!id) return nullptr;
  if (const emodel::CodecEntry* entry = find_codec(table, *id)) return entry;
  throw_input("--codec " + *id + " is not in the table" + analysis::codec_hint(table, *id));
}

void take_symbols(analysis::PlanningQuestion& question, const Arguments& arguments) {
  const Band band = emodel::band_of(question.in);
  for (const emodel::Input& input : emodel::inputs(band)) {
    const auto value = arguments.number(option_of(input));
    if (!value) continue;
    if (const auto why = impossible(input, *value)) throw_input("--" + *why);
    if (const auto warning = out_of_range(input, *value)) say("--" + *warning);
    input.field(question.in) = *value;
  }
  for (const Band other : bands)
    for (const emodel::Input& input : emodel::inputs(other))
      if (arguments.has(option_of(input)) && !find_input(input.symbol, band))
        throw_input(option_of(input) + " is no input of the " + std::string(name(band)) + " model, " +
                    std::string(edition(band)) + "; leave it out");
}

} // namespace

std::vector<Option> planning_options() {
  std::vector<Option> out = {{"--band", "nb|wb|fb",
                              "narrow-band G.107 (06/2015), wideband G.107.1 (06/2019), fullband G.107.2 "
                              "(06/2019); default: that of "
                              "the codec, else nb"},
                             {"--codec", "ID", "Ie and Bpl of a codec in the table"},
                             codecs_option()};
  for (const Band band : bands)
    for (const emodel::Input& input : emodel::inputs(band)) {
      if (std::ranges::find(out, option_of(input), &Option::name) != out.end()) continue;
      std::string in_bands;
      for (const Band one : bands)
        if (find_input(input.symbol, one) != nullptr) in_bands += " " + std::string(key(one));
      out.push_back({option_of(input), "X", std::string(input.meaning) + " (" + in_bands.substr(1) + ")"});
    }
  const auto network = network_options();
  out.insert(out.end(), network.begin(), network.end());
  return out;
}

analysis::PlanningQuestion planning_question(const Arguments& arguments) {
  const emodel::CodecTable table = codec_table(arguments);
  const emodel::CodecEntry* codec = codec_of(arguments, table);
  analysis::PlanningQuestion out;
  out.in =
      emodel::default_model(band_argument(arguments).value_or(codec == nullptr ? Band::narrow : codec->band));
  if (codec != nullptr) take_codec(out, *codec, {arguments.has("--Ie"), arguments.has("--Bpl")});
  take_symbols(out, arguments);
  take_network(out, arguments);
  return out;
}

analysis::Sweep sweep_of(const std::string& text, Band band) {
  const std::size_t equals = text.find('='), first = text.find(':'), second = text.find(':', first + 1);
  const std::string symbol = text.substr(0, equals);
  const auto number = [&](std::size_t begin, std::size_t end) {
    return begin == std::string::npos + 1 ? std::nullopt : parse_double(text.substr(begin, end - begin));
  };
  const auto low = number(equals + 1, first), high = number(first + 1, second);
  const auto step = number(second + 1, text.size());
  if (equals == std::string::npos || first < equals || !low || !high || !step)
    throw_input("--sweep is \"" + text + "\"; give SYMBOL=LOW:HIGH:STEP, such as Ppl=0:20:0.5");
  const analysis::Sweep out{find_input(symbol, band), *low, *high, *step};
  if (out.input == nullptr)
    throw_input("--sweep: " + symbol + " is no input of the " + std::string(name(band)) + " model");
  constexpr double most_steps = 100'000;
  if (*step <= 0 || *high < *low || (*high - *low) / *step > most_steps)
    throw_input("--sweep is \"" + text +
                "\"; it needs LOW <= HIGH, a STEP above 0, and at most 100000 steps");
  for (const double end : {*low, *high}) {
    if (const auto why = impossible(*out.input, end)) throw_input("--sweep: " + *why);
    if (const auto warning = out_of_range(*out.input, end)) say("--sweep: " + *warning);
  }
  return out;
}

} // namespace quietroom::cli
