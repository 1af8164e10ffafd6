package io.github.metasaw.plot;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.bayes.bias.Ensemble;
import io.github.metasaw.bayes.bias.Robma;
import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.CopasSelection;
import io.github.metasaw.freq.bias.PCurve;
import io.github.metasaw.freq.bias.PrecisionAdjustment;
import io.github.metasaw.freq.bias.ZCurve;
import io.github.metasaw.freq.selection.SelectionModel;
import io.github.metasaw.freq.sensitivity.DependenceSensitivity;
import io.github.metasaw.freq.sensitivity.Gosh;
import io.github.metasaw.freq.study.Envelope;
import io.github.metasaw.freq.study.NormalPlot;
import io.github.metasaw.freq.study.Residual;
import io.github.metasaw.freq.study.StudyPower;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.result.RegionData;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every figure there is, of data with as many rows as one likes. */
final class FigureSamples {

  private static final ForestOptions OPTIONS = ForestOptions.defaults();

  private final int rows;
  private final UnaryOperator<Table> change;
  private final Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();

  private FigureSamples(int rows, UnaryOperator<Table> change) {
    this.rows = rows;
    this.change = change;
  }

  /**
   * Figures by name; a name is that of the method of {@link Figures}, and after a blank what is
   * particular about it.
   *
   * @param rows of the data
   */
  static Map<String, Supplier<Figure>> of(int rows) {
    return of(rows, table -> table);
  }

  /**
   * The same figures of data that have been changed.
   *
   * @param rows of the data
   * @param change of the table with columns study, yi, vi, x, n and group
   */
  static Map<String, Supplier<Figure>> of(int rows, UnaryOperator<Table> change) {
    FigureSamples samples = new FigureSamples(rows, change);
    samples.forests();
    samples.regressions();
    samples.posteriors();
    samples.estimands();
    samples.genetics();
    return samples.figures;
  }

  private void add(String name, Supplier<Figure> figure) {
    figures.put(name, figure);
  }

  /** study, yi, vi, x, n, group: two groups, one study far less precise than the others. */
  private Table table(int rows) {
    return change.apply(drawn(rows));
  }

  private static Table drawn(int rows) {
    Random random = new Random(rows);
    Table table =
        Table.create(
            "dat",
            StringColumn.create("study"),
            DoubleColumn.create("yi"),
            DoubleColumn.create("vi"),
            DoubleColumn.create("x"),
            DoubleColumn.create("n"),
            StringColumn.create("group"));
    for (int i = 0; i < rows; i++) {
      table
          .stringColumn("study")
          .append(SceneChecks.LABELS[i % SceneChecks.LABELS.length] + " " + i);
      double vi = i % 17 == 5 ? 4 : 0.02 + 0.1 * random.nextDouble();
      table.doubleColumn("vi").append(vi);
      double x = random.nextGaussian();
      table.doubleColumn("x").append(x);
      double yi = 0.2 + 0.1 * x + random.nextGaussian() * Math.sqrt(vi + 0.05);
      table.doubleColumn("yi").append(yi);
      table.doubleColumn("n").append(100 + 7 * i);
      table.stringColumn("group").append(i % 2 == 0 ? "A" : SceneChecks.LABELS[4]);
    }
    return table;
  }

  /** Studies with z values from 2 to 6. */
  private static Table significant(int rows) {
    double[] vi = new double[rows];
    double[] yi = new double[rows];
    Arrays.setAll(vi, i -> 0.1 + 0.01 * i);
    Arrays.setAll(yi, i -> Math.sqrt(vi[i]) * (2 + 4.0 * i / rows));
    return Table.create(DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
  }

  private Studies studies() {
    return Meta.studies(table(rows)).require(List.of("n", "x", "group")).read();
  }

  private FrequentistFit fit(String method) {
    return Meta.fit(studies(), FreqOptions.defaults().withMethod(method));
  }

  /** Rows in pairs. */
  private DependenceSensitivity dependence(String model) {
    Table table = table(rows);
    StringColumn pair = StringColumn.create("pair");
    IntStream.range(0, rows).forEach(i -> pair.append("pair " + i / 2));
    return DependenceSensitivity.compute(
        Meta.studies(table.addColumns(pair)),
        "pair",
        List.of(0.0, 0.3, 0.6),
        ModelSpec.parse(model, Map.of()),
        FreqOptions.defaults());
  }

  private FrequentistFit regression() {
    return Meta.fit(table(rows), "yi ~ group + x");
  }

  private FrequentistFit locationScale() {
    return Meta.fit(
        table(rows),
        "yi ~ group + x + meta_V(V = vi)\nsigma ~ group",
        FreqOptions.defaults().withMethod("ML"));
  }

  private void forests() {
    add("forest", () -> Meta.forest(fit("REML")));
    add("forest of studies", () -> Meta.forest(studies(), OPTIONS.withTitle("Studies")));
    add("forest by group", () -> Meta.forest(OPTIONS.withGroup("group"), fit("DL")));
    add(
        "forest sorted",
        () ->
            Meta.forest(
                OPTIONS.withSort("yi", true).withColumns(List.of("vi", "group")), fit("REML")));
    add(
        "forest of ratios",
        () -> Meta.forest(OPTIONS.withTransformation(Transformation.EXP), fit("REML")));
    add("forest of a regression", () -> Meta.forest(regression()));
    add(
        "forest with a pooled row",
        () -> Meta.forest(OPTIONS.withSort("yi", false).withPooledRow("All"), fit("DL")));
    add("forest of a posterior", () -> Meta.forest(exact()));
    add("funnel", () -> Figures.funnel(fit("REML"), OPTIONS));
    add(
        "funnel of ratios",
        () -> Figures.funnel(fit("REML"), OPTIONS.withTransformation(Transformation.EXP)));
    add("funnel of residuals", () -> Figures.funnel(regression(), OPTIONS));
    add("gosh", () -> DiagnosticFigures.gosh(Gosh.sampled(fit("REML"), 500, 1), ""));
    add("pcurve", () -> SelectionFigures.pcurve(PCurve.compute(fit("REML"))));
    add(
        "zcurve",
        () ->
            SelectionFigures.zcurve(ZCurve.estimate(Meta.fit(significant(rows), "yi ~ 1"), 20, 1)));
    add("copas", () -> SelectionFigures.copas(CopasSelection.fit(fit("REML"), 0.1, 5)));
    add(
        "selection",
        () ->
            SelectionFigures.selection(SelectionModel.of("step").withSteps(0.5).fit(fit("REML"))));
    add(
        "selection of effects",
        () -> SelectionFigures.selection(SelectionModel.of("trunc").fit(fit("REML"))));
    add("averagedEffect", () -> SelectionFigures.averagedEffect(average(Ensemble.PP)));
    add("averagedWeights", () -> SelectionFigures.averagedWeights(average(Ensemble.TWO_WEIGHTS)));
    add(
        "funnel of averaged models",
        () -> Figures.funnel(fit("REML"), OPTIONS, average(Ensemble.PP)));
    add("leaveOneOut", () -> Figures.leaveOneOut(fit("REML"), OPTIONS));
    add(
        "leaveOneOut of ratios",
        () -> Figures.leaveOneOut(fit("DL"), OPTIONS.withTransformation(Transformation.EXP)));
    add("cumulative", () -> Figures.cumulative(fit("REML"), "", OPTIONS));
    add("cumulative by x", () -> Figures.cumulative(fit("REML"), "x", OPTIONS));
    add("cumulativeByValue", () -> Figures.cumulativeByValue(fit("REML"), "x", OPTIONS));
    add("radial", () -> DiagnosticFigures.radial(fit("REML")));
    add("radial of a common effect", () -> DiagnosticFigures.radial(fit("common")));
    add("drapery", () -> DiagnosticFigures.drapery(fit("REML")));
    add("drapery of a common effect", () -> DiagnosticFigures.drapery(fit("common")));
    add("doi", () -> DiagnosticFigures.doi(fit("REML")));
    add("power", () -> DiagnosticFigures.power(fit("REML")));
    add(
        "power to find less than nothing",
        () -> {
          FrequentistFit fit = fit("REML");
          return DiagnosticFigures.power(fit, StudyPower.of(fit, -0.5, Alternative.GREATER, 0.025));
        });
    add("orchard", () -> RegressionFigures.orchard(regression(), "group"));
    add("orchard of all", () -> RegressionFigures.orchard(fit("REML"), ""));
    add(
        "funnel by group",
        () ->
            Figures.funnel(
                fit("REML"),
                OPTIONS.withGroup("group"),
                PrecisionAdjustment.of(fit("REML"), PrecisionAdjustment.Method.PET)));
    add(
        "funnel with a curve",
        () ->
            Figures.funnel(
                fit("REML"),
                OPTIONS.withGroup("n"),
                PrecisionAdjustment.of(fit("REML"), PrecisionAdjustment.Method.PEESE)));
    add("baujat", () -> DiagnosticFigures.baujat(fit("DL")));
    add("baujat of a regression", () -> DiagnosticFigures.baujat(regression()));
    add("qqnorm", () -> DiagnosticFigures.qqnorm(normalPlot(Residual.STANDARDISED)));
    add("qqnorm of deleted ones", () -> DiagnosticFigures.qqnorm(normalPlot(Residual.DELETED)));
    add("influence", () -> DiagnosticFigures.influence(fit("REML")));
    add("influence on a posterior", () -> DiagnosticFigures.influence(exact()));
    add("leaveOneOut of a posterior", () -> Figures.leaveOneOut(exact(), OPTIONS));
    add("weights", () -> Figures.weights(fit("common"), fit("REML")));
  }

  private RobmaFit average(Ensemble ensemble) {
    return Robma.defaults().withEnsemble(ensemble).fit(fit("REML"));
  }

  private NormalPlot normalPlot(Residual residual) {
    return NormalPlot.of(fit("DL"), residual, Envelope.defaults().withRepetitions(200));
  }

  /** Counts of two groups of as many studies, some without events. */
  private Table counts() {
    Random random = new Random(rows);
    Table table =
        Table.create(
            "counts",
            StringColumn.create("study"),
            DoubleColumn.create("ai"),
            DoubleColumn.create("n1i"),
            DoubleColumn.create("ci"),
            DoubleColumn.create("n2i"));
    for (int i = 0; i < rows; i++) {
      table.stringColumn("study").append(SceneChecks.LABELS[i % SceneChecks.LABELS.length] + i);
      table.doubleColumn("ai").append(random.nextInt(20));
      table.doubleColumn("n1i").append(20 + random.nextInt(80));
      table.doubleColumn("ci").append(1 + random.nextInt(20));
      table.doubleColumn("n2i").append(20 + random.nextInt(80));
    }
    return Meta.effects(table, EffectMeasure.OR);
  }

  private void regressions() {
    add("labbe", () -> Figures.labbe(Meta.studies(counts()).read()));
    add("labbe of a fit", () -> Figures.labbe(Meta.fit(Meta.studies(counts()).read())));
    add("bubble", () -> RegressionFigures.bubble(regression(), "x", ""));
    add("bubble by group", () -> RegressionFigures.bubble(regression(), "x", "group"));
    add("levels", () -> RegressionFigures.levels(regression(), "group"));
    add("levels of SDs", () -> RegressionFigures.levels(locationScale(), "group"));
    add("variances", () -> RegressionFigures.variances(locationScale(), "group"));
    add("profile", () -> RegressionFigures.profile(locationScale()));
    add(
        "recovery",
        () -> RegressionFigures.recovery(List.of(regression(), regression()), 0.2, 0, 0.1));
    add("dependence", () -> RegressionFigures.dependence(dependence("yi ~ 1 + (1 | pair)")));
    add(
        "dependence of a regression",
        () -> RegressionFigures.dependence(dependence("yi ~ x + group + (1 | pair)")));
    add("structure", () -> RegressionFigures.structure(studies()));
    add(
        "structure of a matrix",
        () -> RegressionFigures.structure(KnownV.blocks(table(rows), "vi", "group", 0.4)));
    add("strip", () -> RegressionFigures.strip(table(rows), "yi", "group", ""));
    add(
        "line",
        () ->
            Figures.line(
                IntStream.range(0, rows).mapToDouble(i -> i).toArray(),
                IntStream.range(0, rows).mapToDouble(Math::sqrt).toArray(),
                "A line",
                "x",
                "y"));
  }

  private BayesFit posterior(String sampler) {
    return Meta.bayes(
        table(rows),
        "yi ~ 1\nprior tau = half_cauchy(0.5)\nprior mu = normal(0, sd = 2)",
        BayesOptions.defaults().withSampler(sampler).withDraws(300).withChains(2));
  }

  private BayesFit exact() {
    return posterior("exact");
  }

  private void posteriors() {
    add("caterpillar", () -> PosteriorFigures.caterpillar(exact(), OPTIONS));
    add("tau", () -> PosteriorFigures.tau(exact()));
    add("shrinkage", () -> PosteriorFigures.shrinkage(exact()));
    add("thetaGivenTau", () -> PosteriorFigures.thetaGivenTau(exact()));
    add("trace", () -> PosteriorFigures.trace(posterior("gibbs")));
    add("trace of drawn ones", () -> PosteriorFigures.trace(exact(), "theta[1]", "tau"));
    add("density", () -> PosteriorFigures.density(exact()));
    add(
        "density of draws",
        () -> PosteriorFigures.density(posterior("direct"), "mu", "tau", "theta[1]"));
    add("rank", () -> PosteriorFigures.rank(posterior("gibbs")));
    add("autocorrelation", () -> PosteriorFigures.autocorrelation(posterior("gibbs")));
    add("predictive", () -> PosteriorFigures.predictive(exact(), "theta[1]"));
    add("predictive of draws", () -> PosteriorFigures.predictive(posterior("direct"), "theta_new"));
    add(
        "predictive titled",
        () -> PosteriorFigures.predictive(exact(), "theta[1]", 0.1, "Study 1"));
    add("spread", () -> Figures.spread(exact()));
    add("spread of a fit", () -> Figures.spread(fit("SJ")));
    add(
        "spread with t",
        () ->
            Figures.spread(
                Meta.fit(studies(), FreqOptions.defaults().withMethod("SJ").withTest("knha"))));
    add(
        "sensitivity",
        () ->
            PosteriorFigures.sensitivity(
                Sensitivity.of(Meta.studies(table(rows)).read(), Sensitivity.Grid.lecture())));
  }

  private void estimands() {
    add("averages", () -> Figures.averages(WeightedAverages.of(studies(), "equal", "n")));
    add("simplex", () -> Figures.simplex(studies(), "equal"));
    add("signal", () -> Figures.signal(SignalDecomposition.of(studies())));
    add(
        "estimands",
        () ->
            Figures.estimands(
                List.of(fit("common"), fit("fixed"), fit("SJ")), Estimand.Reading.RANDOM));
    add(
        "estimands exchangeable",
        () -> Figures.estimands(List.of(fit("SJ"), exact()), Estimand.Reading.EXCHANGEABLE));
    add("sampling", () -> Figures.sampling(fit("SJ")));
    add("sampling of fixed effects", () -> Figures.sampling(fit("fixed")));
  }

  /** MANTRA of two groups of studies; of twelve studies at most, for its partitions are many. */
  private MantraFit mantra() {
    int k = Math.min(rows, 12);
    String[] names = new String[k];
    double[] yi = new double[k];
    double[] sei = new double[k];
    double[][] distances = new double[k][k];
    for (int i = 0; i < k; i++) {
      names[i] = (i + 1) + SceneChecks.LABELS[i % SceneChecks.LABELS.length];
      sei[i] = 0.05 + 0.01 * i;
      yi[i] = 0.4 * (i % 2) + 0.02 * i;
      for (int j = 0; j < k; j++) {
        distances[i][j] = i == j ? 0 : (i + j) % 2 + 0.01 * (i + j);
      }
    }
    return Mantra.of(Distances.of(List.of(names), distances)).fit(List.of(names), yi, sei);
  }

  private void genetics() {
    add("forest of clusters", () -> Figures.forest(mantra(), OPTIONS));
    add(
        "forest of clusters, ratios",
        () -> Figures.forest(mantra(), OPTIONS.withTransformation(Transformation.EXP)));
    add("dendrogram", () -> GeneticsFigures.dendrogram(mantra()));
    add("dendrogram of distances", () -> GeneticsFigures.dendrogram(mantra().model().distances()));
    add("membership", () -> GeneticsFigures.membership(mantra()));
    add("manhattan", () -> GeneticsFigures.manhattan(scan(), "p"));
    add("manhattan of Bayes factors", () -> GeneticsFigures.manhattan(scan(), "log10BF"));
    add("manhattan mirrored", () -> GeneticsFigures.manhattan(scan(), "p", "log10BF"));
    add("qq", () -> GeneticsFigures.qq(scan(), "p"));
    add("qqByFrequency", () -> GeneticsFigures.qqByFrequency(scan(), "p"));
    add(
        "region",
        () -> GeneticsFigures.region(RegionData.of(scan(), "rs" + rows / 2, "p", 20_000)));
    add("pm", () -> GeneticsFigures.pm(snp(), MValues.of(snp())));
  }

  /** The studies of one SNP, 20 at most. */
  private Studies snp() {
    int k = Math.min(rows, 20);
    return Meta.studies(
            Table.create(
                "snp",
                StringColumn.create(
                    "study",
                    IntStream.range(0, k)
                        .mapToObj(
                            i -> (i + 1) + SceneChecks.LABELS[i % SceneChecks.LABELS.length])),
                DoubleColumn.create("yi", IntStream.range(0, k).mapToDouble(i -> 0.05 * i)),
                DoubleColumn.create("sei", IntStream.range(0, k).mapToDouble(i -> 0.1))))
        .read();
  }

  private ScanResults scan() {
    double[] p = new double[rows];
    Arrays.setAll(p, i -> i == rows / 2 ? 1e-12 : (i + 0.5) / rows);
    double[] bf = Arrays.stream(p).map(value -> -Math.log10(value) - 1).toArray();
    return ScanResults.of(
        Table.create(
            "results",
            StringColumn.create("snp", IntStream.range(0, rows).mapToObj(i -> "rs" + i)),
            StringColumn.create("chr", IntStream.range(0, rows).mapToObj(i -> "" + (1 + i % 5))),
            LongColumn.create("pos", IntStream.range(0, rows).mapToLong(i -> 1000L * i).toArray()),
            DoubleColumn.create("p", p),
            DoubleColumn.create("log10BF", bf),
            DoubleColumn.create(
                "eaf", IntStream.range(0, rows).mapToDouble(i -> 0.3 / (1 + i % 40))),
            StringColumn.create(
                "mu_prior", IntStream.range(0, rows).mapToObj(i -> "normal(0, sd = 1)"))));
  }
}
