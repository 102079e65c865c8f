// How fast the E-model is, as ratios to what is asked; above 1 is better than asked.
//   emodel_rate [QUIETROOM [ROWS]]     with the program: also its batch, in a folder for temporary files
// In the time of one core: narrow-band estimates a second when Ie, Bpl, Ppl, BurstR, Ta and T vary (5 million
// asked) and when every input does (2.5 million). The batch: a million rows read, rated and written in 0.6 s.

#include "emodel/inputs.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace quietroom;

constexpr int repeats = 5; // the best counts: other work on the machine only ever slows down

const std::vector<std::string_view> six = {"Ie", "Bpl", "Ppl", "BurstR", "Ta", "T"};

double wall_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
double core_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double seconds_of(const auto& work, double (*now)()) {
  double best = 1e9;
  for (int i = 0; i < repeats; ++i) {
    const double begin = now();
    work();
    best = std::min(best, now() - begin);
  }
  return best;
}

double uniform(std::mt19937_64& random, double low, double high) {
  return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
}

/// Calls with these inputs drawn from their permitted ranges; all of them where none is named.
std::vector<emodel::Model> calls(std::size_t n, const std::vector<std::string_view>& symbols) {
  std::mt19937_64 random(1);
  std::vector<emodel::Model> out(n, emodel::NarrowBand{});
  for (emodel::Model& call : out)
    for (const emodel::Input& input : emodel::inputs(emodel::Band::narrow))
      if (symbols.empty() || std::find(symbols.begin(), symbols.end(), input.symbol) != symbols.end())
        input.field(call) = uniform(random, input.low, input.high);
  return out;
}

void print(const std::string& what, double value, const std::string& unit, double ratio) {
  fmt::print("{:<34}{:>8.2f} {:<14}{:>6.2f} x of what is asked\n", what, value, unit, ratio);
}

void measure_function(const std::string& what, const std::vector<std::string_view>& symbols, double asked) {
  const std::vector<emodel::Model> in = calls(200'000, symbols);
  double sum = 0; // printed nowhere, but the work must not be left out
  const double seconds = seconds_of(
      [&] {
        emodel::Rater rater;
        for (const emodel::Model& call : in) sum += rater.rate(call).R;
      },
      core_s);
  if (sum == 0.5) std::puts("");
  const double millions = static_cast<double>(in.size()) / seconds / 1e6;
  print(what, millions, "million/s", millions / asked);
}

void measure_batch(const std::string& program, std::size_t rows) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "quietroom-emodel-rate";
  std::filesystem::create_directories(folder);
  const std::string in = (folder / "in.csv").string(), out = (folder / "out.csv").string();
  std::string text = "Ie,Bpl,Ppl,BurstR,Ta,T\n";
  std::mt19937_64 random(2);
  for (std::size_t i = 0; i < rows; ++i)
    fmt::format_to(std::back_inserter(text), "{:.1f},{:.1f},{:.2f},{:.2f},{:.1f},{:.1f}\n",
                   uniform(random, 0, 40), uniform(random, 4.3, 40), uniform(random, 0, 20),
                   uniform(random, 1, 2), uniform(random, 0, 500), uniform(random, 0, 500));
  std::FILE* file = std::fopen(in.c_str(), "wb");
  if (file == nullptr || std::fwrite(text.data(), 1, text.size(), file) != text.size()) std::exit(1);
  std::fclose(file);
  const std::string command = "'" + program + "' emodel --csv '" + in + "' > '" + out + "'";
  const double seconds = seconds_of(
      [&] {
        if (std::system(command.c_str()) != 0) std::exit(1);
      },
      wall_s);
  const double asked = 0.6 * static_cast<double>(rows) / 1e6;
  print(fmt::format("batch of {} rows", rows), seconds, "s", asked / seconds);
  std::filesystem::remove_all(folder);
}

} // namespace

int main(int argc, char** argv) {
  measure_function("Ie, Bpl, Ppl, BurstR, Ta, T vary", six, 5);
  measure_function("every input varies", {}, 2.5);
  if (argc > 1) measure_batch(argv[1], argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000);
  return 0;
}
