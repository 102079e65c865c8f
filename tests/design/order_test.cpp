#include "design/order.h"

#include "core/random.h"
#include "design/spacing.h"
#include "design/square.h"
#include "support/seeds.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace quietroom;
using namespace quietroom::design;
using test::seeds;

namespace {

/// k conditions with `samples` stimuli each, by talkers in turn.
OrderRequest request_of(ListeningOrder order, std::size_t k, std::size_t samples, std::size_t talkers = 2) {
  OrderRequest out;
  out.order = order;
  out.conditions = k;
  for (std::size_t c = 0; c < k; ++c)
    for (std::size_t s = 0; s < samples; ++s) out.slots.push_back({c, s % talkers, s});
  return out;
}

std::vector<Sequence> orders_of(OrderRequest request, std::size_t listeners) {
  std::vector<Sequence> out;
  for (std::size_t i = 0; i < listeners; ++i) {
    request.seat = {i, 0, i, listeners};
    request.listener_seed = derived_seed(request.study_seed, {"listener", std::to_string(i)});
    const Ordered found = order_of(request);
    REQUIRE(found.refusal == "");
    out.push_back(found.order);
  }
  return out;
}

bool has_each_once(Sequence order) {
  std::ranges::sort(order);
  for (std::size_t i = 0; i < order.size(); ++i)
    if (order[i] != i) return false;
  return true;
}

bool has_rounds(const OrderRequest& request, const Sequence& order) {
  for (std::size_t begin = 0; begin < order.size(); begin += request.conditions) {
    std::set<std::size_t> round;
    for (std::size_t p = 0; p < request.conditions; ++p)
      round.insert(request.slots[order[begin + p]].condition);
    if (round.size() != request.conditions) return false;
  }
  return true;
}

double difference_of_means(const OrderRequest& request, const std::vector<Sequence>& orders) {
  std::vector<double> sums(request.conditions, 0), n(request.conditions, 0);
  for (const Sequence& order : orders)
    for (std::size_t p = 0; p < order.size(); ++p) {
      sums[request.slots[order[p]].condition] += static_cast<double>(p + 1);
      ++n[request.slots[order[p]].condition];
    }
  for (std::size_t c = 0; c < sums.size(); ++c) sums[c] /= n[c];
  const auto [least, most] = std::ranges::minmax_element(sums);
  return *most - *least;
}

/// How often each condition stands at each position of each round.
std::map<std::vector<std::size_t>, int> positions(const OrderRequest& request,
                                                  const std::vector<Sequence>& orders) {
  std::map<std::vector<std::size_t>, int> out;
  for (const Sequence& order : orders)
    for (std::size_t p = 0; p < order.size(); ++p) ++out[{request.slots[order[p]].condition, p}];
  return out;
}

bool all_equal(const std::map<std::vector<std::size_t>, int>& counts, std::size_t cells, int n) {
  return counts.size() == cells &&
         std::ranges::all_of(counts, [&](const auto& each) { return each.second == n; });
}

} // namespace

TEST_CASE(
    "balanced orders: rounds, each stimulus once, and condition means of position differ by less than 3") {
  for (std::uint64_t seed = 1; seed <= seeds(); ++seed) {
    std::mt19937_64 shape(seed);
    const auto k = static_cast<std::size_t>(2 + uniform_below(shape, 23));
    const auto samples = static_cast<std::size_t>(1 + uniform_below(shape, 8));
    const auto listeners = static_cast<std::size_t>(2 + uniform_below(shape, 31));
    CAPTURE(seed, k, samples, listeners);
    OrderRequest request = request_of(ListeningOrder::balanced, k, samples);
    request.study_seed = seed;
    const auto orders = orders_of(request, listeners);
    for (const Sequence& each : orders) {
      REQUIRE(has_each_once(each));
      REQUIRE(has_rounds(request, each));
    }
    REQUIRE(difference_of_means(request, orders) < 3);
  }
}

TEST_CASE("balanced orders: one listener alone is level where each condition comes twice or more") {
  for (std::uint64_t seed = 1; seed <= seeds(); ++seed) {
    CAPTURE(seed);
    OrderRequest request = request_of(ListeningOrder::balanced, 12, 2 + seed % 5);
    request.study_seed = seed;
    REQUIRE(difference_of_means(request, orders_of(request, 1)) < 3);
  }
}

TEST_CASE("balanced orders: conditions with fewer stimuli lie on both sides of the middle") {
  for (std::uint64_t seed = 1; seed <= seeds(); ++seed) {
    std::mt19937_64 shape(seed);
    OrderRequest request;
    request.order = ListeningOrder::balanced;
    request.study_seed = seed;
    request.conditions = 6;
    for (std::size_t c = 0; c < 6; ++c)
      for (std::size_t s = 0, n = 1 + uniform_below(shape, 8); s < n; ++s)
        request.slots.push_back({c, s % 2, s});
    const auto listeners = static_cast<std::size_t>(2 + uniform_below(shape, 9));
    CAPTURE(seed, listeners);
    const auto orders = orders_of(request, listeners);
    for (const Sequence& each : orders) REQUIRE(has_each_once(each));
    REQUIRE(difference_of_means(request, orders) < 3);
  }
}

TEST_CASE("williams orders: over k or 2k listeners each condition is at each position and behind each other "
          "one equally often") {
  for (std::uint64_t seed = 1; seed <= seeds(); ++seed) {
    std::mt19937_64 shape(seed);
    const auto k = static_cast<std::size_t>(2 + uniform_below(shape, 15));
    const auto samples = static_cast<std::size_t>(1 + uniform_below(shape, 5));
    CAPTURE(seed, k, samples);
    OrderRequest request = request_of(ListeningOrder::williams, k, samples);
    request.study_seed = seed;
    const std::size_t listeners = complete_listeners(true, k);
    CHECK(listeners == (k % 2 == 0 ? k : 2 * k));
    const auto orders = orders_of(request, 2 * listeners); // and the next such listeners
    const int times = static_cast<int>(2 * listeners / k);
    REQUIRE(all_equal(positions(request, orders), k * k * samples, times));
    std::map<std::vector<std::size_t>, int> follows;
    for (const Sequence& order : orders)
      for (std::size_t p = 0; p + 1 < order.size(); ++p) {
        const std::size_t a = request.slots[order[p]].condition, b = request.slots[order[p + 1]].condition;
        REQUIRE(a != b); // from round to round as well
        if ((p + 1) % k != 0) ++follows[{a, b}];
      }
    REQUIRE(all_equal(follows, k * (k - 1), times * static_cast<int>(samples)));
    for (const Sequence& each : orders) REQUIRE(has_each_once(each));
  }
}

TEST_CASE("latin orders: over k listeners each condition is at each position equally often") {
  for (std::uint64_t seed = 1; seed <= seeds(); ++seed) {
    std::mt19937_64 shape(seed);
    const auto k = static_cast<std::size_t>(1 + uniform_below(shape, 16));
    const auto samples = static_cast<std::size_t>(1 + uniform_below(shape, 5));
    CAPTURE(seed, k, samples);
    OrderRequest request = request_of(ListeningOrder::latin, k, samples);
    request.study_seed = seed;
    const auto orders = orders_of(request, k);
    REQUIRE(all_equal(positions(request, orders), k * k * samples, 1));
    for (const Sequence& each : orders) {
      REQUIRE(has_each_once(each));
      REQUIRE(has_rounds(request, each));
    }
  }
}

TEST_CASE("orders in blocks: the rounds have the same stimuli for everybody, and come in different orders") {
  OrderRequest request = request_of(ListeningOrder::blocks, 6, 5);
  for (std::uint64_t seed = 1; seed <= seeds(); ++seed) {
    CAPTURE(seed);
    request.study_seed = seed;
    const auto rounds_of = [&](const Sequence& order) {
      std::vector<std::set<std::size_t>> out;
      for (std::size_t p = 0; p < order.size(); ++p) {
        if (p % 6 == 0) out.emplace_back();
        out.back().insert(order[p]);
      }
      return out;
    };
    std::set<std::vector<std::set<std::size_t>>> arrangements;
    std::set<std::set<std::size_t>> rounds;
    for (const Sequence& each : orders_of(request, 12)) {
      REQUIRE(has_each_once(each));
      REQUIRE(has_rounds(request, each));
      arrangements.insert(rounds_of(each));
      for (const auto& round : rounds_of(each)) rounds.insert(round);
    }
    REQUIRE(rounds.size() == 5);
    REQUIRE(arrangements.size() > 3); // of 12 out of 120
  }
}

TEST_CASE("orders keep talkers, conditions and sentences apart, and what may not be first is not") {
  for (const ListeningOrder order : {ListeningOrder::random, ListeningOrder::balanced, ListeningOrder::blocks,
                                     ListeningOrder::latin, ListeningOrder::williams})
    for (std::uint64_t seed = 1; seed <= seeds(); ++seed) {
      const bool square = order == ListeningOrder::latin || order == ListeningOrder::williams;
      OrderRequest request = request_of(order, 10, 8, 4);
      request.spacing = {2, 1, 2, {}};
      if (!square)
        request.spacing.not_first = {true, false, false, false, true, false, false, false, false, false};
      request.study_seed = seed;
      CAPTURE(name_of(order), seed);
      const auto orders = orders_of(request, 3);
      for (const Sequence& each : orders) {
        REQUIRE(has_each_once(each));
        REQUIRE(keeps(request.slots, each, request.spacing, order == ListeningOrder::balanced));
        if (order != ListeningOrder::random) REQUIRE(has_rounds(request, each));
      }
      if (order == ListeningOrder::balanced) REQUIRE(difference_of_means(request, orders) < 3);
    }
}

TEST_CASE("two talkers can take turns without an exception") {
  for (const ListeningOrder order : {ListeningOrder::random, ListeningOrder::balanced}) {
    OrderRequest request = request_of(order, 8, 6, 2);
    request.spacing.talker = 1;
    for (std::uint64_t seed = 1; seed <= seeds(); ++seed) {
      request.study_seed = seed;
      CAPTURE(name_of(order), seed);
      for (const Sequence& each : orders_of(request, 3))
        REQUIRE(keeps(request.slots, each, request.spacing, false));
    }
  }
}

TEST_CASE("an order that cannot be found is refused with what it should have kept") {
  OrderRequest request = request_of(ListeningOrder::balanced, 4, 2, 2);
  request.spacing.talker = 2; // of two talkers
  const Ordered found = order_of(request);
  CHECK(found.order.empty());
  CHECK(found.refusal ==
        "no order \"balanced\" was found that keeps talker_gap = 2; lower a gap, or take another order");
}

TEST_CASE("controls are spread over the block, are never first, and leave what was promised as it is") {
  for (const ListeningOrder order :
       {ListeningOrder::random, ListeningOrder::balanced, ListeningOrder::blocks, ListeningOrder::williams}) {
    OrderRequest request = request_of(order, 6, 4);
    request.controls = 3;
    request.study_seed = 5;
    CAPTURE(name_of(order));
    for (const Sequence& each : orders_of(request, 12)) {
      REQUIRE(has_each_once(each)); // 24 slots and 3 controls
      CHECK(each.front() < 24);
      CHECK(each.back() < 24);
      Sequence judged;
      std::vector<std::size_t> at;
      for (std::size_t p = 0; p < each.size(); ++p)
        if (each[p] < 24)
          judged.push_back(each[p]);
        else
          at.push_back(p);
      REQUIRE(at.size() == 3);
      CHECK(at[0] < 9);
      CHECK(at[2] >= 18);
      if (order != ListeningOrder::random) CHECK(has_rounds(request, judged));
    }
  }
}

TEST_CASE("an order belongs to the seat, and is the same on every machine") {
  OrderRequest request = request_of(ListeningOrder::balanced, 3, 2);
  request.study_seed = 7;
  const auto first = orders_of(request, 4);
  CHECK(first == orders_of(request, 4));
  CHECK(Sequence(first[0].rbegin(), first[0].rend()) == first[1]); // heard from its end
  CHECK(first[0] != first[2]);
  request.study_seed = 8;
  CHECK(first != orders_of(request, 4));
}

TEST_CASE("orders have names, and every name its order") {
  for (const ListeningOrder each : {ListeningOrder::random, ListeningOrder::balanced, ListeningOrder::latin,
                                    ListeningOrder::williams, ListeningOrder::blocks})
    CHECK(order_named(name_of(each)) == each);
  CHECK_FALSE(order_named("Balanced"));
  CHECK(order_names() == "balanced, random, latin, williams or blocks");
}
