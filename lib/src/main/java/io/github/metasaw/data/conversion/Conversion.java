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
 * Converts what studies report into the raw data that effect sizes need, following the steps of a
 * systematic review. Each cell that is filled or changed is marked with its formula and source.
 * Immutable: each setting returns a copy.
 *
 * <p>Missing cells are recovered and reported values are kept. Means and SDs of a group are
 * recovered from standard errors, intervals or quantiles, or from a test that compares both groups;
 * the SD of changes from the SDs before and after and their correlation; events from percentages,
 * or from the margins of a table and a chi-square statistic or an odds ratio; standard errors of
 * estimates from intervals, tests or a within-person correlation. The counts and sizes of
 * cluster-randomised trials are then divided by their design effect. On request, rows are combined
 * ({@link #withCombined}), or the people of a common group are split between comparisons ({@link
 * #withShared}).
 *
 * <p>Columns are found by the names below; {@link #column} sets another name. For each group
 * (suffix {@code 1i}, {@code 2i}, or {@code i} for single groups): {@code m sd n}; {@code se},
 * {@code lower} and {@code upper} of its mean; {@code min q1 median q3 max}; {@code percent} of
 * people with the event; {@code mpre sdpre mpost sdpost} before and after, with their correlation
 * {@code r}. For both groups: the counts {@code ai bi ci di}, the total {@code eventsi}, {@code
 * chi2i} (negative if group 1 has fewer events than expected), {@code ori}, and {@code ti fi pi} of
 * the difference in means. For an estimate: {@code yi sei vi loweri upperi zi pi}, and {@code
 * unpairedi}, the standard error from an analysis that treated paired data as two independent
 * groups. For clusters: {@code clusteri}, their average size, and {@code icci}, the intracluster
 * correlation.
 *
 * <pre>{@code
 * Table trials = Conversion.of(sheet).column("median1i", "med").withIcc(0.02).convert().table();
 * }</pre>
 */
public final class Conversion {

  /** The column that lists the cells recovered or changed in each row. */
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
   * Creates a conversion of a table.
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
   * Sets another name for the table in messages.
   *
   * @param other the name, for example that of a variable
   * @return a copy
   */
  public Conversion named(String other) {
    return new Conversion(table, other, columns, settings);
  }

  /**
   * The quantities that a column can hold.
   *
   * @return the names of the quantities of groups 1 and 2, of single groups, of counts, and of
   *     estimates
   */
  public static List<String> quantities() {
    return Quantities.names();
  }

  /**
   * Sets the column of a quantity.
   *
   * @param quantity for example {@code median1i}
   * @param column name of the column in the table
   * @return a copy
   * @throws MetaException if the quantity is unknown; the message names the nearest one
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
   * Sets the confidence level of reported intervals.
   *
   * @param confidence confidence level between 0 and 1, for example 0.95
   * @return a copy
   * @throws MetaException if the number is outside this range
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
   * Sets the within-person correlation assumed for studies that report none: between measurements
   * before and after, or under the two conditions of a crossover trial.
   *
   * @param r between -1 and 1
   * @return a copy
   * @throws MetaException if the number is outside this range
   */
  public Conversion withCorrelation(double r) {
    if (!(Math.abs(r) <= 1)) {
      throw MetaException.of(
          "the correlation within people must lie between -1 and 1, not " + CheckNumber.plain(r));
    }
    return with(settings.withCorrelation(r));
  }

  /**
   * Sets the intracluster correlation assumed for trials that report a cluster size but no
   * intracluster correlation.
   *
   * @param icc between 0 and 1
   * @return a copy
   * @throws MetaException if the number is outside this range
   */
  public Conversion withIcc(double icc) {
    if (!(icc >= 0 && icc <= 1)) {
      throw MetaException.of(
          "the intracluster correlation must lie between 0 and 1, not " + CheckNumber.plain(icc));
    }
    return with(settings.withIcc(icc));
  }

  /**
   * Declares that chi-square statistics include Yates's correction for continuity.
   *
   * @return a copy
   */
  public Conversion withYates() {
    return with(settings.withYates());
  }

  /**
   * Combines rows: arms of a trial or subgroups of people become one group, with the mean, SD and
   * counts of all people together (Cochrane Handbook, 6.5.2.10). A group that is the same in all
   * these rows, such as a common control, is counted once.
   *
   * @param keys columns whose values rows to be combined have in common, for example {@code study}
   * @return a copy
   */
  public Conversion withCombined(List<String> keys) {
    return with(settings.withCombined(keys));
  }

  /**
   * Splits a group that several comparisons share, such as a common control, between them: its
   * counts and sizes are divided by the number of comparisons (Cochrane Handbook, 23.3.4).
   *
   * @param keys columns whose values comparisons with a shared group have in common, for example
   *     {@code study}
   * @return a copy
   */
  public Conversion withShared(List<String> keys) {
    return with(settings.withShared(keys));
  }

  /**
   * Converts the table.
   *
   * @return a copy of the table with the recovered values, a column {@code recovered} that lists
   *     the recovered cells of each row and their formulas, and a remark for each formula used
   * @throws MetaException if a named column does not exist, a value is impossible, an assumption
   *     has no use in this table, or rows declared to share a group have no group in common
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
    return result.checks().isEmpty()
        ? nothing(result)
        : ConvertedEffects.update(table, result, name);
  }

  /** Refuses assumptions that no column of the table needs. */
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
        "%s is not needed for %s, which has no column %s".formatted(assumption, name, columns));
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
            "Nothing was recovered: no missing cell can be computed from the others. Columns must have the names of their quantities, such as median1i, or be assigned to them."));
    return new ReadTable(read.table(), checks);
  }
}
