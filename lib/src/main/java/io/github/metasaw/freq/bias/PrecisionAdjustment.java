package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Estimates of the effect of an infinitely precise study, and of studies with enough power, by
 * weighted least squares with a multiplicative dispersion.
 *
 * @param method which
 * @param estimate the effect, on the scale of yi
 * @param se its standard error
 * @param interval at the level of the fit, by t
 * @param p two-sided, by t
 * @param slope of the standard error or the variance; NaN where there is none
 * @param slopeP two-sided p value of the slope
 * @param k number of studies used
 */
public record PrecisionAdjustment(
    Method method,
    double estimate,
    double se,
    Interval interval,
    double p,
    double slope,
    double slopeP,
    int k) {

  /** How small studies are taken into account. */
  public enum Method implements Named {
    /** Intercept of the regression on the standard error (Stanley 2008). */
    PET("PET", "regression on the standard error"),
    /** Intercept of the regression on the sampling variance (Stanley and Doucouliagos 2014). */
    PEESE("PEESE", "regression on the sampling variance"),
    /**
     * PEESE where the intercept of PET differs from 0 in the direction of the mean at a one-sided
     * level of 0.05, else PET (Stanley and Doucouliagos 2014, Res Synth Methods 5:60).
     */
    PET_PEESE("PET-PEESE", "PEESE where PET finds an effect, else PET"),
    /** The unrestricted weighted mean (Stanley and Doucouliagos 2015, Stat Med 34:2116). */
    WLS("WLS", "weighted mean with a dispersion that multiplies the variances"),
    /**
     * The same of the studies whose power to find it is 80 per cent or more, if there are two; else
     * WLS (Stanley, Doucouliagos and Ioannidis 2017, Stat Med 36:1580).
     */
    WAAP_WLS("WAAP-WLS", "weighted mean of the studies with a power of 80 per cent");

    private final String id;
    private final String label;

    Method(String id, String label) {
      this.id = id;
      this.label = label;
    }

    /**
     * The name of the method.
     *
     * @return {@code PET-PEESE}
     */
    @Override
    public String id() {
      return id;
    }

    /**
     * The method in words.
     *
     * @return what is computed
     */
    @Override
    public String label() {
      return label;
    }
  }

  /** One-sided level of PET's choice. */
  private static final double CHOICE_LEVEL = 0.05;

  /** An effect over its standard error that gives a power of 80 per cent at 0.05: 1.96 + 0.84. */
  private static final double POWERED = 2.8;

  /**
   * One of them.
   *
   * @param fit of a model with one tau2 and without moderators
   * @param method which
   * @return its estimate
   * @throws io.github.metasaw.diagnostic.MetaException for another model, or fewer than three
   *     studies
   */
  public static PrecisionAdjustment of(FrequentistFit fit, Method method) {
    return all(fit).stream().filter(each -> each.method() == method).findFirst().orElseThrow();
  }

  /**
   * The effect that PET or PEESE expects of a study.
   *
   * @param error standard error of the study, 0 or more
   * @return on the scale of yi
   * @throws io.github.metasaw.diagnostic.MetaException for another method, which has no line
   */
  public double effect(double error) {
    return switch (method) {
      case PET -> estimate + slope * error;
      case PEESE -> estimate + slope * error * error;
      case PET_PEESE, WLS, WAAP_WLS ->
          throw MetaException.format("%s has no line; take PET or PEESE", method.id());
    };
  }

  /**
   * All of them.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return one per method
   * @throws io.github.metasaw.diagnostic.MetaException for another model, or fewer than three
   *     studies
   */
  public static List<PrecisionAdjustment> all(FrequentistFit fit) {
    FunnelStudies data = FunnelStudies.withoutModerators(fit, "regressions on the precision");
    double[] yi = data.yi();
    double[] vi = data.vi();
    double level = data.options().level();
    FunnelRegression pet =
        FunnelRegression.multiplicative(yi, vi, FunnelStudies.line(data.sei()), level);
    FunnelRegression peese = FunnelRegression.multiplicative(yi, vi, FunnelStudies.line(vi), level);
    PrecisionAdjustment wls = mean(Method.WLS, yi, vi, level);
    boolean isEffect =
        pet.interceptP() / 2 < CHOICE_LEVEL
            && Math.signum(pet.intercept()) == Math.signum(wls.estimate());
    List<PrecisionAdjustment> all = new ArrayList<>();
    all.add(of(Method.PET, pet, yi.length));
    all.add(of(Method.PEESE, peese, yi.length));
    all.add(of(Method.PET_PEESE, isEffect ? peese : pet, yi.length));
    all.add(wls);
    all.add(powered(yi, vi, level, wls));
    return List.copyOf(all);
  }

  private static PrecisionAdjustment of(Method method, FunnelRegression line, int k) {
    return new PrecisionAdjustment(
        method,
        line.intercept(),
        line.interceptSe(),
        line.interceptInterval(),
        line.interceptP(),
        line.slope(),
        line.p(),
        k);
  }

  private static PrecisionAdjustment powered(
      double[] yi, double[] vi, double level, PrecisionAdjustment wls) {
    double largest = Math.abs(wls.estimate()) / POWERED;
    int[] rows = IntStream.range(0, yi.length).filter(i -> Math.sqrt(vi[i]) <= largest).toArray();
    int[] used = rows.length >= 2 ? rows : IntStream.range(0, yi.length).toArray();
    return mean(
        Method.WAAP_WLS,
        IntStream.of(used).mapToDouble(i -> yi[i]).toArray(),
        IntStream.of(used).mapToDouble(i -> vi[i]).toArray(),
        level);
  }

  private static PrecisionAdjustment mean(Method method, double[] yi, double[] vi, double level) {
    double[] ones = new double[yi.length];
    Arrays.fill(ones, 1);
    FunnelRegression line = FunnelRegression.multiplicative(yi, vi, ones, level);
    return new PrecisionAdjustment(
        method,
        line.intercept(),
        line.interceptSe(),
        line.interceptInterval(),
        Reference.twoSided(line.intercept() / line.interceptSe(), line.df()),
        Double.NaN,
        Double.NaN,
        yi.length);
  }

  /**
   * Estimates as a table.
   *
   * @param all of several methods
   * @return method, estimate, se, p, lower, upper, slope, slope p, k, meaning
   */
  public static Table table(List<PrecisionAdjustment> all) {
    return Table.create(
        "regressions on the precision",
        StringColumn.create("method", all.stream().map(a -> a.method().id())),
        DoubleColumn.create("estimate", all.stream().mapToDouble(a -> a.estimate()).toArray()),
        DoubleColumn.create("se", all.stream().mapToDouble(a -> a.se()).toArray()),
        DoubleColumn.create("p", all.stream().mapToDouble(a -> a.p()).toArray()),
        DoubleColumn.create("lower", all.stream().mapToDouble(a -> a.interval().lower()).toArray()),
        DoubleColumn.create("upper", all.stream().mapToDouble(a -> a.interval().upper()).toArray()),
        DoubleColumn.create("slope", all.stream().mapToDouble(a -> a.slope()).toArray()),
        DoubleColumn.create("slope p", all.stream().mapToDouble(a -> a.slopeP()).toArray()),
        IntColumn.create("k", all.stream().mapToInt(a -> a.k()).toArray()),
        StringColumn.create("meaning", all.stream().map(a -> a.method().label())));
  }
}
