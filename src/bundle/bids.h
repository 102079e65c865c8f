#pragma once

#include "bundle/text_file.h"
#include "votes/wide_votes.h"

#include <map>
#include <string>
#include <vector>

namespace quietroom::bundle {

/// Long votes as a BIDS dataset (Brain Imaging Data Structure 1.9, behavioural experiments): one
/// `sub-LABEL/beh/sub-LABEL_task-NAME_beh.tsv` per listener, with a sidecar that describes its columns,
/// `participants.tsv` and `dataset_description.json`. An undefined value is `n/a`.
class BidsDataset {
public:
  BidsDataset(std::string name, std::string version)
      : m_name(std::move(name)), m_version(std::move(version)) {}

  void header(votes::Row names);
  void row(votes::Row fields);

  /// Labels have letters and digits alone, so ids lose every other sign; where two ids become one the second
  /// has a number behind it. participants.tsv has the id itself in `listener`.
  std::vector<TextFile> files() const;

private:
  struct Participant {
    std::string label, listener, rows;
  };

  Participant& participant(std::string_view listener);

  std::string m_name, m_version;
  std::vector<std::string> m_columns;
  std::size_t m_listener = 0;
  std::map<std::string, std::size_t, std::less<>> m_places;
  std::vector<Participant> m_participants;
};

} // namespace quietroom::bundle
