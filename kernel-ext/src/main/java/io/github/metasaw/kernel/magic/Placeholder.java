package io.github.metasaw.kernel.magic;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.plot.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;

/** The words in capitals of a usage line: what they stand for, and what completes them. */
public enum Placeholder {
  /** A file. */
  FILE("the path of a file, from the folder of the notebook", Void.class),
  /** A measure. */
  MEASURE("OR, RR, SMD, ZCOR and so on, as %es alone lists them", Void.class),
  /** A table. */
  TABLE("a variable that holds a table, as %read and %dataset make with --as", Table.class),
  /** Any fit. */
  FIT("a variable that holds a fit, as %meta and %bayes make with --as", Fit.class),
  /** A posterior. */
  POSTERIOR("a variable that holds a posterior, as %bayes makes with --as", BayesFit.class),
  /** A fit of MANTRA. */
  MANTRA_FIT("a variable that %mantra makes with --as", MantraFit.class),
  /** A scan. */
  SCAN("a variable that %scan makes with --as", ScanReport.class),
  /** A SNP. */
  SNP("the name of a SNP, its place (6:20679709), or a region (6:20000000-21000000)", Void.class),
  /** A figure. */
  FIGURE("a variable that holds a figure, as %funnel and others make with --as", Figure.class),
  /** A parameter of a posterior. */
  VARIABLE("as %summary of a posterior names it: mu, tau, theta[3]", Placeholder::parameters),
  /** A coefficient. */
  TERM("a coefficient, as the summary of the fit names it; without, all", Placeholder::terms),
  /** A column of results. */
  COLUMN("a column of the results; without it, p", Placeholder::columns);

  private final String words;
  private final Class<?> type;
  private final Function<Object, List<String>> names;

  Placeholder(String words, Class<?> type) {
    this(words, type, value -> List.of());
  }

  Placeholder(String words, Function<Object, List<String>> names) {
    this(words, Void.class, names);
  }

  Placeholder(String words, Class<?> type, Function<Object, List<String>> names) {
    this.words = words;
    this.type = type;
    this.names = names;
  }

  private static List<String> parameters(Object value) {
    return value instanceof BayesFit fit ? fit.variables() : List.of();
  }

  private static List<String> terms(Object value) {
    if (value instanceof FrequentistFit fit) {
      return fit.coefficients().stringColumn("term").asList();
    }
    return value instanceof Fit fit ? fit.design().names() : List.of();
  }

  private static List<String> columns(Object value) {
    if (value instanceof Table table) {
      return table.columnNames();
    }
    if (value instanceof ScanReport scan) {
      return columns(scan);
    }
    return value instanceof Fit fit ? fit.studies().table().columnNames() : List.of();
  }

  /** None of results that were not kept, or whose file is gone. */
  private static List<String> columns(ScanReport scan) {
    ScanResults results = scan.kept();
    try {
      return results == null ? List.of() : results.columns();
    } catch (MetaException gone) {
      return List.of();
    }
  }

  /**
   * What it stands for.
   *
   * @return in words, for the help
   */
  public String words() {
    return words;
  }

  /**
   * The type of variables that may stand in its place.
   *
   * @return {@code Void.class} where it is no variable
   */
  public Class<?> type() {
    return type;
  }

  /**
   * What the first variable of a line has that may stand in its place.
   *
   * @param value of the variable
   * @return parameters, coefficients or columns; empty where it stands for something else
   */
  public List<String> names(Object value) {
    return names.apply(value);
  }

  /**
   * The placeholders of a usage line.
   *
   * @param arguments what stands before the options, as {@code FIT... | TABLE}
   * @return those that it names
   */
  public static List<Placeholder> in(String arguments) {
    return Arrays.stream(values())
        .filter(one -> Pattern.compile("\\b" + one.name() + "\\b").matcher(arguments).find())
        .toList();
  }
}
