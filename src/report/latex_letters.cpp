#include "report/latex_letters.h"

#include <algorithm>
#include <array>

namespace quietroom::report {

namespace {

struct CodeRange {
  std::uint32_t first, last;
};

struct MathLetter {
  std::uint32_t code;
  std::string_view latex;
};

template<std::size_t n>
bool is_among(const std::array<CodeRange, n>& ranges, std::uint32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const CodeRange& each) { return code >= each.first && code <= each.last; });
}

// t1enc.dfu, LaTeX 2022-11-01
constexpr std::array<CodeRange, 39> t1_ranges = {
    {{0x00A1, 0x00A1}, {0x00A3, 0x00A3}, {0x00AB, 0x00AB}, {0x00BB, 0x00BB}, {0x00BF, 0x00D6},
     {0x00D8, 0x00F6}, {0x00F8, 0x0125}, {0x0128, 0x0137}, {0x0139, 0x013E}, {0x0141, 0x0148},
     {0x014A, 0x0165}, {0x0168, 0x017E}, {0x01CD, 0x01D4}, {0x01E2, 0x01E3}, {0x01E6, 0x01EB},
     {0x01F0, 0x01F0}, {0x01F4, 0x01F5}, {0x0218, 0x021B}, {0x0232, 0x0233}, {0x0237, 0x0237},
     {0x1E02, 0x1E03}, {0x1E0D, 0x1E0D}, {0x1E1E, 0x1E21}, {0x1E25, 0x1E25}, {0x1E30, 0x1E31},
     {0x1E37, 0x1E37}, {0x1E43, 0x1E43}, {0x1E45, 0x1E45}, {0x1E47, 0x1E47}, {0x1E5B, 0x1E5B},
     {0x1E63, 0x1E63}, {0x1E6D, 0x1E6D}, {0x1E8E, 0x1E91}, {0x1E9E, 0x1E9E}, {0x1EF2, 0x1EF3},
     {0x2012, 0x2015}, {0x2018, 0x201A}, {0x201C, 0x201E}, {0x2039, 0x203A}}};

constexpr std::array<CodeRange, 12> ts1_ranges = {{{0x00A2, 0x00A2},
                                                   {0x00A4, 0x00AA},
                                                   {0x00AC, 0x00AC},
                                                   {0x00AE, 0x00B7},
                                                   {0x00B9, 0x00BA},
                                                   {0x00BC, 0x00BE},
                                                   {0x00D7, 0x00D7},
                                                   {0x00F7, 0x00F7},
                                                   {0x2020, 0x2022},
                                                   {0x2030, 0x2030},
                                                   {0x20AC, 0x20AC},
                                                   {0x2122, 0x2122}}};

constexpr std::array<CodeRange, 4> right_to_left_codes = {
    {{0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}}};

constexpr std::array<CodeRange, 6> east_asian = {{{0x2E80, 0xA4CF},
                                                  {0xAC00, 0xD7A3},
                                                  {0xF900, 0xFAFF},
                                                  {0xFE30, 0xFE6F},
                                                  {0xFF00, 0xFFEF},
                                                  {0x20000, 0x3FFFD}}};

// Capitals that look like Latin ones have no command of their own in LaTeX.
constexpr std::array<MathLetter, 89> math_letters = {{{0x0386, "\\acute{\\mathrm{A}}"},
                                                      {0x0388, "\\acute{\\mathrm{E}}"},
                                                      {0x0389, "\\acute{\\mathrm{H}}"},
                                                      {0x038A, "\\acute{\\mathrm{I}}"},
                                                      {0x038C, "\\acute{\\mathrm{O}}"},
                                                      {0x038E, "\\acute{\\mathrm{Y}}"},
                                                      {0x038F, "\\acute{\\Omega}"},
                                                      {0x0390, "\\acute{\\ddot{\\iota}}"},
                                                      {0x0391, "\\mathrm{A}"},
                                                      {0x0392, "\\mathrm{B}"},
                                                      {0x0393, "\\Gamma"},
                                                      {0x0394, "\\Delta"},
                                                      {0x0395, "\\mathrm{E}"},
                                                      {0x0396, "\\mathrm{Z}"},
                                                      {0x0397, "\\mathrm{H}"},
                                                      {0x0398, "\\Theta"},
                                                      {0x0399, "\\mathrm{I}"},
                                                      {0x039A, "\\mathrm{K}"},
                                                      {0x039B, "\\Lambda"},
                                                      {0x039C, "\\mathrm{M}"},
                                                      {0x039D, "\\mathrm{N}"},
                                                      {0x039E, "\\Xi"},
                                                      {0x039F, "\\mathrm{O}"},
                                                      {0x03A0, "\\Pi"},
                                                      {0x03A1, "\\mathrm{P}"},
                                                      {0x03A3, "\\Sigma"},
                                                      {0x03A4, "\\mathrm{T}"},
                                                      {0x03A5, "\\Upsilon"},
                                                      {0x03A6, "\\Phi"},
                                                      {0x03A7, "\\mathrm{X}"},
                                                      {0x03A8, "\\Psi"},
                                                      {0x03A9, "\\Omega"},
                                                      {0x03AA, "\\ddot{\\mathrm{I}}"},
                                                      {0x03AB, "\\ddot{\\mathrm{Y}}"},
                                                      {0x03AC, "\\acute{\\alpha}"},
                                                      {0x03AD, "\\acute{\\varepsilon}"},
                                                      {0x03AE, "\\acute{\\eta}"},
                                                      {0x03AF, "\\acute{\\iota}"},
                                                      {0x03B0, "\\acute{\\ddot{\\upsilon}}"},
                                                      {0x03B1, "\\alpha"},
                                                      {0x03B2, "\\beta"},
                                                      {0x03B3, "\\gamma"},
                                                      {0x03B4, "\\delta"},
                                                      {0x03B5, "\\varepsilon"},
                                                      {0x03B6, "\\zeta"},
                                                      {0x03B7, "\\eta"},
                                                      {0x03B8, "\\theta"},
                                                      {0x03B9, "\\iota"},
                                                      {0x03BA, "\\kappa"},
                                                      {0x03BB, "\\lambda"},
                                                      {0x03BC, "\\mu"},
                                                      {0x03BD, "\\nu"},
                                                      {0x03BE, "\\xi"},
                                                      {0x03BF, "o"},
                                                      {0x03C0, "\\pi"},
                                                      {0x03C1, "\\rho"},
                                                      {0x03C2, "\\varsigma"},
                                                      {0x03C3, "\\sigma"},
                                                      {0x03C4, "\\tau"},
                                                      {0x03C5, "\\upsilon"},
                                                      {0x03C6, "\\varphi"},
                                                      {0x03C7, "\\chi"},
                                                      {0x03C8, "\\psi"},
                                                      {0x03C9, "\\omega"},
                                                      {0x03CA, "\\ddot{\\iota}"},
                                                      {0x03CB, "\\ddot{\\upsilon}"},
                                                      {0x03CC, "\\acute{o}"},
                                                      {0x03CD, "\\acute{\\upsilon}"},
                                                      {0x03CE, "\\acute{\\omega}"},
                                                      {0x03D1, "\\vartheta"},
                                                      {0x03D5, "\\phi"},
                                                      {0x03D6, "\\varpi"},
                                                      {0x03F1, "\\varrho"},
                                                      {0x03F5, "\\epsilon"},
                                                      {0x2126, "\\Omega"},
                                                      {0x2190, "\\leftarrow"},
                                                      {0x2191, "\\uparrow"},
                                                      {0x2192, "\\rightarrow"},
                                                      {0x2193, "\\downarrow"},
                                                      {0x2194, "\\leftrightarrow"},
                                                      {0x2206, "\\Delta"},
                                                      {0x2212, "-"},
                                                      {0x221A, "\\surd"},
                                                      {0x221E, "\\infty"},
                                                      {0x2248, "\\approx"},
                                                      {0x2260, "\\neq"},
                                                      {0x2264, "\\leq"},
                                                      {0x2265, "\\geq"},
                                                      {0x2032, "{}'"}}};

// ec-lmr10.tfm, from the space on; the signs that are commands here are those of mathematics
constexpr std::array<double, 95> ascii_em = {
    0.334, 0.278, 0.500, 0.833, 0.500, 0.833, 0.778, 0.278, 0.389, 0.389, 0.500, 0.778, 0.278, 0.333,
    0.278, 0.500, 0.500, 0.500, 0.500, 0.500, 0.500, 0.500, 0.500, 0.500, 0.500, 0.500, 0.278, 0.278,
    0.778, 0.778, 0.778, 0.472, 0.778, 0.750, 0.708, 0.722, 0.764, 0.681, 0.653, 0.785, 0.750, 0.361,
    0.514, 0.778, 0.625, 0.917, 0.750, 0.778, 0.681, 0.778, 0.736, 0.556, 0.722, 0.750, 0.750, 1.028,
    0.750, 0.750, 0.611, 0.278, 0.500, 0.278, 0.611, 0.500, 0.500, 0.500, 0.556, 0.444, 0.556, 0.444,
    0.306, 0.500, 0.556, 0.278, 0.306, 0.528, 0.278, 0.833, 0.556, 0.500, 0.556, 0.528, 0.392, 0.394,
    0.389, 0.556, 0.528, 0.722, 0.528, 0.528, 0.444, 0.500, 0.278, 0.500, 0.500};

} // namespace

bool is_in_t1(std::uint32_t code) { return is_among(t1_ranges, code); }

bool is_in_ts1(std::uint32_t code) { return is_among(ts1_ranges, code); }

std::string_view math_letter(std::uint32_t code) {
  const auto* found = std::find_if(math_letters.begin(), math_letters.end(),
                                   [&](const MathLetter& each) { return each.code == code; });
  return found == math_letters.end() ? std::string_view() : found->latex;
}

bool is_right_to_left(std::uint32_t code) { return is_among(right_to_left_codes, code); }

bool is_east_asian(std::uint32_t code) { return is_among(east_asian, code); }

double width_em(std::uint32_t code) {
  constexpr double any_letter = 0.8, wide = 1.0, widest = 1.03;
  if (code >= 0x20 && code < 0x7F) return ascii_em[code - 0x20];
  if (is_east_asian(code)) return wide;
  return is_in_t1(code) || is_in_ts1(code) ? any_letter : widest;
}

} // namespace quietroom::report
