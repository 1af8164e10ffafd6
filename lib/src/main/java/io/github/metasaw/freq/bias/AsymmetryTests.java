package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Tests of funnel asymmetry, each where its data are there. An asymmetric funnel may come from
 * selective publication, from real differences between small and large studies, or from chance
 * (Sterne and others 2011, BMJ 343:d4002).
 */
public final class AsymmetryTests {

  /** Below this number of studies the tests have little power (Sterne and others 2011). */
  private static final int ENOUGH_STUDIES = 10;

  private AsymmetryTests() {}

  /**
   * All tests; one that does not apply says why in its note.
   *
   * @param fit with one tau2 and independent studies
   * @return one result per test
   * @throws MetaException for another fit, or fewer than three studies
   */
  public static List<AsymmetryResult> all(FrequentistFit fit) {
    FunnelStudies data = FunnelStudies.of(fit, "tests of funnel asymmetry");
    return Arrays.stream(AsymmetryTest.values())
        .map(test -> compute(data, test, FunnelPredictor.SEI))
        .map(result -> withRemark(result, data.k()))
        .toList();
  }

  /**
   * Some tests.
   *
   * @param fit with one tau2 and independent studies
   * @param tests which
   * @param predictor what Egger's, the mixed-effects and Thompson and Sharp's regression take for
   *     the size of a study
   * @return one result per test, in their order
   * @throws MetaException for a test whose data are not there, and as {@link #all}
   */
  public static List<AsymmetryResult> some(
      FrequentistFit fit, List<AsymmetryTest> tests, FunnelPredictor predictor) {
    FunnelStudies data = FunnelStudies.of(fit, "tests of funnel asymmetry");
    return tests.stream()
        .map(test -> required(compute(data, test, predictor)))
        .map(result -> withRemark(result, data.k()))
        .toList();
  }

  /**
   * Results as a table.
   *
   * @param results of tests
   * @return test, statistic, df, p, estimate, note
   */
  public static Table table(List<AsymmetryResult> results) {
    return Table.create(
        "tests of funnel asymmetry",
        StringColumn.create("test", results.stream().map(r -> r.test().label())),
        column("statistic", results.stream().mapToDouble(AsymmetryResult::statistic).toArray()),
        column("df", results.stream().mapToDouble(AsymmetryResult::df).toArray()),
        column("p", results.stream().mapToDouble(AsymmetryResult::p).toArray()),
        column("estimate", results.stream().mapToDouble(AsymmetryResult::estimate).toArray()),
        StringColumn.create("note", results.stream().map(AsymmetryResult::note)));
  }

  private static DoubleColumn column(String name, double... values) {
    return DoubleColumn.create(name, values);
  }

  private static AsymmetryResult required(AsymmetryResult result) {
    if (Double.isNaN(result.p()) && !result.note().isEmpty()) {
      throw MetaException.of(result.test().label() + " does not apply: " + result.note());
    }
    return result;
  }

  private static AsymmetryResult withRemark(AsymmetryResult result, int k) {
    return k >= ENOUGH_STUDIES || Double.isNaN(result.p())
        ? result
        : result.withNote("%d studies: below 10 the power is low".formatted(k));
  }

  private static AsymmetryResult compute(
      FunnelStudies data, AsymmetryTest test, FunnelPredictor predictor) {
    return switch (test) {
      case EGGER, MIXED, THOMPSON -> regression(data, test, predictor);
      case BEGG -> begg(data);
      case PUSTEJOVSKY -> pustejovsky(data);
      case HARBORD, PETERS, MACASKILL, SCHWARZER, ARCSINE, DEEKS ->
          data.hasModerators()
              ? AsymmetryResult.absent(test, "for models without moderators")
              : data.tables()
                  .map(tables -> CountAsymmetry.compute(data, tables, test))
                  .orElseGet(() -> AsymmetryResult.absent(test, "needs the counts of both groups"));
    };
  }

  private static AsymmetryResult regression(
      FunnelStudies data, AsymmetryTest test, FunnelPredictor predictor) {
    double[] ni = {};
    if (predictor.isOfSampleSize()) {
      if (data.sampleSizes().isEmpty()) {
        return AsymmetryResult.absent(test, "needs sample sizes, as in a column ni");
      }
      ni = data.sampleSizes().get();
      for (double n : ni) {
        if (!(n > 0)) {
          return AsymmetryResult.absent(test, "needs the sample size of every study");
        }
      }
    }
    double[] x = data.designWith(predictor.of(data.vi(), ni));
    FreqOptions options = data.options();
    FunnelRegression line =
        switch (test) {
          case EGGER -> FunnelRegression.multiplicative(data.yi(), data.vi(), x, options.level());
          case THOMPSON ->
              FunnelRegression.additive(data.yi(), data.vi(), x, options.withTest("t"));
          default -> FunnelRegression.additive(data.yi(), data.vi(), x, options);
        };
    return AsymmetryResult.of(test, line, predictor.vanishes() && !data.hasModerators());
  }

  /** The effects less their common mean, in units of the SD of that difference. */
  private static AsymmetryResult begg(FunnelStudies data) {
    if (data.hasModerators()) {
      return AsymmetryResult.absent(AsymmetryTest.BEGG, "for models without moderators");
    }
    double[] vi = data.vi();
    double[] yi = data.yi();
    PrecisionWeightedMean mean = PrecisionWeightedMean.independent(yi, vi);
    double variance = 1 / mean.precision();
    double[] standardised =
        IntStream.range(0, vi.length)
            .mapToDouble(i -> (yi[i] - mean.estimate()) / Math.sqrt(vi[i] - variance))
            .toArray();
    return AsymmetryResult.of(AsymmetryTest.BEGG, KendallRank.of(standardised, vi));
  }

  private static AsymmetryResult pustejovsky(FunnelStudies data) {
    AsymmetryTest test = AsymmetryTest.PUSTEJOVSKY;
    if (!data.measure().isStandardisedDifference()) {
      return AsymmetryResult.absent(test, "for standardised mean differences");
    }
    if (data.groupSizes().isEmpty()) {
      return AsymmetryResult.absent(test, "needs the sizes of both groups, n1i and n2i");
    }
    double[][] n = data.groupSizes().get();
    double[] size =
        IntStream.range(0, data.k())
            .mapToDouble(i -> Math.sqrt(1 / n[0][i] + 1 / n[1][i]))
            .toArray();
    double level = data.options().level();
    FunnelRegression line =
        FunnelRegression.multiplicative(data.yi(), data.vi(), data.designWith(size), level);
    return AsymmetryResult.of(test, line, !data.hasModerators());
  }
}
