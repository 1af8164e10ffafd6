package io.github.metasaw.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.freq.FreqOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Numbers of the BCG trials (yi to four decimals) are those of metafor: rma(yi, vi), and mods = ~
 * ablat.
 */
class StatementsTest {

  private static final Table BCG = Meta.dataset("bcg");

  private static FrequentistFit fit(Table table, String method) {
    return Meta.fit(Meta.studies(table).read(), FreqOptions.defaults().withMethod(method));
  }

  private static Table rows(double[] yi, double[] vi) {
    return Table.create("few", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
  }

  private static String report(Fit fit) {
    return Statements.of(fit, Transformation.IDENTITY, Wording.JAVA).stream()
        .map(Statement::sentence)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void theHeterogeneityOfTheBcgTrialsIsMetafors() {
    BetweenStudyVariation heterogeneity = Statements.heterogeneity(fit(BCG, "REML"));
    assertEquals(
        "Heterogeneity: Q = 152.233 on 12 df, p < 0.0001; I2 = 92.2 %; tau2 = 0.3132",
        heterogeneity.line());
    assertEquals(
        "Heterogeneity: Q = 152.233 on 12 df, p < 0.0001; I² = 92.2 %; τ² = 0.3132",
        heterogeneity.line(Notation.SYMBOLS));
    assertTrue(
        heterogeneity
            .sentence()
            .contains("The test of homogeneity gave Q = 152.23 (12 df, p < 0.0001)."),
        heterogeneity.sentence());
    assertTrue(heterogeneity.sentence().contains("SD of τ = 0.5597 (τ² = 0.3132, SE 0.1664"));
  }

  @Test
  void thePooledEffectIsReadOnItsScale() {
    FrequentistFit fit = fit(BCG, "REML");
    PooledEffect logs = Statements.pooled(fit, Transformation.IDENTITY).orElseThrow();
    assertEquals("Random effects (REML) -0.7145 [-1.067, -0.3622]", logs.line());
    assertEquals(
        "The mean of the true effects is estimated at -0.715 (95 % CI -1.067 to -0.362; z = -3.974,"
            + " p < 0.0001).",
        logs.sentence());
    String ratios = Statements.pooled(fit, Transformation.EXP).orElseThrow().sentence();
    assertTrue(ratios.contains("0.4894 (95 % CI 0.3441 to 0.6962"), ratios);
    assertTrue(ratios.contains(", back-transformed to a ratio,"), ratios);
  }

  @Test
  void wordsFollowFromWhatTheModelAssumes() {
    assertTrue(report(fit(BCG, "common")).contains("that all studies are assumed to share"));
    assertTrue(report(fit(BCG, "fixed")).contains("average of the effects in these studies"));
    for (String method : List.of("common", "fixed")) {
      String text = report(fit(BCG, method));
      assertFalse(text.contains("τ"), text);
      assertFalse(text.contains("next study"), text);
      assertEquals(
          "Heterogeneity: Q = 152.233 on 12 df, p < 0.0001; I2 = 92.1 %",
          Statements.heterogeneity(fit(BCG, method)).line());
    }
  }

  @Test
  void anEstimateOfZeroIsNoEvidenceOfEquality() {
    String text = report(fit(Meta.dataset("eight_studies"), "REML"));
    assertTrue(text.contains("estimated at 0 (restricted maximum likelihood); this does not show"));
    String given =
        report(
            Meta.fit(
                Meta.studies(BCG).read(),
                FreqOptions.defaults().withMethod("REML").withFixedTau2(0.1)));
    assertTrue(given.contains("set to τ² = 0.1; it was not estimated"), given);
  }

  @Test
  void oneStudyIsNoMetaAnalysis() {
    String text = report(fit(rows(new double[] {0.5}, new double[] {0.1}), "REML"));
    assertTrue(
        text.contains("The data set few holds only one study, so this is no meta-analysis."), text);
    assertTrue(text.contains("The effect in the one study is estimated at 0.5"), text);
    assertTrue(text.contains("Heterogeneity cannot be estimated from one study."), text);
    assertFalse(text.contains("I²"), text);
    assertFalse(text.contains("next study"), text);
  }

  @Test
  void moderatorsLeaveAResidualAndNoPooledEffect() {
    FrequentistFit fit = Meta.fit(BCG, "yi ~ ablat");
    assertTrue(Statements.pooled(fit, Transformation.IDENTITY).isEmpty());
    assertTrue(Statements.nextStudy(fit, Transformation.IDENTITY).isEmpty());
    assertEquals(
        "Residual heterogeneity: Q = 30.733 on 11 df, p = 0.0012; I2 = 68.4 %; tau2 = 0.07635",
        Statements.heterogeneity(fit).line());
    assertEquals(
        "moderators: QM = 16.358 on 1 df, p < 0.0001; R2 = 75.6 %",
        Statements.moderators(fit).orElseThrow().line());
    String text = report(fit);
    assertTrue(
        text.contains("The test of residual heterogeneity gave Q = 30.73 (11 df, p = 0.0012)."),
        text);
  }

  @Test
  void aPosteriorHasProbabilitiesAndItsPrior() {
    BayesFit fit = Meta.bayes(Meta.dataset("eight_schools"), "yi ~ 1\nprior tau = half_cauchy(5)");
    String text = report(fit);
    assertTrue(text.contains("posterior mean"), text);
    assertTrue(text.contains("credible interval"), text);
    assertTrue(text.contains("given the prior tau = half_cauchy(5)"), text);
    assertFalse(text.contains("CI ") || text.contains("z = "), text);
    BayesFit known = Meta.bayes(Meta.dataset("eight_schools"), "yi ~ 1\nprior tau = fixed(5)");
    assertEquals(
        "Heterogeneity: tau known, 5, prior tau = fixed(5)",
        Statements.heterogeneity(known).line());
  }

  @Test
  void severalVariancesAreToldBySource() {
    Table table = BCG.copy();
    FrequentistFit fit = Meta.fit(table, "yi ~ 1 + (1 | alloc) + meta_V(V = vi)");
    String line = Statements.heterogeneity(fit).line();
    assertTrue(line.contains("SD: sigma ") && line.contains(", alloc "), line);
    assertTrue(Statements.studies(fit).sentence().contains("13 estimates"), line);
  }

  @Test
  void rowsLeftOutAreCountedWithTheirReasons() {
    Table table =
        rows(
            new double[] {.1, .2, Double.NaN, .4, .3},
            new double[] {.1, .1, .1, Double.NaN, Double.NaN});
    FrequentistFit fit = Meta.fit(Meta.studies(table).read());
    DroppedRows dropped = new DroppedRows(fit.studies().rowsRead(), fit.studies().dropped());
    assertEquals(
        "3 of 5 rows were excluded: yi is missing (row 3), vi is missing (2 rows).",
        dropped.sentence());
    assertEquals("No row was excluded.", new DroppedRows(5, List.of()).sentence());
  }

  @Test
  void anErrorForbidsTheNumbersAndAWarningDoesNot() {
    Check error = Check.error("a", "", "The search did not end.");
    Check warning = Check.warning("b", "", "Few studies.");
    Check fine = Check.ok("c", "", "Fine.");
    Reliability bad = new Reliability(List.of(fine, warning, error), Wording.JAVA);
    assertFalse(bad.isUsable());
    assertEquals("These numbers should not be used. The search did not end.", bad.sentence());
    assertEquals(
        "Interpret these results with caution. Few studies.",
        new Reliability(List.of(warning, fine), Wording.JAVA).sentence());
    assertEquals(
        "The checks of data and fit (1) raised no warning.",
        new Reliability(List.of(fine), Wording.JAVA).sentence());
  }

  /** The classes of the package that are statements, by their sources. */
  private static List<String> kinds() throws IOException {
    Path folder = Path.of("src/main/java/io/github/metasaw/statement");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> kinds = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        if (Files.readString(file).contains("implements Statement")) {
          kinds.add(file.getFileName().toString().replace(".java", ""));
        }
      }
      assertEquals(27, kinds.size());
      return kinds;
    }
  }

  @Test
  void everyKindOfFactHasALineWithoutAStopAndASentenceWithOne() throws IOException {
    FrequentistFit random = fit(BCG, "DL");
    List<Statement> all =
        new ArrayList<>(Statements.of(random, Transformation.IDENTITY, Wording.JAVA));
    all.addAll(Statements.of(Meta.fit(BCG, "yi ~ ablat"), Transformation.EXP, Wording.JAVA));
    all.addAll(
        Statements.of(
            Meta.bayes(BCG, "yi ~ 1\nprior tau = half_cauchy(0.5)"),
            Transformation.EXP,
            Wording.JAVA));
    all.addAll(Statements.heterogeneity(random).parts());
    all.add(Statements.heterogeneity(Meta.bayes(BCG, "yi ~ 1")).parts().get(0));
    all.add(
        new StandardDeviations(List.of("sigma"), List.of(0.2), StandardDeviations.Kind.POSTERIOR));
    all.add(Statements.likelihood(random));
    FrequentistFit regression = Meta.fit(BCG, "yi ~ ablat + year");
    RobustInference robust = regression.robustInference("trial", "CR2");
    all.add(Statements.robust(regression, robust).orElseThrow());
    all.add(new RobustTest("CR2", Double.NaN, 3, -0.5, Double.NaN, false));
    FrequentistFit schools =
        Meta.fit(Dataset.KONSTANTOPOULOS2011.table(), "yi ~ 1 + (1 | district) + meta_V(V = vi)");
    all.add(Statements.inconsistencyByLevel(schools).orElseThrow());
    assertTrue(Statements.inconsistencyByLevel(random).isEmpty());
    all.add(Statements.subgroups(random.subgroups("alloc"), "").orElseThrow());
    all.addAll(Methods.of(random, Transformation.EXP));
    all.addAll(Methods.of(Meta.bayes(BCG, "yi ~ 1"), Transformation.IDENTITY));
    all.add(new PosteriorComputation("nuts", 4, 1000, 20));
    all.add(new DataPreparation(true, true, 2));
    all.add(new SoftwareVersion(random.provenance()));
    all.add(new DroppedRows(5, List.of()));
    all.add(new HeterogeneityMeasures(false));
    all.add(new InconsistencyByLevel(List.of("study", "sigma"), List.of(0.3, 0.4)));
    all.addAll(Statements.coefficients(regression));
    assertEquals(
        kinds(), all.stream().map(s -> s.getClass().getSimpleName()).distinct().sorted().toList());
    for (Statement statement : all) {
      for (Notation notation : Notation.values()) {
        assertFalse(statement.line(notation).endsWith("."), statement.line(notation));
        assertFalse(statement.line(notation).contains("NaN"), statement.line(notation));
      }
      assertTrue(statement.sentence().endsWith("."), statement.sentence());
      assertFalse(statement.sentence().contains("NaN"), statement.sentence());
    }
  }
}
