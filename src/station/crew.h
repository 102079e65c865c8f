#pragma once

#include "station/backstage.h"

#include <functional>
#include <memory>
#include <optional>

namespace quietroom::station {

/// Who does the work of a Backstage. Control thread only.
class Crew {
public:
  Crew() = default;
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  virtual ~Crew() = default;

  virtual void give(const session::Effect& effect) = 0;

  /// The next answer that is there.
  virtual std::optional<Reply> answer() = 0;

  /// Looks whether there is more to say, or works off what was put off. Nothing on a crew of its own threads.
  virtual std::optional<Reply> look() = 0;

  /// In how many seconds look() has to be asked again; nothing = never.
  virtual std::optional<double> next_look_s() const = 0;
};

/// In the calling thread. What stores is done when it is given, a block is loaded by look(), so that the
/// screen can say so before. Verifies no files but those that it loads.
std::unique_ptr<Crew> same_thread(Backstage& backstage);

/// Store and sound in a thread of their own, the verifying of files in another. `wake` is called on either
/// when an answer is there. What was given is finished before this goes away.
std::unique_ptr<Crew> own_threads(Backstage& backstage, const study::FixedStudy& study,
                                  const design::Plan& plan, std::function<void()> wake);

} // namespace quietroom::station
