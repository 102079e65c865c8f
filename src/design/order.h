#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// In which order the stimuli of a main block come, over numbers alone. Pure; the same on every machine.
namespace quietroom::design {

enum class ListeningOrder {
  random,   ///< all at once; what a study.toml without the key has
  balanced, ///< rounds; listeners in pairs, of which one hears the other's order from its end
  latin,    ///< rounds; each condition at each position equally often over k listeners
  williams, ///< the same, and each condition follows each other one equally often
  blocks    ///< rounds of fixed stimuli; rounds and what stands in them are shuffled
};

std::string_view name_of(ListeningOrder order);
std::optional<ListeningOrder> order_named(std::string_view name);

/// "balanced, random, latin, williams or blocks"
std::string order_names();

/// One stimulus of the main block by the numbers of its condition, talker and sentence, each from 0.
struct Slot {
  std::size_t condition = 0, talker = 0, sentence = 0;
  bool operator==(const Slot&) const = default;
};

/// What an order must keep: the same condition, talker or sentence does not come again within so many trials;
/// 0: it may.
struct Spacing {
  std::size_t condition = 0, talker = 0, sentence = 0;
  std::vector<bool> not_first = {}; ///< by condition: no block may begin with it; empty: any may
};

/// Whether anything must be kept.
bool asks_for_something(const Spacing& spacing);

/// Indexes of slots in the order heard.
using Sequence = std::vector<std::size_t>;

/// The seat of a listener in the study; orders but random belong to a seat, not to a person.
struct Seat {
  std::size_t number = 0; ///< over all panels, from 0
  std::size_t panel = 0;  ///< 0 where there are none
  std::size_t in_panel = 0, panel_size = 1;
  bool operator==(const Seat&) const = default;
};

struct OrderRequest {
  ListeningOrder order = ListeningOrder::random;
  std::vector<Slot> slots;
  std::size_t conditions = 0; ///< that the slots are numbered by
  Spacing spacing;
  std::size_t controls = 0;        ///< gold and trap items to be spread among the slots
  std::uint64_t study_seed = 0;    ///< of every order but random
  std::uint64_t listener_seed = 0; ///< of a random order
  Seat seat;
};

struct Ordered {
  Sequence order;      ///< slots by their index, then controls as slots.size() and on; empty where refused
  std::string refusal; ///< why there is none
};

/// The order of one seat. Searches for one that keeps the spacing in a bounded number of steps.
Ordered order_of(const OrderRequest& request);

} // namespace quietroom::design
