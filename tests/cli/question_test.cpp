// Several questions have an answer each; what --where chose, and the condition of a stimulus, stand in every
// form.
#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

/// Four listeners, two sentences under both of two conditions; SIG is the vote, BAK the vote turned round.
std::string p835(const std::string& column) {
  const int votes[4][4] = {{1, 2, 4, 5}, {2, 1, 5, 4}, {1, 1, 4, 4}, {2, 3, 5, 5}};
  std::string out = "listener,stimulus,condition,vote," + column + "\n";
  for (int l = 0; l < 4; ++l)
    for (int i = 0; i < 4; ++i) {
      const std::string unit =
          "L" + std::to_string(l) + ",s" + std::to_string(i % 2) + (i < 2 ? ",low," : ",top,");
      out +=
          unit + std::to_string(votes[l][i]) + ",SIG\n" + unit + std::to_string(6 - votes[l][i]) + ",BAK\n";
    }
  return out;
}

/// The same votes on SIG alone, without the column.
std::string sig_alone() {
  const std::string all = p835("question");
  std::string out;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = all.find('\n', begin);
    const std::string line = all.substr(begin, end - begin);
    if (!line.ends_with(",BAK")) out += line.substr(0, line.rfind(',')) + '\n';
    begin = end + 1;
  }
  return out;
}

std::string out(const std::string& arguments, const TempFolder& folder) {
  const Run run = run_quietroom(arguments, folder.path());
  CAPTURE(arguments, run.err);
  CHECK(run.exit_code == 0);
  return run.out;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Exit 2 and a sentence, beside the notes about the votes.
void check_asks(const std::string& sentence, const std::string& arguments, const TempFolder& folder) {
  const Run run = run_quietroom(arguments, folder.path());
  CAPTURE(arguments, run.err);
  CHECK(run.exit_code == 2);
  CHECK(run.out.empty());
  CHECK(contains(run.err, sentence));
}

/// The rows of a CSV that begin with this field, without it.
std::string rows_of(const std::string& csv, const std::string& first) {
  std::string rows;
  for (std::size_t begin = 0; begin < csv.size();) {
    const std::size_t end = csv.find('\n', begin) + 1;
    if (csv.compare(begin, first.size() + 1, first + ',') == 0)
      rows += csv.substr(begin + first.size() + 1, end - begin - first.size() - 1);
    begin = end;
  }
  return rows;
}

} // namespace

TEST_CASE("each analysis answers question by question with the figures of the question alone") {
  const TempFolder folder;
  folder.write("sig.csv", sig_alone());
  for (const std::string column : {"question", "scale"}) {
    folder.write("v.csv", p835(column));
    for (const std::string command :
         {"screen", "recover", "recover --listeners", "anova", "contrast", "contrast --test tukey",
          "contrast --by stimulus", "reliability", "mos"}) {
      CAPTURE(command, column);
      const std::string both = out(command + " --csv v.csv", folder);
      const std::string alone = out(command + " --csv sig.csv", folder);
      CHECK(both.starts_with("question," + alone.substr(0, alone.find('\n') + 1)));
      CHECK(rows_of(both, "SIG") == alone.substr(alone.find('\n') + 1));
      CHECK(!rows_of(both, "BAK").empty());
    }
    for (const std::string command : {"screen", "recover", "anova", "contrast", "reliability"}) {
      const std::string text = out(command + " v.csv", folder);
      CHECK(text.starts_with("Question BAK\n\n"));
      CHECK(contains(text, "\nQuestion SIG\n\n"));
      CHECK(out(command + " --json v.csv", folder)
                .starts_with("{\n  \"questions\": [\n    {\n      \"question\": \"BAK\","));
    }
    check_asks("choose one by --where " + column + "=SIG", "compare v.csv", folder);
  }
}

TEST_CASE("an empty cell of the question column is a question too, and hides no other") {
  const TempFolder folder;
  std::string votes = p835("question");
  for (std::size_t at = votes.find(",BAK"); at != std::string::npos; at = votes.find(",BAK"))
    votes.erase(at + 1, 3);
  folder.write("v.csv", votes);
  folder.write("named.csv", p835("question"));
  for (const std::string command : {"screen", "recover", "anova", "contrast", "reliability"}) {
    CAPTURE(command);
    CHECK(rows_of(out(command + " --csv v.csv", folder), "SIG") ==
          rows_of(out(command + " --csv named.csv", folder), "SIG"));
    CHECK(out(command + " v.csv", folder).starts_with("Question (empty)\n\n"));
    CHECK(contains(out(command + " --json v.csv", folder), "\"question\": \"SIG\""));
  }
}

TEST_CASE("exported tables of several questions have a row for each, the question first") {
  const TempFolder folder;
  folder.write("v.csv", p835("question"));
  out("export v.csv out", folder);
  const std::string csv = quietroom::read_file(folder.path() / "out/conditions.csv");
  CHECK(csv.starts_with("question,condition,label,"));
  CHECK(contains(csv, "\nSIG,low,low,8,4,2,1.625,"));
  CHECK(contains(csv, "\nBAK,low,low,8,4,2,4.375,"));
  CHECK(contains(quietroom::read_file(folder.path() / "out/conditions.md"), "| Question | Condition |"));
  CHECK(contains(quietroom::read_file(folder.path() / "out/conditions.tex"), "BAK & low &"));
  out("export v.csv few --columns condition,mos", folder);
  CHECK(quietroom::read_file(folder.path() / "few/conditions.csv").starts_with("question,condition,mos,"));
  folder.write("m.csv", "condition,Ie,Bpl\nlow,20,10\ntop,0,10\n");
  check_asks("--where question=SIG", "export v.csv more --models m.csv", folder);
}

TEST_CASE("what --where chose stands in JSON, CSV, text and captions") {
  const TempFolder folder;
  folder.write("v.csv", p835("question"));
  const std::string where = " v.csv --where question=SIG";
  for (const std::string command : {"mos", "screen", "recover", "anova", "contrast", "reliability"}) {
    CAPTURE(command);
    CHECK(contains(out(command + where + " --json", folder), "\"where\": [\n    \"question=SIG\"\n  ]"));
    CHECK(contains(out(command + " v.csv --json", folder), "\"where\": []"));
    const std::string csv = out(command + where + " --csv", folder);
    CHECK(contains(csv, ",where\n"));
    CHECK(csv.ends_with(",question=SIG\n"));
    CHECK(contains(out(command + where, folder), "Only rows with question=SIG.\n"));
  }
  out("export" + where + " out", folder);
  for (const char* name : {"conditions.md", "conditions.tex"})
    CHECK(contains(quietroom::read_file(folder.path() / "out" / name), "Only votes with question SIG."));
  CHECK(contains(quietroom::read_file(folder.path() / "out/conditions.csv"), ",question=SIG\n"));
}

TEST_CASE("a stimulus name under several conditions gives rows per condition") {
  const TempFolder folder;
  folder.write("v.csv", sig_alone());
  const std::string mos = out("mos v.csv --by stimulus --csv", folder);
  CHECK(mos.starts_with("stimulus,condition,mos,"));
  CHECK(contains(mos, "\ns0,low,1.5,"));
  CHECK(contains(mos, "\ns0,top,4.5,"));
  CHECK(contains(out("mos v.csv --by stimulus --json", folder),
                 "\"stimulus\": \"s0\",\n      \"condition\": \"low\","));
  const std::string pairs = out("contrast v.csv --by stimulus --csv", folder);
  CHECK(pairs.starts_with("a,a_condition,b,b_condition,"));
  CHECK(contains(pairs, "\ns0,low,s0,top,-3,0,"));
  CHECK(contains(out("anova v.csv --by stimulus --csv", folder), "Friedman (chi2),stimulus,,3,"));
  CHECK(contains(out("anova v.csv --by stimulus", folder), "the unit is condition and stimulus"));
}

TEST_CASE("stimuli of one condition each are grouped by their name alone") {
  const TempFolder folder;
  CHECK(out("mos --by stimulus --csv " + votes("tiny_hand"), folder).starts_with("stimulus,mos,"));
  CHECK(out("contrast --by stimulus --csv " + votes("tiny_hand"), folder).starts_with("a,b,difference,"));
}
