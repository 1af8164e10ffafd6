package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.DI;
import static io.github.metasaw.data.effect.input.Input.M1I;
import static io.github.metasaw.data.effect.input.Input.M2I;
import static io.github.metasaw.data.effect.input.Input.N1I;
import static io.github.metasaw.data.effect.input.Input.N2I;
import static io.github.metasaw.data.effect.input.Input.PI;
import static io.github.metasaw.data.effect.input.Input.RI;
import static io.github.metasaw.data.effect.input.Input.SD1I;
import static io.github.metasaw.data.effect.input.Input.SD2I;
import static io.github.metasaw.data.effect.input.Input.TI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;
import static io.github.metasaw.data.effect.input.InputGroup.CONTROL;
import static io.github.metasaw.data.effect.input.InputGroup.TREATMENT;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Means and SDs of two groups.
 *
 * @param m1i means of group 1 [k]
 * @param sd1i SDs of group 1 [k]
 * @param n1i sizes of group 1 [k]
 * @param m2i means of group 2 [k]
 * @param sd2i SDs of group 2 [k]
 * @param n2i sizes of group 2 [k]
 */
record GroupMeans(
    double[] m1i, double[] sd1i, double[] n1i, double[] m2i, double[] sd2i, double[] n2i)
    implements Sample {

  private static final List<InputRole> ROLES =
      List.of(
          InputRole.of(M1I, "mean of group 1").shown(TREATMENT, "Mean"),
          InputRole.of(SD1I, "standard deviation of group 1").shown(TREATMENT, "SD"),
          InputRole.of(N1I, "size of group 1").summed(TREATMENT, "Total"),
          InputRole.of(M2I, "mean of group 2").shown(CONTROL, "Mean"),
          InputRole.of(SD2I, "standard deviation of group 2").shown(CONTROL, "SD"),
          InputRole.of(N2I, "size of group 2").summed(CONTROL, "Total"),
          InputRole.of(DI, "standardised mean difference (Cohen's d)").shown(ALL, "d"),
          InputRole.of(TI, "t statistic of the difference, with its sign").shown(ALL, "t"),
          InputRole.of(PI, "two-sided p value of the t test, with the sign of the difference")
              .shown(ALL, "p"),
          InputRole.of(RI, "point-biserial correlation").shown(ALL, "r"));

  private static final List<Input> SUMMARIES = List.of(M1I, SD1I, N1I, M2I, SD2I, N2I);

  /** Means and SDs only. */
  static final InputKind<GroupMeans> KIND =
      new InputKind<>(
              "means and standard deviations of two groups",
              ROLES,
              List.of(SUMMARIES),
              raw -> rules(raw).atLeastTwo(N1I, N2I).faults(),
              (raw, options) -> GroupMeans.read(raw))
          .needing(List.of(SUMMARIES));

  /** Also standardised differences, t statistics, p values or point-biserial correlations. */
  static final InputKind<GroupMeans> STANDARDISED =
      new InputKind<>(
          "means and standard deviations of two groups, or a test of their difference",
          ROLES,
          List.of(
              SUMMARIES,
              InputKind.set(DI, N1I, N2I),
              InputKind.set(TI, N1I, N2I),
              InputKind.set(PI, N1I, N2I),
              InputKind.set(RI, N1I, N2I)),
          raw -> rules(raw).atLeastTwo(N1I, N2I).correlation(RI).signedP(PI).faults(),
          GroupMeans::readStandardised);

  /** The SD of group 2 only. */
  static final InputKind<GroupMeans> SECOND_SD =
      KIND.needing(List.of(InputKind.set(M1I, N1I, M2I, SD2I, N2I)))
          .checking(raw -> rules(raw).positive(N1I).atLeastTwo(N2I).faults());

  /** SDs only. */
  static final InputKind<GroupMeans> SDS =
      KIND.needing(List.of(InputKind.set(SD1I, N1I, SD2I, N2I)));

  private static InputRules rules(RawData raw) {
    return InputRules.of(raw).sd(SD1I, SD2I);
  }

  static GroupMeans read(RawData raw) {
    return new GroupMeans(
        given(raw, M1I),
        given(raw, SD1I),
        given(raw, N1I),
        given(raw, M2I),
        given(raw, SD2I),
        given(raw, N2I));
  }

  /** The values of an input, which are not changed; NaN where it is not given. */
  private static double[] given(RawData raw, Input input) {
    return raw.has(input) ? raw.column(input) : raw.get(input);
  }

  private static GroupMeans readStandardised(RawData raw, EffectOptions options) {
    GroupMeans given = read(raw);
    if (Stream.of(DI, TI, PI, RI).noneMatch(raw::has)) {
      return given;
    }
    GroupMeans means =
        new GroupMeans(
            given.m1i.clone(),
            given.sd1i.clone(),
            given.n1i,
            given.m2i.clone(),
            given.sd2i.clone(),
            given.n2i);
    for (int i = 0; i < raw.k(); i++) {
      double d = difference(raw, i);
      if (!Double.isNaN(d)) {
        means.m1i[i] = d;
        means.m2i[i] = 0;
        means.sd1i[i] = 1;
        means.sd2i[i] = 1;
      }
    }
    return means;
  }

  /** The standardised difference that is reported, or follows from a test; NaN where none is. */
  static double difference(RawData raw, int i) {
    double n1 = raw.get(N1I, i);
    double n2 = raw.get(N2I, i);
    double d = raw.get(DI, i);
    if (Double.isNaN(d)) {
      double t = raw.get(TI, i);
      t = Double.isNaN(t) ? TestStatistics.t(raw.get(PI, i), n1 + n2 - 2) : t;
      d = t * Math.sqrt(1 / n1 + 1 / n2);
    }
    if (Double.isNaN(d)) {
      double r = raw.get(RI, i);
      d = Math.sqrt((n1 + n2 - 2) * (1 / n1 + 1 / n2)) * r / Math.sqrt(1 - r * r);
    }
    return d;
  }

  /** Roles of inputs that other kinds of data share. */
  static List<InputRole> roles(Input... inputs) {
    List<InputRole> some = new ArrayList<>();
    for (Input input : inputs) {
      ROLES.stream().filter(role -> role.input() == input).forEach(some::add);
    }
    return some;
  }

  @Override
  public double[] ni() {
    return Formula.each(k(), this::n);
  }

  int k() {
    return n1i.length;
  }

  double n(int i) {
    return n1i[i] + n2i[i];
  }

  /** 1/n1 + 1/n2. */
  double inverseSizes(int i) {
    return 1 / n1i[i] + 1 / n2i[i];
  }

  /** The variance within groups, pooled. */
  double pooledVariance(int i) {
    double sum = (n1i[i] - 1) * sd1i[i] * sd1i[i] + (n2i[i] - 1) * sd2i[i] * sd2i[i];
    return sum / (n(i) - 2);
  }

  /** The average of the two variances. */
  double averageVariance(int i) {
    return (sd1i[i] * sd1i[i] + sd2i[i] * sd2i[i]) / 2;
  }

  /** Cohen's d, by the pooled SD. */
  double d(int i) {
    return (m1i[i] - m2i[i]) / Math.sqrt(pooledVariance(i));
  }

  /** Squared coefficient of variation of the mean of group 1. */
  double cv1(int i) {
    double cv = sd1i[i] / m1i[i];
    return cv * cv / n1i[i];
  }

  /** Squared coefficient of variation of the mean of group 2. */
  double cv2(int i) {
    double cv = sd2i[i] / m2i[i];
    return cv * cv / n2i[i];
  }
}
