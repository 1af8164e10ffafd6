package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.genetics.mantra.BayesFactors;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.SnpNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The columns of the results of a scan, in the order of files and tables alike. A statistic more is
 * one constant here and one component of {@link ClassicTests} or {@link BayesFactors}.
 */
enum ScanColumn {
  SNP("snp", r -> r.snp().id()),
  CHR("chr", r -> r.snp().chromosome()),
  POS("pos", Kind.POSITION, r -> r.snp().position()),
  EA("ea", r -> r.snp().effectAllele()),
  OA("oa", r -> r.snp().otherAllele()),
  K("k", Kind.COUNT, SnpResult::k),
  DIRECTION("direction", SnpResult::direction),
  BETA("beta", Kind.NUMBER, r -> r.tests().beta()),
  SE("se", Kind.NUMBER, r -> r.tests().se()),
  P("p", Kind.LOG_PROBABILITY, r -> r.tests().logP()),
  BETA_RANDOM("beta_random", Kind.NUMBER, r -> r.tests().betaRandom()),
  SE_RANDOM("se_random", Kind.NUMBER, r -> r.tests().seRandom()),
  P_RANDOM("p_random", Kind.LOG_PROBABILITY, r -> r.tests().logPRandom()),
  TAU2("tau2", Kind.NUMBER, r -> r.tests().tau2()),
  Q("Q", Kind.NUMBER, r -> r.tests().Q()),
  P_Q("p_Q", Kind.LOG_PROBABILITY, r -> r.tests().logPQ()),
  I2("I2", Kind.NUMBER, r -> r.tests().I2()),
  Z2("Z2", Kind.NUMBER, r -> r.tests().Z2()),
  P_Z2("p_Z2", Kind.LOG_PROBABILITY, r -> r.tests().logPZ2()),
  N("n", Kind.SAMPLE, r -> r.samples().n()),
  EAF("eaf", Kind.SAMPLE, r -> r.samples().frequency()),
  EAF_MIN("eaf_min", Kind.SAMPLE, r -> r.samples().minFrequency()),
  EAF_MAX("eaf_max", Kind.SAMPLE, r -> r.samples().maxFrequency()),
  Z_N("z_n", Kind.SAMPLE, r -> r.samples().z()),
  P_N("p_n", Kind.SAMPLE_LOG_PROBABILITY, r -> r.samples().logP()),
  LOG10_BF1("log10BF1", Kind.LOG10_BAYES_FACTOR, r -> r.bayesFactors().log10BF1()),
  LOG10_BF("log10BF", Kind.LOG10_BAYES_FACTOR, r -> r.bayesFactors().log10BF()),
  P_HETEROGENEOUS(
      "p_heterogeneous", Kind.POSTERIOR_PROBABILITY, r -> r.bayesFactors().heterogeneous()),
  MU_PRIOR("mu_prior", Kind.PRIOR, r -> Double.NaN);

  /** What a column holds, from which follow how it is written and whether it is MANTRA's. */
  private enum Kind {
    TEXT,
    POSITION,
    COUNT,
    NUMBER,
    /** A p value, computed as its natural logarithm. */
    LOG_PROBABILITY,
    /** Of sample sizes and frequencies, which files of cohorts have. */
    SAMPLE,
    /** The same, a p value computed as its natural logarithm. */
    SAMPLE_LOG_PROBABILITY,
    /** Rests on the prior of mu. */
    LOG10_BAYES_FACTOR,
    POSTERIOR_PROBABILITY,
    /** The prior of mu, the same in every row. */
    PRIOR;

    boolean isOfSamples() {
      return this == SAMPLE || this == SAMPLE_LOG_PROBABILITY;
    }

    boolean isLogProbability() {
      return this == LOG_PROBABILITY || this == SAMPLE_LOG_PROBABILITY;
    }

    boolean isOfMantra() {
      return this == LOG10_BAYES_FACTOR || this == POSTERIOR_PROBABILITY || this == PRIOR;
    }
  }

  /** What a row takes in memory, while columns grow. */
  private static final long ROW_BYTES = 400;

  private static final int DIGITS = 7;
  private static final int PROBABILITY_DIGITS = 5;

  private final String title;
  private final Kind kind;
  private final Function<SnpResult, String> text;
  private final ToDoubleFunction<SnpResult> number;

  ScanColumn(String title, Function<SnpResult, String> text) {
    this.title = title;
    this.kind = Kind.TEXT;
    this.text = text;
    this.number = r -> Double.NaN;
  }

  ScanColumn(String title, Kind kind, ToDoubleFunction<SnpResult> number) {
    this.title = title;
    this.kind = kind;
    this.text = r -> "";
    this.number = number;
  }

  /** The name of the column. */
  String title() {
    return title;
  }

  /** The columns of a scan of one table; MANTRA's only with MANTRA. */
  static List<ScanColumn> of(@Nullable Mantra mantra) {
    return of(mantra, false);
  }

  /** The columns of a scan; those of sample sizes and frequencies only for cohorts. */
  static List<ScanColumn> of(@Nullable Mantra mantra, boolean isOfCohorts) {
    List<ScanColumn> columns = new ArrayList<>();
    for (ScanColumn column : values()) {
      boolean isLeftOut =
          (mantra == null && column.kind.isOfMantra())
              || (!isOfCohorts && column.kind.isOfSamples());
      if (!isLeftOut) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** The line of names. */
  static String header(List<ScanColumn> columns) {
    return String.join("\t", columns.stream().map(ScanColumn::title).toList()) + "\n";
  }

  /** Appends a line of results; {@code prior} is that of mu. */
  static void append(StringBuilder out, SnpResult result, List<ScanColumn> columns, String prior) {
    for (int c = 0; c < columns.size(); c++) {
      ScanColumn column = columns.get(c);
      if (c > 0) {
        out.append('\t');
      }
      double value = column.number.applyAsDouble(result);
      switch (column.kind) {
        case TEXT -> appendText(out, column.text.apply(result));
        case PRIOR -> appendText(out, prior);
        case POSITION -> {
          if (value < 0) {
            out.append("NA");
          } else {
            out.append((long) value);
          }
        }
        case COUNT -> out.append((long) value);
        case NUMBER, SAMPLE, LOG10_BAYES_FACTOR, POSTERIOR_PROBABILITY ->
            ShortNumber.append(out, value, DIGITS);
        case LOG_PROBABILITY, SAMPLE_LOG_PROBABILITY ->
            ShortNumber.appendProbability(
                out, LogProbability.minusLog10(value), PROBABILITY_DIGITS);
        default -> throw new IllegalStateException();
      }
    }
    out.append('\n');
  }

  private static void appendText(StringBuilder out, String text) {
    out.append(text.isEmpty() ? "NA" : text);
  }

  /** The columns of a file of results by its first line; empty if it is of another kind. */
  static List<ScanColumn> named(List<String> titles) {
    List<ScanColumn> all = List.of(values());
    List<ScanColumn> withMantra = all.stream().filter(c -> !c.kind.isOfSamples()).toList();
    for (List<ScanColumn> columns : List.of(all, withMantra, of(null), of(null, true))) {
      if (columns.stream().map(ScanColumn::title).toList().equals(titles)) {
        return columns;
      }
    }
    return List.of();
  }

  /** Whether it holds p values. */
  static boolean isPValue(String title) {
    for (ScanColumn column : values()) {
      if (column.title.equals(title)) {
        return column.kind.isLogProbability();
      }
    }
    return title
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "")
        .matches("p|pval|pvalue|pvalueassociation");
  }

  /** Whether it holds logarithms of Bayes factors, which rest on the prior of mu. */
  static boolean isBayesFactor(String title) {
    return Arrays.stream(values())
        .anyMatch(c -> c.kind == Kind.LOG10_BAYES_FACTOR && c.title.equals(title));
  }

  /** A table of some columns, without rows. */
  static Table table(List<ScanColumn> columns) {
    Table table = Table.create("scan");
    for (ScanColumn column : columns) {
      table.addColumns(
          switch (column.kind) {
            case TEXT, PRIOR -> StringColumn.create(column.title);
            case POSITION -> LongColumn.create(column.title);
            case COUNT -> IntColumn.create(column.title);
            case NUMBER,
                SAMPLE,
                LOG_PROBABILITY,
                SAMPLE_LOG_PROBABILITY,
                LOG10_BAYES_FACTOR,
                POSTERIOR_PROBABILITY ->
                DoubleColumn.create(column.title);
          });
    }
    return table;
  }

  /**
   * Appends a cell of a file to a column of such a table; false where it is no number but should.
   */
  boolean parse(Column<?> to, String cell) {
    boolean isMissing = SnpFields.isMissing(cell);
    if (to instanceof StringColumn words) {
      words.append(isMissing && this != DIRECTION ? "" : cell);
      return true;
    }
    if (isMissing) {
      to.appendMissing();
      return true;
    }
    double value = cell.endsWith("Inf") ? infinity(cell) : SnpNumber.parse(cell);
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
    if (to instanceof LongColumn position && isWhole) {
      position.append((long) value);
    } else if (to instanceof IntColumn count && isWhole) {
      count.append((int) value);
    } else if (to instanceof DoubleColumn numbers && !Double.isNaN(value)) {
      numbers.append(value);
    } else {
      return false;
    }
    return true;
  }

  private static double infinity(String cell) {
    return cell.equals("Inf")
        ? Double.POSITIVE_INFINITY
        : cell.equals("-Inf") ? Double.NEGATIVE_INFINITY : Double.NaN;
  }

  /**
   * Refuses a table that outgrows the memory, before it does.
   *
   * @param name what messages call the results
   */
  static void refuseTooMany(Table table, String name) {
    long rows = table.rowCount();
    if ((rows & 0x1fff) == 0x1fff && rows * ROW_BYTES > Runtime.getRuntime().maxMemory()) {
      throw MetaException.of(
          "the results of %s do not fit in memory, of which %,d SNPs take all: write them to a file, and read a part of it"
              .formatted(name, rows));
    }
  }

  /** Appends a row to such a table. */
  static void append(Table table, SnpResult result, List<ScanColumn> columns, String prior) {
    for (int c = 0; c < columns.size(); c++) {
      ScanColumn column = columns.get(c);
      Column<?> to = table.column(c);
      double value = column.number.applyAsDouble(result);
      if (to instanceof StringColumn text) {
        text.append(column.kind == Kind.PRIOR ? prior : column.text.apply(result));
      } else if (to instanceof LongColumn position) {
        if (value < 0) {
          position.appendMissing();
        } else {
          position.append((long) value);
        }
      } else if (to instanceof IntColumn count) {
        count.append((int) value);
      } else if (to instanceof DoubleColumn numbers) {
        numbers.append(
            column.kind.isLogProbability()
                ? Math.pow(10, -LogProbability.minusLog10(value))
                : value);
      }
    }
  }
}
