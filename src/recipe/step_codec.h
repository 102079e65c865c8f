#pragma once

#include "codec/codec.h"
#include "recipe/parameters.h"
#include "recipe/pass.h"
#include "recipe/rate_need.h"

namespace quietroom::recipe {

struct Codec {
  codec::CodecSettings settings;
};

/// With its id and defaults alone where there are mistakes, so that reading goes on.
Codec read_codec(Parameters& parameters);
/// For a sound of this many channels. No rate in works_at where none goes: check_form says why.
RateNeed rate_need(const Codec& coded, int channels = 1);
/// What keeps the codec from a sound of this form, such as a bit rate for other channels. A sentence each.
std::vector<std::string> check_form(const Codec& coded, int rate_hz, int channels);
void apply(const Codec& coded, Pass& pass);
std::string text(const Codec& coded, Writing& writing);

/// What loss in packets of this length needs of the codec; a sentence each.
std::vector<std::string> check_loss(const Codec& coded, double packet_ms);

} // namespace quietroom::recipe
