package io.github.metasaw.review;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The counts of a PRISMA 2020 flow diagram for databases and registers. What follows from other
 * counts need not be given; what contradicts them is refused. Immutable.
 */
public final class FlowCounts implements Tabular {

  /** Before the reason for which reports were excluded: {@code excluded: wrong population}. */
  static final String REASON = "excluded: ";

  private final Map<FlowItem, Integer> counts;
  private final Map<String, Integer> reasons;

  private FlowCounts(Map<FlowItem, Integer> counts, Map<String, Integer> reasons) {
    this.counts = counts;
    this.reasons = reasons;
  }

  /**
   * The counts of a table with a column of names and one of numbers: {@code databases}, {@code
   * registers}, {@code duplicates}, {@code automation}, {@code removed}, {@code screened}, {@code
   * excluded}, {@code sought}, {@code not retrieved}, {@code assessed}, {@code excluded: REASON} as
   * often as needed, {@code studies}, {@code reports}.
   *
   * @param table one row per count
   * @return with the counts that follow from others
   * @throws MetaException for a name that is no item, a number that is no count, and counts that
   *     contradict each other
   */
  public static FlowCounts of(Table table) {
    Column<?> names = column(table, false);
    Column<?> numbers = column(table, true);
    Map<FlowItem, Integer> counts = new EnumMap<>(FlowItem.class);
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (int i = 0; i < table.rowCount(); i++) {
      String name = names.getString(i).strip();
      int count = count((NumericColumn<?>) numbers, i, name);
      boolean isReason = name.toLowerCase(java.util.Locale.ROOT).startsWith(REASON.strip());
      Integer earlier =
          isReason
              ? reasons.put(name.substring(REASON.length() - 1).strip(), count)
              : counts.put(FlowItem.parse(name), count);
      if (earlier != null) {
        throw MetaException.of(
            "'%s' stands twice in the counts, with %d and with %d; leave one out"
                .formatted(name, earlier, count));
      }
    }
    FlowCounts flow = new FlowCounts(counts, reasons);
    flow.derive();
    return flow;
  }

  private static Column<?> column(Table table, boolean isNumeric) {
    return table.columns().stream()
        .filter(column -> column instanceof NumericColumn<?> == isNumeric)
        .findFirst()
        .orElseThrow(
            () ->
                MetaException.of(
                    "the counts of a flow diagram need a column of names, such as databases and screened, and a column of numbers; %s has no column of %s"
                        .formatted(table.name(), isNumeric ? "numbers" : "text")));
  }

  private static int count(NumericColumn<?> numbers, int row, String name) {
    double value = numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row);
    if (!(value >= 0 && value == Math.rint(value) && value <= Integer.MAX_VALUE)) {
      throw MetaException.of(
          "the count of '%s' must be a whole number, 0 or larger, and is %s"
              .formatted(name, Double.isNaN(value) ? "missing" : Double.toString(value)));
    }
    return (int) value;
  }

  private void derive() {
    if (!counts.containsKey(FlowItem.DATABASES) && !counts.containsKey(FlowItem.REGISTERS)) {
      throw MetaException.of(
          "a flow diagram begins with the records from databases or registers; add a row 'databases'");
    }
    int identified = at(FlowItem.DATABASES) + at(FlowItem.REGISTERS);
    int removed = at(FlowItem.DUPLICATES) + at(FlowItem.AUTOMATION) + at(FlowItem.REMOVED);
    follow(FlowItem.SCREENED, identified - removed, "records identified less those removed");
    follow(
        FlowItem.SOUGHT,
        at(FlowItem.SCREENED) - at(FlowItem.EXCLUDED),
        "records screened less those excluded");
    follow(
        FlowItem.ASSESSED,
        at(FlowItem.SOUGHT) - at(FlowItem.NOT_RETRIEVED),
        "reports sought less those not retrieved");
    int left = at(FlowItem.ASSESSED) - reasons.values().stream().mapToInt(n -> n).sum();
    follow(FlowItem.REPORTS, left, "reports assessed less those excluded");
    int studies = counts.getOrDefault(FlowItem.STUDIES, at(FlowItem.REPORTS));
    if (studies > at(FlowItem.REPORTS)) {
      throw MetaException.of(
          "%d studies are included by %d reports; a study needs at least one"
              .formatted(studies, at(FlowItem.REPORTS)));
    }
    counts.put(FlowItem.STUDIES, studies);
  }

  private void follow(FlowItem item, int expected, String how) {
    int given = counts.getOrDefault(item, expected);
    if (given != expected || expected < 0) {
      throw MetaException.of(
          "'%s' is %d, but %s are %d; correct one of the counts, or leave '%s' out, and it is computed"
              .formatted(item.id(), given, how, expected, item.id()));
    }
    counts.put(item, expected);
  }

  private int at(FlowItem item) {
    return counts.getOrDefault(item, 0);
  }

  /**
   * A count.
   *
   * @param item which
   * @return empty for one that was not given and does not follow from others
   */
  public OptionalInt count(FlowItem item) {
    Integer count = counts.get(item);
    return count == null ? OptionalInt.empty() : OptionalInt.of(count);
  }

  /**
   * Reports excluded after they were assessed.
   *
   * @return number by reason, in the order of the table
   */
  public Map<String, Integer> reasons() {
    return Collections.unmodifiableMap(reasons);
  }

  /**
   * All counts, given and computed.
   *
   * @return item, n
   */
  @Override
  public Table table() {
    StringColumn items = StringColumn.create("item");
    IntColumn n = IntColumn.create("n");
    for (FlowItem item : FlowItem.values()) {
      if (item == FlowItem.STUDIES) {
        reasons.forEach(
            (reason, count) -> {
              items.append(REASON + reason);
              n.append(count);
            });
      }
      count(item)
          .ifPresent(
              count -> {
                items.append(item.id());
                n.append(count);
              });
    }
    return Table.create("flow", items, n);
  }
}
