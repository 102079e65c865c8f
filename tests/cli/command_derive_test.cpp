#include "cli/quietroom.h"

#include "core/random.h"

#include <cstdint>

using namespace quietroom::test;

namespace {

void append_number(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

/// One second of noise at 8 kHz, 16 bits.
std::string noise_wav(std::uint64_t seed) {
  quietroom::SplitMix64 random(seed);
  std::string samples;
  for (int i = 0; i < 8000; ++i) append_number(samples, static_cast<std::uint32_t>(random.next() % 4000), 2);
  std::string out = "RIFF";
  append_number(out, static_cast<std::uint32_t>(36 + samples.size()), 4);
  out += "WAVEfmt ";
  append_number(out, 16, 4);
  append_number(out, 1 | 1 << 16, 4); // PCM, mono
  append_number(out, 8000, 4);
  append_number(out, 16000, 4);
  append_number(out, 2 | 16 << 16, 4);
  out += "data";
  append_number(out, static_cast<std::uint32_t>(samples.size()), 4);
  return out + samples;
}

std::string condition(const std::string& id, const std::string& kind, const std::string& rest) {
  return "[[condition]]\nid = \"" + id + "\"\nkind = \"" + kind + "\"\n" + rest + "\n\n";
}

/// Five references, three MNRU, and G.711 with three rates of loss.
std::string set_toml() {
  std::string out =
      "version = 1\nname = \"derive\"\nseed = 5\nrate_hz = 8000\nbits = 16\ncontext = \"NB\"\n\n";
  for (const char* id : {"s1", "s2", "s3", "s4"})
    out += std::string("[[source]]\nid = \"") + id + "\"\nfiles = [\"source/" + id + ".wav\"]\ntalker = \"" +
           id + "\"\nlanguage = \"en\"\n\n";
  out += condition("direct", "reference", "emodel = { Ie = 0 }");
  out += condition("ref07", "reference", "emodel = { codec = \"g726-32\" }");
  out += condition("ref20", "reference",
                   "steps = [{ step = \"codec\", id = \"gsm-fr\" }]\nemodel = { codec = \"gsm-fr\" }");
  out += condition("ref25", "reference", "emodel = { codec = \"g726-24\" }");
  out += condition("ref50", "reference", "emodel = { codec = \"g726-16\" }");
  for (const char* q : {"10", "20", "30"})
    out += condition(std::string("mnru") + q, "reference",
                     std::string("steps = [{ step = \"mnru\", q_db = ") + q + " }]");
  out += condition("g711", "test", "steps = [{ step = \"codec\", id = \"g711a\" }]");
  for (const char* ppl : {"2", "5", "10"})
    out += condition(std::string("g711-loss") + ppl, "test",
                     std::string("steps = [{ step = \"loss\", ppl_percent = ") + ppl +
                         " }, { step = \"codec\", id = \"g711a\" }]");
  return out;
}

/// MOS of R = 90 - Ie,eff with Ie 5 and Bpl near 12 for G.711, and of a plausible MNRU ladder.
const std::string truth = "condition,mos\ndirect,4.34\nref07,4.16\nref20,3.60\nref25,3.35\nref50,2.06\n"
                          "mnru10,1.8\nmnru20,3.0\nmnru30,4.0\n"
                          "g711,4.22\ng711-loss2,3.78\ng711-loss5,3.05\ng711-loss10,2.17\n";

/// A study with the votes of 12 simulated listeners; `more` conditions have `more_truth`.
void make_study(const TempFolder& folder, const std::string& more = "", const std::string& more_truth = "") {
  folder.write("set/set.toml", set_toml() + more);
  for (int i = 1; i <= 4; ++i) {
    const std::string name = "set/source/s" + std::to_string(i) + ".wav";
    folder.write(name, noise_wav(static_cast<std::uint64_t>(i)));
  }
  folder.write("truth.csv", truth + more_truth);
  for (const char* command : {"prepare set", "new study --set set --listeners 12",
                              "simulate study --listeners 12 --seed 3 --truth truth.csv"}) {
    const Run run = run_quietroom(command, folder.path());
    CAPTURE(command, run.err);
    REQUIRE(run.exit_code == 0);
  }
}

const std::string models_header = "condition,kind,codec,Ie,Bpl,Ppl,q_db\n";
const std::string references =
    "r0,reference,,0,,,\nr1,reference,,10,,,\nr2,reference,,25,,,\nr3,reference,,50,,,\n";

/// Four listeners who agree but for a bias each; MOS of the conditions in the order r0, r1, r2, r3, x, y.
std::string agreeing_votes(const std::string& x, const std::string& y) {
  std::string out = "listener,stimulus,condition,vote\n";
  const auto add = [&](const std::string& c, const std::string& votes) {
    for (std::size_t i = 0; i < votes.size(); ++i)
      out += "L" + std::to_string(i % 4) + ',' + c + "-s" + std::to_string(i / 4) + ',' + c + ',' + votes[i] +
             '\n';
  };
  add("r0", "44554444"), add("r1", "44453444"), add("r2", "33443333"), add("r3", "22332122");
  add("x", x), add("y", y);
  return out;
}

} // namespace

TEST_CASE("derive tells Ie, Bpl, the fit and the equivalent Q of a study") {
  const TempFolder folder;
  make_study(folder);
  for (const auto& [golden, form] : {std::pair{"cli/derive_study.txt", ""},
                                     {"cli/derive_study.json", " --json"},
                                     {"cli/derive_study.csv", " --csv"}}) {
    const Run run = run_quietroom(std::string("derive study --replicates 500") + form, folder.path());
    CHECK(run.exit_code == 0);
    CHECK(run.err == "quietroom: study: left out 24 practice rows\n");
    check_golden(golden, run.out);
  }
}

TEST_CASE("a codec's values come from conditions of that codec alone, and a Bpl from one size of packets") {
  const TempFolder folder;
  const std::string codec = "{ step = \"codec\", id = \"g711u\" }]";
  const auto loss = [&](const std::string& rest) {
    return "steps = [{ step = \"loss\", ppl_percent = 10" + rest + " }, " + codec;
  };
  make_study(folder,
             condition("x", "test", "steps = [" + codec) +
                 condition("xn", "test", "steps = [{ step = \"gain\", gain_db = -6 }, " + codec) +
                 condition("x10", "test", loss("")) + condition("x30", "test", loss(", packet_ms = 30")),
             "x,4.0\nxn,1.5\nx10,3.0\nx30,2.0\n");
  const Run run = run_quietroom("derive study --replicates 100", folder.path());
  CAPTURE(run.out, run.err);
  CHECK(run.out.find("\ng711u, 10 ms packets") != std::string::npos);
  CHECK(run.out.find("\ng711u, 30 ms packets") != std::string::npos);
  CHECK(run.out.find("\ng711a  ") != std::string::npos); // one size alone is not named
  CHECK(run.out.find("xn is not used for derivation: g711u with gain is more than a codec") !=
        std::string::npos);
  const Run json = run_quietroom("derive study --replicates 100 --json", folder.path());
  CHECK(json.out.find("\"cautions\": [\n    \"xn is not used") != std::string::npos);
  CHECK(json.out.find("\"clean\": [\n        \"x\"\n      ]") != std::string::npos);
}

TEST_CASE("loss in two codecs has no estimate and no Bpl, for the E-model knows the loss in one") {
  const TempFolder folder;
  const std::string loss = "{ step = \"loss\", ppl_percent = 10 }, { step = \"codec\", id = ";
  make_study(folder,
             condition("twice", "test",
                       "steps = [" + loss + "\"g711a\" }, " + loss +
                           "\"g711u\" }]\nemodel = { codec = \"g711-plc\" }") +
                 condition("once", "test",
                           "steps = [" + loss +
                               "\"g711a\" }, { step = \"codec\", id = \"g711u\" }]\n"
                               "emodel = { codec = \"g711-plc\" }"),
             "twice,1.5\nonce,3\n");
  const Run run = run_quietroom("compare study --csv", folder.path());
  CAPTURE(run.out, run.err);
  CHECK(run.exit_code == 0);
  CHECK(run.err.find("the condition twice loses packets in more than one codec, for which the E-model has no "
                     "rule, so it gets no estimate") != std::string::npos);
  CHECK(run.err.find("the condition once") == std::string::npos);
  CHECK(run_quietroom("derive study --replicates 100", folder.path())
            .out.find("twice is not used for derivation: g711a + g711u with loss in more than one codec") !=
        std::string::npos);
}

TEST_CASE("a row with a codec and an MNRU says nothing of the codec") {
  const TempFolder folder;
  folder.write("models.csv", models_header + references + "x,test,a,,,,\ny,test,a,,,,10\n");
  folder.write("v.csv", agreeing_votes("43443444", "11211122"));
  const std::string out = run_quietroom("derive v.csv --models models.csv", folder.path()).out;
  CHECK(out.find("\na      15.0 ") != std::string::npos); // as of x alone
  CHECK(out.find("y is not used for derivation: a with mnru is more than a codec") != std::string::npos);
}

TEST_CASE("derive takes references, the direct condition and codecs by name") {
  const TempFolder folder;
  folder.write("models.csv",
               models_header + "r0,,,0,,,\nr1,,,10,,,\nr2,,,25,,,\nr3,,,50,,,\nx,,,,,,\ny,,,,,3,\n");
  folder.write("v.csv", agreeing_votes("43443444", "33433233"));
  const Run run =
      run_quietroom("derive v.csv --models models.csv --references r0,r1,r2,r3 --direct r0 --codec 'new=x,y'",
                    folder.path());
  CHECK(run.err == "");
  CHECK(run.out.find("\nnew    15.0  10.8 to 19.2  –                    15  11.6  6.6 to 20.1  –") !=
        std::string::npos);
  CHECK(run.out.find("a = -0.54 ± 6.40, b = 0.926 ± 0.212, residual standard error 1.36, n = 4.") !=
        std::string::npos);
  CHECK(run.out.find("No bootstrap: fewer than eight listeners.") != std::string::npos);
}

TEST_CASE("derive refuses references that carry no scale and shows the result only when forced") {
  const TempFolder folder;
  folder.write("few.csv",
               models_header + "r0,reference,,0,,,\nr3,reference,,50,,,\nx,test,a,,,,\ny,test,a,,,3,\n");
  folder.write("steep.csv",
               models_header +
                   "r0,reference,,0,,,\nr1,reference,,4,,,\nr2,reference,,10,,,\nr3,reference,,20,,,\n"
                   "x,test,a,,,,\ny,test,a,,,3,\n");
  folder.write("v.csv", agreeing_votes("43443444", "33433233"));
  check_failure(2,
                "too few references: 2, at least 4 are needed (n = 2, a = ", "derive v.csv --models few.csv",
                folder.path());
  check_failure(2, "far from 1: it must lie in 0.67 to 1.50 (n = 4", "derive v.csv --models steep.csv",
                folder.path());
  const std::string forced = "derive v.csv --models steep.csv --force";
  CHECK(run_quietroom(forced, folder.path()).out.starts_with("FORCED: this panel was refused"));
  const std::string json = run_quietroom(forced + " --json", folder.path()).out;
  CHECK(json.find("\"forced\": true,\n  \"objections\": [\n    \"b is ") != std::string::npos);
  CHECK(run_quietroom(forced + " --csv", folder.path()).out.find(",1,\"b is ") != std::string::npos);
}

TEST_CASE("derive says which MNRU neighbours stand in the wrong order") {
  const TempFolder folder;
  folder.write("models.csv", models_header + references + "x,reference,,,,,10\ny,reference,,,,,20\n");
  folder.write("v.csv", agreeing_votes("43443444", "33433233"));
  const std::string out = run_quietroom("derive v.csv --models models.csv", folder.path()).out;
  CHECK(out.find("MNRU order violated: MOS falls by 0.75 from 10 dB to 20 dB, beyond its paired interval") !=
        std::string::npos);
}

TEST_CASE("derive tells why there is no Bpl") {
  const TempFolder folder;
  folder.write("models.csv", models_header + references + "x,test,a,,,3,\ny,test,a,,,,\n");
  folder.write("v.csv", agreeing_votes("43443444", "33433233"));
  const std::string out = run_quietroom("derive v.csv --models models.csv", folder.path()).out;
  CHECK(out.find("No Bpl of a: loss did not lower the scores.") != std::string::npos);
}

TEST_CASE("compare normalises MOS through the references where asked, and says so") {
  const TempFolder folder;
  folder.write("models.csv", models_header + references + "x,test,a,7,,,\ny,test,,,,,\n");
  folder.write("few.csv", models_header + "r0,reference,,0,,,\nr3,reference,,50,,,\n");
  folder.write("v.csv", agreeing_votes("43443444", "33433233"));
  check_output("compare_references.txt", "compare v.csv --models models.csv --references", folder.path());
  check_failure(2, "too few references: 2", "compare v.csv --models few.csv --references", folder.path());
  check_failure(2, "leave --by stimulus away", "compare v.csv --models models.csv --references --by stimulus",
                folder.path());
}

TEST_CASE("the end of the scale makes no interval narrower than the panel's, and a better one than direct is "
          "told") {
  const TempFolder folder;
  folder.write("models.csv", models_header + references + "x,test,a,7,,,\ny,test,,,,,\n");
  folder.write("v.csv", agreeing_votes("55545555", "33433233")); // x: 4.875 +- t(3) 0.125
  const std::string above = "bove the direct condition r0 and above the model's best MOS, 4.409: x;";
  const std::string out = run_quietroom("compare v.csv --models models.csv --references", folder.path()).out;
  CAPTURE(out);
  CHECK(out.find("4.50 ± 0.40") != std::string::npos);
  CHECK(out.find("the end of the scale cuts off the interval of r0, r1, x: there ± is its wider side") !=
        std::string::npos);
  CHECK(out.find(above) != std::string::npos);
  const std::string derive = "derive v.csv --models models.csv";
  CHECK(run_quietroom(derive, folder.path()).out.find(above) != std::string::npos);
  CHECK(run_quietroom(derive + " --json", folder.path()).out.find(above) != std::string::npos);
}

TEST_CASE("derive refuses what it cannot use") {
  const TempFolder folder;
  folder.write("models.csv", models_header + references + "x,test,a,,,,\ny,test,a,,,3,\n");
  folder.write("kind.csv", models_header + "r0,ref,,0,,,\n");
  folder.write("q.csv", models_header + "r0,reference,,,,,ten\n");
  folder.write("two.csv", models_header + "r0,reference,a,0,,,\nr0,reference,b,0,,,\n");
  folder.write("v.csv", agreeing_votes("43443444", "33433233"));
  folder.write("studies.csv", "listener,stimulus,condition,vote,study\nL,s,r0,4,one\nM,s,r0,3,two\n");
  check_failure(2, "the votes are of the studies one and two", "derive studies.csv --models models.csv",
                folder.path());
  const std::string derive = "derive v.csv --models models.csv ";
  check_failure(2, "give the stimulus set with --set SET", "derive v.csv", folder.path());
  check_failure(2, "kind.csv:2: kind is \"ref\"; choose test, reference or anchor",
                "derive v.csv --models kind.csv", folder.path());
  check_failure(2, "q.csv:2: q_db is \"ten\"", "derive v.csv --models q.csv", folder.path());
  check_failure(2, "two.csv:3: kind, codec or q_db of r0 differs", "derive v.csv --models two.csv",
                folder.path());
  check_failure(2, "--references names z, which has no votes", derive + "--references r0,z", folder.path());
  check_failure(2, "--references names x, of which no Ie is known", derive + "--references r0,x",
                folder.path());
  check_failure(2, "--references names y, of which no Ie is known or no Bpl", derive + "--references r0,y",
                folder.path());
  check_failure(2, "--direct names z", derive + "--direct z", folder.path());
  check_failure(2, "--codec \"x\" is not NAME=CONDITION", derive + "--codec x", folder.path());
  check_failure(2, "--codec names z", derive + "--codec new=x,z", folder.path());
  check_failure(2, "--replicates is \"5\"", derive + "--replicates 5", folder.path());
}
