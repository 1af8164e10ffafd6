package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.Consortium;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.pool.AncestryRegression;
import io.github.metasaw.genetics.pool.AncestrySurvey;
import io.github.metasaw.genetics.pool.HanEskin;
import io.github.metasaw.genetics.pool.HanEskinTail;
import io.github.metasaw.genetics.pool.RestrictedLikelihood;
import io.github.metasaw.genetics.snp.Snp;
import io.github.metasaw.genetics.subset.MValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** All models in one pass over files of cohorts. */
class ScanModelsTest {

  private static final List<ScanModel> ALL = List.of(ScanModel.values());

  @TempDir Path folder;

  private List<Cohort> cohorts() throws IOException {
    return new Consortium(400, 4).write(folder);
  }

  @Test
  void eachModelIsThatOfItsClass() throws IOException {
    List<SnpResult> results = new ArrayList<>();
    ScanReport report = SnpScan.of(cohorts()).withModels(ALL).withAxes(1).forEach(results::add);
    AncestryAxes axes = report.ancestry();
    AncestrySurvey survey = new AncestrySurvey(report.studies());
    results.forEach(r -> survey.add(r.snp()));
    assertEquals(survey.axes(1).table().printAll(), axes.table().printAll());
    HanEskinTail tail = new HanEskinTail();
    for (SnpResult result : results.subList(0, 60)) {
      double[] yi = result.snp().yi();
      double[] wi = Arrays.stream(result.snp().sei()).map(s -> 1 / (s * s)).toArray();
      double[] vi = Arrays.stream(wi).map(w -> 1 / w).toArray();
      assertEquals(5, result.k());
      assertEquals(HanEskin.of(5, yi, wi, tail), result.models().re2());
      assertEquals(RestrictedLikelihood.of(5, yi, wi), result.models().reml());
      assertEquals(
          AncestryRegression.of(5, yi, wi, axes.coordinates()), result.models().ancestry());
      List<Double> m = MValues.of(report.studies(), yi, vi, 0.2, 1, 1).mValues();
      for (int i = 0; i < 5; i++) {
        assertEquals(m.get(i), result.models().mValues().get(i), 1e-12);
      }
      assertTrue(result.models().binary().logP() <= 0);
    }
  }

  /** Files, tables and files read again hold the same; threads change nothing. */
  @Test
  void filesAndTablesAgree() throws IOException {
    SnpScan scan = SnpScan.of(cohorts()).withModels(ALL).withAxes(1);
    Path one = folder.resolve("one.tsv");
    Path two = folder.resolve("two.tsv");
    scan.withThreads(1).toFile(one);
    ScanReport report = scan.withThreads(3).toFile(two);
    assertEquals(-1, Files.mismatch(one, two));
    Table read = report.results().table();
    Table kept = scan.toTable();
    assertEquals(kept.columnNames(), read.columnNames());
    for (String name : List.of("RE2", "p_RE2", "tau2_reml", "X2_mega", "p_ancestry", "z_binary")) {
      for (int row = 0; row < kept.rowCount(); row++) {
        double exact = kept.doubleColumn(name).get(row);
        assertEquals(exact, read.doubleColumn(name).get(row), 1e-4 * Math.abs(exact));
      }
    }
    assertEquals(5, kept.stringColumn("m_values").get(0).split(",", -1).length);
    assertEquals(kept.stringColumn("m_values").asList(), read.stringColumn("m_values").asList());
  }

  /** m-values keep the place of a study that has not the SNP; MR-MEGA needs more studies. */
  @Test
  void missingStudies() {
    double[] yi = {0.2, Double.NaN, 0.35, 0.1, 0.2};
    double[] sei = {0.05, 0.08, 0.1, 0.06, 0.1};
    ScanModels models =
        ScanModels.NONE.with(ALL).withAncestry(AncestryAxes.of(Cdkal1.ancestry(), 2));
    SnpAnalysis analysis = SnpAnalysis.of(Cdkal1.LABELS, Mantra.of(Cdkal1.ancestry()), models);
    SnpResult result = analysis.apply(Snp.of("rs1", yi, sei));
    assertEquals(Double.NaN, result.models().mValues().get(1));
    assertTrue(result.models().mValues().get(0) > 0.9);
    assertSame(AncestryRegression.NONE, result.models().ancestry());
    assertEquals(4, result.k());
    double[] none = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    assertSame(ModelTests.NONE, analysis.apply(Snp.of("rs2", none, sei)).models());
  }

  /** With MANTRA the axes are those of its distances. */
  @Test
  void axesOfGivenDistances() throws IOException {
    Path file = folder.resolve("wide.tsv");
    Files.writeString(
        file,
        "SNP beta_NH se_NH beta_EA se_EA beta_AA se_AA beta_LA se_LA beta_JA se_JA\n"
            + "rs1 .1 .1 .2 .1 .3 .1 .4 .1 .5 .1\n");
    ScanReport report =
        SnpScan.of(file)
            .withMantra(Mantra.of(Cdkal1.eightSnps()))
            .withModels(List.of(ScanModel.MR_MEGA))
            .toMemory();
    AncestryAxes expected = AncestryAxes.of(Cdkal1.eightSnps(), 2);
    double[][] axes = report.ancestry().coordinates();
    assertEquals("NH", report.ancestry().studies().get(0));
    assertEquals(Math.abs(expected.coordinates()[4][0]), Math.abs(axes[0][0]), 1e-12);
  }

  @Test
  void whatCannotBeIsRefused() throws IOException {
    Path file = folder.resolve("wide.tsv");
    Files.writeString(file, "SNP beta_A se_A beta_B se_B\nrs1 .1 .1 .2 .1\n");
    SnpScan scan = SnpScan.of(file).withModels(List.of(ScanModel.MR_MEGA));
    assertEquals(
        "a regression on 2 axes of ancestry takes 5 studies or more, these are 2",
        message(scan::toMemory));
    assertEquals("axes must be 1 or more, not 0", message(() -> scan.withAxes(0)));
    assertEquals(
        "the SD of the effect must be positive and finite, not -1.0",
        message(() -> scan.withEffectSd(-1)));
    assertTrue(message(() -> ScanModel.parse("re3")).contains("re2"));
    AncestryAxes others = AncestryAxes.of(Cdkal1.ancestry(), 1);
    assertEquals(
        "the number of the given axes of ancestry is 1, not 2",
        message(() -> scan.withAncestry(others).withAxes(2)));
    AncestryAxes own =
        new AncestryAxes(List.of("A", "B"), new double[][] {{-1}, {1}}, List.of(1.0), "given");
    assertEquals(
        "a regression on 1 axis of ancestry takes 4 studies or more, these are 2",
        message(() -> scan.withAncestry(own).toMemory()));
    assertEquals(1, SnpScan.of(file).withAncestry(own).toTable().rowCount());
    Files.writeString(
        file, "SNP beta_A se_A beta_B se_B beta_C se_C beta_D se_D\nrs1 .1 .1 .2 .1 .1 .1 .2 .1\n");
    assertTrue(
        message(() -> scan.withAncestry(others).toMemory()).contains("no study 'A'"),
        message(() -> scan.withAncestry(others).toMemory()));
  }

  private static String message(Executable action) {
    return assertThrows(MetaException.class, action).getMessage();
  }
}
