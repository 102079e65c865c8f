#pragma once

#include <cstdint>
#include <string_view>

/// Which letters pdfLaTeX can print, and how.
namespace quietroom::report {

/// Letters that T1 has (t1enc.dfu of LaTeX 2022), less those that are commands here.
bool is_in_t1(std::uint32_t code);

/// Signs of Latin text that every LaTeX since 2020 prints as they are (TS1).
bool is_in_ts1(std::uint32_t code);

/// Greek letters and signs of mathematics as LaTeX writes them in math mode; empty for any other.
std::string_view math_letter(std::uint32_t code);

/// Written from right to left: Hebrew, Arabic and their neighbours.
bool is_right_to_left(std::uint32_t code);

/// Chinese, Japanese and Korean: a line may end behind each of them, and each is 1 em wide.
bool is_east_asian(std::uint32_t code);

/// Width in em of Computer Modern Roman (cmr10.tfm) of ASCII; of others no less than they have.
double width_em(std::uint32_t code);

} // namespace quietroom::report
