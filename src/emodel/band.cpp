#include "emodel/band.h"

#include <array>

namespace quietroom::emodel {

namespace {

struct BandFacts {
  Band band;
  std::string_view key, name, edition;
  double scale;
  char suffix;
};

constexpr std::array<BandFacts, 3> band_table = {{
    {Band::narrow, "nb", "narrow-band", "G.107 (06/2015)", 1, 'N'},
    // 129/100 and 148/100: the nominal ranges of R. The fullband model was revised in 2023 by formulas that
    // could not be found; this is the first edition.
    {Band::wide, "wb", "wideband", "G.107.1 (06/2019)", 1.29, 'W'},
    {Band::full, "fb", "fullband", "G.107.2 (06/2019)", 1.48, 'F'},
}};

const BandFacts& facts(Band band) { return band_table[static_cast<std::size_t>(band)]; }

} // namespace

std::optional<Band> parse_band(std::string_view key) {
  for (const BandFacts& one : band_table)
    if (one.key == key) return one.band;
  return std::nullopt;
}

Band band_of(Context context) {
  switch (context) {
  case Context::narrowband:
    return Band::narrow;
  case Context::wideband:
    return Band::wide;
  case Context::super_wideband:
  case Context::fullband:
    break;
  }
  return Band::full;
}

std::string_view key(Band band) { return facts(band).key; }
std::string_view name(Band band) { return facts(band).name; }
std::string_view edition(Band band) { return facts(band).edition; }
double scale(Band band) { return facts(band).scale; }
std::string conversational_name(Band band) { return std::string("MOS-CQE") + facts(band).suffix; }
std::string listening_name(Band band) { return std::string("MOS-LQE") + facts(band).suffix; }

} // namespace quietroom::emodel
