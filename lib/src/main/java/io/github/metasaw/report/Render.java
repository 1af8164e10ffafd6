package io.github.metasaw.report;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.draws.Coda;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.genetics.BestSubset;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.MValues;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.genetics.ScanReport;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Anything Metasaw shows, as a {@link MimeBundle}: the one door. */
public final class Render {

  private static final int DISTANCE_DIGITS = 4;

  private Render() {}

  /** The bundle of a fit, figure, sheet, table or anything else (then its text). */
  public static MimeBundle of(Object value) {
    return of(value, Wording.JAVA);
  }

  /**
   * As {@link #of(Object)}, for readers who do not write Java.
   *
   * @param wording of what remarks advise
   */
  public static MimeBundle of(Object value, Wording wording) {
    if (value instanceof MimeBundle bundle) {
      return bundle;
    }
    if (value instanceof Sheet sheet) {
      return MimeBundle.html(sheet.html(), sheet.text());
    }
    if (value instanceof Fit fit) {
      return fit(fit, wording);
    }
    if (value instanceof Table table) {
      return of(Sheet.of(table));
    }
    if (value instanceof MantraFit fit) {
      return mantra(fit, wording);
    }
    if (value instanceof ScanReport report) {
      return of(ScanSheet.of(report, wording));
    }
    if (value instanceof BestSubset best) {
      return of(SubsetSheet.of(best));
    }
    if (value instanceof Distances distances) {
      return of(Sheet.of(distances.table(), DISTANCE_DIGITS));
    }
    if (value instanceof Tau2Interval interval) {
      return of(interval(interval));
    }
    if (value instanceof Heterogeneity h) {
      return of(heterogeneity(h));
    }
    if (value instanceof Figure figure) {
      return figure(figure);
    }
    if (value instanceof tech.tablesaw.plotly.components.Figure figure) {
      return PlotlyFrame.of(figure);
    }
    if (value instanceof Tabular tabular) {
      return of(Sheet.of(tabular.table()));
    }
    return MimeBundle.text(String.valueOf(value));
  }

  /** The text form of {@link #of}, for a terminal. */
  public static String text(Object value) {
    return String.valueOf(of(value).content().get("text/plain"));
  }

  /** The summary of a fit, and below it the forest plot of a model without moderators. */
  private static MimeBundle fit(Fit fit, Wording wording) {
    Sheet sheet = summary(fit, wording);
    if (!fit.design().isInterceptOnly()) {
      return of(sheet);
    }
    Figure forest = Figures.forest(List.of(fit), ForestOptions.defaults());
    String svg = Base64.getEncoder().encodeToString(forest.svg().getBytes(StandardCharsets.UTF_8));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put(
        "text/html",
        sheet.html()
            + "<img alt=\""
            + Sheet.escape(forest.description())
            + "\" style=\"max-width:100%;height:auto\" src=\"data:image/svg+xml;base64,"
            + svg
            + "\"/>");
    png(forest, content);
    content.put("text/plain", sheet.text() + "\n" + forest.text());
    return sized(forest, content);
  }

  private static MimeBundle mantra(MantraFit fit, Wording wording) {
    List<Sheet> sheets = mantraSheets(fit, wording);
    return MimeBundle.html(
        String.join("", sheets.stream().map(Sheet::html).toList()),
        String.join("\n", sheets.stream().map(Sheet::text).toList()));
  }

  /** Bayes factors, effects and the most probable partitions, one sheet each. */
  public static List<Sheet> mantraSheets(MantraFit fit, Wording wording) {
    return MantraSheet.of(fit, wording);
  }

  /** The summary of a fit, without a figure. */
  public static Sheet summary(Fit fit) {
    return summary(fit, Wording.JAVA);
  }

  /**
   * The summary of a fit, without a figure.
   *
   * @param wording of what remarks advise
   */
  public static Sheet summary(Fit fit, Wording wording) {
    if (fit instanceof BayesFit posterior) {
      return BayesSheet.of(posterior, wording);
    }
    return FitSheet.of((FrequentistFit) fit, wording);
  }

  /**
   * The rows of {@link BayesFit#summary} of some variables, without the columns that speak of draws
   * where there are no draws.
   *
   * @param names of variables; {@code theta} stands for the effects of all studies; all if empty
   */
  public static Table summaryTable(BayesFit fit, List<String> names) {
    return PosteriorSelection.summary(fit, names);
  }

  /** Draws summarised as R's coda prints them, {@code summary(mcmc.list)}; names as there. */
  public static MimeBundle coda(BayesFit fit, List<String> names) {
    return MimeBundle.text(PosteriorSelection.coda(fit, names).text());
  }

  /** The two tables of coda's summary beside each other. */
  public static Table codaTable(BayesFit fit, List<String> names) {
    Coda coda = PosteriorSelection.coda(fit, names);
    Table table = coda.statistics().setName("coda");
    coda.quantiles().columns().stream().skip(1).forEach(table::addColumns);
    return table;
  }

  /**
   * Predictions of logs, as ratios: estimate and bounds exponentiated, without the standard errors,
   * which are those of the logs; the mean of a posterior becomes exp(mean of the logs). R: {@code
   * predict(res, transf = exp)}.
   *
   * @param predicted as {@link Fit#predict()} makes it
   */
  public static Table ratioTable(Table predicted) {
    return Ratios.of(predicted);
  }

  /** The checks of a fit. */
  public static Sheet checks(Fit fit) {
    return checks(fit.checkList(), Wording.JAVA);
  }

  /**
   * Checks, with a count of each status.
   *
   * @param wording of what they advise
   */
  public static Sheet checks(List<Check> checks, Wording wording) {
    return FitSheet.checks(checks, wording);
  }

  /** Fits side by side, random effects read as a sample of studies. */
  public static Sheet comparison(List<? extends Fit> fits) {
    return comparison(fits, Estimand.Reading.RANDOM);
  }

  /** Fits side by side, in a reading of their random effects. */
  public static Sheet comparison(List<? extends Fit> fits, Estimand.Reading reading) {
    return Comparison.sheet(fits, reading);
  }

  /** Fits side by side, as a table to compute with. */
  public static Table comparisonTable(List<? extends Fit> fits) {
    return comparisonTable(fits, Estimand.Reading.RANDOM);
  }

  /** As {@link #comparisonTable(List)}, in a reading of their random effects. */
  public static Table comparisonTable(List<? extends Fit> fits, Estimand.Reading reading) {
    return Comparison.table(fits, reading);
  }

  /** The best subset of studies and its p values corrected for the search. */
  public static Sheet subsets(BestSubset best) {
    return SubsetSheet.of(best);
  }

  /** study, m_value, and whether it is in the best subset of each search: yes or no. */
  public static Table subsetTable(BestSubset best, MValues values) {
    return SubsetSheet.table(best, values);
  }

  /** A sign for a status that reads without colour. */
  public static String symbol(Check.Status status) {
    return FitSheet.symbol(status);
  }

  /**
   * SVG and PNG, no HTML: a notebook that is not trusted shows the PNG, every other the SVG.
   * Without fonts on the machine there is no PNG.
   */
  private static MimeBundle figure(Figure figure) {
    Map<String, Object> content = new LinkedHashMap<>();
    if (figure.isInteractive()) {
      content.put("application/vnd.plotly.v1+json", figure.plotly());
    }
    content.put("image/svg+xml", figure.svg());
    png(figure, content);
    content.put("text/plain", figure.text());
    return sized(figure, content);
  }

  private static MimeBundle sized(Figure figure, Map<String, Object> content) {
    // The PNG has twice the pixels; it is shown at the size of the SVG.
    Map<String, Object> size =
        Map.of("width", (int) figure.scene().width(), "height", (int) figure.scene().height());
    return content.containsKey("image/png")
        ? new MimeBundle(content, Map.of("image/png", size))
        : new MimeBundle(content);
  }

  private static void png(Figure figure, Map<String, Object> content) {
    try {
      content.put("image/png", Base64.getEncoder().encodeToString(figure.png()));
    } catch (RuntimeException | LinkageError noFonts) {
      // Java on a machine without fontconfig cannot paint text; SVG and text remain.
    }
  }

  private static Sheet interval(Tau2Interval i) {
    List<List<String>> rows =
        List.of(
            row("tau2", i.estimate(), i.lower(), i.upper()),
            row("tau", Math.sqrt(i.estimate()), Math.sqrt(i.lower()), Math.sqrt(i.upper())),
            row("I2", i.i2At(i.estimate()), i.i2At(i.lower()), i.i2At(i.upper())),
            row("H2", i.h2At(i.estimate()), i.h2At(i.lower()), i.h2At(i.upper())));
    String title = Numbers.significant(100 * i.level(), 4) + " % interval by " + i.method().words();
    List<String> below =
        i.empty()
            ? List.of("No value of tau2 is in the interval: the studies agree too closely.")
            : List.of();
    return new Sheet(
        title,
        List.of(),
        List.of("", "estimate", "lower", "upper"),
        List.of(),
        List.of(false, true, true, true),
        rows,
        below);
  }

  private static Sheet heterogeneity(Heterogeneity h) {
    return new Sheet(
        "Heterogeneity",
        List.of(),
        List.of("", "value", "df", "p"),
        List.of(),
        List.of(false, true, true, true),
        List.of(
            List.of("tau2", Numbers.of(h.tau2()), "", ""),
            List.of("SE of tau2", Numbers.of(h.seTau2()), "", ""),
            List.of("I2 from tau2", Numbers.percent(h.I2()), "", ""),
            List.of("I2 from Q", Numbers.percent(h.I2FromQ()), "", ""),
            List.of("H2 from tau2", Numbers.of(h.H2()), "", ""),
            List.of("H2 from Q", Numbers.of(h.H2FromQ()), "", ""),
            List.of("zeta2", Numbers.of(h.zeta2()), "", ""),
            List.of("zeta2, at least 0", Numbers.of(h.zeta2Truncated()), "", ""),
            List.of("Z_F^2", Numbers.of(h.ZF2()), "1", Numbers.p(h.ZF2p())),
            List.of("Q", Numbers.of(h.Q()), Integer.toString(h.df()), Numbers.p(h.Qp())),
            List.of(
                "Z^2 = Z_F^2 + Q",
                Numbers.of(h.Z2()),
                Integer.toString(h.Z2df()),
                Numbers.p(h.Z2p()))),
        List.of("Z_F^2 and Z^2 are those of the model without moderators."));
  }

  private static List<String> row(String name, double estimate, double lower, double upper) {
    return List.of(name, Numbers.of(estimate), Numbers.of(lower), Numbers.of(upper));
  }
}
