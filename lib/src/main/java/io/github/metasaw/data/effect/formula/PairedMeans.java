package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.DI;
import static io.github.metasaw.data.effect.input.Input.M1I;
import static io.github.metasaw.data.effect.input.Input.M2I;
import static io.github.metasaw.data.effect.input.Input.NI;
import static io.github.metasaw.data.effect.input.Input.PI;
import static io.github.metasaw.data.effect.input.Input.RI;
import static io.github.metasaw.data.effect.input.Input.SD1I;
import static io.github.metasaw.data.effect.input.Input.SD2I;
import static io.github.metasaw.data.effect.input.Input.TI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;
import static io.github.metasaw.data.effect.input.InputGroup.FIRST_OCCASION;
import static io.github.metasaw.data.effect.input.InputGroup.SECOND_OCCASION;

import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import java.util.List;

/**
 * Means and SDs of one group at two occasions, or of matched pairs.
 *
 * @param m1i means at the first occasion [k]
 * @param sd1i SDs at the first occasion [k]
 * @param m2i means at the second occasion [k]
 * @param sd2i SDs at the second occasion [k]
 * @param ri correlations of the two occasions [k]
 * @param ni sample sizes [k]
 */
record PairedMeans(
    double[] m1i, double[] sd1i, double[] m2i, double[] sd2i, double[] ri, double[] ni)
    implements Sample {

  private static final List<InputRole> ROLES =
      List.of(
          InputRole.of(M1I, "mean at the first occasion").shown(FIRST_OCCASION, "Mean"),
          InputRole.of(SD1I, "standard deviation at the first occasion")
              .shown(FIRST_OCCASION, "SD"),
          InputRole.of(M2I, "mean at the second occasion").shown(SECOND_OCCASION, "Mean"),
          InputRole.of(SD2I, "standard deviation at the second occasion")
              .shown(SECOND_OCCASION, "SD"),
          InputRole.of(RI, "correlation of the two occasions").shown(ALL, "r"),
          InputRole.of(NI, "sample size").summed(ALL, "n"),
          InputRole.of(DI, "standardised mean change").shown(ALL, "d"),
          InputRole.of(TI, "t statistic of the change, with its sign").shown(ALL, "t"),
          InputRole.of(PI, "two-sided p value of the paired t test, with the sign of the change")
              .shown(ALL, "p"));

  /** All of means, SDs and correlation. */
  static final InputKind<PairedMeans> KIND =
      kind(List.of(InputKind.set(M1I, SD1I, M2I, SD2I, RI, NI)));

  /** Also standardised changes, t statistics or p values. */
  static final InputKind<PairedMeans> STANDARDISED =
      new InputKind<>(
          "means and standard deviations at two occasions, or a test of the change",
          ROLES,
          List.of(
              InputKind.set(M1I, SD1I, M2I, SD2I, RI, NI),
              InputKind.set(DI, NI),
              InputKind.set(TI, NI),
              InputKind.set(PI, NI)),
          raw -> rules(raw).signedP(PI).faults(),
          (raw, options) -> readStandardised(raw));

  /** The SD of the first occasion only. */
  static final InputKind<PairedMeans> FIRST_SD =
      kind(List.of(InputKind.set(M1I, SD1I, M2I, RI, NI)));

  /** SDs and correlation only. */
  static final InputKind<PairedMeans> SDS = kind(List.of(InputKind.set(SD1I, SD2I, RI, NI)));

  private static InputKind<PairedMeans> kind(List<List<Input>> sets) {
    return new InputKind<PairedMeans>(
            "means and standard deviations at two occasions",
            ROLES,
            sets,
            raw -> rules(raw).faults(),
            (raw, options) -> read(raw))
        .needing(sets);
  }

  private static InputRules rules(RawData raw) {
    return InputRules.of(raw).sd(SD1I, SD2I).correlation(RI).atLeastTwo(NI);
  }

  private static PairedMeans read(RawData raw) {
    return new PairedMeans(
        raw.get(M1I), raw.get(SD1I), raw.get(M2I), raw.get(SD2I), raw.get(RI), raw.get(NI));
  }

  private static PairedMeans readStandardised(RawData raw) {
    PairedMeans means = read(raw);
    for (int i = 0; i < raw.k(); i++) {
      double n = raw.get(NI, i);
      double d = raw.get(DI, i);
      if (Double.isNaN(d)) {
        double t = raw.get(TI, i);
        t = Double.isNaN(t) ? TestStatistics.t(raw.get(PI, i), n - 1) : t;
        d = t * Math.sqrt(1 / n);
      }
      if (!Double.isNaN(d)) {
        means.m1i[i] = d;
        means.m2i[i] = 0;
        means.sd1i[i] = 1;
        means.sd2i[i] = 1;
        means.ri[i] = 0.5;
      }
    }
    return means;
  }

  int k() {
    return ni.length;
  }

  double change(int i) {
    return m1i[i] - m2i[i];
  }

  /** Variance of the changes. */
  double changeVariance(int i) {
    return sd1i[i] * sd1i[i] + sd2i[i] * sd2i[i] - 2 * ri[i] * sd1i[i] * sd2i[i];
  }

  /** The average of the two variances. */
  double averageVariance(int i) {
    return (sd1i[i] * sd1i[i] + sd2i[i] * sd2i[i]) / 2;
  }

  /** (sd1^4 + sd2^4 + 2 r^2 sd1^2 sd2^2) over the squared average variance. */
  double fourthMoments(int i) {
    double v1 = sd1i[i] * sd1i[i];
    double v2 = sd2i[i] * sd2i[i];
    double average = averageVariance(i);
    return (v1 * v1 + v2 * v2 + 2 * ri[i] * ri[i] * v1 * v2) / (average * average);
  }

  /** Squared coefficient of variation of the first mean. */
  double cv1(int i) {
    double cv = sd1i[i] / m1i[i];
    return cv * cv / ni[i];
  }

  /** Squared coefficient of variation of the second mean. */
  double cv2(int i) {
    double cv = sd2i[i] / m2i[i];
    return cv * cv / ni[i];
  }
}
