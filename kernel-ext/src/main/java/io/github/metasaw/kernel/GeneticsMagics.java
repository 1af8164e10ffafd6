package io.github.metasaw.kernel;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.genetics.ScanReport;
import io.github.metasaw.genetics.ScanResults;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.Table;

/** Magics that draw what MANTRA and scans found. */
final class GeneticsMagics {

  private static final String COLUMN = "p";

  private GeneticsMagics() {}

  static Outcome dendrogram(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a MANTRA fit, or of distances");
    String java = "Figures.dendrogram(" + name + ")";
    Object value = host.has(name) ? host.value(name) : null;
    Figure figure;
    if (value instanceof Distances distances) {
      figure = Figures.dendrogram(distances);
    } else if (value instanceof Table table) {
      figure = Figures.dendrogram(Distances.of(table));
      java = "Figures.dendrogram(Distances.of(" + name + "))";
    } else {
      figure = Figures.dendrogram(host.read(name, MantraFit.class));
    }
    return Outcome.of(FigureMagics.finish(figure, input), java);
  }

  static Outcome membership(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a MANTRA fit");
    Figure figure = Figures.membership(host.read(name, MantraFit.class));
    return Outcome.of(FigureMagics.finish(figure, input), "Figures.membership(" + name + ")");
  }

  /** A figure of one column of results. */
  private interface OfColumn {
    Figure draw(ScanResults results, String column);
  }

  static Outcome manhattan(MagicHost host, MagicInput input) {
    return column(host, input, "manhattan", Figures::manhattan);
  }

  static Outcome qq(MagicHost host, MagicInput input) {
    return column(host, input, "qq", Figures::qq);
  }

  private static Outcome column(MagicHost host, MagicInput input, String method, OfColumn figure) {
    input.atMost(2);
    String name = input.word("the name of a scan, of a table, or of a file of results");
    String column = input.words().size() > 1 ? input.words().get(1) : COLUMN;
    Object value = host.has(name) ? host.value(name) : null;
    ScanResults results;
    String from;
    if (value instanceof ScanReport report) {
      results = report.results();
      from = name + ".results()";
    } else if (value instanceof Table table) {
      results = ScanResults.of(table);
      from = "ScanResults.of(" + name + ")";
    } else if (value == null && ScanMagic.isFile(name)) {
      results = ScanResults.of(Path.of(name));
      from = "ScanResults.of(" + ScanMagic.pathJava(name) + ")";
    } else {
      results = host.read(name, ScanReport.class).results();
      from = name + ".results()";
    }
    String java = "Figures.%s(%s, %s)".formatted(method, from, MagicCall.quote(column));
    return Outcome.of(FigureMagics.finish(figure.draw(results, column), input), java);
  }

  /** Refuses options that a figure of a MANTRA fit has no use for. */
  static void refuse(MagicInput input, List<String> options) {
    for (String option : options) {
      if (input.has(option)) {
        throw MetaException.of(
            "--%s has no meaning for a MANTRA fit, whose studies stand in their clusters"
                .formatted(option));
      }
    }
  }
}
