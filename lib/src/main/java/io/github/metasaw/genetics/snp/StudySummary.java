package io.github.metasaw.genetics.snp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a first pass over the file of a study found.
 *
 * @param study name
 * @param variants lines that have a place in the common order
 * @param lambda factor of genomic control: the median of z^2 over 0.4549; NaN without estimates
 * @param sampleSize largest number of persons of a line; NaN if unknown
 * @param isSorted whether the file was in order, and had not to be sorted on disk
 * @param columns names of the columns by what they were taken for
 */
public record StudySummary(
    String study,
    long variants,
    double lambda,
    double sampleSize,
    boolean isSorted,
    Map<SnpRole, String> columns) {

  /** Copies the map. */
  public StudySummary {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }
}
