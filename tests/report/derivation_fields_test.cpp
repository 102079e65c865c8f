#include "report/derivation_fields.h"

#include "report/a_derivation.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

template<class Row>
const Field<Row>& field(const Fields<Row>& fields, const std::string& key, Form form,
                        const std::string& header = "") {
  for (const auto& each : fields)
    if (each.key == key && each.forms.has(form) && (header.empty() || each.header == header)) return each;
  throw std::runtime_error("no field " + key + ' ' + header);
}

template<class Row>
std::string shown(const Fields<Row>& fields, const Row& row, const std::string& key,
                  const std::string& header) {
  return std::get<std::string>(field(fields, key, Form::text, header).get(row));
}

compare::Propagated propagated(double value) {
  return {value, 0.5, compare::OpenLimits{value - 1, value + 1},
          compare::OpenLimits{value - 2, std::nullopt}};
}

} // namespace

TEST_CASE("a factor is called as in the Recommendation of its band") {
  CHECK(band_symbol("Ie", emodel::Band::narrow) == "Ie");
  CHECK(band_symbol("Ie", emodel::Band::wide) == "Ie,WB");
  CHECK(band_symbol("Bpl", emodel::Band::full) == "Bpl,FB");
}

TEST_CASE("a codec has value, both intervals and the integer, each of its own factor") {
  auto answer = test::derived();
  auto& codec = answer.result.codecs[0];
  codec.Ie = propagated(12.6);
  codec.Bpl = propagated(8.4);
  const auto fields = codec_fields(answer);
  CHECK(shown(fields, codec, "ie", "delta 95 %") == "11.6 to 13.6");
  CHECK(shown(fields, codec, "bpl", "delta 95 %") == "7.4 to 9.4");
  CHECK(shown(fields, codec, "bpl", "bootstrap 95 %") == "6.4 to –");
  CHECK(std::get<double>(field(fields, "ie", Form::text, "rounded").get(codec)) == 13);
  CHECK(std::get<double>(field(fields, "bpl_rounded", Form::csv).get(codec)) == 8);
  CHECK(std::get<double>(field(fields, "ie_se", Form::csv).get(codec)) == 0.5);
  CHECK(std::get<double>(field(fields, "ie_delta_low", Form::csv).get(codec)) == 11.6);
  CHECK(std::get<double>(field(fields, "ie_delta_high", Form::csv).get(codec)) == 13.6);
  CHECK(std::get<double>(field(fields, "bpl_bootstrap_low", Form::csv).get(codec)) == 6.4);
  CHECK(std::holds_alternative<std::monostate>(field(fields, "bpl_bootstrap_high", Form::csv).get(codec)));
  codec.Ie = {};
  CHECK(shown(fields, codec, "ie", "delta 95 %") == "–");
}

TEST_CASE("a propagated value is one object, null where something is not known") {
  CHECK(
      one_line(propagated_json(propagated(12.5))) ==
      R"({"value": 12.5, "rounded": 13.0, "se": 0.5, "delta_ci": [11.5, 13.5], "bootstrap_ci": [10.5, null]})");
  CHECK(one_line(propagated_json({})) ==
        R"({"value": null, "rounded": null, "se": null, "delta_ci": null, "bootstrap_ci": null})");
}

TEST_CASE("an equivalent Q is a number within the ladder and a word beyond it, with its limits where they "
          "say more") {
  using Side = compare::QPlace::Side;
  auto answer = test::derived();
  answer.mnru.ladder.resize(2);
  answer.equivalent_q.assign(answer.mos.size(), std::nullopt);
  const auto text = [&] {
    return shown(rating_fields(answer), std::size_t{0}, "equivalent_q", "equivalent Q, dB");
  };
  const auto json = [&] {
    return one_line(std::get<Json>(field(rating_fields(answer), "equivalent_q", Form::json).get(0)));
  };
  CHECK(text() == "–");
  answer.equivalent_q[0] = compare::EquivalentQ{{Side::within, 21.25}, {}, {}};
  CHECK(text() == "21.2");
  CHECK(json() == R"({"q_db": 21.25, "ci": null})");
  answer.equivalent_q[0] =
      compare::EquivalentQ{{Side::within, 20}, {{Side::below, 0}}, {{Side::within, 22.5}}};
  CHECK(text() == "20.0 (below to 22.5)");
  CHECK(json() == R"({"q_db": 20.0, "ci": ["below", 22.5]})");
  const compare::QPlace above{Side::above, 0};
  answer.equivalent_q[0] = compare::EquivalentQ{above, above, above};
  CHECK(text() == "above");
  answer.mnru.ladder.resize(1); // no ladder, no column
  CHECK_THROWS(text());
}

TEST_CASE(
    "references and losses are named by their conditions, with what is published and what the panel says") {
  const auto answer = test::derived();
  const auto& point = answer.result.fit.points[2];
  const auto references = reference_fields(answer);
  CHECK(std::get<std::string>(field(references, "condition", Form::csv).get(point)) == "r2");
  CHECK(std::get<double>(field(references, "ie_published", Form::csv).get(point)) == 25);
  CHECK(std::get<double>(field(references, "raw", Form::csv).get(point)) == point.raw);
  CHECK(std::get<double>(field(references, "residual", Form::csv).get(point)) == point.residual);
  const LossRow loss{"new", answer.result.codecs[0].lossy[0]};
  const auto losses = loss_fields(answer);
  CHECK(std::get<std::string>(field(losses, "condition", Form::csv).get(loss)) == "y");
  CHECK(std::get<double>(field(losses, "ppl_percent", Form::csv).get(loss)) == 3);
  CHECK(std::get<double>(field(losses, "ie_eff", Form::csv).get(loss)) == loss.loss.Ie_eff);
}
