package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.genetics.subset.BestSubset;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.plot.FigureSeries;
import io.github.metasaw.plot.PosteriorFigures;
import io.github.metasaw.report.document.Sheet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.BarTrace;

class RenderTest {

  @Test
  void longTablesShowHeadAndTailAndTheirSize() {
    IntColumn n = IntColumn.indexColumn("n", 100, 1);
    String text = Sheet.of(Table.create("numbers", n)).text();
    assertTrue(text.contains("100 rows × 1 column"));
    assertTrue(text.contains("\n 20\n  …\n 96\n"), text);
  }

  @Test
  void cellsAreEscapedAndMissingOnesEmpty() {
    Table table =
        Table.create(
            "<b>",
            StringColumn.create("<i>", "<img src=x onerror=alert(1)>", ""),
            DoubleColumn.create("d", 1.5, Double.NaN));
    String html = Sheet.of(table).html();
    assertFalse(html.contains("<img") || html.contains("<b>") || html.contains("<i>"), html);
    assertTrue(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assertFalse(html.contains("NaN"));
  }

  @Test
  void theTextAloneIsThatOfTheBundle() {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("eight_studies")).read());
    FrequentistFit regression = Meta.fit(Meta.dataset("bcg"), "yi ~ ablat + meta_V(V = vi)");
    for (Object shown : List.of(fit, regression, Meta.forest(fit), fit.heterogeneity(), 3.5)) {
      assertEquals(Render.of(shown).content().get("text/plain"), Render.text(shown));
    }
  }

  @Test
  void summariesNameTheirModelAndHaveNoNaN() {
    for (String method : List.of("common", "fixed", "DL", "REML")) {
      FrequentistFit fit =
          Meta.fit(
              Meta.studies(Meta.dataset("eight_studies")).read(),
              FreqOptions.defaults().withMethod(method));
      String text = (String) Render.of(fit).content().get("text/plain");
      assertFalse(text.contains("NaN"), text);
      assertTrue(text.contains("0.24578"), text);
    }
  }

  @Test
  void theSummaryOfRemlIsMetafors() {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("eight_studies")).read());
    String text = Render.summary(fit).text();
    assertTrue(
        text.contains("log-likelihood 4.6807 (restricted), AIC -5.3615, BIC -5.4696, AICc -2.3615"),
        text);
    assertTrue(text.contains("tau2 = 0 (SE 0.008833)"), text);
    assertTrue(text.contains("Q = 5.432 on 7 df, p = 0.6074"), text);
  }

  @Test
  void valuesOfATableAreShownByIt() {
    Studies studies = Meta.studies(Meta.dataset("eight_studies")).read();
    List<Tabular> values =
        List.of(
            WeightedAverages.of(studies, "equal"),
            WeightedAverages.of(studies, 1, 1, 1, 1, 1, 1, 1, 2),
            SignalDecomposition.of(studies),
            MValues.of(studies));
    for (Tabular value : values) {
      String text = (String) Render.of(value).content().get("text/plain");
      assertEquals(Sheet.of(value.table()).text(), text);
      assertTrue(text.contains("columns"), text);
    }
    String best = (String) Render.of(BestSubset.of(studies)).content().get("text/plain");
    assertTrue(best.startsWith("Best subset of studies"), best);
  }

  @Test
  void aSingleStudyHasASummaryToo() {
    Table one =
        Table.create(
            "one",
            DoubleColumn.create("yi", new double[] {0.5}),
            DoubleColumn.create("vi", new double[] {0.1}));
    for (String test : List.of("z", "knha")) {
      FrequentistFit fit =
          Meta.fit(Meta.studies(one).read(), FreqOptions.defaults().withTest(test));
      String text = (String) Render.of(fit).content().get("text/plain");
      assertFalse(text.contains("NaN"), text);
      assertTrue(text.contains("One study is not a meta-analysis"), text);
    }
  }

  /** jsplot writes labels as they are; ours cannot end the script nor their own quotes. */
  @Test
  void hostileLabelsOfJsplotAreInert() {
    String hostile = "</script><script>alert(1)</script>\"];alert(2);//\\";
    StringColumn names = StringColumn.create("names", hostile, "plain");
    DoubleColumn values = DoubleColumn.create("values", 1, 2);
    BarTrace trace = BarTrace.builder(names, values).build();
    String script = PlotlyFrame.script(new Figure(trace));
    assertFalse(script.contains("</script"), script);
    assertTrue(script.contains("\\u003c/script>") || script.contains("\\u003c\\/script>"), script);
    assertFalse(script.contains("\"];alert"), script);
    String again = PlotlyFrame.script(new Figure(trace));
    assertEquals(script.length(), again.length(), "the figure itself is left as it was");
  }

  /** No form of a table or a figure holds a character that commands a terminal or turns text. */
  @Test
  void noCommandPassesIntoAnyForm() {
    String hostile = "a\u001b[31m\u0000\u0007\u202e\u2066b";
    Table table =
        Table.create(
            hostile,
            StringColumn.create("study", hostile, "B", "C"),
            DoubleColumn.create("yi", .1, .2, .3),
            DoubleColumn.create("vi", .1, .1, .1),
            StringColumn.create(hostile + "x", hostile, "", "y"));
    FrequentistFit fit = Meta.fit(Meta.studies(table).read());
    io.github.metasaw.plot.Figure figure = Meta.forest(fit);
    String all =
        Render.of(table).content()
            + Render.of(fit).content().toString()
            + figure.svg()
            + figure.text();
    assertTrue(
        all.chars()
            .noneMatch(
                c ->
                    (c < ' ' && c != '\n')
                        || (c >= 0x202a && c <= 0x202e)
                        || (c >= 0x2066 && c <= 0x2069)));
  }

  /** bcg, moderators ablat and a position of size 1e12: R's summary has 1.0e-13 (3.7e-14). */
  @Test
  void coefficientsOfAnySizeShowTheirDigits() {
    Table bcg = Meta.dataset("bcg");
    for (double unit : new double[] {1e12, 1, 1e-12}) {
      Table table = bcg.copy();
      table.addColumns(bcg.intColumn("year").asDoubleColumn().multiply(unit).setName("pos"));
      FrequentistFit fit = Meta.fit(table, "yi ~ ablat + pos");
      for (List<String> row : Render.summary(fit).rows()) {
        for (int c : new int[] {1, 2}) {
          double shown = Double.parseDouble(row.get(c));
          int i = Render.summary(fit).rows().indexOf(row);
          double exact = fit.coefficients().doubleColumn(c == 1 ? "estimate" : "se").getDouble(i);
          double se = fit.coefficients().doubleColumn("se").getDouble(i);
          assertEquals(exact, shown, 6e-4 * Math.max(se, Math.abs(exact)), row.toString());
          assertTrue(row.get(c).length() <= 12, row.toString());
        }
      }
    }
  }

  @Test
  void columnsOfNumbersAreAlignedOnThePoint() {
    Sheet sheet =
        new Sheet(
            "",
            List.of(),
            List.of("term", "x"),
            List.of(),
            List.of(false, true),
            List.of(
                List.of("a 1.25", "-53.17"),
                List.of("b", "0.00191"),
                List.of("c", "12"),
                List.of("d", "–"),
                List.of("e", "< 0.0001")),
            List.of());
    List<String> lines = sheet.text().lines().skip(1).toList();
    for (int i : new int[] {0, 1, 4}) {
      assertEquals(lines.get(0).lastIndexOf('.'), lines.get(i).lastIndexOf('.'), sheet.text());
    }
    assertEquals("c" + " ".repeat(8) + "12", lines.get(2));
    assertEquals("d" + " ".repeat(15) + "–", lines.get(3));
    assertTrue(sheet.html().contains(">-53.17\u2007\u2007\u2007<"), sheet.html());
    assertTrue(sheet.html().contains(">12\u2008\u2007\u2007\u2007\u2007\u2007<"), sheet.html());
    assertTrue(sheet.html().contains("white-space:nowrap"));
  }

  @Test
  void positionsAreReadWhole() {
    Table table =
        Table.create(
            "snps",
            tech.tablesaw.api.LongColumn.create("pos", new long[] {12345678901L}),
            IntColumn.create("n", new int[] {1234567890}));
    assertTrue(Sheet.of(table).text().contains("12345678901  1234567890"));
  }

  @Test
  void aFitCarriesItsPictureBesideItsSheet() {
    MimeBundle bundle = Render.of(Meta.fit(Meta.studies(Meta.dataset("bcg")).read()));
    assertEquals(
        List.of("text/html", "image/png", "text/plain"), List.copyOf(bundle.content().keySet()));
    assertTrue(bundle.metadata().get("image/png").containsKey("width"));
    assertTrue(String.valueOf(bundle.content().get("text/html")).contains("max-width:100%"));
    String text = (String) bundle.content().get("text/plain");
    assertFalse(text.contains("\u2212") || text.contains("p = .") || text.contains("< ."), text);
  }

  @Test
  void zSquaredHasAsManyDegreesOfFreedomAsStudies() {
    String text = Render.text(Meta.fit(Meta.studies(Meta.dataset("bcg")).read()).heterogeneity());
    assertTrue(text.contains(" 13  "), text);
    assertFalse(text.contains(" k "), text);
  }

  @Test
  void thePosteriorSaysWhatItLeavesOut() {
    String text =
        Render.summary(Meta.bayes(Meta.dataset("bcg"), "yi ~ 1\nprior tau = half_cauchy(0.5)"))
            .text();
    assertTrue(text.contains("… 5 more, theta[6] to theta[10]"), text);
    assertTrue(text.contains("summary() of the posterior has every variable"), text);
  }

  /**
   * Below the frame stands the same picture, so that something is left where frames are dropped.
   */
  @Test
  void aSeriesStandsStillWhereNothingRuns() {
    Table schools = Meta.dataset("eight_schools");
    FigureSeries series =
        PosteriorFigures.tauByPrior(
            Meta.bayes(schools, "yi ~ 1\nprior tau = half_cauchy(5)"),
            Meta.bayes(schools, "yi ~ 1\nprior tau = half_normal(sd = 5)"));
    MimeBundle bundle = Render.of(series);
    assertEquals(
        List.of("text/html", "image/png", "text/plain"), List.copyOf(bundle.content().keySet()));
    String html = (String) bundle.content().get("text/html");
    assertTrue(html.contains("<iframe sandbox=\"allow-scripts\""), html);
    assertFalse(html.contains("<script"), "scripts only within the frame");
    String svg = html.replaceFirst("(?s).*?data:image/svg\\+xml;base64,([^\"]*)\".*", "$1");
    assertEquals(
        series.first().svg(),
        new String(
            java.util.Base64.getDecoder().decode(svg), java.nio.charset.StandardCharsets.UTF_8));
    assertTrue(((String) bundle.content().get("text/plain")).contains("also tau = half_normal"));
  }
}
