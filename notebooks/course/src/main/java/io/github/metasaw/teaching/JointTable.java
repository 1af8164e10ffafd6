package io.github.metasaw.teaching;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The joint distribution of a few discrete variables: one probability per combination of values, 0
 * for those that are not listed.
 *
 * @param variables names [n]
 * @param probabilities of each combination of values [n], in the order they were given
 */
public record JointTable(List<String> variables, Map<List<String>, Double> probabilities)
    implements Tabular {

  private static final int MAX_VARIABLES = 10;
  private static final double ROUNDING = 1e-6;

  /** Copies the collections. */
  public JointTable {
    variables = List.copyOf(variables);
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  /**
   * Reads a table whose last column is the probability, a number or a fraction such as {@code
   * 6/20}; each other column is a variable.
   *
   * @param table one row per combination of values
   * @return the distribution
   * @throws MetaException if there are not 2 to 10 variables, a combination stands twice, or the
   *     probabilities are negative or do not sum to 1
   */
  public static JointTable of(Table table) {
    int n = table.columnCount() - 1;
    if (n < 2 || n > MAX_VARIABLES) {
      throw MetaException.of(
          "a joint distribution has a column for each of 2 to %d variables and one of probabilities last; %s has %d columns"
              .formatted(MAX_VARIABLES, table.name(), table.columnCount()));
    }
    Map<List<String>, Double> cells = new LinkedHashMap<>();
    double sum = 0;
    for (int row = 0; row < table.rowCount(); row++) {
      int at = row;
      List<String> values =
          table.columns().subList(0, n).stream().map(column -> value(column, at)).toList();
      double p = probability(table.column(n), row);
      sum += p;
      if (cells.put(values, p) != null) {
        throw MetaException.of(
            "the values %s stand twice, in row %d too".formatted(values, row + 1));
      }
    }
    if (!(Math.abs(sum - 1) < ROUNDING)) {
      throw MetaException.of(
          "the probabilities in '%s' sum to %s, not 1".formatted(table.column(n).name(), sum));
    }
    return new JointTable(table.columnNames().subList(0, n), cells);
  }

  private static String value(Column<?> column, int row) {
    if (column.isMissing(row)) {
      throw MetaException.of("'%s' is missing in row %d".formatted(column.name(), row + 1));
    }
    if (column instanceof NumericColumn<?> numbers) {
      double value = numbers.getDouble(row);
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
    return column.getString(row);
  }

  private static double probability(Column<?> column, int row) {
    double p;
    String text = column.isMissing(row) ? "" : column.getString(row).strip();
    try {
      int slash = text.indexOf('/');
      p =
          column instanceof NumericColumn<?> numbers
              ? numbers.getDouble(row)
              : slash < 0
                  ? Double.parseDouble(text)
                  : Double.parseDouble(text.substring(0, slash))
                      / Double.parseDouble(text.substring(slash + 1));
    } catch (NumberFormatException e) {
      p = Double.NaN;
    }
    if (!(p >= 0 && p <= 1)) {
      throw MetaException.of(
          "'%s' must hold probabilities, as 0.3 or 6/20, but row %d holds '%s'"
              .formatted(column.name(), row + 1, text));
    }
    return p;
  }

  /**
   * The number of variables.
   *
   * @return n
   */
  public int n() {
    return variables.size();
  }

  /**
   * The probability of one combination of values.
   *
   * @param values one per variable [n]
   * @return probability; 0 if the combination is not listed
   */
  public double probability(List<String> values) {
    return probabilities.getOrDefault(values, 0.0);
  }

  /**
   * All values that any variable takes.
   *
   * @return values, numbers in ascending order
   */
  public List<String> values() {
    TreeSet<String> all = new TreeSet<>(JointTable::inOrder);
    probabilities.keySet().forEach(all::addAll);
    return new ArrayList<>(all);
  }

  private static int inOrder(String a, String b) {
    boolean numbers = a.matches("-?[0-9.]+") && b.matches("-?[0-9.]+");
    int order = numbers ? Double.compare(Double.parseDouble(a), Double.parseDouble(b)) : 0;
    return order != 0 ? order : a.compareTo(b);
  }

  /**
   * The joint distribution of some of the variables.
   *
   * @param places numbers of the variables, from 0
   * @return their distribution, summed over the others
   */
  public JointTable margin(int... places) {
    Map<List<String>, Double> sums = new LinkedHashMap<>();
    probabilities.forEach(
        (values, p) ->
            sums.merge(Arrays.stream(places).mapToObj(values::get).toList(), p, Double::sum));
    return new JointTable(Arrays.stream(places).mapToObj(variables::get).toList(), sums);
  }

  /**
   * The joint distribution of some of the variables.
   *
   * @param names of the variables
   * @return their distribution, summed over the others
   * @throws MetaException if there is no such variable
   */
  public JointTable margin(String... names) {
    int[] places = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      places[i] = variables.indexOf(names[i]);
      if (places[i] < 0) {
        throw MetaException.unknown("variable", names[i], "", variables);
      }
    }
    return margin(places);
  }

  /**
   * Writes a probability as a fraction of the table's least common denominator.
   *
   * @param p a probability
   * @return {@code 3/20}, or four digits if there is no small denominator
   */
  public String words(double p) {
    return Shares.of(probabilities.values()).words(p);
  }

  /**
   * The distribution as a table.
   *
   * @return one column per variable, and {@code probability}
   */
  @Override
  public Table table() {
    Table table = Table.create("joint distribution");
    for (int v = 0; v < n(); v++) {
      int place = v;
      table.addColumns(
          StringColumn.create(
              variables.get(v),
              probabilities.keySet().stream().map(values -> values.get(place)).toList()));
    }
    return table.addColumns(DoubleColumn.create("probability", probabilities.values()));
  }
}
