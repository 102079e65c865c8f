#include "estimate/support_vectors.h"

#include "core/error.h"
#include "core/number.h"

#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace quietroom::estimate {

namespace {

/// The text line by line and word by word.
class ModelText {
public:
  ModelText(const std::string& name, std::string_view text) : m_name(name), m_rest(text) {}

  bool next_line() {
    if (m_rest.empty()) return false;
    ++m_line;
    const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
    m_words = m_rest.substr(0, end);
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    return true;
  }
  /// Empty at the end of the line.
  std::string_view word() {
    constexpr std::string_view blanks = " \t\r";
    m_words.remove_prefix(std::min(m_words.find_first_not_of(blanks), m_words.size()));
    const std::string_view out = m_words.substr(0, m_words.find_first_of(blanks));
    m_words.remove_prefix(out.size());
    return out;
  }
  double number(std::string_view word, std::string_view what) const {
    const auto value = parse_double(word);
    if (!value) refuse(fmt::format("{} is \"{}\"; it must be a number", what, word));
    return *value;
  }
  [[noreturn]] void refuse(const std::string& sentence) const {
    throw_input(fmt::format("{}:{}: {}", m_name, m_line, sentence));
  }

private:
  std::string m_name;
  std::string_view m_rest, m_words;
  std::size_t m_line = 0;
};

struct ModelHeader {
  std::optional<double> gamma, rho, vectors;
  bool regression = false, gaussian = false;
};

void take_header_line(ModelText& text, std::string_view key, ModelHeader& header) {
  const std::string_view value = text.word();
  if (key == "svm_type") {
    header.regression = value == "nu_svr" || value == "epsilon_svr";
    if (!header.regression)
      text.refuse(fmt::format("svm_type is \"{}\"; only nu_svr and epsilon_svr give a score", value));
  } else if (key == "kernel_type") {
    header.gaussian = value == "rbf";
    if (!header.gaussian) text.refuse(fmt::format("kernel_type is \"{}\"; it must be rbf", value));
  } else if (key == "gamma") {
    header.gamma = text.number(value, key);
  } else if (key == "rho") {
    header.rho = text.number(value, key);
  } else if (key == "total_sv") {
    header.vectors = text.number(value, key);
  } else if (key != "nr_class") {
    text.refuse(fmt::format("\"{}\" is no key of a libsvm model; is this one?", key));
  }
}

/// Up to the line "SV".
ModelHeader header_of_model(ModelText& text) {
  ModelHeader out;
  while (text.next_line()) {
    const std::string_view key = text.word();
    if (key == "SV") {
      if (!out.regression || !out.gaussian || !out.gamma || !out.rho || !out.vectors)
        text.refuse("the header needs svm_type, kernel_type, gamma, rho and total_sv before SV");
      if (*out.gamma <= 0) text.refuse("gamma must be above 0");
      return out;
    }
    take_header_line(text, key, out);
  }
  text.refuse("there is no line \"SV\"; is this a libsvm model?");
}

void take_vector(ModelText& text, SupportVectorModel& model) {
  const std::string_view first = text.word();
  if (first.empty()) return;
  model.coefficients.push_back(text.number(first, "the coefficient"));
  model.vectors.resize(model.coefficients.size() * model.features);
  double* values = model.vectors.data() + model.vectors.size() - model.features;
  long long before = 0;
  for (std::string_view entry = text.word(); !entry.empty(); entry = text.word()) {
    const std::size_t colon = std::min(entry.find(':'), entry.size());
    const auto index = parse_integer(entry.substr(0, colon));
    if (!index || colon == entry.size()) text.refuse(fmt::format("\"{}\" is no INDEX:VALUE", entry));
    if (*index <= before || *index > static_cast<long long>(model.features))
      text.refuse(
          fmt::format("the index {} must be above the one before and at most {}", *index, model.features));
    before = *index;
    values[before - 1] = text.number(entry.substr(colon + 1), "a value");
  }
}

} // namespace

SupportVectorModel read_support_vectors(const std::string& name, std::string_view text,
                                        std::size_t features) {
  ModelText lines(name, text);
  const ModelHeader header = header_of_model(lines);
  SupportVectorModel out{*header.gamma, *header.rho, features, {}, {}};
  while (lines.next_line()) take_vector(lines, out);
  if (static_cast<double>(out.coefficients.size()) != *header.vectors)
    lines.refuse(fmt::format("the header states {} vectors and {} are there; is the file cut off?",
                             shortest(*header.vectors), out.coefficients.size()));
  return out;
}

double prediction(const SupportVectorModel& model, std::span<const double> values) {
  assert(values.size() == model.features);
  double sum = 0;
  for (std::size_t i = 0; i < model.coefficients.size(); ++i) {
    double distance = 0;
    for (std::size_t k = 0; k < model.features; ++k) {
      const double apart = model.vectors[i * model.features + k] - values[k];
      distance += apart * apart;
    }
    sum += model.coefficients[i] * std::exp(-model.gamma * distance);
  }
  return sum - model.rho;
}

} // namespace quietroom::estimate
