#pragma once

#include "bundle/column_dictionary.h"

#include <cstdint>
#include <string>
#include <vector>

namespace quietroom::bundle {

/// One file of the export as a catalogue lists it.
struct Resource {
  DescribedFile file; ///< columns: empty where it is no table
  std::string title;
  std::uint64_t bytes = 0;
  std::string sha256;
};

/// What the whole export is.
struct Dataset {
  std::string name;        ///< of the study, or of the file of votes
  std::string description; ///< a sentence
  std::string version;     ///< of the program that wrote it
  bool simulated = false;
  std::vector<Resource> resources;
};

/// `datapackage.json` of Frictionless Data Package 1: every file with its hash, every CSV with its schema.
std::string datapackage_json(const Dataset& dataset);

/// `dataset_description.json` of Psych-DS, in the words of schema.org; its tables lie in data/ as
/// `*_data.csv`.
std::string psych_ds_json(const Dataset& dataset);

/// `CITATION.cff` 1.2.0 of the dataset. Who made it is not known here: the author fills in what is marked.
std::string citation_cff(const Dataset& dataset);

/// "a-study-of-codecs": letters, digits, - and . alone.
std::string slug(std::string_view name);

} // namespace quietroom::bundle
