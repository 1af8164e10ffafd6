package io.github.metasaw.draws;

import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The summary that R's coda prints (Plummer, Best, Cowles and Vines 2006), {@code
 * summary(mcmc.list)}: two tables, the second of quantiles of type 7 of all draws.
 *
 * <p>The naive standard error of the mean takes draws as independent; the time-series standard
 * error does not: sqrt(mean over chains of the spectral density at 0 / number of draws), the
 * density from an autoregression whose order AIC chooses. At order 0 both are equal. coda gives a
 * chain that is a straight line to within 1.5e-8 a standard error of 0; here that tolerance is
 * relative to the SD of the chain, so that units do not matter.
 */
public final class Coda {

  private static final int DIGITS = 4;

  private final int iterations;
  private final int chains;
  private final List<Row> rows;

  private Coda(int iterations, int chains, List<Row> rows) {
    this.iterations = iterations;
    this.chains = chains;
    this.rows = rows;
  }

  /**
   * One variable of the summary.
   *
   * @param variable its name
   * @param mean of all draws
   * @param sd of all draws, with n - 1
   * @param naiveSe SD / sqrt(draws)
   * @param timeSeriesSe standard error of the mean that counts autocorrelation; NaN if there is but
   *     one iteration or a draw is not finite
   * @param q025 the 2.5 per cent quantile
   * @param q25 the 25 per cent quantile
   * @param median the 50 per cent quantile
   * @param q75 the 75 per cent quantile
   * @param q975 the 97.5 per cent quantile
   */
  public record Row(
      String variable,
      double mean,
      double sd,
      double naiveSe,
      double timeSeriesSe,
      double q025,
      double q25,
      double median,
      double q75,
      double q975) {

    private static Row of(String name, double[][] chains) {
      double[] pooled = Chains.pooled(chains);
      double[] sorted = Quantiles.sorted(pooled);
      double mean = Moments.mean(pooled);
      double variance = Moments.variance(pooled, mean);
      double density = 0;
      for (double[] chain : chains) {
        density += ArSpectrum.of(chain).density() / chains.length;
      }
      return new Row(
          name,
          mean,
          Math.sqrt(variance),
          Math.sqrt(variance / pooled.length),
          Math.sqrt(density / pooled.length),
          Quantiles.ofSorted(sorted, 0.025),
          Quantiles.ofSorted(sorted, 0.25),
          Quantiles.ofSorted(sorted, 0.5),
          Quantiles.ofSorted(sorted, 0.75),
          Quantiles.ofSorted(sorted, 0.975));
    }
  }

  /**
   * The summary of all variables; ends early if interrupted.
   *
   * @param draws of all variables
   * @return the summary
   * @throws java.util.concurrent.CancellationException when interrupted
   */
  public static Coda of(Draws draws) {
    List<Row> rows = new ArrayList<>();
    for (int v = 0; v < draws.names().size(); v++) {
      Interrupts.check();
      rows.add(Row.of(draws.names().get(v), draws.chainsOf(v)));
    }
    return new Coda(draws.iterations(), draws.chains(), List.copyOf(rows));
  }

  /**
   * The rows of both tables.
   *
   * @return one row per variable, in the order of the draws
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * The first table.
   *
   * @return {@code variable, Mean, SD, Naive SE, Time-series SE}
   */
  public Table statistics() {
    return table(
        "statistics",
        List.of(
            column("Mean", Row::mean),
            column("SD", Row::sd),
            column("Naive SE", Row::naiveSe),
            column("Time-series SE", Row::timeSeriesSe)));
  }

  /**
   * The second table.
   *
   * @return {@code variable, 2.5%, 25%, 50%, 75%, 97.5%}
   */
  public Table quantiles() {
    return table(
        "quantiles",
        List.of(
            column("2.5%", Row::q025),
            column("25%", Row::q25),
            column("50%", Row::median),
            column("75%", Row::q75),
            column("97.5%", Row::q975)));
  }

  private Table table(String name, List<DoubleColumn> columns) {
    Table table =
        Table.create(
            name, StringColumn.create("variable", rows.stream().map(Row::variable).toList()));
    columns.forEach(table::addColumns);
    return table;
  }

  private DoubleColumn column(String name, ToDoubleFunction<Row> value) {
    return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
  }

  /**
   * The summary as R prints it, at four significant digits; rows are not broken at 80 characters.
   *
   * @return the text
   */
  public String text() {
    return "\nIterations = 1:"
        + iterations
        + "\nThinning interval = 1 \nNumber of chains = "
        + chains
        + " \nSample size per chain = "
        + iterations
        + " \n\n1. Empirical mean and standard deviation for each variable,"
        + "\n   plus standard error of the mean:\n\n"
        + print(statistics())
        + "\n2. Quantiles for each variable:\n\n"
        + print(quantiles())
        + "\n";
  }

  private String print(Table table) {
    List<String> headers = table.columnNames().subList(1, table.columnCount());
    return rows.size() == 1 ? printVector(table, headers) : printMatrix(table, headers);
  }

  /** R drops a matrix of one row to a vector: one format for all, no row name. */
  private static String printVector(Table table, List<String> headers) {
    double[] values =
        headers.stream().mapToDouble(h -> table.doubleColumn(h).getDouble(0)).toArray();
    String[] cells = RFormat.of(values, DIGITS);
    int width = Math.max(width(headers), width(Arrays.asList(cells)));
    StringBuilder text = new StringBuilder();
    headers.forEach(header -> text.append(left(header, width)).append(' '));
    text.append('\n');
    for (String cell : cells) {
      text.append(left(cell, width)).append(' ');
    }
    return text.append('\n').toString();
  }

  private static String printMatrix(Table table, List<String> headers) {
    List<String> names = table.stringColumn(0).asList();
    StringBuilder[] lines = new StringBuilder[names.size() + 1];
    int nameWidth = width(names);
    for (int i = 0; i < lines.length; i++) {
      String name = i == 0 ? "" : names.get(i - 1);
      lines[i] = new StringBuilder(name).append(" ".repeat(nameWidth - name.length()));
    }
    for (String header : headers) {
      String[] cells = RFormat.of(table.doubleColumn(header).asDoubleArray(), DIGITS);
      int width = Math.max(header.length(), width(Arrays.asList(cells)));
      lines[0].append(' ').append(left(header, width));
      for (int i = 0; i < cells.length; i++) {
        lines[i + 1].append(' ').append(left(cells[i], width));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String left(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
