package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.TwoByTwoTables;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** The studies of a fit as tests of funnel asymmetry take them: independent, with one tau2. */
@API(status = API.Status.INTERNAL)
public final class FunnelStudies {

  private static final Set<EffectMeasure> COMPARED =
      Set.of(
          EffectMeasure.OR,
          EffectMeasure.RR,
          EffectMeasure.RD,
          EffectMeasure.PETO,
          EffectMeasure.AS);

  private final FrequentistFit fit;
  private final FreqOptions options;

  private FunnelStudies(FrequentistFit fit, FreqOptions options) {
    this.fit = fit;
    this.options = options;
  }

  /**
   * The studies of a fit.
   *
   * @param fit with one tau2 and independent studies
   * @param what is to be computed, as the subject of a message in the plural
   * @return them
   * @throws MetaException for another fit, fewer than three studies, or a sampling variance of 0
   */
  public static FunnelStudies of(FrequentistFit fit, String what) {
    FreqOptions options =
        FreqEngine.oneVarianceOptions(fit)
            .orElseThrow(
                () ->
                    MetaException.of(
                        what
                            + " are for independent studies with one tau2, and this fit has a"
                            + " structure of its covariance"));
    Studies studies = fit.studies();
    if (studies.k() < 3) {
      throw MetaException.format("%s need at least 3 studies, and there are %d", what, studies.k());
    }
    double[] vi = studies.vi();
    for (int i = 0; i < vi.length; i++) {
      if (vi[i] == 0) {
        throw MetaException.format(
            "the sampling variance of '%s' is 0, so its precision is infinite; leave the row out",
            studies.labels().get(i));
      }
    }
    return new FunnelStudies(fit, options);
  }

  /** The same, of a model without moderators. */
  static FunnelStudies withoutModerators(FrequentistFit fit, String what) {
    FunnelStudies data = of(fit, what);
    if (data.hasModerators()) {
      throw MetaException.format(
          "%s are for models without moderators, and this one has %s",
          what, String.join(", ", fit.design().names()));
    }
    return data;
  }

  public Studies studies() {
    return fit.studies();
  }

  public FreqOptions options() {
    return options;
  }

  public int k() {
    return studies().k();
  }

  public double[] yi() {
    return studies().yi();
  }

  public double[] vi() {
    return studies().vi();
  }

  /** Standard errors [k]. */
  double[] sei() {
    return Arrays.stream(vi()).map(Math::sqrt).toArray();
  }

  public boolean hasModerators() {
    return !fit.design().isInterceptOnly();
  }

  EffectMeasure measure() {
    return studies().measure();
  }

  /**
   * Sample sizes: those of the raw data, or of a column {@code ni}, or of {@code n1i} and {@code
   * n2i}.
   *
   * @return [k]; empty where nothing is known of them
   */
  public Optional<double[]> sampleSizes() {
    Optional<double[]> known = studies().raw().map(raw -> measure().sampleSizes(raw));
    if (known.isPresent()) {
      return known;
    }
    if (hasColumn("ni")) {
      return Optional.of(studies().numbers("ni"));
    }
    return groupSizes().map(n -> sum(n[0], n[1]));
  }

  /**
   * Sizes of both groups, of the raw data or the columns {@code n1i} and {@code n2i}.
   *
   * @return of the first group, then of the second [2][k]; empty where they are not known
   */
  Optional<double[][]> groupSizes() {
    Optional<TwoByTwoTables> tables = tables();
    if (tables.isPresent()) {
      TwoByTwoTables t = tables.get();
      return Optional.of(new double[][] {sum(t.ai(), t.bi()), sum(t.ci(), t.di())});
    }
    Optional<RawData> raw = studies().raw();
    if (raw.isPresent() && raw.get().has(Input.N1I) && raw.get().has(Input.N2I)) {
      return Optional.of(new double[][] {raw.get().get(Input.N1I), raw.get().get(Input.N2I)});
    }
    return hasColumn("n1i") && hasColumn("n2i")
        ? Optional.of(new double[][] {studies().numbers("n1i"), studies().numbers("n2i")})
        : Optional.empty();
  }

  /** The two-by-two tables of independent groups, where the fit knows them. */
  Optional<TwoByTwoTables> tables() {
    return COMPARED.contains(measure())
        ? studies().raw().map(raw -> (TwoByTwoTables) CountData.of(raw, EffectMeasure.OR))
        : Optional.empty();
  }

  /** The design of the fit with one more column, row-major. */
  double[] designWith(double... column) {
    int p = hasModerators() ? fit.design().columns() : 1;
    double[] own = hasModerators() ? fit.design().x() : new double[] {};
    double[] x = new double[k() * (p + 1)];
    for (int i = 0; i < k(); i++) {
      for (int j = 0; j < p; j++) {
        x[i * (p + 1) + j] = own.length == 0 ? 1 : own[i * p + j];
      }
      x[i * (p + 1) + p] = column[i];
    }
    return x;
  }

  /** An intercept and one column, row-major. */
  static double[] line(double... column) {
    double[] x = new double[2 * column.length];
    for (int i = 0; i < column.length; i++) {
      x[2 * i] = 1;
      x[2 * i + 1] = column[i];
    }
    return x;
  }

  private boolean hasColumn(String name) {
    return studies().table().containsColumn(name);
  }

  private static double[] sum(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }
}
