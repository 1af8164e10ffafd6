package io.github.metasaw.kernel.magic;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.plot.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;

/** The words in capitals of a usage line: what they stand for, and what completes them. */
public enum Placeholder {
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
  /** A figure. */
  FIGURE("a variable that holds a figure, as %funnel and others make with --as", Figure.class),
  /** A parameter of a posterior. */
  VARIABLE("as %summary of a posterior names it: mu, tau, theta[3]", Void.class),
  /** A coefficient. */
  TERM("a coefficient, as the summary of the fit names it; without, all", Void.class),
  /** A column of results. */
  COLUMN("a column of the results; without it, p", Void.class);

  private final String words;
  private final Class<?> type;

  Placeholder(String words, Class<?> type) {
    this.words = words;
    this.type = type;
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
