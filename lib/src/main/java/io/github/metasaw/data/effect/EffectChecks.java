package io.github.metasaw.data.effect;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What there is to remark on raw data: studies without an effect size, zero cells and what was done
 * about them, effects too large to be true, standard errors given as standard deviations.
 */
public final class EffectChecks {

  /** A standardised mean difference beyond this is more often a slip than a finding. */
  private static final double LARGE_DIFFERENCE = 3;

  private static final int MAX_NAMED = 5;

  private EffectChecks() {}

  /**
   * Remarks on raw data.
   *
   * @param measure what is computed from them
   * @param raw what the studies report
   * @param options how effect sizes are computed
   * @param labels of the studies [k]
   * @return remarks, the gravest not first
   */
  public static List<Check> of(
      EffectMeasure measure, RawData raw, EffectOptions options, List<String> labels) {
    List<Check> checks = new ArrayList<>();
    EffectSizes sizes = measure.formula().compute(raw, options);
    missing(sizes, labels, checks);
    if (measure.formula().countsEvents()) {
      zeros(measure, raw, options, labels, checks);
    }
    if (measure.isStandardisedDifference()) {
      large(sizes, labels, checks);
    }
    SdChecks.of(raw, labels, checks);
    if (measure == EffectMeasure.PFT || measure == EffectMeasure.IRFT) {
      freemanTukey(measure, sizes, checks);
    }
    return checks;
  }

  private static void missing(EffectSizes sizes, List<String> labels, List<Check> checks) {
    List<Integer> without =
        IntStream.range(0, sizes.k())
            .filter(i -> Double.isNaN(sizes.yi()[i]) || Double.isNaN(sizes.vi()[i]))
            .boxed()
            .toList();
    if (!without.isEmpty()) {
      checks.add(
          Check.note(
              "no_effect_size",
              without.size() + " of " + sizes.k(),
              "%s without an effect size or its variance: %s. An input is missing, or the values give no finite one."
                  .formatted(
                      without.size() == 1 ? "One study is" : without.size() + " studies are",
                      named(without, labels))));
    }
  }

  private static void zeros(
      EffectMeasure measure,
      RawData raw,
      EffectOptions options,
      List<String> labels,
      List<Check> checks) {
    List<Integer> withZero = new ArrayList<>();
    List<Integer> bothZero = new ArrayList<>();
    double[][] events = events(raw);
    double[][] others = others(raw);
    for (int i = 0; i < raw.k(); i++) {
      if (hasZero(events, i) || hasZero(others, i)) {
        withZero.add(i);
      }
      if (events.length == 2 && (isZero(events, i) || (others.length == 2 && isZero(others, i)))) {
        bothZero.add(i);
      }
    }
    if (withZero.isEmpty()) {
      return;
    }
    ZeroCells zeros = options.zeroCells();
    double add = zeros.add() == null ? measure.formula().defaultAdd() : zeros.add();
    checks.add(
        Check.note(
            "zero_cells",
            withZero.size() + " of " + raw.k(),
            "Counts of zero in %s. %s"
                .formatted(
                    named(withZero, labels),
                    add == 0
                        ? "Nothing was added to the counts."
                        : "Added to counts: %s, in %s.".formatted(add, zeros.rule().label()))));
    if (!bothZero.isEmpty()) {
      checks.add(bothZero(bothZero, labels, zeros.drops00()));
    }
  }

  private static Check bothZero(List<Integer> bothZero, List<String> labels, boolean isLeftOut) {
    return isLeftOut
        ? Check.note(
            "both_arms_zero",
            Integer.toString(bothZero.size()),
            "Left out because no one in either group had the event, or everyone had it: %s."
                .formatted(named(bothZero, labels)))
        : Check.warning(
            "both_arms_zero",
            Integer.toString(bothZero.size()),
            "No one in either group had the event, or everyone had it: %s. Such a study carries almost no information about a ratio; its contribution here depends on the constant added to its counts."
                .formatted(named(bothZero, labels)));
  }

  private static double[][] events(RawData raw) {
    if (raw.has(Input.X1I)) {
      return new double[][] {raw.get(Input.X1I), raw.get(Input.X2I)};
    }
    return raw.has(Input.AI)
        ? new double[][] {raw.get(Input.AI), raw.get(Input.CI)}
        : new double[][] {raw.get(Input.XI)};
  }

  private static double[][] others(RawData raw) {
    if (raw.has(Input.AI)) {
      return new double[][] {
        raw.withoutEvent(Input.BI, Input.N1I, Input.AI),
        raw.withoutEvent(Input.DI, Input.N2I, Input.CI)
      };
    }
    boolean isRate = raw.has(Input.X1I) || raw.has(Input.TI);
    return isRate
        ? new double[0][]
        : new double[][] {raw.withoutEvent(Input.MI, Input.NI, Input.XI)};
  }

  /** Whether a study has a count of 0 in one of the groups. */
  private static boolean hasZero(double[][] groups, int study) {
    return Arrays.stream(groups).anyMatch(counts -> counts[study] == 0);
  }

  /** Whether a study has counts of 0 in all groups. */
  private static boolean isZero(double[][] groups, int study) {
    return Arrays.stream(groups).allMatch(counts -> counts[study] == 0);
  }

  private static void large(EffectSizes sizes, List<String> labels, List<Check> checks) {
    List<Integer> large =
        IntStream.range(0, sizes.k())
            .filter(i -> Math.abs(sizes.yi()[i]) > LARGE_DIFFERENCE)
            .boxed()
            .toList();
    if (!large.isEmpty()) {
      checks.add(
          Check.warning(
              "large_difference",
              large.stream()
                  .limit(MAX_NAMED)
                  .map(i -> "%.1f".formatted(sizes.yi()[i]))
                  .collect(Collectors.joining(", ")),
              "Means more than %.0f SDs apart: %s. Were standard errors taken for standard deviations? An SD is the standard error times the square root of the sample size."
                  .formatted(LARGE_DIFFERENCE, named(large, labels))));
    }
  }

  private static void freemanTukey(EffectMeasure measure, EffectSizes sizes, List<Check> checks) {
    double[] known =
        IntStream.range(0, sizes.k()).mapToDouble(i -> sizes.ni()[i]).filter(n -> n > 0).toArray();
    double least = java.util.Arrays.stream(known).min().orElse(1);
    double most = java.util.Arrays.stream(known).max().orElse(1);
    if (most > least) {
      checks.add(
          Check.warning(
              "freeman_tukey",
              "%s to %s".formatted(least, most),
              "Pooled %s are read back for one size, the harmonic mean, though studies differ in size; the result can lie outside the range of the studies (Schwarzer and others 2019). %s does without."
                  .formatted(
                      measure == EffectMeasure.PFT ? "double arcsines" : "transformed rates",
                      measure == EffectMeasure.PFT ? "PLO (logit)" : "IRLN (log)")));
    }
  }

  /** The first labels: {@code 'A', 'B' and 3 more}. */
  static String named(List<Integer> studies, List<String> labels) {
    String first =
        studies.stream()
            .limit(MAX_NAMED)
            .map(i -> "'" + labels.get(i) + "'")
            .collect(Collectors.joining(", "));
    int more = studies.size() - MAX_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
