package io.github.metasaw.kernel;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.CredibleSet;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.genetics.ScanReport;
import io.github.metasaw.genetics.ScanResults;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;

/** Magics that draw what MANTRA and scans found. */
final class GeneticsMagics {

  static final List<Option> CREDIBLE =
      List.of(Option.of("level", "VALUE", "probability that the set is to hold, 0.95"));

  private static final String COLUMN = "p";

  /** {@code 6:20000000-21000000}. */
  private static final Pattern LOCUS = Pattern.compile("([^:]+):(\\d{1,12})-(\\d{1,12})");

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
    Results results = Results.of(host, name);
    String java = "Figures.%s(%s, %s)".formatted(method, results.java(), MagicCall.quote(column));
    try (ProgressBar bar = new ProgressBar(host, method, "SNPs")) {
      Figure drawn = figure.draw(results.found().withListener(bar::scanned), column);
      return Outcome.of(FigureMagics.finish(drawn, input), java);
    }
  }

  /** Results of a scan, of a table or of a file, and the same as Java. */
  private record Results(ScanResults found, String java) {

    static Results of(MagicHost host, String name) {
      Object value = host.has(name) ? host.value(name) : null;
      if (value instanceof Table table) {
        return new Results(ScanResults.of(table), "ScanResults.of(" + name + ")");
      }
      if (value == null && ScanMagic.isFile(name)) {
        return new Results(
            ScanResults.of(Path.of(name)), "ScanResults.of(" + ScanMagic.pathJava(name) + ")");
      }
      return new Results(host.read(name, ScanReport.class).results(), name + ".results()");
    }
  }

  static Outcome credible(MagicHost host, MagicInput input) {
    input.atMost(2);
    Results results =
        Results.of(host, input.word("the name of a scan, of a table, or of a file of results"));
    String locus = input.words().size() > 1 ? input.words().get(1) : "";
    Matcher place = LOCUS.matcher(locus.replace(",", ""));
    if (!place.matches()) {
      throw MetaException.of(
          "%%credible needs a locus such as 6:20000000-21000000, not '%s'".formatted(locus));
    }
    long from = Long.parseLong(place.group(2));
    long to = Long.parseLong(place.group(3));
    double level = input.number("level").orElse(0.95);
    CredibleSet set;
    try (ProgressBar bar = new ProgressBar(host, "credible set", "SNPs")) {
      ScanResults heard = results.found().withListener(bar::scanned);
      set = CredibleSet.of(heard, place.group(1), from, to, level);
    }
    String java =
        "CredibleSet.of(%s, %s, %dL, %dL, %s)"
            .formatted(results.java(), MagicCall.quote(place.group(1)), from, to, level);
    return Outcome.of(set, java);
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
