#include "design/form_fields.h"

#include <catch2/catch.hpp>

using namespace quietroom::design;
using Words = std::vector<std::string>;

TEST_CASE("the known fields of a form are bands, codes and months, never ages or days of birth") {
  CHECK(form_field_names() ==
        Words{"age_band", "gender", "native_language", "hearing", "last_listening_test", "last_test"});
  CHECK(codes_of_field("age_band") == Words{"under-20", "20-29", "30-39", "40-49", "50-59", "60-or-more"});
  CHECK(codes_of_field("gender") == Words{"female", "male", "other"});
  CHECK(codes_of_field("hearing") == Words{"normal", "impaired"});
  CHECK(codes_of_field("last_test").empty());
  CHECK(codes_of_field("shoe_size").empty());
}
