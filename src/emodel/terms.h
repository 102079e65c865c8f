#pragma once

#include <span>
#include <string_view>
#include <vector>

/// Terms that the three models share, by the symbols of G.107. Pure.
namespace quietroom::emodel {

/// How much delay disturbs the conversation. The two lower classes rest on one public implementation:
/// unverified.
struct DelayClass {
  double sT;
  double mT; ///< ms
};
inline constexpr DelayClass delay_default = {1.0, 100};
inline constexpr DelayClass delay_low = {0.55, 120};
inline constexpr DelayClass delay_very_low = {0.4, 150};

/// Idd, absolute delay alone (G.107 eq. 7-27, 7-28); Ta in ms.
double absolute_delay_impairment(double Ta, DelayClass sensitivity = delay_default);

/// Idle = (Ro - Rle)/2 + sqrt((Ro - Rle)^2/4 + 169), Rle = 10.5 (WEPL + 7) (Tr + 1)^(-1/4); WEPL in dB, Tr in
/// ms.
double listener_echo_impairment(double Ro, double WEPL, double Tr);

/// What the echo path adds to TELR in TERV: -40 log10((1 + T/10)/(1 + T/150)) + 6 exp(-0.3 T^2); T in ms.
double echo_path_weight(double T);

/// Idte of the distance Roe - Re, for T of 1 ms and more; below, echo counts as sidetone: 0.
double talker_echo_impairment(double Roe_minus_Re, double T);

/// Ie + (limit - Ie) Ppl / (Ppl/BurstR + Bpl) with Ppl in per cent (eq. 7-29); Ie without loss whatever Bpl
/// is. The limit is 95 in the narrow-band and the wideband model, 132 in the fullband one. For long bursts
/// the result goes beyond it.
double effective_equipment_impairment(double Ie, double Bpl, double Ppl, double BurstR, double limit = 95);

/// The sentences whose bit the mask has.
std::vector<std::string_view> sentences_of_mask(std::span<const std::string_view> sentences, unsigned mask);

} // namespace quietroom::emodel
