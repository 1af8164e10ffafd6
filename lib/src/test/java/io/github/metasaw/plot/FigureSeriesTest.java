package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class FigureSeriesTest {

  private static final Table SCHOOLS = Meta.dataset("eight_schools");

  @TempDir Path folder;

  private static FigureSeries series() {
    return PosteriorFigures.tauByPrior(
        fit("half_cauchy(5)"), fit("half_normal(sd = 5)"), fit("uniform(0, 30)"));
  }

  private static BayesFit fit(String prior) {
    return Meta.bayes(SCHOOLS, "yi ~ 1\nprior tau = " + prior);
  }

  @Test
  void thePageHoldsEveryFigureAndShowsTheFirst() {
    FigureSeries series = series();
    String page = series.html();
    assertEquals("tau = half_cauchy(5)", series.values().get(0));
    for (int i = 0; i < 3; i++) {
      assertTrue(page.contains(series.figures().get(i).svg()), "figure " + i);
    }
    Matcher shown = Pattern.compile("<figure data-value=\"([^\"]*)\"( hidden)?>").matcher(page);
    String order =
        shown.results().map(m -> m.group(1) + (m.group(2) == null ? " shown" : "")).toList() + "";
    assertEquals(
        "[tau = half_cauchy(5) shown, tau = half_normal(sd = 5), tau = uniform(0, 30)]", order);
    assertTrue(page.contains("<form hidden>"), "no slider without a script");
    assertTrue(page.contains("max=\"2\""));
    assertFalse(page.contains("http://") && page.contains("src="), "nothing from outside");
  }

  /** What moves is the curve: labels of the axis stay where they are. */
  @Test
  void allFiguresOfTauShareTheirAxis() {
    Set<String> ticks =
        series().figures().stream()
            .map(
                figure ->
                    SceneChecks.marks(figure.scene(), Mark.Text.class)
                        .filter(text -> text.text().matches("\\d+"))
                        .filter(text -> text.y() > figure.scene().height() - 60)
                        .map(text -> text.text() + "@" + text.x())
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.toSet());
    assertEquals(1, ticks.size(), ticks.toString());
    assertEquals(
        3, series().figures().stream().map(Figure::svg).distinct().count(), "figures differ");
  }

  @Test
  void namesOfOthersStayText() {
    String hostile = "</script><script>alert(1)</script>\" onload=\"x";
    Figure figure = Figures.line(new double[] {0, 1}, new double[] {0, 1}, hostile, "x", "y");
    String page = FigureSeries.of(hostile, List.of(hostile), List.of(figure)).html();
    assertEquals(2, page.split("<script>", -1).length, "only the page's own");
    assertFalse(page.contains("\" onload=\"x"), page);
  }

  @Test
  void valuesAndFiguresBelongTogether() {
    Figure figure = series().first();
    assertThrows(MetaException.class, () -> FigureSeries.of("p", List.of(), List.of()));
    assertThrows(
        MetaException.class, () -> FigureSeries.of("p", List.of("a", "b"), List.of(figure)));
    assertThrows(
        MetaException.class,
        () -> FigureSeries.of("p", List.of("a", "a"), List.of(figure, figure)));
    FigureSeries series = series();
    assertEquals(series.figures().get(2), series.figure("tau = uniform(0, 30)"));
    assertThrows(MetaException.class, () -> series.figure("tau = uniform(0, 3)"));
  }

  @Test
  void effectsAreShownOnTheScaleAskedFor() {
    Table bcg = Meta.dataset("bcg");
    List<Figure> figures =
        List.of("REML", "DL").stream()
            .map(m -> Figures.forest(List.of(fit(bcg, m)), ForestOptions.defaults()))
            .toList();
    FigureSeries series = FigureSeries.of("Method", List.of("REML", "DL"), figures);
    FigureSeries ratios = series.withTransformation(Transformation.EXP);
    assertTrue(ratios.figure("DL").description().contains("0.49 ["), ratios.text());
    assertThrows(
        MetaException.class, () -> series().withTransformation(Transformation.EXP), "tau stays");
  }

  private static io.github.metasaw.fit.FrequentistFit fit(Table table, String method) {
    return Meta.fit(
        Meta.studies(table).read(),
        io.github.metasaw.freq.FreqOptions.defaults().withMethod(method));
  }

  @Test
  void aSeriesIsSavedAsAPageAndReplacesOnlyPages() throws IOException {
    FigureSeries series = series();
    Path page = folder.resolve("tau.html");
    assertFalse(series.save(page));
    assertEquals(series.html(), Files.readString(page));
    assertTrue(series.save(page));
    assertTrue(series.first().save(page), "a page with one figure may take its place");
    assertThrows(MetaException.class, () -> series.save(folder.resolve("tau.svg")));
    Files.writeString(page, "<p>notes</p>");
    assertThrows(MetaException.class, () -> series.save(page));
  }
}
