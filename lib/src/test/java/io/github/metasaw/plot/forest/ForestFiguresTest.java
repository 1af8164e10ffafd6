package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Figures by their data, then by their marks: nothing overlaps, nothing leaves the picture. */
class ForestFiguresTest {

  private static final String[] LABELS = SceneChecks.LABELS;

  private static Studies studies(int k, double scale) {
    Random random = new Random(k);
    Table table =
        Table.create(
            "t",
            StringColumn.create("study"),
            DoubleColumn.create("yi"),
            DoubleColumn.create("vi"),
            StringColumn.create("group"));
    for (int i = 0; i < k; i++) {
      table.stringColumn("study").append(LABELS[i % LABELS.length] + " " + i);
      double vi = i % 17 == 5 ? 40 : 0.02 + 0.2 * random.nextDouble();
      table.doubleColumn("vi").append(scale * scale * vi);
      table.stringColumn("group").append(i % 7 == 3 ? LABELS[1] : i % 3 == 0 ? "A" : LABELS[4]);
      table.doubleColumn("yi").append(scale * (0.2 + random.nextGaussian() * Math.sqrt(vi)));
    }
    return Meta.studies(table).read();
  }

  private static List<Figure> figures(int k, double scale) {
    Studies studies = studies(k, scale);
    FrequentistFit random = Meta.fit(studies);
    FrequentistFit common = Meta.fit(studies, FreqOptions.defaults().withMethod("common"));
    ForestOptions options = ForestOptions.defaults().withTitle("A title");
    List<Figure> figures = new ArrayList<>();
    figures.add(Meta.forest(random));
    figures.add(
        Meta.forest(options.withSort("yi", true).withColumns(List.of("vi")), common, random));
    figures.add(Meta.forest(options.withPooledRow("Pooled").withSort("yi", true), random));
    figures.add(Meta.forest(studies, options));
    figures.add(Meta.forest(studies, options.withGroup("group")));
    figures.add(Meta.forest(options.withGroup("group").withColumns(List.of("vi")), common, random));
    figures.add(Meta.funnel(random));
    if (scale == 1) {
      figures.add(
          Meta.forest(
              options.withTransformation(Transformation.EXP).withEffect("Risk ratio"), random));
    }
    if (k > 2 && k < 100 || k == 300) {
      figures.add(Figures.influence(random));
    }
    if (k > 2 && k < 100) {
      figures.add(Figures.leaveOneOut(random, options));
      figures.add(Figures.cumulative(random, "", options));
    }
    return figures;
  }

  @TestFactory
  Stream<DynamicTest> nothingOverlapsAndNothingIsCut() {
    return Stream.of(1, 2, 3, 8, 13, 79, 300, 500)
        .flatMap(k -> Stream.of(1.0, 1e-6, 1e6).map(scale -> test(k, scale)));
  }

  private static DynamicTest test(int k, double scale) {
    return DynamicTest.dynamicTest(
        k + " studies, scale " + scale,
        () -> {
          for (Figure figure : figures(k, scale)) {
            SceneChecks.isReadable(figure);
          }
        });
  }

  @Test
  void theSameFigureHasTheSameBytes() {
    Figure once = figures(8, 1).get(1);
    Figure again = figures(8, 1).get(1);
    assertEquals(once.svg(), again.svg());
    assertEquals(once.text(), again.text());
    assertArrayEquals(once.png(), again.png());
  }

  @Test
  void everyStringOfTheSceneIsInSvgAndText() throws Exception {
    Figure figure = figures(8, 1).get(1);
    String words = SceneChecks.parse(figure.svg()).getDocumentElement().getTextContent();
    for (Mark mark : figure.scene().marks()) {
      if (mark instanceof Mark.Text t) {
        assertTrue(words.contains(Fonts.clean(t.full())), t.full());
        assertTrue(figure.text().contains(Fonts.clean(t.text())), t.text() + "\n" + figure.text());
      }
    }
    var image = ImageIO.read(new ByteArrayInputStream(figure.png()));
    assertEquals(2 * figure.scene().width(), image.getWidth());
  }

  /** Item 002-14: the pooled row stands between Study A (0.22) and Study H (0.26). */
  @Test
  void thePooledRowIsSortedAmongTheStudies() {
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(Meta.dataset("eight_studies")).read(),
            FreqOptions.defaults().withMethod("DL"));
    ForestData data =
        ForestData.of(
            List.of(fit), ForestOptions.defaults().withSort("yi", true).withPooledRow("Pooled"));
    List<String> labels = data.rows().stream().map(ForestRow::label).toList();
    assertEquals(
        List.of(
            "Study G", "Study D", "Study B", "Study E", "Study H", "Pooled", "Study A", "Study F",
            "Study C"),
        labels);
  }

  /** Headings, studies, diamond and spread of each group; then the whole, and the differences. */
  @Test
  void subgroupsArePooledBelowTheirStudies() {
    FrequentistFit fit =
        Meta.fit(Meta.studies(Meta.dataset("bcg")).read(), FreqOptions.defaults().withTest("knha"));
    ForestData data = ForestData.of(List.of(fit), ForestOptions.defaults().withGroup("alloc"));
    List<ForestRow.Kind> kinds =
        data.rows().stream()
            .map(ForestRow::kind)
            .filter(kind -> kind != ForestRow.Kind.STUDY)
            .toList();
    List<ForestRow.Kind> group =
        List.of(ForestRow.Kind.HEADING, ForestRow.Kind.SUBGROUP, ForestRow.Kind.REMARK);
    List<ForestRow.Kind> expected = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      expected.addAll(group);
    }
    expected.addAll(List.of(ForestRow.Kind.POOLED, ForestRow.Kind.PREDICTION));
    assertEquals(expected, kinds);
    List<ForestRow> subgroups =
        data.rows().stream().filter(row -> row.kind() == ForestRow.Kind.SUBGROUP).toList();
    assertEquals(
        fit.subgroups("alloc").group("random").fit().estimate(), subgroups.get(0).estimate());
    assertEquals(100, subgroups.stream().mapToDouble(ForestRow::weight).sum(), 1e-9);
    assertEquals(2, data.notes().size());
    assertTrue(data.notes().get(1).startsWith("Differences between subgroups: Q = "));
  }

  @Test
  void aPooledRowAndGroupsDoNotGoTogether() {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    ForestOptions both = ForestOptions.defaults().withGroup("alloc").withPooledRow("Pooled");
    assertThrows(MetaException.class, () -> Meta.forest(both, fit));
  }

  @Test
  void oneWideIntervalIsCutWithAnArrow() {
    ForestData data = ForestData.of(List.of(Meta.fit(studies(20, 1))), ForestOptions.defaults());
    double[] range = ForestRange.compute(data);
    ForestRow wide = data.rows().get(5);
    assertTrue(wide.lower() < range[0] || wide.upper() > range[1], "it goes on beyond the axis");
    String text = Meta.forest(Meta.fit(studies(20, 1))).text();
    assertTrue(text.contains("▶") || text.contains("◀"));
  }

  /** Two studies by Knapp-Hartung have one degree of freedom, and an interval to match. */
  @Test
  void aSubgroupOfTwoDoesNotSqueezeTheRest() {
    FrequentistFit fit =
        Meta.fit(Meta.studies(Meta.dataset("bcg")).read(), FreqOptions.defaults().withTest("knha"));
    ForestOptions options = ForestOptions.defaults().withGroup("alloc");
    double[] range = ForestRange.compute(ForestData.of(List.of(fit), options));
    double[] plain = ForestRange.compute(ForestData.of(List.of(fit), ForestOptions.defaults()));
    assertTrue(fit.subgroups("alloc").group("alternate").fit().upper() > range[1]);
    assertTrue(range[1] - range[0] < 1.5 * (plain[1] - plain[0]));
    String line =
        Meta.forest(options, fit)
            .text()
            .lines()
            .filter(l -> l.contains("◆") && l.contains("▶"))
            .findFirst()
            .orElse("");
    assertTrue(line.contains("Random effects"), line);
  }

  @Test
  void squaresHaveAreaInProportionToWeight() {
    ForestData data = ForestData.of(List.of(Meta.fit(studies(13, 1))), ForestOptions.defaults());
    List<Mark.Rect> squares =
        ForestLayout.draw(data).marks().stream()
            .filter(m -> m instanceof Mark.Rect r && r.symbol().equals("■"))
            .map(Mark.Rect.class::cast)
            .toList();
    double heaviest = data.studies().stream().mapToDouble(ForestRow::weight).max().orElse(0);
    double most = squares.stream().mapToDouble(Mark.Rect::width).max().orElse(0);
    for (int i = 0; i < squares.size(); i++) {
      double share = data.studies().get(i).weight() / heaviest;
      assertEquals(Math.max(3, most * Math.sqrt(share)), squares.get(i).width(), 1e-9);
    }
  }

  @Test
  void ticksOfRatiosAreRound() {
    Axis axis = new Axis(Math.log(0.07), Math.log(7), 0, 100, Transformation.EXP);
    assertEquals(
        List.of("0.1", "0.2", "0.5", "1", "2", "5"),
        axis.ticks(6).stream().map(Axis.Tick::label).toList());
  }

  @Test
  void aLineKeepsItsPointsAndWritesLargeNumbersShort() {
    double[] x = {0, 0.005, 0.01};
    double[] y = {2.656e120, 2e120, 0};
    Figure line = Figures.line(x, y, "Density tau", "tau", "Density");
    String svg = line.svg();
    assertTrue(svg.contains(">2e120<"), svg);
    assertTrue(svg.contains(">0.004<"), svg);
    assertEquals(
        "Density over tau, 3 points from 0 to 0.01000; largest, 2.656e+120, at 0.",
        line.description());
    assertThrows(MetaException.class, () -> Figures.line(x, new double[2], "", "", ""));
    assertThrows(
        MetaException.class, () -> Figures.line(x, new double[] {1, 2, Double.NaN}, "", "", ""));
  }

  private static Studies named(double scale, double shift, String... labels) {
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    for (int i = 0; i < labels.length; i++) {
      yi.append(shift + scale * i);
      vi.append(scale * scale * (0.1 + 0.01 * i));
    }
    return Meta.studies(Table.create("t", StringColumn.create("study", labels), yi, vi)).read();
  }

  /** B3: each power of ten was walked, 4.5 s at 5000 and without end from 1e6 on. */
  @Test
  void ratiosOfAnySizeAreDrawnAtOnce() {
    ForestOptions exp = ForestOptions.defaults().withTransformation(Transformation.EXP);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (double size : new double[] {0, 800, 5000, 1e6, 1e12, 1e300}) {
            for (double scale : new double[] {1e-300, 1e-6, 1, 1e3, 1e6}) {
              SceneChecks.isReadable(Meta.forest(named(scale, size, "A", "B", "C"), exp));
              SceneChecks.isReadable(Meta.forest(named(scale, -size, "A"), exp));
              SceneChecks.isReadable(
                  Meta.forest(named(scale, -size, "A", "B"), ForestOptions.defaults()));
            }
          }
        });
  }

  @Test
  void longLabelsThatDifferReadDifferent() {
    String start = "The effects of a long-acting treatment given twice a day in the hospital of ";
    String[][] families = {
      {start + "Bergen 1998", start + "Oslo 1998", start + "Oslo 1999"},
      {start + "x" + start, start + "y" + start, start + "z" + start}
    };
    for (String[] labels : families) {
      Figure figure = Meta.forest(named(1, 0, labels), ForestOptions.defaults());
      long different =
          SceneChecks.marks(figure.scene(), Mark.Text.class)
              .filter(text -> text.full().startsWith("The effects"))
              .map(Mark.Text::text)
              .distinct()
              .count();
      assertEquals(3, different, figure.text());
    }
    assertEquals(
        "Study of a l…(1998)",
        Fonts.shorten("Study of a long name, part 2 (1998)", 13, false, 120));
    assertEquals("short", Fonts.shorten("short", 13, false, 120));
  }

  /** A19: each model has a column of weights, headed by its label. */
  @Test
  void eachModelHasItsWeights() throws Exception {
    Studies bcg = Meta.studies(Meta.dataset("bcg")).read();
    FrequentistFit common = Meta.fit(bcg, FreqOptions.defaults().withMethod("common"));
    FrequentistFit random = Meta.fit(bcg);
    ForestData data = ForestData.of(List.of(common, random), ForestOptions.defaults());
    assertEquals(List.of("Common effect", "Random effects (REML)"), data.weightHeads());
    for (int i = 0; i < bcg.k(); i++) {
      ForestRow row = data.studies().get(i);
      assertEquals(List.of(common.weights()[i], random.weights()[i]), row.weights());
      assertEquals(random.weights()[i], row.weight());
    }
    Figure figure = Meta.forest(common, random);
    SceneChecks.isReadable(figure);
    String head = figure.text().lines().filter(l -> l.contains("Study ")).findFirst().orElse("");
    assertTrue(head.contains("Common effect") && head.contains("REML"), figure.text());
    assertEquals(
        List.of("Weight"), ForestData.of(List.of(random), ForestOptions.defaults()).weightHeads());
    ForestData grouped =
        ForestData.of(List.of(common, random), ForestOptions.defaults().withGroup("alloc"));
    SceneChecks.isReadable(
        Meta.forest(ForestOptions.defaults().withGroup("alloc"), common, random));
    double[] sums = new double[2];
    for (ForestRow row : grouped.rows()) {
      for (int m = 0; m < 2 && row.kind() == ForestRow.Kind.SUBGROUP; m++) {
        sums[m] += Double.isNaN(row.weights().get(m)) ? 0 : row.weights().get(m);
      }
    }
    assertEquals(100, sums[0], 1e-9);
    assertEquals(100, sums[1], 1e-9);
  }

  /** A17: without each study in turn, the estimates of a regression are of its first term. */
  @Test
  void leaveOneOutOfARegressionNamesItsTerm() {
    FrequentistFit fit = Meta.fit(Meta.dataset("bcg"), "yi ~ ablat");
    String term = fit.terms().get(0);
    Figure figure = Figures.leaveOneOut(fit, ForestOptions.defaults());
    assertTrue(figure.text().contains(term + " [95 % CI]"), figure.text());
    ForestOptions named = ForestOptions.defaults().withEffect("Log risk ratio at the equator");
    assertTrue(Figures.leaveOneOut(fit, named).text().contains("at the equator [95 % CI]"));
    FrequentistFit plain = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    Figure whole = Figures.leaveOneOut(plain, ForestOptions.defaults());
    assertTrue(whole.text().contains("Estimate [95 % CI]"), whole.text());
  }

  @Test
  void influenceNamesItsStudies() {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    String text = Figures.influence(fit).text();
    assertTrue(text.contains("TPT Madras 1980"), text);
    assertTrue(text.contains("Studies by their numbers, in the order of the table"), text);
  }
}
