package io.github.metasaw.data;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the reader remarks: dropped rows, labels that repeat, units that look mistaken. */
final class ReaderChecks {

  private static final Pattern STANDARD_ERROR =
      Pattern.compile(
          "(?i)se|sei|s\\.?e\\.?|std[._ ]?err(or)?|stderr|.*_se|se_.*|.*standard.?error.*|sd");
  private static final Pattern VARIANCE = Pattern.compile("(?i)vi|v|var|variance|.*_var|var_.*");
  private static final int MOST_NAMED = 5;

  private ReaderChecks() {}

  /** {@code sei} [k] where the table has it and vi was read; else null. */
  static List<Check> of(
      SamplingVariances source,
      List<String> labels,
      double[] yi,
      Symmetric v,
      double @Nullable [] sei,
      int rows,
      List<DroppedRow> dropped) {
    List<Check> checks = new ArrayList<>();
    checks.add(droppedRows(rows, dropped));
    if (v instanceof Diagonal) {
      duplicates(labels, checks);
    }
    double[] vi = v.diagonal();
    units(source, yi, vi, checks);
    zeros(labels, vi, checks);
    if (sei != null) {
      both(vi, sei, checks);
    }
    return checks;
  }

  /** Where vi and sei are both there, vi is read; they should say the same. */
  private static void both(double[] vi, double[] sei, List<Check> checks) {
    for (int i = 0; i < vi.length; i++) {
      if (Math.abs(sei[i] * sei[i] - vi[i]) > 0.01 * vi[i]) {
        checks.add(
            Check.warning(
                "variance_or_se",
                String.format(Locale.ROOT, "vi=%.4g; sei=%.4g", vi[i], sei[i]),
                "The table has columns vi and sei, and the square of sei is not vi; vi was read. If"
                    + " sei is the one meant, give it as sei."));
        return;
      }
    }
  }

  private static Check droppedRows(int rows, List<DroppedRow> dropped) {
    String value = "rows=" + rows + "; dropped=" + dropped.size();
    if (dropped.isEmpty()) {
      return Check.ok("dropped_rows", value, "No row was dropped.");
    }
    List<String> named =
        dropped.stream()
            .limit(MOST_NAMED)
            .map(d -> "row %d '%s' (%s)".formatted(d.row(), d.label(), d.reason()))
            .toList();
    int more = dropped.size() - named.size();
    return Check.note(
        "dropped_rows",
        value,
        "Left out because something is missing: "
            + String.join(", ", named)
            + (more > 0 ? " and " + more + " more." : "."));
  }

  private static void duplicates(List<String> labels, List<Check> checks) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    for (String label : labels) {
      if (!seen.add(label)) {
        twice.add(label);
      }
    }
    if (!twice.isEmpty()) {
      String named = String.join(", ", twice.stream().limit(MOST_NAMED).toList());
      checks.add(
          Check.note(
              "duplicate_labels",
              named,
              "These labels occur more than once. If they are estimates of one study, they are not"
                  + " independent, and this model counts them as if they were."));
    }
  }

  /**
   * Suspects a standard error given as variance, or the reverse. The name of the column may say so;
   * or Q/df is far from 1 with the values as given and near 1 with the other reading.
   */
  private static void units(
      SamplingVariances source, double[] yi, double[] vi, List<Check> checks) {
    boolean asVariance = source instanceof SamplingVariances.Variances;
    boolean asError = source instanceof SamplingVariances.StandardErrors;
    if (!asVariance && !asError) {
      return;
    }
    String column = source.words();
    String given = asVariance ? "variances" : "standard errors";
    String other = asVariance ? "standard errors" : "variances";
    String role = asVariance ? "sei" : "vi";
    if ((asVariance ? STANDARD_ERROR : VARIANCE).matcher(column).matches()) {
      checks.add(
          Check.warning(
              "variance_or_se",
              column,
              "The column %s is read as %s, but is named like %s. If that is what it holds, give it as %s."
                  .formatted(column, given, other, role)));
      return;
    }
    double[] swapped = new double[vi.length];
    for (int i = 0; i < vi.length; i++) {
      swapped[i] = asVariance ? vi[i] * vi[i] : Math.sqrt(vi[i]);
    }
    double ratio = ratio(yi, vi);
    double otherRatio = ratio(yi, swapped);
    boolean suspicious =
        asVariance ? ratio < 0.2 && otherRatio > 0.4 : ratio > 100 && otherRatio < 2;
    if (yi.length > 4 && suspicious) {
      checks.add(
          Check.warning(
              "variance_or_se",
              String.format(Locale.ROOT, "Q/df=%.3g, else %.3g", ratio, otherRatio),
              "With %s read as %s the studies agree or differ far more than is usual; read as %s they"
                      .formatted(column, given, other)
                  + " would not. It cannot be proved from the numbers; if so, give it as "
                  + role
                  + "."));
    }
  }

  /** Q/df round the precision-weighted mean. */
  private static double ratio(double[] yi, double[] vi) {
    double w = 0;
    double wy = 0;
    for (int i = 0; i < yi.length; i++) {
      w += 1 / vi[i];
      wy += yi[i] / vi[i];
    }
    double q = 0;
    for (int i = 0; i < yi.length; i++) {
      q += (yi[i] - wy / w) * (yi[i] - wy / w) / vi[i];
    }
    return q / (yi.length - 1);
  }

  private static void zeros(List<String> labels, double[] vi, List<Check> checks) {
    for (int i = 0; i < vi.length; i++) {
      if (vi[i] == 0) {
        checks.add(
            Check.warning(
                "zero_variance",
                labels.get(i),
                "The sampling variance of '%s' is 0: an estimate without error. Estimators with"
                        .formatted(labels.get(i))
                    + " weights 1/vi refuse it, and Q, I2, H2 and zeta2 do not exist."));
        return;
      }
    }
  }
}
