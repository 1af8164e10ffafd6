package io.github.metasaw.genetics.result;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ScanColumn;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.SnpRole;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a QQ figure by allele frequency draws: the p values of common SNPs, of SNPs of low frequency
 * and of rare ones, each compared with what is expected of as many, with its own lambda. Inflation
 * by persons who are related or of different ancestry shows in all; a test that does not hold for
 * few carriers shows among rare SNPs alone.
 *
 * @param column that the p values come from
 * @param classes those that have SNPs, common ones first
 * @param without p values of SNPs whose frequency is missing, which are left out
 */
public record QqByFrequency(String column, Map<FrequencyClass, QqData> classes, long without) {

  /** Of either allele, as the classes are those of the rarer one. */
  private static final Set<SnpRole> FREQUENCIES =
      EnumSet.of(SnpRole.FREQUENCY, SnpRole.FREQUENCY_2);

  /** Keeps the map from changes. */
  public QqByFrequency {
    classes = Collections.unmodifiableMap(new EnumMap<>(classes));
  }

  /**
   * Reads a column of p values with the column of allele frequencies.
   *
   * @param results of a scan of cohorts, or of another program, with a column such as {@code eaf},
   *     {@code Freq1} or {@code effect_allele_frequency}
   * @param column of p values: {@code p}, {@code p_Z2}
   * @return the p values by class
   * @throws MetaException if a column is not there, or no SNP has a p value and a frequency
   */
  public static QqByFrequency of(ScanResults results, String column) {
    Map<FrequencyClass, QqData.Collector> collectors = new EnumMap<>(FrequencyClass.class);
    long[] without = new long[1];
    new PColumn(column)
        .read(
            results,
            List.of(),
            names -> new int[] {frequencies(names, results)},
            (cells, value) -> {
              double frequency = SnpFields.number(cells[1]);
              if (frequency >= 0 && frequency <= 1) {
                collectors
                    .computeIfAbsent(FrequencyClass.of(frequency), any -> new QqData.Collector())
                    .add(value);
              } else if (!Double.isNaN(value)) {
                without[0]++;
              }
            });
    if (!ScanColumn.isPValue(column)) {
      throw QqData.noPValues(column, results);
    }
    Map<FrequencyClass, QqData> classes = new EnumMap<>(FrequencyClass.class);
    collectors.forEach(
        (of, collector) -> {
          if (!collector.isEmpty()) {
            classes.put(of, collector.data(column, results.name()));
          }
        });
    if (classes.isEmpty()) {
      throw MetaException.of(
          "no SNP of %s has a p value in '%s' and an allele frequency"
              .formatted(results.name(), column));
    }
    return new QqByFrequency(column, classes, without[0]);
  }

  private static int frequencies(String[] names, ScanResults results) {
    int[] at =
        IntStream.range(0, names.length)
            .filter(c -> FREQUENCIES.contains(SnpRole.of(names[c])))
            .toArray();
    if (at.length != 1) {
      List<String> found = Arrays.stream(at).mapToObj(c -> names[c]).toList();
      throw MetaException.of(
          "a QQ figure by frequency needs one column of allele frequencies, such as eaf or Freq1; %s has %s"
              .formatted(results.name(), found.isEmpty() ? "none" : String.join(" and ", found)));
    }
    return at[0];
  }
}
