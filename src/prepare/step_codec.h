#pragma once

#include "codec/codec.h"
#include "prepare/parameters.h"
#include "prepare/pass.h"
#include "prepare/rate_need.h"

namespace quietroom::prepare {

struct Codec {
  std::string id;
  codec::Plc plc = codec::Plc::standard;
};

Codec read_codec(Parameters& parameters);
RateNeed rate_need(const Codec& coded);
void apply(const Codec& coded, Pass& pass);
std::string text(const Codec& coded, Writing& writing);

} // namespace quietroom::prepare
