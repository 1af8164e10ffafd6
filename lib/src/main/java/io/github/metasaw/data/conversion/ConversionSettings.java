package io.github.metasaw.data.conversion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's assumptions about what studies do not report, and which rows belong together.
 *
 * @param level confidence level of reported intervals
 * @param correlation within-person correlation between two occasions or conditions, for studies
 *     that report none
 * @param icc intracluster correlation, for cluster-randomised trials that report none
 * @param isYates whether reported chi-square statistics include Yates's correction for continuity
 * @param combined columns that rows to be combined have in common; empty for none
 * @param shared columns that rows with a shared group have in common; empty for none
 */
record ConversionSettings(
    double level,
    @Nullable Double correlation,
    @Nullable Double icc,
    boolean isYates,
    List<String> combined,
    List<String> shared) {

  static final ConversionSettings DEFAULTS =
      new ConversionSettings(0.95, null, null, false, List.of(), List.of());

  ConversionSettings withLevel(double other) {
    return new ConversionSettings(other, correlation, icc, isYates, combined, shared);
  }

  ConversionSettings withCorrelation(double other) {
    return new ConversionSettings(level, other, icc, isYates, combined, shared);
  }

  ConversionSettings withIcc(double other) {
    return new ConversionSettings(level, correlation, other, isYates, combined, shared);
  }

  ConversionSettings withYates() {
    return new ConversionSettings(level, correlation, icc, true, combined, shared);
  }

  ConversionSettings withCombined(List<String> columns) {
    return new ConversionSettings(level, correlation, icc, isYates, List.copyOf(columns), shared);
  }

  ConversionSettings withShared(List<String> columns) {
    return new ConversionSettings(level, correlation, icc, isYates, combined, List.copyOf(columns));
  }

  /** The within-person correlation assumed for studies that report none; NaN for no assumption. */
  double assumedCorrelation() {
    return correlation == null ? Double.NaN : correlation;
  }

  /** The intracluster correlation assumed for trials that report none; NaN for no assumption. */
  double assumedIcc() {
    return icc == null ? Double.NaN : icc;
  }
}
