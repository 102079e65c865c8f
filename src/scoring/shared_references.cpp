#include "scoring/shared_references.h"

#include "core/relative_path.h"
#include "core/sha256.h"

#include <algorithm>
#include <span>

namespace quietroom::scoring {

namespace {

std::string sha256_of_clip(const signal::Clip& clip) {
  Sha256 hash;
  hash.add(std::to_string(clip.rate_hz) + ' ' + std::to_string(clip.channels) + ' ');
  hash.add(std::as_bytes(std::span(clip.samples.data(), clip.samples.size())));
  return hash.finish();
}

/// A file that a reference condition is made of is scored against itself: the top of the scale.
prepare::CleanPlace itself(const stimulus::Stimulus& stimulus) {
  return {"reference " + stimulus.id, {}, stimulus.file};
}

bool is_reference_itself(const stimulus::StimulusSet& set, const stimulus::Stimulus& stimulus) {
  return std::ranges::any_of(set.conditions, [&](const stimulus::Condition& each) {
    return each.id == stimulus.condition && each.kind == stimulus::Kind::reference && each.steps.empty();
  });
}

std::shared_ptr<const ReferenceSound> made(const std::filesystem::path& folder,
                                           const stimulus::StimulusSet& set,
                                           const prepare::CleanPlace& place) {
  std::string hash;
  if (const auto file = inside(folder, place.file); file && !place.source) hash = sha256_of_file(*file);
  signal::Clip clip = prepare::clean_sound(folder, set, place).clip;
  if (place.source) hash = sha256_of_clip(clip);
  return std::make_shared<const ReferenceSound>(std::move(clip), std::move(hash));
}

} // namespace

const estimate::ReferenceSide* ReferenceSound::side(std::span<const double> reference,
                                                    const estimate::Setup& setup) const {
  std::call_once(m_making, [&] { m_side.emplace(reference, setup, reference.size()); });
  return m_side && m_side->setup == setup ? &*m_side : nullptr;
}

SharedReferences::SharedReferences(const std::filesystem::path& folder, const stimulus::StimulusSet& set)
    : m_folder(folder), m_set(set) {
  for (const stimulus::Stimulus& stimulus : set.stimuli) {
    auto place = prepare::clean_place(set, stimulus);
    if (!place && is_reference_itself(set, stimulus)) place = itself(stimulus);
    if (!place) {
      m_of_stimulus.push_back(nullptr);
      continue;
    }
    Entry& entry = m_entries[place->name];
    entry.place = *place;
    ++entry.uses_left;
    m_of_stimulus.push_back(&entry);
  }
}

const prepare::CleanPlace* SharedReferences::place_of(std::size_t i) const {
  return m_of_stimulus.at(i) == nullptr ? nullptr : &m_of_stimulus[i]->place;
}

std::shared_ptr<const ReferenceSound> SharedReferences::sound_of(std::size_t i) {
  Entry& entry = *m_of_stimulus.at(i);
  const std::scoped_lock lock(entry.making);
  --entry.uses_left;
  if (!entry.sound) entry.sound = made(m_folder, m_set, entry.place);
  auto out = entry.sound;
  if (entry.uses_left == 0) entry.sound.reset();
  return out;
}

} // namespace quietroom::scoring
