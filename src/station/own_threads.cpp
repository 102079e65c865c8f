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
  OwnThreads(Backstage& backstage, const study::FixedStudy& study, const design::Plan& plan,
             std::function<void()> wake)
      : m_backstage(backstage), m_study(study), m_plan(plan), m_wake(std::move(wake)),
        m_worker([this] { work(); }) {}

  ~OwnThreads() override {
    m_verifier = {}; // asked to stop, and joined
    m_orders.close();
    m_worker.join();
  }

  void give(const session::Effect& effect) override {
    if (std::holds_alternative<session::VerifyFiles>(effect))
      m_verifier = std::jthread([this](const std::stop_token& stop) { verify(stop); });
    else
      m_orders.put(effect);
  }

  std::optional<Reply> answer() override { return m_answers.take(); }
  std::optional<Reply> look() override { return std::nullopt; }
  std::optional<double> next_look_s() const override { return std::nullopt; }

private:
  void work() {
    while (!m_orders.done()) {
      const auto at_most = m_backstage.sounding() ? std::optional(sound_poll) : std::nullopt;
      const auto order = m_orders.wait(at_most);
      say_what([&] { return order ? std::optional(m_backstage.run(*order)) : m_backstage.poll(); });
    }
  }

  void verify(const std::stop_token& stop) {
    say_what([&]() -> std::optional<Reply> {
      auto changed = first_changed_file(m_study, m_plan, stop);
      if (stop.stop_requested()) return std::nullopt;
      session::Event event = session::Verified{};
      if (changed) event = session::FileChanged{std::move(*changed)};
      return Reply{std::move(event), std::nullopt, nullptr};
    });
  }

  /// What is thrown goes to the thread that asked: none may end in these.
  template<class Find>
  void say_what(Find&& find) {
    std::optional<Reply> answer;
    try {
      answer = find();
    } catch (...) {
      answer = Reply{std::nullopt, std::nullopt, std::current_exception()};
    }
    if (answer) say(std::move(*answer));
  }

  void say(Reply answer) {
    m_answers.put(std::move(answer));
    m_wake();
  }

  Backstage& m_backstage;
  const study::FixedStudy& m_study;
  const design::Plan& m_plan;
  std::function<void()> m_wake;
  Mailbox<session::Effect> m_orders;
  Mailbox<Reply> m_answers;
  std::jthread m_verifier;
  std::thread m_worker;
};

} // namespace

std::unique_ptr<Crew> own_threads(Backstage& backstage, const study::FixedStudy& study,
                                  const design::Plan& plan, std::function<void()> wake) {
  return std::make_unique<OwnThreads>(backstage, study, plan, std::move(wake));
}

} // namespace quietroom::station
