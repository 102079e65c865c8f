#include "imported/reading.h"

#include <fmt/format.h>
#include <map>
#include <set>

namespace quietroom::imported {

// A dataset of sureal: {"ref_videos": [{content_id, content_name, path}], "dis_videos": [{content_id,
// asset_id, path, os}]}, with os either a list, a vote a subject, or an object, subject: vote or list of
// votes.

namespace {

const Json::Array* list_at(const Json& json, std::string_view key) {
  const Json* found = member(json, key);
  return found == nullptr ? nullptr : std::get_if<Json::Array>(&found->value());
}

bool is_sureal(const Reading& reading) {
  const auto* videos = list_at(*reading.json, "dis_videos");
  return videos != nullptr && !videos->empty() && member(videos->front(), "os") != nullptr;
}

std::string plain(const Json& json) {
  if (std::holds_alternative<std::monostate>(json.value())) return "";
  if (const auto* text = std::get_if<std::string>(&json.value())) return *text;
  return one_line(json);
}

std::string plain_at(const Json& json, std::string_view key) {
  const Json* found = member(json, key);
  return found == nullptr ? "" : plain(*found);
}

struct Contents {
  std::map<std::string, std::string> names; ///< by content_id
  std::set<std::string> references;         ///< paths
};

Contents contents_of(const Json& dataset) {
  Contents out;
  if (const auto* videos = list_at(dataset, "ref_videos"))
    for (const Json& each : *videos) {
      out.names.emplace(plain_at(each, "content_id"), plain_at(each, "content_name"));
      if (const std::string path = plain_at(each, "path"); !path.empty()) out.references.insert(path);
    }
  return out;
}

struct Video {
  std::string stimulus, sample;
  bool is_reference = false;
};

/// One vote, or a list of repeated ones.
void add_votes(Rows& rows, const Video& video, const std::string& listener, const Json& votes) {
  const auto* list = std::get_if<Json::Array>(&votes.value());
  const std::size_t n = list == nullptr ? 1 : list->size();
  for (std::size_t i = 0; i < n; ++i) {
    const std::string vote = plain(list == nullptr ? votes : (*list)[i]);
    if (vote.empty()) continue; // a gap: this subject did not see it
    rows.begin(0);
    rows.set("listener", listener);
    rows.set("stimulus", video.stimulus);
    rows.set("sample", video.sample);
    rows.set("role", video.is_reference ? "hidden_reference" : "processed");
    if (list != nullptr) rows.set("session", std::to_string(i + 1));
    rows.set("vote", vote);
  }
}

void read_video(Rows& rows, const Video& video, const Json* scores) {
  if (scores == nullptr) {
    rows.misfit(0, fmt::format("the video {} has no \"os\", so no votes; it was not taken", video.stimulus));
  } else if (const auto* by_subject = std::get_if<Json::Object>(&scores->value())) {
    for (const auto& [subject, votes] : *by_subject) add_votes(rows, video, subject, votes);
  } else if (const auto* list = std::get_if<Json::Array>(&scores->value())) {
    const std::size_t width = std::to_string(list->size()).size();
    for (std::size_t i = 0; i < list->size(); ++i)
      add_votes(rows, video, fmt::format("subject-{:0{}}", i + 1, width), (*list)[i]);
  } else {
    rows.misfit(
        0, fmt::format("the \"os\" of {} is neither a list nor an object; it was not taken", video.stimulus));
  }
}

void read_sureal(Reading& reading) {
  const auto* videos = list_at(*reading.json, "dis_videos");
  if (videos == nullptr)
    throw_input(reading.rows->source() + ": has no list \"dis_videos\", as a dataset of sureal has");
  const Contents contents = contents_of(*reading.json);
  std::size_t number = 0;
  for (const Json& each : *videos) {
    ++number;
    const std::string path = plain_at(each, "path"), asset = plain_at(each, "asset_id");
    const auto content = contents.names.find(plain_at(each, "content_id"));
    read_video(*reading.rows,
               {!path.empty()    ? path
                : !asset.empty() ? "asset-" + asset
                                 : fmt::format("video-{}", number),
                content == contents.names.end() || content->second.empty() ? plain_at(each, "content_id")
                                                                           : content->second,
                contents.references.contains(path)},
               member(each, "os"));
  }
  reading.nan_is_na = true;
  reading.rows->note("sureal names no scale; give --scale LO:HI to what reads the votes where it is not 1:5");
}

} // namespace

const ForeignFormat sureal_format = {
    "sureal",  "sureal (JSON)", Container::json, "a list dis_videos whose entries have os",
    is_sureal, false,           read_sureal};

} // namespace quietroom::imported
