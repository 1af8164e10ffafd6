package io.github.metasaw.report;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.program.ProgramComparison;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.subset.BestSubset;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.FigureSeries;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.explore.Exploration;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.report.document.FigureImage;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.review.SummaryOfFindings;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** How each kind of value becomes a bundle of MIME types. */
final class Bundles {

  private static final int DISTANCE_DIGITS = 4;

  private Bundles() {}

  static MimeBundle of(Object value, Wording wording) {
    if (value instanceof MimeBundle bundle) {
      return bundle;
    }
    if (value instanceof MimeSource source) {
      return source.bundle();
    }
    if (value instanceof Fit fit) {
      return fit(fit, wording);
    }
    if (value instanceof MantraFit fit) {
      return mantra(fit, wording);
    }
    if (value instanceof Figure figure) {
      return figure(figure);
    }
    if (value instanceof FigureSeries series) {
      return series(series);
    }
    if (value instanceof Exploration page) {
      return exploration(page);
    }
    if (value instanceof tech.tablesaw.plotly.components.Figure figure) {
      return PlotlyFrame.of(figure);
    }
    return sheet(value, wording)
        .map(Bundles::sheet)
        .orElseGet(() -> MimeBundle.text(String.valueOf(value)));
  }

  /** The sheet of what is shown as one; empty for anything else. */
  private static Optional<Sheet> sheet(Object value, Wording wording) {
    if (value instanceof Sheet sheet) {
      return Optional.of(sheet);
    }
    if (value instanceof Table table) {
      return Optional.of(Sheet.of(table));
    }
    if (value instanceof ScanReport report) {
      return Optional.of(ScanSheet.of(report, wording));
    }
    if (value instanceof BestSubset best) {
      return Optional.of(SubsetSheet.of(best));
    }
    if (value instanceof RobmaFit average) {
      return Optional.of(RobmaSheet.render(average, wording));
    }
    if (value instanceof ProgramComparison comparison) {
      return Optional.of(ProgramSheet.of(comparison));
    }
    if (value instanceof SummaryOfFindings findings) {
      return Optional.of(FindingsSheet.of(findings));
    }
    if (value instanceof Distances distances) {
      return Optional.of(Sheet.of(distances.table(), DISTANCE_DIGITS));
    }
    if (value instanceof Tau2Interval interval) {
      return Optional.of(HeterogeneitySheet.render(interval));
    }
    if (value instanceof Heterogeneity h) {
      return Optional.of(HeterogeneitySheet.render(h));
    }
    return value instanceof Tabular tabular
        ? Optional.of(Sheet.of(tabular.table()))
        : Optional.empty();
  }

  /** The sheet of what is shown as one, worded for Java. */
  static Optional<Sheet> sheet(Object value) {
    return sheet(value, Wording.JAVA);
  }

  private static MimeBundle sheet(Sheet sheet) {
    return MimeBundle.html(sheet.html(), sheet.text());
  }

  /** The text form alone, which takes no time to paint. */
  static String text(Object value, Wording wording) {
    if (value instanceof Fit fit) {
      Sheet sheet = summary(fit, wording);
      return fit.design().isInterceptOnly() ? text(sheet, forest(fit)) : sheet.text();
    }
    if (value instanceof Figure figure) {
      return figure.text();
    }
    if (value instanceof FigureSeries series) {
      return series.text();
    }
    if (value instanceof Exploration page) {
      return page.text();
    }
    return String.valueOf(of(value, wording).content().get("text/plain"));
  }

  private static Sheet summary(Fit fit, Wording wording) {
    return SummarySheet.render(fit, EffectScale.of(fit), wording);
  }

  private static Figure forest(Fit fit) {
    return Figures.forest(List.of(fit), ForestOptions.defaults());
  }

  private static String text(Sheet sheet, Figure forest) {
    return sheet.text() + "\n" + forest.text();
  }

  /** The summary of a fit, and below it the forest plot of a model without moderators. */
  private static MimeBundle fit(Fit fit, Wording wording) {
    Sheet sheet = summary(fit, wording);
    if (!fit.design().isInterceptOnly()) {
      return sheet(sheet);
    }
    Figure forest = forest(fit);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("text/html", sheet.html() + FigureImage.forNotebook(forest));
    png(forest, content);
    content.put("text/plain", text(sheet, forest));
    return sized(forest, content);
  }

  private static MimeBundle mantra(MantraFit fit, Wording wording) {
    List<Sheet> sheets = MantraSheet.of(fit, wording);
    return MimeBundle.html(
        String.join("", sheets.stream().map(Sheet::html).toList()),
        String.join("\n", sheets.stream().map(Sheet::text).toList()));
  }

  /**
   * SVG and PNG: untrusted notebooks show the PNG, trusted notebooks the SVG. A figure with a form
   * for narrow windows has HTML instead of the SVG, which contains both forms as SVG and is shown
   * in all notebooks: what shows HTML takes it before an SVG. There is no PNG if the machine has no
   * fonts.
   */
  private static MimeBundle figure(Figure figure) {
    Map<String, Object> content = new LinkedHashMap<>();
    if (figure.isInteractive()) {
      content.put("application/vnd.plotly.v1+json", figure.plotly());
    }
    boolean hasNarrow = figure.narrowScene().isPresent();
    content.put(
        hasNarrow ? "text/html" : "image/svg+xml",
        hasNarrow ? FigureImage.forNotebook(figure) : figure.svg());
    png(figure, content);
    content.put("text/plain", figure.text());
    return sized(figure, content);
  }

  /** The frame with all figures; PNG and characters of the first for what shows no HTML. */
  private static MimeBundle series(FigureSeries series) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("text/html", SeriesFrame.render(series));
    png(series.first(), content);
    content.put("text/plain", series.text());
    return sized(series.first(), content);
  }

  /** The frame; the figure at the present values as PNG and characters for what shows no HTML. */
  private static MimeBundle exploration(Exploration page) {
    Figure figure = page.figure();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("text/html", ExploreFrame.render(page, figure));
    content.put("image/svg+xml", figure.svg());
    png(figure, content);
    content.put("text/plain", page.text());
    return sized(figure, content);
  }

  private static MimeBundle sized(Figure figure, Map<String, Object> content) {
    // The PNG may have twice the pixels; it is shown at the size of the SVG.
    Map<String, Object> size =
        Map.of("width", (int) figure.scene().width(), "height", (int) figure.scene().height());
    return content.containsKey("image/png")
        ? new MimeBundle(content, Map.of("image/png", size))
        : new MimeBundle(content);
  }

  private static void png(Figure figure, Map<String, Object> content) {
    try {
      content.put("image/png", Base64.getEncoder().encodeToString(figure.pngForScreen()));
    } catch (RuntimeException | LinkageError noFonts) {
      // Java on a machine without fontconfig cannot paint text; SVG and text remain.
    }
  }
}
