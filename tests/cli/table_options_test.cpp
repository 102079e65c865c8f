#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

/// Four listeners; A and B alike, C far below.
constexpr const char* three_conditions =
    "listener,stimulus,condition,codec,vote\n"
    "anna,a,A,opus,5\nben,a,A,opus,4\ncleo,a,A,opus,5\ndora,a,A,opus,4\n"
    "anna,b,B,amr,4\nben,b,B,amr,5\ncleo,b,B,amr,5\ndora,b,B,amr,4\n"
    "anna,c,C,opus,1\nben,c,C,opus,2\ncleo,c,C,opus,1\ndora,c,C,opus,1\n";

std::string exported(const TempFolder& folder, const std::string& options, const char* file) {
  const Run run = run_quietroom("export v.csv out " + options, folder.path());
  CAPTURE(options, run.err);
  REQUIRE(run.exit_code == 0);
  return quietroom::read_file(folder.path() / "out" / file);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

} // namespace

TEST_CASE("export prints in bold what is not significantly worse than the best, and letters where asked") {
  const TempFolder folder;
  folder.write("v.csv", three_conditions);
  const std::string latex = exported(folder, "--columns label,mos,letters", "conditions.tex");
  CHECK(has(latex, "A & $\\mathbf{4.50} \\pm \\mathbf{0.92}$ & a \\\\\n"));
  CHECK(has(latex, "B & $\\mathbf{4.50} \\pm \\mathbf{0.92}$ & a \\\\\n"));
  CHECK(has(latex, "C & $1.25 \\pm 0.80$ & b \\\\\n"));
  CHECK(has(latex,
            "Bold: the highest MOS and those not significantly lower (paired t over listener means, Holm "
            "over 3 pairs, alpha 0.05). Conditions that share a letter"));
  CHECK(has(exported(folder, "", "conditions.md"), "| A | **4.50 ± 0.92** |"));
}

TEST_CASE("nothing of loudness preference is in bold, and no order by its mean is taken") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,method,vote\nL,a,A,loudness,5\nM,a,A,loudness,5\n"
                        "N,a,A,loudness,4\nL,b,B,loudness,3\nM,b,B,loudness,3\nN,b,B,loudness,3\n");
  CHECK(!has(exported(folder, "", "conditions.tex"), "\\mathbf"));
  check_failure(2, "--sort mos puts the best first, and loudness preference is best in the middle",
                "export v.csv out --sort mos", folder.path());
}

TEST_CASE("export sorts, chooses and groups its rows in every table") {
  const TempFolder folder;
  folder.write("v.csv", three_conditions);
  const std::string columns = "--columns condition,n_votes ";
  CHECK(exported(folder, columns, "conditions.csv") == "condition,n_votes\nA,4\nB,4\nC,4\n");
  CHECK(exported(folder, columns + "--rows C,A", "conditions.csv") == "condition,n_votes\nC,4\nA,4\n");
  CHECK(exported(folder, columns + "--group codec", "conditions.csv") ==
        "codec,condition,n_votes\nopus,A,4\nopus,C,4\namr,B,4\n");
  CHECK(has(exported(folder, columns + "--group codec", "conditions.tex"),
            "{\\textit{amr}} \\\\\n    B & $4$"));
  CHECK(has(exported(folder, columns + "--sort mos", "conditions.json"), "\"condition\": \"A\""));
  check_failure(2, "--rows: the condition D has no votes", "export v.csv out --rows A,D", folder.path());
  check_failure(2, "--group listener: the votes on condition A have several values there",
                "export v.csv out --group listener", folder.path());
  check_failure(2, "--sort size is not known; choose mos, id or label", "export v.csv out --sort size",
                folder.path());
  check_failure(2, "--sort and --rows cannot both have an effect", "export v.csv out --sort id --rows A",
                folder.path());
}

TEST_CASE("no caption and no footnote names a listener, a device or a file") {
  const TempFolder folder;
  folder.write("v.csv", three_conditions);
  for (const char* options :
       {"--exclude anna,ben", "--where listener=anna", "--exclude anna --where codec=opus"})
    for (const char* file : {"conditions.tex", "conditions.md"}) {
      const std::string text = exported(folder, options, file);
      CAPTURE(options, file, text);
      for (const char* name : {"anna", "ben", "cleo", "v.csv"}) CHECK(!has(text, name));
    }
  CHECK(has(exported(folder, "--exclude anna,ben", "conditions.tex"),
            "Excluded: 2 listeners (6 votes) by name."));
  CHECK(has(exported(folder, "--where codec=opus", "conditions.tex"), "Only votes with codec opus."));
}

TEST_CASE("a caption and a label of one's own replace those of the table") {
  const TempFolder folder;
  folder.write("v.csv", three_conditions);
  const std::string latex =
      exported(folder, "--caption 'All codecs & us' --label tab:codecs", "conditions.tex");
  CHECK(has(latex, "  \\caption{All codecs \\& us}\n  \\label{tab:codecs}\n"));
  CHECK(!has(latex, "Mean opinion scores"));
  check_failure(2, "--label \"tab_1\" cannot be a label", "export v.csv out --label tab_1", folder.path());
}

TEST_CASE("a table that the width asked for cannot hold is refused before anything is written") {
  const TempFolder folder;
  folder.write("v.csv", three_conditions);
  const std::string many =
      "--columns label,mos,ci_low,ci_high,mean_votes,sd,median,n_votes,n_listeners,n_files";
  check_failure(2, "a column of a paper has 80 mm; choose fewer by --columns, or take --width page",
                "export v.csv out --width column " + many, folder.path());
  CHECK(!std::filesystem::exists(folder.path() / "out"));
  CHECK(has(exported(folder, many, "conditions.tex"), "\\begin{table*}"));
  check_failure(2, "--width wide is not known; choose column or page", "export v.csv out --width wide",
                folder.path());
}

TEST_CASE("a spreadsheet's CSV has no formula, the long CSV stays as it was") {
  const TempFolder folder;
  folder.write("v.csv", "listener,stimulus,condition,vote\nL,s,=1+1,4\nM,s,=1+1,5\n");
  CHECK(has(exported(folder, "--spreadsheet", "conditions.csv"), "\n'=1+1,'=1+1,2,"));
  CHECK(has(exported(folder, "", "conditions.csv"), "\n=1+1,=1+1,2,"));
  CHECK(has(exported(folder, "--spreadsheet", "long.csv"), "\nL,s,=1+1,4\n"));
}

TEST_CASE("the files of export are the same twice") {
  const TempFolder folder;
  folder.write("v.csv", three_conditions);
  for (const char* file : {"conditions.csv", "conditions.md", "conditions.tex", "conditions.json",
                           "conditions.xlsx", "long.csv"})
    CHECK(exported(folder, "", file) == exported(folder, "", file));
}

TEST_CASE("mos prints one table in the form asked for") {
  const TempFolder folder;
  folder.write("v.csv", three_conditions);
  const auto out = [&](const std::string& options) {
    const Run run = run_quietroom("mos v.csv " + options, folder.path());
    CHECK(run.exit_code == 0);
    return run.out;
  };
  CHECK(out("--form csv") == out("--csv"));
  CHECK(out("--form json") == out("--json"));
  CHECK(out("--form text") == out(""));
  CHECK(has(out("--json"), "\"schema_version\": 1"));
  CHECK(out("--form md --columns condition,mos")
            .starts_with("Mean opinion scores with 95 % confidence intervals.\n"));
  CHECK(out("--form latex --columns condition,mos")
            .starts_with("% needs \\usepackage{booktabs}\n\\begin{table}\n"));
  CHECK(out("--form xlsx").starts_with("PK"));
  CHECK(out("--columns condition,n_votes").starts_with("condition  votes\nA              4\n"));
}

TEST_CASE("an option that has no effect on the form of mos is refused") {
  const TempFolder folder;
  folder.write("v.csv", three_conditions);
  for (const char* options : {"--siunitx", "--width page", "--label tab:a", "--caption a", "--spreadsheet",
                              "--form md --label tab:a", "--form csv --json", "--json --columns mos",
                              "--form latex --spreadsheet"}) {
    CAPTURE(options);
    check_failure(2, "effect", std::string("mos v.csv ") + options, folder.path());
  }
  check_failure(2, "--form pdf is not known; choose text, csv, json, md, latex or xlsx",
                "mos v.csv --form pdf", folder.path());
  check_failure(2, "the column moss is not known (did you mean mos?)", "mos v.csv --columns moss",
                folder.path());
}
