package io.github.metasaw.plot.posterior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.RankHistogram;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestData;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.forest.ForestRow;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Histogram;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Figures of posteriors by their data, then by their marks. */
class BayesFiguresTest {

  private static final BayesOptions EXACT = BayesOptions.defaults();
  private static final BayesOptions DIRECT =
      BayesOptions.defaults().withSampler("direct").withDraws(500).withChains(3);
  private static final String HALF_CAUCHY = "prior tau = half_cauchy(25)";

  private static Table table(int k, double scale) {
    Random random = new Random(k);
    Table table =
        Table.create(
            "t",
            StringColumn.create("study"),
            DoubleColumn.create("yi"),
            DoubleColumn.create("vi"),
            DoubleColumn.create("x"));
    for (int i = 0; i < k; i++) {
      String label = SceneChecks.LABELS[(i + 1) % SceneChecks.LABELS.length];
      table.stringColumn("study").append(label + " " + i);
      double vi = i % 17 == 5 ? 40 : 0.02 + 0.2 * random.nextDouble();
      table.doubleColumn("vi").append(scale * scale * vi);
      table.doubleColumn("yi").append(scale * (0.2 + random.nextGaussian() * Math.sqrt(vi)));
      table.doubleColumn("x").append(random.nextGaussian());
    }
    return table;
  }

  private static BayesFit fit(Table table, String model, BayesOptions options) {
    String text = model + " + meta_V(V = vi)\n";
    return Meta.bayes(Meta.studies(table).label("study"), text, Map.of(), options);
  }

  private static BayesFit fit(int k, double scale, String prior, BayesOptions options) {
    String text = "yi ~ 1 + meta_V(V = vi)\n" + prior;
    return Meta.bayes(Meta.studies(table(k, scale)).label("study"), text, Map.of(), options);
  }

  private static BayesFit schools(BayesOptions options) {
    return Meta.bayes(Meta.dataset("eight_schools"), "yi ~ 1\n" + HALF_CAUCHY, options);
  }

  private static List<Figure> figures(BayesFit fit) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figures.trace(fit));
    figures.add(Figures.trace(fit, "theta[1]", "tau2"));
    figures.add(Figures.density(fit));
    figures.add(Figures.rank(fit));
    figures.add(Figures.autocorrelation(fit, "tau", "theta[2]"));
    figures.add(Figures.predictive(fit, "theta[1]"));
    if (fit.design().isInterceptOnly()) {
      figures.add(Figures.predictive(fit, "theta_new"));
      figures.add(Figures.spread(fit));
    }
    figures.add(Figures.tau(fit, fit));
    figures.add(Figures.shrinkage(fit));
    figures.add(Figures.thetaGivenTau(fit));
    figures.add(Figures.caterpillar(fit, ForestOptions.defaults()));
    figures.add(Meta.forest(Meta.fit(fit.studies()), fit));
    figures.add(Figures.density(fit, "tau"));
    figures.add(Figures.density(fit, "beta_F", "tau2", "theta[1]", "tau"));
    if (fit.studies().k() == 8) {
      figures.add(Figures.density(fit, "zeta2"));
    }
    return figures;
  }

  @TestFactory
  Stream<DynamicTest> everyFigureIsReadable() {
    return Stream.of(EXACT, DIRECT)
        .flatMap(
            options ->
                Stream.concat(
                    Stream.of(2, 3, 8, 79).map(k -> readable(k, 1, options)),
                    Stream.of(1e-6, 1e6).map(scale -> readable(8, scale, options))));
  }

  private static DynamicTest readable(int k, double scale, BayesOptions options) {
    return DynamicTest.dynamicTest(
        k + " studies, scale " + scale + ", " + options.sampler(),
        () -> {
          String prior = "prior tau = half_cauchy(" + 0.5 * scale + ")";
          for (Figure figure : figures(fit(k, scale, prior, options))) {
            SceneChecks.isReadable(figure);
            SceneChecks.everyTextIsInTheCharacterForm(figure);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyPriorOfTauCanBeDrawn() {
    return Stream.of(
            "prior tau = flat()",
            "prior tau2 = fixed(0.25)",
            "prior tau = fixed(0)",
            "prior tau = grid(0.0001, 0.4, 0.02)",
            "prior L1",
            "prior L3",
            "prior tau = jeffreys()")
        .map(
            prior ->
                DynamicTest.dynamicTest(
                    prior,
                    () -> {
                      for (Figure figure : figures(fit(8, 1, prior, EXACT))) {
                        SceneChecks.isReadable(figure);
                      }
                    }));
  }

  @Test
  void aTraceHasALineAChainAndTheDrawsOfTheFit() {
    BayesFit fit = schools(DIRECT);
    TraceData data = TraceData.of(fit, List.of());
    assertEquals(
        List.of("mu", "tau"), data.variables().stream().map(TraceData.Variable::name).toList());
    assertArrayEquals(fit.sample().variable("tau"), data.variables().get(1).chains());
    Scene scene = TraceLayout.draw(data, Transformation.IDENTITY);
    long lines =
        SceneChecks.marks(scene, Mark.Polyline.class).filter(p -> p.points().size() > 2).count();
    assertEquals(2 * 3, lines);
  }

  @Test
  void warmUpStandsOnAShadeOfItsOwn() {
    double[][] chains = {{50, 9, 1, 2, 3, 2}, {-50, -9, 1, 3, 2, 1}};
    TraceData data =
        new TraceData(
            2, 4, List.of(new TraceData.Variable("mu", true, chains, Double.NaN, Double.NaN)));
    Scene scene = TraceLayout.draw(data, Transformation.IDENTITY);
    Mark.Rect shade =
        SceneChecks.marks(scene, Mark.Rect.class)
            .filter(r -> r.fill().equals(Theme.SHADE) && r.height() > 20)
            .findFirst()
            .orElseThrow();
    assertTrue(shade.width() > 0.2 * (702 - 76) && shade.width() < 0.4 * (702 - 76));
    assertTrue(scene.description().contains("after 2 of warm-up"));
    // What left the panel in warm-up is cut at its edges.
    SceneChecks.marks(scene, Mark.Polyline.class)
        .flatMap(p -> p.points().stream())
        .skip(2)
        .forEach(p -> assertTrue(p.y() <= shade.y() + shade.height() + 1e-9));
  }

  @Test
  void aDensityIntegratesToOneAndMarksItsQuantiles() {
    BayesFit fit = schools(EXACT);
    DensityData.Variable tau = DensityData.of(fit, List.of("tau")).variables().get(0);
    Curve curve = tau.curve();
    double sum = 0;
    for (int i = 1; i < curve.size(); i++) {
      sum += (curve.x(i) - curve.x(i - 1)) * (curve.y(i) + curve.y(i - 1)) / 2;
    }
    assertEquals(1, sum, 0.01);
    assertEquals(0, tau.shown().lower());
    assertEquals(fit.median("tau"), tau.median());
    assertEquals(fit.interval("tau", 0.95), tau.interval());
    assertTrue(tau.exact());
  }

  @Test
  void drawsAreAHistogramUnderTheExactCurve() {
    BayesFit fit = schools(DIRECT);
    DensityData.Variable mu = DensityData.of(fit, List.of("mu")).variables().get(0);
    Histogram histogram = java.util.Objects.requireNonNull(mu.histogram());
    assertEquals(1500, histogram.size());
    assertTrue(Arrays.stream(histogram.counts()).sum() > 0.99 * 1500);
    double x = mu.curve().x(100);
    assertEquals(schools(EXACT).marginal("mu").density(x), mu.curve().y(100), 1e-12);
    long bars =
        SceneChecks.marks(
                DensityLayout.draw(DensityData.of(fit, List.of("mu")), Transformation.IDENTITY),
                Mark.Bar.class)
            .count();
    assertTrue(bars > 10, bars + " bars");
  }

  @Test
  void aKnownTauIsOneLine() {
    BayesFit fit = fit(8, 1, "prior tau2 = fixed(0.25)", EXACT);
    DensityData.Variable tau = DensityData.of(fit, List.of("tau")).variables().get(0);
    assertTrue(tau.isFixed());
    assertTrue(Figures.density(fit, "tau").text().contains("known: 0.5"));
  }

  /** Item 000-47: how plausible values of tau are, mu integrated out, relative to the best. */
  @Test
  void theFigureOfTauHasPriorLikelihoodAndPosterior() {
    BayesFit fit = schools(EXACT);
    TauData data = TauData.of(List.of(fit));
    TauData.Model model = data.models().get(0);
    Curve prior = java.util.Objects.requireNonNull(model.prior());
    Curve posterior = java.util.Objects.requireNonNull(model.posterior());
    assertEquals(1, model.likelihood().highest());
    assertEquals(0, data.shown().lower());
    double[] ratio = new double[2];
    for (int i = 0; i < 2; i++) {
      int at = 50 + 100 * i;
      ratio[i] = posterior.y(at) / (prior.y(at) * model.likelihood().y(at));
    }
    assertEquals(ratio[0], ratio[1], 1e-6 * ratio[0]);
    assertTrue(Figures.tau(fit).text().contains("half_cauchy(25)"));
  }

  @Test
  void anImproperPriorSaysThatItsHeightMeansNothing() {
    BayesFit fit = fit(8, 1, "prior tau = flat()", EXACT);
    assertTrue(Figures.tau(fit).text().contains("improper"));
    assertFalse(Figures.tau(schools(EXACT)).text().contains("improper"));
  }

  /** Item 004-18: at tau = 0 all effects are the common mean, far out they are the estimates. */
  @Test
  void effectsGivenTauPartFromTheCommonMean() {
    BayesFit fit = schools(EXACT);
    ConditionalEffects data = ConditionalEffects.of(fit);
    double common = data.lines().get(0).means().y(0);
    assertEquals(7.6856, common, 1e-4);
    for (int i = 0; i < 8; i++) {
      Curve means = data.lines().get(i).means();
      double y = fit.studies().yi()[i];
      assertEquals(common, means.y(0), 1e-9);
      double end = means.y(means.size() - 1);
      assertTrue(Math.abs(y - end) < Math.abs(y - common), data.lines().get(i).label());
    }
  }

  @Test
  void shrinkageGoesFromEstimateTowardsTheMean() {
    ShrinkageData data = ShrinkageData.of(schools(EXACT));
    assertEquals("A", data.rows().get(0).label());
    for (ShrinkageData.Row row : data.rows()) {
      double before = Math.abs(row.estimate() - data.mean());
      assertTrue(Math.abs(row.posterior() - data.mean()) < before + 0.1, row.label());
      assertTrue(row.shrinkage() > 0 && row.shrinkage() < 1);
    }
    Scene scene = ShrinkageLayout.draw(data, Transformation.IDENTITY);
    long circles = SceneChecks.marks(scene, Mark.Circle.class).count();
    assertEquals(2 * 8 + 2, circles, "two a study, and two keys");
  }

  @Test
  void aForestShowsPosteriorsBesideEstimatesAndADiamondAModel() {
    BayesFit post = schools(EXACT);
    FrequentistFit fit = Meta.fit(post.studies());
    ForestData data = ForestData.of(List.of(fit, post), ForestOptions.defaults());
    ForestRow first = data.rows().get(0);
    ForestRow.Effect effect = java.util.Objects.requireNonNull(first.effect());
    assertEquals(28, first.estimate());
    assertEquals(post.mean("theta[1]"), effect.mean());
    assertEquals(post.interval("theta[1]", 0.95), effect.interval());
    long diamonds = data.rows().stream().filter(row -> row.kind() == ForestRow.Kind.POOLED).count();
    assertEquals(2, diamonds);
    Figure figure = Meta.forest(fit, post);
    assertTrue(figure.text().contains("Posterior [95 %]"));
    ForestOptions without = ForestOptions.defaults().withPosterior(false);
    assertFalse(Meta.forest(without, fit, post).text().contains("Posterior [95 %]"));
    List<?> traces = (List<?>) figure.plotly().get("data");
    assertTrue(traces.stream().anyMatch(trace -> trace.toString().contains(Theme.GREEN)));
  }

  @Test
  void aCaterpillarIsSortedByPosteriorMean() {
    ForestData data =
        ForestData.caterpillar(fit(79, 1, HALF_CAUCHY, EXACT), ForestOptions.defaults());
    double[] means = data.studies().stream().mapToDouble(ForestRow::estimate).toArray();
    assertEquals(79, means.length);
    for (int i = 1; i < means.length; i++) {
      assertTrue(means[i] <= means[i - 1]);
    }
    assertEquals(
        List.of(ForestRow.Kind.POOLED, ForestRow.Kind.PREDICTION),
        data.rows().subList(79, 81).stream().map(ForestRow::kind).toList());
  }

  @Test
  void aRegressionHasNoMeanToShrinkTo() {
    BayesFit fit = fit(table(8, 1), "yi ~ x", EXACT);
    assertTrue(Double.isNaN(ShrinkageData.of(fit).mean()));
    for (Figure figure : figures(fit)) {
      assertFalse(figure.svg().contains("NaN"), figure.title());
    }
  }

  @Test
  void ranksAreTheCountsOfTheDrawsPackage() {
    BayesFit fit = schools(DIRECT);
    RankData data = RankData.of(fit, List.of("tau"));
    RankHistogram expected = RankHistogram.of(fit.sample().byIteration("tau"), 20);
    assertEquals(expected, data.variables().get(0).histogram());
    long bars = SceneChecks.marks(RankLayout.draw(data), Mark.Bar.class).count();
    assertEquals(3 * 20, bars);
  }

  @Test
  void autocorrelationBeginsAtOneAndHasABand() {
    AutocorrelationData data = AutocorrelationData.of(schools(DIRECT), List.of("mu"));
    double[][] chains = data.variables().get(0).chains();
    assertEquals(3, chains.length);
    assertEquals(26, chains[0].length);
    assertEquals(1, chains[2][0]);
    assertEquals(1.96 / Math.sqrt(500), data.band(), 1e-4);
  }

  /** Item 004-19: bins of a hundredth, red dashed mean, green dashed 2.5 and 97.5 per cent. */
  @Test
  void aPredictiveHistogramLooksAsInTheDocument() {
    BayesFit fit = fit(8, 1, "prior tau = half_cauchy(0.5)", DIRECT);
    PredictiveData data = PredictiveData.of(fit, "theta[3]", 0.01, "Histogram: Treatment effect j");
    assertEquals(0.01, data.draws().width());
    assertEquals(Math.rint(data.draws().start() / 0.01), data.draws().start() / 0.01, 1e-9);
    assertEquals(1500, data.draws().size());
    double error = fit.replicate("theta[3]").sd() / Math.sqrt(1500);
    assertEquals(fit.replicate("theta[3]").mean(), data.mean(), 4 * error);
    Scene scene = PredictiveLayout.draw(data, Transformation.IDENTITY);
    assertEquals("Histogram: Treatment effect j", scene.title());
    for (String word : List.of("Values", "Frequency")) {
      assertTrue(SceneChecks.marks(scene, Mark.Text.class).anyMatch(t -> t.text().equals(word)));
    }
    List<Mark.Line> dashed =
        SceneChecks.marks(scene, Mark.Line.class)
            .filter(l -> l.stroke().dashed() && l.y1() != l.y2())
            .toList();
    assertEquals(
        List.of(Theme.RED, Theme.GREEN, Theme.GREEN),
        dashed.stream().map(l -> l.stroke().colour()).toList());
  }

  @Test
  void onlyEffectsOfStudiesArePredicted() {
    BayesFit fit = schools(EXACT);
    assertThrows(MetaException.class, () -> Figures.predictive(fit, "tau"));
    assertThrows(MetaException.class, () -> Figures.predictive(fit, "theta[9]"));
    assertThrows(MetaException.class, () -> Figures.predictive(fit, "theta[1]", 0, ""));
    BayesFit regression = fit(table(8, 1), "yi ~ x", EXACT);
    assertThrows(MetaException.class, () -> Figures.spread(regression));
    assertThrows(MetaException.class, () -> Figures.predictive(regression, "theta_new"));
  }

  @Test
  void theNextStudyIsWiderThanTheMean() {
    PredictionComparison data = PredictionComparison.of(schools(EXACT));
    assertTrue(data.next().interval().width() > data.mu().interval().width());
    assertEquals(8, data.effects().size());
    assertEquals(28, data.estimates().get(0));
  }

  /** Item 000-43: the priors move mu, and hardly beta_F. */
  @Test
  void theSensitivityFigureShowsThatPriorsMatterForMuNotForBetaF() throws Exception {
    Sensitivity sensitivity =
        Sensitivity.of(Meta.studies(Meta.dataset("cdkal1")).read(), Sensitivity.Grid.lecture());
    SensitivityData data = SensitivityData.of(sensitivity);
    assertEquals(10, data.priors().size());
    assertEquals(List.of("0.1", "1", "1000"), data.psi2());
    assertTrue(widest(data, 0) > 20 * widest(data, 1));
    SensitivityData.Cell known = data.panels().get(2).cells().get(0).get(1);
    assertTrue(known.isFixed());
    assertEquals(0.25, known.median(), 1e-12);
    BayesFit l9 = sensitivity.rows().get(8).fit();
    SensitivityData.Cell cell = data.panels().get(0).cells().get(8).get(0);
    assertEquals(l9.median("mu"), cell.median());
    Figure figure = Figures.sensitivity(sensitivity);
    SceneChecks.isReadable(figure);
    SceneChecks.everyTextIsInTheCharacterForm(figure);
    long points = SceneChecks.marks(figure.scene(), Mark.Circle.class).count();
    assertEquals(10 * 3 * 4 + 4, points, "a point a fit and panel, and four keys");
  }

  private static double widest(SensitivityData data, int panel) {
    return data.panels().get(panel).cells().stream()
        .flatMap(List::stream)
        .mapToDouble(cell -> cell.interval().width())
        .max()
        .orElseThrow();
  }

  @Test
  void unknownOrTooManyVariablesAreRefused() {
    BayesFit fit = fit(79, 1, HALF_CAUCHY, EXACT);
    assertThrows(MetaException.class, () -> Figures.trace(fit, "taau"));
    String[] all = fit.variables().toArray(new String[0]);
    assertThrows(MetaException.class, () -> Figures.density(fit, all));
  }

  @Test
  void theSamePosteriorGivesTheSameBytes() {
    List<Figure> once = figures(schools(DIRECT));
    List<Figure> again = figures(schools(DIRECT));
    for (int i = 0; i < once.size(); i++) {
      assertEquals(once.get(i).svg(), again.get(i).svg());
      assertEquals(once.get(i).text(), again.get(i).text());
      assertArrayEquals(once.get(i).png(), again.get(i).png());
    }
  }
}
