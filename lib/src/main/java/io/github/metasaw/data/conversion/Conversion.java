package io.github.metasaw.data.conversion;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * Brings what studies report into the form that effect sizes need, in the steps of a systematic
 * review. Each cell filled or changed is marked with its formula and source. Immutable: each
 * setting returns a copy.
 *
 * <p>Missing cells are recovered, and what is reported is kept: means and SDs of a group from
 * standard errors, intervals, quantiles, or from both groups' test; the SD of changes from those
 * before and after, by their correlation; events from percentages, or from the margins of a table
 * with a chi-square statistic or an odds ratio; standard errors of estimates from intervals, tests,
 * or a correlation within people. Trials that randomised clusters are then reduced by their design
 * effect. On request rows are combined ({@link #withCombined}), or share the people of a common
 * group ({@link #withShared}).
 *
 * <p>Columns are found by their names, and others are named by {@link #column}. Of each group
 * (suffix {@code 1i}, {@code 2i}, or {@code i} for single groups): {@code m sd n}; {@code se},
 * {@code lower} and {@code upper} of its mean; {@code min q1 median q3 max}; {@code percent} with
 * the event; {@code mpre sdpre mpost sdpost} before and after, with their correlation {@code r}. Of
 * both groups: the counts {@code ai bi ci di}, {@code eventsi} in both together, {@code chi2i}
 * (negative if group 1 has fewer events than expected), {@code ori}, and {@code ti fi pi} of the
 * difference of means. Of an estimate: {@code yi sei vi loweri upperi zi pi}, and {@code
 * unpairedi}, the standard error of an analysis that took one group of people for two. Of clusters:
 * {@code clusteri}, their average size, and {@code icci}, the intracluster correlation.
 *
 * <pre>{@code
 * Table trials = Conversion.of(sheet).column("median1i", "med").withIcc(0.02).convert().table();
 * }</pre>
 */
public final class Conversion {

  /** The column that names the cells recovered or changed in a row. */
  public static final String MARKS = ReportedCells.MARKS;

  private final Table table;
  private final String name;
  private final Map<String, String> columns;
  private final ConversionSettings settings;

  private Conversion(
      Table table, String name, Map<String, String> columns, ConversionSettings settings) {
    this.table = table;
    this.name = name;
    this.columns = columns;
    this.settings = settings;
  }

  /**
   * A conversion of a table.
   *
   * @param table one row per study, comparison or group
   * @return a conversion that finds columns by their names
   */
  public static Conversion of(Table table) {
    String name = table.name() == null ? "the table" : table.name();
    return new Conversion(table, name, Map.of(), ConversionSettings.DEFAULTS);
  }

  private Conversion with(ConversionSettings other) {
    return new Conversion(table, name, columns, other);
  }

  /**
   * Another name for the table in messages.
   *
   * @param other name, for example that of a variable
   * @return a copy
   */
  public Conversion named(String other) {
    return new Conversion(table, other, columns, settings);
  }

  /**
   * The quantities that a column can hold.
   *
   * @return their names: those of groups 1 and 2 and of single groups, of counts, of estimates
   */
  public static List<String> quantities() {
    return Quantities.names();
  }

  /**
   * The column of a quantity.
   *
   * @param quantity for example {@code median1i}
   * @param column its name in the table
   * @return a copy
   * @throws MetaException with the nearest quantity for one that is not read
   */
  public Conversion column(String quantity, String column) {
    String known = quantity.toLowerCase(Locale.ROOT);
    if (!quantities().contains(known)) {
      throw MetaException.unknown("quantity", quantity, "", quantities());
    }
    Map<String, String> more = new LinkedHashMap<>(columns);
    more.put(known, column);
    return new Conversion(table, name, more, settings);
  }

  /**
   * The confidence of reported intervals.
   *
   * @param confidence between 0 and 1, for example 0.95
   * @return a copy
   * @throws MetaException for other numbers
   */
  public Conversion withLevel(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw MetaException.of(
          "the level of the intervals must lie between 0 and 1, not "
              + CheckNumber.plain(confidence));
    }
    return with(settings.withLevel(confidence));
  }

  /**
   * The correlation that is assumed for studies that report none: of measurements before and after,
   * or under both conditions of a crossover trial, within people.
   *
   * @param r between -1 and 1
   * @return a copy
   * @throws MetaException for other numbers
   */
  public Conversion withCorrelation(double r) {
    if (!(Math.abs(r) <= 1)) {
      throw MetaException.of(
          "the correlation within people must lie between -1 and 1, not " + CheckNumber.plain(r));
    }
    return with(settings.withCorrelation(r));
  }

  /**
   * The intracluster correlation that is assumed for trials with a cluster size that report none.
   *
   * @param icc between 0 and 1
   * @return a copy
   * @throws MetaException for other numbers
   */
  public Conversion withIcc(double icc) {
    if (!(icc >= 0 && icc <= 1)) {
      throw MetaException.of(
          "the intracluster correlation must lie between 0 and 1, not " + CheckNumber.plain(icc));
    }
    return with(settings.withIcc(icc));
  }

  /**
   * Chi-square statistics are those with Yates's correction for continuity.
   *
   * @return a copy
   */
  public Conversion withYates() {
    return with(settings.withYates());
  }

  /**
   * Combines rows: the arms of a trial or subgroups of people become one group with the mean, SD
   * and counts that all have together (Cochrane Handbook, 6.5.2.10). A group that is the same in
   * all these rows, such as a common control, is counted once.
   *
   * @param keys columns whose values the rows have in common, for example {@code study}
   * @return a copy
   */
  public Conversion withCombined(List<String> keys) {
    return with(settings.withCombined(keys));
  }

  /**
   * Splits the people of a group that several comparisons share, such as a common control: counts
   * and sizes are divided by the number of comparisons (Cochrane Handbook, 23.3.4).
   *
   * @param keys columns whose values the comparisons have in common, for example {@code study}
   * @return a copy
   */
  public Conversion withShared(List<String> keys) {
    return with(settings.withShared(keys));
  }

  /**
   * Converts.
   *
   * @return a copy of the table with what could be recovered, a column {@code recovered} that names
   *     the cells of each row with the formulas, and a remark for each formula used
   * @throws MetaException if a column that was named does not exist, a value is impossible, an
   *     assumption has no use in this table, or rows that are said to share a group have none in
   *     common
   */
  public ReadTable convert() {
    ColumnLookup lookup = new ColumnLookup(table, name);
    columns.values().forEach(lookup::find);
    settings.combined().forEach(lookup::find);
    settings.shared().forEach(lookup::find);
    ReportedCells cells = new ReportedCells(table, lookup, columns);
    checkUse(cells);
    ReadTable result = recovered(cells);
    if (!settings.combined().isEmpty()) {
      result = new ArmCombination(result, groups(result, settings.combined())).combine();
    }
    if (!settings.shared().isEmpty()) {
      result = new SharedGroup(result, groups(result, settings.shared())).split();
    }
    return result.checks().isEmpty() ? nothing(result) : result;
  }

  /** Refuses assumptions that the columns of the table have no use for. */
  private void checkUse(ReportedCells cells) {
    if (settings.icc() != null && !cells.has("clusteri")) {
      throw useless("an intracluster correlation", "clusteri, the average size of its clusters");
    }
    if (settings.isYates() && !cells.has("chi2i")) {
      throw useless("Yates's correction", "chi2i, a chi-square statistic");
    }
    boolean hasChanges =
        Quantities.SUFFIXES.stream()
            .anyMatch(s -> cells.has("sdpre" + s) && cells.has("sdpost" + s));
    boolean hasPairs = cells.has("ni") && cells.has("sd1i") && cells.has("sd2i");
    if (settings.correlation() != null && !hasChanges && !hasPairs && !cells.has("unpairedi")) {
      throw useless(
          "a correlation within people",
          "sdpre1i and sdpost1i (SDs before and after), sd1i, sd2i and ni (conditions of a crossover trial) or unpairedi");
    }
  }

  private MetaException useless(String assumption, String columns) {
    return MetaException.of(
        "%s has no use in %s: it has no column %s".formatted(assumption, name, columns));
  }

  private ReadTable recovered(ReportedCells cells) {
    AssumedCorrelation correlation = new AssumedCorrelation(cells, settings);
    new GroupRecovery(cells, settings, correlation).fill();
    TestRecovery.fill(cells);
    new CountRecovery(cells, settings).fill();
    new EstimateRecovery(cells, settings, correlation).fill();
    correlation.remark();
    new ClusterAdjustment(cells, settings).adjust();
    return cells.result();
  }

  private RowGroups groups(ReadTable read, List<String> keys) {
    return new RowGroups(read.table(), name, columns, keys);
  }

  private static ReadTable nothing(ReadTable read) {
    List<Check> checks = new ArrayList<>(read.checks());
    checks.add(
        Check.note(
            MARKS,
            "0",
            "Nothing was recovered: no missing cell follows from the others. Columns must bear the names of their quantities, such as median1i, or be said to hold them."));
    return new ReadTable(read.table(), checks);
  }
}
