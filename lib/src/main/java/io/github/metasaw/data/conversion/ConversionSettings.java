package io.github.metasaw.data.conversion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What studies do not say and the user does.
 *
 * @param level confidence of reported intervals
 * @param correlation of two occasions or conditions within people, where a study reports none
 * @param icc intracluster correlation, where a trial of clusters reports none
 * @param isYates whether reported chi-squares have Yates's correction for continuity
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

  /** What is assumed where a study reports no correlation; NaN for nothing. */
  double assumedCorrelation() {
    return correlation == null ? Double.NaN : correlation;
  }

  /** What is assumed where a trial reports no intracluster correlation; NaN for nothing. */
  double assumedIcc() {
    return icc == null ? Double.NaN : icc;
  }
}
