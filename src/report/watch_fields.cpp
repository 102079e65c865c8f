#include "report/watch_fields.h"

#include <cmath>

namespace quietroom::report {

namespace {

using watch::IntervalRow;
using watch::ReceiverReport;
using watch::StreamSummary;
using watch::VoipMetrics;

/// Counts are whole in JSON.
Value whole(const std::optional<double>& value) {
  if (!value) return {};
  return Value(Json(static_cast<std::int64_t>(std::llround(*value))));
}

Value worded(const std::string& text) { return text.empty() ? Value() : Value(text); }

template<class Row>
Field<Row> count_field(const char* key, std::optional<double> Row::*member) {
  return {key, "", 0, json_alone, [member](const Row& r) { return whole(r.*member); }};
}

/// For readers a number, for programs a whole one.
template<class Row>
void add_count(Fields<Row>& out, const char* key, const char* header, std::optional<double> Row::*member) {
  out.push_back(count_field(key, member));
  out.push_back({key, header, 0, for_readers, [member](const Row& r) { return value_of(r.*member); }});
}

template<class Row>
void add_number(Fields<Row>& out, const char* key, const char* header, int decimals,
                std::optional<double> Row::*member) {
  out.push_back({key, header, decimals, *header == '\0' ? json_alone : everywhere,
                 [member](const Row& r) { return value_of(r.*member); }});
}

/// What intervals and streams share, each in its place.
template<class Row>
void add_fates(Fields<Row>& out) {
  add_count(out, "lost", "lost", &Row::lost);
  add_count(out, "late", "late", &Row::late);
  add_count(out, "duplicate", "dup.", &Row::duplicate);
  add_count(out, "reordered", "reord.", &Row::reordered);
}

template<class Row>
void add_jitter(Fields<Row>& out) {
  add_number(out, "jitter_mean_ms", "jitter ms", 1, &Row::jitter_mean_ms);
  add_number(out, "jitter_max_ms", "max", 1, &Row::jitter_max_ms);
}

template<class Row>
void add_network(Fields<Row>& out) {
  add_number(out, "rtt_ms", "rtt ms", 0, &Row::rtt_ms);
  add_number(out, "ppl", "Ppl %", 2, &Row::ppl);
  add_number(out, "burst_r", "BurstR", 2, &Row::burst_r);
}

Json burst_gap_json(const StreamSummary& s) {
  if (!s.burst_gap) return {};
  const watch::BurstGap& b = *s.burst_gap;
  return Json::Object{
      {"bursts", b.bursts},           {"burst_packets", b.burst_packets}, {"burst_losses", b.burst_losses},
      {"gap_packets", b.gap_packets}, {"gap_losses", b.gap_losses},       {"burst_density", b.burst_density},
      {"gap_density", b.gap_density}, {"mean_burst_ms", b.mean_burst_ms}, {"mean_gap_ms", b.mean_gap_ms}};
}

/// 127 on the wire is "unavailable", and is never printed as a number.
Json or_unavailable(const std::optional<int>& value) { return value ? Json(*value) : Json("unavailable"); }
Json or_unavailable(const std::optional<double>& value) { return value ? Json(*value) : Json("unavailable"); }

Json xr_json(const ReceiverReport& r) {
  if (!r.xr) return {};
  const VoipMetrics& m = *r.xr;
  return Json::Object{{"loss_rate", m.loss_rate},
                      {"discard_rate", m.discard_rate},
                      {"burst_density", m.burst_density},
                      {"gap_density", m.gap_density},
                      {"burst_ms", m.burst_ms},
                      {"gap_ms", m.gap_ms},
                      {"rtt_ms", m.rtt_ms},
                      {"end_system_ms", m.end_system_ms},
                      {"signal_dbm0", or_unavailable(m.signal_dbm0)},
                      {"noise_dbm0", or_unavailable(m.noise_dbm0)},
                      {"rerl", or_unavailable(m.rerl)},
                      {"gmin", m.gmin},
                      {"r", or_unavailable(m.r)},
                      {"ext_r", or_unavailable(m.ext_r)},
                      {"mos_lq", or_unavailable(m.mos_lq)},
                      {"mos_cq", or_unavailable(m.mos_cq)},
                      {"plc", m.plc},
                      {"jb_adaptive", m.jb_adaptive},
                      {"jb_rate", m.jb_rate},
                      {"jb_nominal", m.jb_nominal},
                      {"jb_max", m.jb_max},
                      {"jb_abs_max", m.jb_abs_max}};
}

} // namespace

Fields<IntervalRow> interval_fields() {
  using Row = IntervalRow;
  Fields<Row> out = {in_json<Row>("type", [](const Row&) { return "interval"; }),
                     in_json<Row>("stream", [](const Row& r) { return r.stream; }),
                     {"sample", "sample", 0, everywhere, [](const Row& r) { return r.sample; }},
                     in_json<Row>("t_ms", [](const Row& r) { return r.t_ms; }),
                     {"t_s", "t s", 1, for_readers, [](const Row& r) { return r.t_ms / 1000; }}};
  add_count(out, "received", "received", &Row::received);
  add_fates(out);
  add_jitter(out);
  add_network(out);
  add_number(out, "r", "R", 1, &Row::r);
  add_number(out, "mos_lqe", "MOS-LQE", 2, &Row::mos_lqe);
  add_number(out, "mos_cqe", "MOS-CQE", 2, &Row::mos_cqe);
  add_number(out, "loss_pct", "", 2, &Row::loss_pct);
  add_number(out, "mos", "formula", 2, &Row::mos);
  add_number(out, "r_lq", "", 1, &Row::r_lq);
  out.push_back(in_json<Row>("why", [](const Row& r) { return worded(r.why); }));
  return out;
}

Fields<watch::Warning> warning_fields() {
  using Row = watch::Warning;
  Fields<Row> out = {in_json<Row>("type", [](const Row&) { return "warning"; }),
                     {"stream", "stream", 0, everywhere, [](const Row& r) { return r.stream; }},
                     {"sample", "sample", 0, everywhere, [](const Row& r) { return r.sample; }},
                     in_json<Row>("t_ms", [](const Row& r) { return r.t_ms; }),
                     {"t_s", "t s", 1, for_readers, [](const Row& r) { return r.t_ms / 1000; }},
                     {"event", "event", 0, everywhere,
                      [](const Row& r) {
                        return std::string(r.change == watch::Change::open ? "open" : watch::word(r.change));
                      }},
                     {"warning", "warning", 0, everywhere, [](const Row& r) { return r.name; }},
                     {"limit", "limit", 2, everywhere, [](const Row& r) { return r.limit; }},
                     in_json<Row>("values", [](const Row& r) { return Value(Json(r.values)); }),
                     in_json<Row>("duration_ms", [](const Row& r) { return value_of(r.duration_ms); })};
  out.push_back({"duration_s", "for s", 1, for_readers,
                 [](const Row& r) { return r.duration_ms ? Value(*r.duration_ms / 1000) : Value(); }});
  return out;
}

Fields<StreamSummary> stream_fields() {
  using Row = StreamSummary;
  Fields<Row> out = {in_json<Row>("type", [](const Row&) { return "stream"; }),
                     in_json<Row>("stream", [](const Row& r) { return r.stream; }),
                     in_json<Row>("ended", [](const Row& r) { return std::string(word(r.ended)); }),
                     in_json<Row>("call", [](const Row& r) { return value_of(r.call); }),
                     in_json<Row>("ssrc", [](const Row& r) { return value_of(r.ssrc); }),
                     in_json<Row>("payload_type", [](const Row& r) { return value_of(r.payload_type); }),
                     in_json<Row>("clock", [](const Row& r) { return value_of(r.clock); }),
                     in_json<Row>("codec", [](const Row& r) { return worded(r.codec); }),
                     in_json<Row>("band", [](const Row& r) { return worded(r.band); })};
  add_count(out, "packets", "packets", &Row::packets);
  add_count(out, "unique", "unique", &Row::unique);
  add_count(out, "expected", "expected", &Row::expected);
  add_fates(out);
  add_jitter(out);
  add_number(out, "jitter_final_ms", "", 1, &Row::jitter_final_ms);
  add_network(out);
  add_number(out, "mos_lqe_mean", "MOS-LQE mean", 2, &Row::mos_lqe_mean);
  add_number(out, "mos_lqe_min", "least", 2, &Row::mos_lqe_min);
  add_number(out, "mos_lqe_call", "of the call", 2, &Row::mos_lqe_call);
  add_number(out, "mos_cqe_call", "MOS-CQE", 2, &Row::mos_cqe_call);
  add_number(out, "r_call", "", 2, &Row::r_call);
  add_number(out, "mos_lqe_end", "at its end", 2, &Row::mos_lqe_end);
  add_number(out, "mos_mean", "formula mean", 2, &Row::mos_mean);
  add_number(out, "mos_min", "least", 2, &Row::mos_min);
  add_number(out, "mos_max", "", 2, &Row::mos_max);
  out.push_back({"quality_band", "band", 0, everywhere, [](const Row& r) { return worded(r.quality_band); }});
  out.push_back(in_json<Row>("burst_gap", [](const Row& r) { return Value(burst_gap_json(r)); }));
  const auto number = [&](const char* key, auto member) {
    out.push_back(in_json<Row>(key, [member](const Row& r) { return Value(Json(r.*member)); }));
  };
  number("samples", &Row::samples);
  number("mos_samples", &Row::mos_samples);
  number("restarts", &Row::restarts);
  number("capture_gaps", &Row::capture_gaps);
  number("start_ms", &Row::start_ms);
  number("duration_ms", &Row::duration_ms);
  number("open_warnings", &Row::open_warnings);
  out.push_back(in_json<Row>("assumptions", [](const Row& r) { return Value(Json(r.assumptions)); }));
  return out;
}

Fields<ReceiverReport> receiver_report_fields() {
  using Row = ReceiverReport;
  return {in_json<Row>("type", [](const Row&) { return "report"; }),
          {"stream", "stream", 0, everywhere, [](const Row& r) { return r.stream; }},
          in_json<Row>("t_ms", [](const Row& r) { return r.t_ms; }),
          {"t_s", "t s", 1, for_readers, [](const Row& r) { return r.t_ms / 1000; }},
          in_json<Row>("fraction_lost_256", [](const Row& r) { return Value(Json(r.fraction_lost_256)); }),
          {"loss_pct", "loss %", 1, everywhere, [](const Row& r) { return r.loss_pct; }},
          in_json<Row>("cumulative", [](const Row& r) { return Value(Json(r.cumulative)); }),
          in_json<Row>("ext_high_seq", [](const Row& r) { return Value(Json(r.ext_high_seq)); }),
          in_json<Row>("jitter_units", [](const Row& r) { return Value(Json(r.jitter_units)); }),
          {"jitter_ms", "jitter ms", 1, everywhere, [](const Row& r) { return value_of(r.jitter_ms); }},
          {"rtt_ms", "rtt ms", 0, everywhere, [](const Row& r) { return value_of(r.rtt_ms); }},
          in_json<Row>("xr", [](const Row& r) { return Value(xr_json(r)); }),
          {"xr_r", "R of XR", 0, for_readers,
           [](const Row& r) { return r.xr && r.xr->r ? Value(static_cast<double>(*r.xr->r)) : Value(); }},
          {"xr_mos_lq", "MOS-LQ of XR", 1, for_readers,
           [](const Row& r) { return r.xr ? value_of(r.xr->mos_lq) : Value(); }}};
}

} // namespace quietroom::report
