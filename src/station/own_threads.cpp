#include "station/crew.h"
#include "station/mailbox.h"
#include "station/verify_files.h"

#include <thread>

namespace quietroom::station {

namespace {

constexpr std::chrono::milliseconds sound_poll{
    5}; // finer than a listener's hand, coarse enough to cost nothing

class OwnThreads final : public Crew {
public:
  OwnThreads(Backstage& backstage, const Study& study, const design::Plan& plan, std::function<void()> wake)
      : m_backstage(backstage), m_study(study), m_plan(plan), m_wake(std::move(wake)),
        m_worker([this] { work(); }) {}

  ~OwnThreads() override {
    m_verifier = {}; // asked to stop, and joined
    m_orders.close();
    m_worker.join();
  }

  void give(const session::Effect& effect) override {
    if (std::holds_alternative<session::VerifyFiles>(effect))
      m_verifier = std::jthread([this](std::stop_token stop) { verify(std::move(stop)); });
    else
      m_orders.put(effect);
  }

  std::optional<Answer> answer() override { return m_answers.take(); }
  std::optional<Answer> look() override { return std::nullopt; }
  std::optional<double> next_look_s() const override { return std::nullopt; }

private:
  void work() {
    while (!m_orders.done()) {
      const auto at_most = m_backstage.sounding() ? std::optional(sound_poll) : std::nullopt;
      if (const auto order = m_orders.wait(at_most))
        say(m_backstage.run(*order));
      else if (auto heard = m_backstage.poll())
        say(std::move(*heard));
    }
  }

  void verify(std::stop_token stop) {
    auto changed = first_changed_file(m_study, m_plan, stop);
    if (stop.stop_requested()) return;
    session::Event event = session::Verified{};
    if (changed) event = session::FileChanged{std::move(*changed)};
    say({std::move(event), std::nullopt, nullptr});
  }

  void say(Answer answer) {
    m_answers.put(std::move(answer));
    m_wake();
  }

  Backstage& m_backstage;
  const Study& m_study;
  const design::Plan& m_plan;
  std::function<void()> m_wake;
  Mailbox<session::Effect> m_orders;
  Mailbox<Answer> m_answers;
  std::jthread m_verifier;
  std::thread m_worker;
};

} // namespace

std::unique_ptr<Crew> own_threads(Backstage& backstage, const Study& study, const design::Plan& plan,
                                  std::function<void()> wake) {
  return std::make_unique<OwnThreads>(backstage, study, plan, std::move(wake));
}

} // namespace quietroom::station
