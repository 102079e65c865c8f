#pragma once

#include "analysis/mos_answer.h"
#include "report/fields.h"
#include "report/table_words.h"

#include <optional>
#include <string>
#include <vector>

/// A table of MOS for readers and for programs.
namespace quietroom::report {

/// `described`: with the whole description of the votes of each row. `listening` is a sentence on how the
/// votes were heard, or empty.
std::string mos_text(const analysis::MosAnswer& answer, bool described, const std::string& listening,
                     const std::optional<std::vector<std::string>>& columns = {});
std::string mos_json(const analysis::MosAnswer& answer, bool described);

/// The table itself. For programs (Form::csv) with the columns of its provenance; for readers (Form::text)
/// with caption and footnote. `columns` are keys to keep, in this order; nothing: all. Throws an input Error
/// for a key that it does not have.
Table mos_table(const analysis::MosAnswer& answer, bool described, Form form,
                const std::optional<std::vector<std::string>>& columns, TableFacts facts = {});

} // namespace quietroom::report
