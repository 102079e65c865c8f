#include "cli/figures.h"

using namespace quietroom::test;

TEST_CASE("every kind of figure is drawn as it was agreed") {
  const TempFolder folder;
  folder.write("m.csv", made_votes(5, 4, 0, 100));
  folder.write("ppl.csv", "Ppl,R,MOS_CQE,R_LQ,MOS_LQE\n0,93,4.4,93,4.4\n5,80,4,80,4\n10,70,3.6,70,3.6\n");
  const std::vector<std::pair<std::string, std::string>> kinds = {
      {"conditions", examples}, {"ladder", examples + ladder}, {"agreement", examples + " --against model_a"},
      {"votes", examples},      {"letters", examples},         {"health", "m.csv --scale 0:100"},
      {"sweep", "ppl.csv"},     {"box", "m.csv --scale 0:100"}};
  for (const auto& [kind, votes] : kinds) {
    CAPTURE(kind);
    const Run run = run_quietroom("figure " + kind + ' ' + votes + " -o " + kind + ".svg", folder.path());
    CHECK(run.exit_code == 0);
    CHECK(run.err == "");
    CHECK(run.out == kind + ".svg\n" + kind + ".csv\n");
    check_golden("cli/figure_" + kind + ".svg", quietroom::read_file(folder.path() / (kind + ".svg")));
    check_golden("cli/figure_" + kind + ".csv", quietroom::read_file(folder.path() / (kind + ".csv")));
  }
}

TEST_CASE("marks read back from a figure through its axes are the table's to 0.005") {
  const TempFolder folder;
  check_drawn("conditions " + examples + " -o turned.svg", folder.path());
  folder.write("four.csv", made_votes(4, 3));
  check_drawn("conditions four.csv -o upright.svg", folder.path());
  for (const auto& [name, direction] : {std::pair{"turned", 'x'}, {"upright", 'y'}}) {
    const Svg svg = read_svg(quietroom::read_file(folder.path() / (std::string(name) + ".svg")));
    const Rows rows = read_rows(folder.path() / (std::string(name) + ".csv"));
    REQUIRE(svg.marks.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CAPTURE(name, rows[i].at("condition"));
      CHECK(svg.marks[i].name == rows[i].at("condition"));
      CHECK(std::abs(svg.value(svg.marks[i], direction) - std::stod(rows[i].at("mos"))) < 0.005);
    }
  }
  check_drawn("agreement " + examples + " --against model_a -o a.svg", folder.path());
  const Svg svg = read_svg(quietroom::read_file(folder.path() / "a.svg"));
  for (const auto& row : read_rows(folder.path() / "a.csv")) {
    const auto mark = std::find_if(svg.marks.begin(), svg.marks.end(),
                                   [&](const SvgMark& each) { return each.name == row.at("condition"); });
    REQUIRE(mark != svg.marks.end());
    CHECK(std::abs(svg.value(*mark, 'y') - std::stod(row.at("mos"))) < 0.005);
    CHECK(std::abs(svg.value(*mark, 'x') - std::stod(row.at("objective"))) < 0.005);
  }
}

TEST_CASE(
    "no text of a figure covers another or a mark, with 4, 24 and 60 conditions and names of 40 characters") {
  const TempFolder folder;
  for (const std::size_t n : {4, 24, 60})
    for (const std::size_t length : {2, 40}) {
      folder.write("v.csv", made_votes(n, length));
      for (const std::string kind : {"conditions", "votes", "box", "letters", "health"})
        for (const std::string width : {"column", "page"}) {
          CAPTURE(n, length, kind, width);
          check_drawn(kind + " v.csv --force --width " + width + " -o f.svg", folder.path());
          const Svg svg = read_svg(quietroom::read_file(folder.path() / "f.svg"));
          CHECK(svg.texts.size() > 5);
          CHECK(collisions(svg) == std::vector<std::string>{});
          for (const SvgText& each : svg.texts) CHECK(each.size_pt >= 7);
        }
    }
}

TEST_CASE(
    "nor does a text of figures of models, codecs and MNRU, however many and however long their names") {
  const TempFolder folder;
  for (const std::size_t n : {4, 24, 60})
    for (const std::size_t length : {2, 40}) {
      folder.write("v.csv", modelled_votes(n, length));
      folder.write("s.csv", "Ppl,R,MOS_CQE,R_LQ,MOS_LQE\n0,93,4.4,93,4.4\n5,80,4,80,4\n10,70,3.6,70,3.6\n");
      std::string sweep = "sweep s.csv --name " + long_name(0, length);
      for (std::size_t i = 1; i < n; ++i) sweep += " --line " + long_name(i, length) + "=s.csv";
      for (const std::string& kind :
           {std::string("parameter v.csv --parameter loss --series codec"), std::string("ladder v.csv"),
            std::string("agreement v.csv --against model"), sweep})
        for (const std::string width : {"column", "page"}) {
          CAPTURE(n, length, kind.substr(0, 40), width);
          check_drawn(kind + " --force --width " + width + " -o f.svg", folder.path());
          const Svg svg = read_svg(quietroom::read_file(folder.path() / "f.svg"));
          CHECK(svg.texts.size() > 5);
          CHECK(collisions(svg) == std::vector<std::string>{});
          for (const SvgText& each : svg.texts) CHECK(each.size_pt >= 7);
        }
    }
}

TEST_CASE("a figure is the same twice, and says that votes are simulated") {
  const TempFolder folder;
  for (const std::string ending : {"svg", "pdf", "png"}) {
    check_drawn("conditions " + examples + " -o a." + ending, folder.path());
    check_drawn("conditions " + examples + " -o b." + ending, folder.path());
    CHECK(quietroom::read_file(folder.path() / ("a." + ending)) ==
          quietroom::read_file(folder.path() / ("b." + ending)));
  }
  CHECK(quietroom::read_file(folder.path() / "a.svg").find(">SIMULATED votes") != std::string::npos);
  CHECK(quietroom::read_file(folder.path() / "a.csv").find("simulated") != std::string::npos);
}
