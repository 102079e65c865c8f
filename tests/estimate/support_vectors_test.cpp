#include "estimate/support_vectors.h"

#include "core/error.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

namespace {

const std::string header =
    "svm_type nu_svr\nkernel_type rbf\ngamma 0.5\nnr_class 2\ntotal_sv 2\nrho -3\nSV\n";

std::string why_no_model(const std::string& text) {
  try {
    read_support_vectors("m.txt", text, 3);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    return error.what();
  }
  return "";
}

} // namespace

TEST_CASE("a model is read with the values that it leaves out as zero, and predicts by its formula") {
  const auto model = read_support_vectors("m.txt", header + "2 1:1 3:-1 \n-0.5 2:2\r\n\n", 3);
  CHECK(model.gamma == 0.5);
  CHECK(model.rho == -3);
  CHECK(model.coefficients == std::vector<double>{2, -0.5});
  CHECK(model.vectors == std::vector<double>{1, 0, -1, 0, 2, 0});
  const double expected = 2 * std::exp(-0.5 * (0 + 1 + 4)) - 0.5 * std::exp(-0.5 * (1 + 1 + 1)) + 3;
  CHECK_THAT(prediction(model, std::vector<double>{1, 1, 1}), WithinAbs(expected, 1e-14));
}

TEST_CASE("what is no such model is refused with its line, and a stated number of vectors is a claim") {
  const std::pair<std::string, const char*> cases[] = {
      {"", "m.txt:0: there is no line \"SV\""},
      {"hello world\n", "m.txt:1: \"hello\" is no key of a libsvm model"},
      {"svm_type c_svc\n", "m.txt:1: svm_type is \"c_svc\"; only nu_svr and epsilon_svr"},
      {"svm_type nu_svr\nkernel_type linear\n", "m.txt:2: kernel_type is \"linear\"; it must be rbf"},
      {"gamma x\n", "m.txt:1: gamma is \"x\"; it must be a number"},
      {"gamma nan\n", "m.txt:1: gamma is \"nan\""},
      {"svm_type nu_svr\nkernel_type rbf\ngamma 1\nSV\n", "m.txt:4: the header needs"},
      {"svm_type nu_svr\nkernel_type rbf\ngamma -1\nrho 0\ntotal_sv 0\nSV\n",
       "m.txt:6: gamma must be above 0"},
      {header + "1 1:1\n", "m.txt:8: the header states 2 vectors and 1 are there; is the file cut off?"},
      {header + "1 1:1\n1 1:1\n1 1:1\n", "states 2 vectors and 3 are there"},
      {header + "1 4:1\n", "m.txt:8: the index 4 must be above the one before and at most 3"},
      {header + "1 2:1 2:1\n", "m.txt:8: the index 2 must be above"},
      {header + "1 0:1\n", "m.txt:8: the index 0"},
      {header + "1 1\n", "m.txt:8: \"1\" is no INDEX:VALUE"},
      {header + "1 1:x\n", "m.txt:8: a value is \"x\""},
      {header + "x 1:1\n", "m.txt:8: the coefficient is \"x\""}};
  for (const auto& [text, sentence] : cases) {
    CAPTURE(text);
    CHECK_THAT(why_no_model(text), Catch::Matchers::Contains(sentence));
  }
}
