#pragma once

#include "core/json.h"
#include "report/table.h"

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// One description of a result: what its rows hold, once, for every form in which they are put out.
namespace quietroom::report {

/// For whom a table is: a reader (rounded, few columns) or a program (full precision, all of them).
enum class Form { text, csv, json };

/// In which forms a field stands.
struct Forms {
  bool text = true, csv = true, json = true;
  bool has(Form form) const { return form == Form::text ? text : form == Form::csv ? csv : json; }
};

inline constexpr Forms everywhere{};
inline constexpr Forms for_readers{true, false, false};
inline constexpr Forms in_tables{true, true, false};
inline constexpr Forms for_programs{false, true, true};
inline constexpr Forms csv_alone{false, true, false};
inline constexpr Forms json_alone{false, false, true};

/// A p-value: for readers no more than they can use ("<0.0001"), for programs the number.
struct PValue {
  std::optional<double> value;
  bool operator==(const PValue&) const = default;
};

/// What a field holds in one row; the first is undefined: null, an empty cell, a dash.
struct Value
    : std::variant<std::monostate, std::string, bool, std::uint64_t, double, PlusMinus, PValue, Json> {
  Value() = default;
  Value(std::string text) : variant(std::move(text)) {}
  Value(const char* text) : variant(std::string(text)) {}
  Value(double number) : variant(number) {}
  Value(PlusMinus both) : variant(both) {}
  Value(PValue p) : variant(p) {}
  Value(Json json) : variant(std::move(json)) {}
  template<std::same_as<bool> T>
  Value(T value) : variant(value) {}
  template<std::unsigned_integral T>
  requires(!std::same_as<T, bool>) Value(T count) : variant(std::uint64_t{count}) {}
  /// An empty optional is undefined.
  template<class T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value(*value);
  }
};

/// An empty optional is undefined.
template<class T>
Value value_of(const std::optional<T>& value) {
  return value;
}

template<class Row>
struct Field {
  std::string key;    ///< in CSV and JSON
  std::string header; ///< for readers
  int decimals = 0;   ///< for readers
  Forms forms = everywhere;
  std::function<Value(const Row&)> get; ///< also a pointer to a member of the row
  std::string half_key = {}; ///< where get() gives a PlusMinus: the key of the half-width in CSV and JSON
  std::size_t width = 0;     ///< for readers: header and text are wrapped at so many columns; 0: never
};

template<class Row>
using Fields = std::vector<Field<Row>>;

/// A cell of a table: yes and no of a bool for readers, 1 and 0 for programs. A Json has no cell.
Cell cell_of(const Value& value, int decimals, Form form);

Json json_of(const Value& value);

/// Words, such as yes and no, stand to the left and numbers to the right.
Align align_of(const Value& value);

/// The rows as a table of the fields that stand in this form.
template<class Row>
Table table_of(const Fields<Row>& fields, const std::vector<Row>& rows, Form form) {
  Table out;
  out.rows.resize(rows.size());
  for (const Field<Row>& field : fields) {
    if (!field.forms.has(form)) continue;
    Align align = Align::right;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Value value = field.get(rows[i]);
      if (align_of(value) == Align::left) align = Align::left;
      out.rows[i].push_back(cell_of(value, field.decimals, form));
    }
    out.columns.push_back({field.key, form == Form::text ? field.header : field.key, align, field.half_key,
                           form == Form::text ? field.width : 0});
  }
  return out;
}

/// One object a row.
template<class Row>
Json::Object object_of(const Fields<Row>& fields, const Row& row) {
  Json::Object out;
  for (const Field<Row>& field : fields) {
    if (!field.forms.json) continue;
    const Value value = field.get(row);
    if (const auto* both = std::get_if<PlusMinus>(&value)) {
      out.emplace_back(field.key, both->value);
      out.emplace_back(field.half_key, both->half);
    } else {
      out.emplace_back(field.key, json_of(value));
    }
  }
  return out;
}

/// What stands in JSON alone.
template<class Row>
Field<Row> in_json(std::string key, std::function<Value(const Row&)> get) {
  return {std::move(key), "", 0, json_alone, std::move(get)};
}

/// An object within a document, by fields of its own; null where there is none.
template<class Row>
Json nested(const Fields<Row>& fields, const std::optional<Row>& row) {
  return row ? Json(object_of(fields, *row)) : Json();
}

template<class Row>
Json::Array array_of(const Fields<Row>& fields, const std::vector<Row>& rows) {
  Json::Array out;
  for (const Row& row : rows) out.emplace_back(object_of(fields, row));
  return out;
}

} // namespace quietroom::report
