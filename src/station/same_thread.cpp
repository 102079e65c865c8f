#include "station/crew.h"

#include <deque>
#include <utility>

namespace quietroom::station {

namespace {

constexpr double sound_poll_s = 0.005; // finer than a listener's hand, coarse enough to cost nothing

class SameThread final : public Crew {
public:
  explicit SameThread(Backstage& backstage) : m_backstage(backstage) {}

  void give(const session::Effect& effect) override {
    if (std::holds_alternative<session::VerifyFiles>(effect))
      m_answers.push_back({session::Verified{}, std::nullopt, nullptr});
    else if (std::holds_alternative<session::LoadBlock>(effect))
      m_put_off = effect;
    else
      m_answers.push_back(m_backstage.run(effect));
  }

  std::optional<Reply> answer() override {
    if (m_answers.empty()) return std::nullopt;
    Reply first = std::move(m_answers.front());
    m_answers.pop_front();
    return first;
  }

  std::optional<Reply> look() override {
    if (const auto effect = std::exchange(m_put_off, std::nullopt)) return m_backstage.run(*effect);
    return m_backstage.poll();
  }

  std::optional<double> next_look_s() const override {
    if (m_put_off) return 0;
    return m_backstage.sounding() ? std::optional(sound_poll_s) : std::nullopt;
  }

private:
  Backstage& m_backstage;
  std::deque<Reply> m_answers;
  std::optional<session::Effect> m_put_off;
};

} // namespace

std::unique_ptr<Crew> same_thread(Backstage& backstage) { return std::make_unique<SameThread>(backstage); }

} // namespace quietroom::station
