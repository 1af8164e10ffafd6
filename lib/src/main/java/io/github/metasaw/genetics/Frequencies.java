package io.github.metasaw.genetics;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Frequencies of one reference allele per SNP in several studies, from which distances are
 * computed. Every study must give the frequency of the same allele, however common it is: minor
 * allele frequencies, which never exceed 1/2, do not say which allele is meant. Immutable.
 */
public final class Frequencies {

  private static final Set<String> STUDY_COLUMNS =
      Set.of("study", "population", "cohort", "label", "ancestry");
  private static final Set<String> FREQUENCY_COLUMNS =
      Set.of("frequency", "freq", "freq1", "eaf", "raf", "af", "maf", "p");

  /** With fewer SNPs, frequencies may all be below 1/2 by chance. */
  private static final int MIN_SNPS_FOLDED = 8;

  private final List<String> studies;
  private final double[][] p;

  /** How the difference of two studies' frequencies is measured. */
  public enum Metric implements Named {
    /** Mean over SNPs of |p_i - p_j|, as MANTRA's own helper does. */
    MEAN_DIFFERENCE("mean |dp|"),
    /**
     * F_ST of Hudson (1992) as a ratio of sums over SNPs, of (p_i - p_j)^2 and of p_i (1 - p_j) +
     * p_j (1 - p_i), for large samples (Bhatia et al. 2013, Genome Res. 23, 1514, equation 10
     * without the terms in 1/n).
     */
    FST("F_ST"),
    /** Root of the mean over SNPs of (p_i - p_j)^2, as MR-MEGA takes it for its axes. */
    ROOT_MEAN_SQUARE("root of mean dp^2");

    private final String label;

    Metric(String label) {
      this.label = label;
    }

    /**
     * What the metric measures, as figures and tables state it.
     *
     * @return such as {@code mean |dp|} or {@code F_ST}
     */
    @Override
    public String label() {
      return label;
    }

    /**
     * The name that {@link #parse} reads.
     *
     * @return the constant's name in lower case
     */
    @Override
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A metric by its name.
     *
     * @param name {@code mean_difference} (or {@code mean absolute difference}) or {@code fst}
     * @return the metric
     * @throws MetaException if there is no such metric
     */
    public static Metric parse(String name) {
      String plain =
          name.trim().toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "").replace("absolute", "");
      for (Metric metric : values()) {
        if (metric.name().replace("_", "").equalsIgnoreCase(plain)) {
          return metric;
        }
      }
      throw MetaException.unknown("metric", name, "", Named.ids(values()));
    }
  }

  private Frequencies(List<String> studies, double[][] p) {
    this.studies = studies;
    this.p = p;
  }

  /**
   * Frequencies of named studies.
   *
   * @param studies names of the studies [k]
   * @param p frequencies between 0 and 1, NaN where missing [snp][k]
   * @return the frequencies
   * @throws MetaException if a row has another length than k, or a frequency is not between 0 and 1
   */
  public static Frequencies of(List<String> studies, double[][] p) {
    double[][] copy = new double[p.length][];
    for (int snp = 0; snp < p.length; snp++) {
      if (p[snp].length != studies.size()) {
        throw MetaException.of(
            "SNP %d has %d frequencies for %d studies"
                .formatted(snp + 1, p[snp].length, studies.size()));
      }
      copy[snp] = p[snp].clone();
      for (int i = 0; i < copy[snp].length; i++) {
        double f = copy[snp][i];
        if (f < 0 || f > 1 || Double.isInfinite(f)) {
          String hint = f > 1 && f <= 100 ? "; per cent must be divided by 100" : "";
          throw MetaException.of(
              "a frequency must lie between 0 and 1, but that of SNP %d in '%s' is %s%s"
                  .formatted(snp + 1, studies.get(i), CellText.number(f), hint));
        }
      }
    }
    return new Frequencies(List.copyOf(studies), copy);
  }

  /**
   * Frequencies in a table, which has one of three forms: one row per SNP and one column of numbers
   * per study; one row per study, with a text column called study, population, cohort, ancestry or
   * label, and one column per SNP; or one row per SNP and study, with a column of frequencies
   * called frequency, freq, freq1, eaf, raf, af, maf or p.
   *
   * @param table of frequencies between 0 and 1; cells may be missing
   * @return the frequencies
   * @throws MetaException if there is no column of numbers, or a frequency is not between 0 and 1
   */
  public static Frequencies of(Table table) {
    Column<?> study = null;
    Column<?> frequency = null;
    List<Column<?>> text = new ArrayList<>();
    List<NumericColumn<?>> numbers = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      String name = column.name().toLowerCase(Locale.ROOT);
      if (STUDY_COLUMNS.contains(name) && !(column instanceof NumericColumn<?>)) {
        study = column;
      } else if (column instanceof NumericColumn<?> numeric) {
        numbers.add(numeric);
        frequency = FREQUENCY_COLUMNS.contains(name) ? column : frequency;
      } else {
        text.add(column);
      }
    }
    if (numbers.isEmpty()) {
      throw MetaException.of(
          "no column of frequencies in %s; Columns: %s"
              .formatted(table.name(), String.join(", ", table.columnNames())));
    }
    if (study == null) {
      return bySnp(numbers);
    }
    return frequency != null && !text.isEmpty()
        ? byPair(study, text.get(0), (NumericColumn<?>) frequency)
        : byStudy(study, numbers);
  }

  private static Frequencies bySnp(List<NumericColumn<?>> studies) {
    double[][] p = new double[studies.get(0).size()][studies.size()];
    for (int snp = 0; snp < p.length; snp++) {
      for (int i = 0; i < studies.size(); i++) {
        p[snp][i] = number(studies.get(i), snp);
      }
    }
    return of(studies.stream().map(Column::name).toList(), p);
  }

  private static Frequencies byStudy(Column<?> study, List<NumericColumn<?>> snps) {
    double[][] p = new double[snps.size()][study.size()];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < study.size(); i++) {
      names.add(CellText.text(study, i));
      for (int snp = 0; snp < snps.size(); snp++) {
        p[snp][i] = number(snps.get(snp), i);
      }
    }
    return of(names, p);
  }

  private static Frequencies byPair(Column<?> study, Column<?> snp, NumericColumn<?> frequency) {
    Map<String, Integer> studies = new LinkedHashMap<>();
    Map<String, Integer> snps = new LinkedHashMap<>();
    int[] studyOf = new int[study.size()];
    int[] snpOf = new int[study.size()];
    for (int row = 0; row < study.size(); row++) {
      int nextStudy = studies.size();
      int nextSnp = snps.size();
      studyOf[row] = studies.computeIfAbsent(CellText.text(study, row), name -> nextStudy);
      snpOf[row] = snps.computeIfAbsent(CellText.text(snp, row), name -> nextSnp);
    }
    double[][] p = new double[snps.size()][studies.size()];
    for (double[] row : p) {
      Arrays.fill(row, Double.NaN);
    }
    for (int row = 0; row < study.size(); row++) {
      p[snpOf[row]][studyOf[row]] = number(frequency, row);
    }
    return of(List.copyOf(studies.keySet()), p);
  }

  private static double number(NumericColumn<?> column, int row) {
    return column.isMissing(row) ? Double.NaN : column.getDouble(row);
  }

  /**
   * The number of SNPs.
   *
   * @return rows of the frequencies
   */
  public int snps() {
    return p.length;
  }

  /**
   * The names of the studies.
   *
   * @return names [k]
   */
  public List<String> studies() {
    return studies;
  }

  /** From the SNPs that both studies of a pair have [k][k]. */
  double[][] distances(Metric metric) {
    int k = studies.size();
    double[][] d = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        d[i][j] =
            switch (metric) {
              case MEAN_DIFFERENCE -> meanDifference(i, j);
              case FST -> fst(i, j);
              case ROOT_MEAN_SQUARE -> rootMeanSquare(i, j);
            };
        d[j][i] = d[i][j];
        if (Double.isNaN(d[i][j])) {
          throw MetaException.of(
              "'%s' and '%s' have no SNP in common, so there is no distance between them"
                  .formatted(studies.get(j), studies.get(i)));
        }
      }
    }
    return d;
  }

  private double meanDifference(int i, int j) {
    double sum = 0;
    int count = 0;
    for (double[] snp : p) {
      double difference = Math.abs(snp[i] - snp[j]);
      if (!Double.isNaN(difference)) {
        sum += difference;
        count++;
      }
    }
    return sum / count;
  }

  private double rootMeanSquare(int i, int j) {
    double sum = 0;
    int count = 0;
    for (double[] snp : p) {
      double difference = snp[i] - snp[j];
      if (!Double.isNaN(difference)) {
        sum += difference * difference;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }

  private double fst(int i, int j) {
    double between = 0;
    double within = 0;
    int count = 0;
    for (double[] snp : p) {
      double difference = snp[i] - snp[j];
      if (!Double.isNaN(difference)) {
        between += difference * difference;
        within += snp[i] * (1 - snp[j]) + snp[j] * (1 - snp[i]);
        count++;
      }
    }
    return count > 0 && within == 0 ? 0 : between / within;
  }

  /** Whether no frequency of many exceeds 1/2, as where each is of the rarer allele. */
  boolean isFolded() {
    double largest = 0;
    for (double[] snp : p) {
      for (double f : snp) {
        largest = f > largest ? f : largest;
      }
    }
    return p.length >= MIN_SNPS_FOLDED && largest <= 0.5;
  }
}
