package io.github.metasaw.data.effect;

import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Standard errors among standard deviations. An SE is smaller than its SD by the square root of the
 * sample size, so one arm stands out within its study, or a study among the others; it is suspected
 * where the factor sqrt(n) explains most of the gap.
 */
final class SdChecks {

  /** Gaps below this factor are ordinary differences of SDs. */
  private static final double LEAST_GAP = 2.5;

  /** The factor sqrt(n) has to leave less than this share of the gap, on the log scale. */
  private static final double LEFT = 1.0 / 3;

  /** Fewer SDs tell nothing of what is usual. */
  private static final int LEAST_SDS = 4;

  private SdChecks() {}

  static void of(RawData raw, List<String> labels, List<Check> checks) {
    List<String> suspects = new ArrayList<>();
    for (int i = 0; i < raw.k(); i++) {
      suspects.addAll(withinStudy(raw, i, labels.get(i)));
    }
    if (suspects.isEmpty()) {
      suspects.addAll(amongStudies(raw, labels));
    }
    if (!suspects.isEmpty()) {
      checks.add(
          Check.warning(
              "se_as_sd",
              Integer.toString(suspects.size()),
              "Smaller than the other standard deviations by about the square root of the sample size: %s. Is it a standard error? Its SD would be the standard error times the square root of n."
                  .formatted(String.join(", ", suspects))));
    }
  }

  private static List<String> withinStudy(RawData raw, int i, String label) {
    double sd1 = raw.get(Input.SD1I, i);
    double sd2 = raw.get(Input.SD2I, i);
    double n1 = raw.firstOf(i, Input.N1I, Input.NI);
    double n2 = raw.firstOf(i, Input.N2I, Input.NI);
    if (isError(sd1, n1, sd2)) {
      return List.of(
          "sd1i of '%s' (%s beside %s)"
              .formatted(label, CheckNumber.number(sd1), CheckNumber.number(sd2)));
    }
    return isError(sd2, n2, sd1)
        ? List.of(
            "sd2i of '%s' (%s beside %s)"
                .formatted(label, CheckNumber.number(sd2), CheckNumber.number(sd1)))
        : List.of();
  }

  /** Whether a value is nearer to being the SE of an SD of the usual size than that SD. */
  private static boolean isError(double value, double n, double usual) {
    double gap = Math.log(usual / value);
    return gap > Math.log(LEAST_GAP) && Math.abs(gap - Math.log(n) / 2) < LEFT * gap;
  }

  /** All SDs of a study against the others, per mean where means are positive. */
  private static List<String> amongStudies(RawData raw, List<String> labels) {
    double[] spread = new double[raw.k()];
    double[] size = new double[raw.k()];
    boolean isPositive = isPositive(raw);
    for (int i = 0; i < raw.k(); i++) {
      double sd = raw.firstOf(i, Input.SD2I, Input.SD1I, Input.SDI);
      double mean = isPositive ? raw.firstOf(i, Input.M2I, Input.M1I, Input.MI) : 1;
      spread[i] = sd / mean;
      size[i] = raw.firstOf(i, Input.N2I, Input.N1I, Input.NI);
    }
    double[] known = Arrays.stream(spread).filter(s -> s > 0).sorted().toArray();
    List<String> suspects = new ArrayList<>();
    if (known.length < LEAST_SDS) {
      return suspects;
    }
    double median = known[known.length / 2];
    for (int i = 0; i < raw.k(); i++) {
      if (isError(spread[i], size[i], median)) {
        suspects.add("SDs of '%s'".formatted(labels.get(i)));
      }
    }
    return suspects.size() > raw.k() / 3 ? new ArrayList<>() : suspects;
  }

  private static boolean isPositive(RawData raw) {
    boolean hasSds = raw.has(Input.SD2I) || raw.has(Input.SD1I) || raw.has(Input.SDI);
    for (int i = 0; i < raw.k() && hasSds; i++) {
      if (raw.firstOf(i, Input.M2I, Input.M1I, Input.MI) <= 0) {
        return false;
      }
    }
    return hasSds;
  }
}
