package io.github.metasaw.kernel;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.Frequencies;
import io.github.metasaw.genetics.Frequencies.Metric;
import io.github.metasaw.genetics.Mantra;
import io.github.metasaw.genetics.MuPrior;
import io.github.metasaw.genetics.Ties;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * MANTRA as the options of a magic describe it, and the same as Java.
 *
 * @param java an expression that gives {@code mantra}
 */
record MantraInput(Mantra mantra, String java) {

  static final List<Option> OPTIONS =
      List.of(
          Option.of(
              "distance", "NAME", "distances of the studies: a double[][], Table or Distances"),
          Option.of("freq", "TABLE", "frequencies of one allele of many SNPs in the studies"),
          Option.of("metric", "NAME", "of frequencies: mean absolute difference (default), fst"),
          Option.of("mu", "PRIOR", "\"normal(0, sd = 1)\" (default), flat, \"flat(kappa = 1)\""),
          Option.of("rate", "VALUE", "of tau2's exponential prior, in 1 / yi squared: 1"),
          Option.of(
              "ties", "RULE", "a study as near to several centres joins: first (default), split"),
          Option.of("max-clusters", "NUMBER", "leave out partitions of more clusters"),
          Option.of("nodes", "NUMBER", "of the quadrature in tau2; found by itself"));

  static MantraInput required(MagicHost host, MagicInput input) {
    MantraInput from = distances(host, input);
    StringBuilder java = new StringBuilder(from.java());
    Mantra mantra = from.mantra();
    if (input.has("mu")) {
      MuPrior mu = MuPrior.parse(input.value("mu"));
      mantra = mantra.withMu(mu);
      java.append(".withMu(").append(MagicCall.quote(mu.toString())).append(')');
    }
    if (input.number("rate").isPresent()) {
      mantra = mantra.withRate(input.number("rate").get());
      java.append(".withRate(").append(mantra.rate()).append(')');
    }
    if (input.has("ties")) {
      Ties ties = Ties.parse(input.value("ties"));
      mantra = mantra.withTies(ties);
      java.append(".withTies(").append(MagicCall.quote(ties.word())).append(')');
    }
    if (input.has("max-clusters")) {
      int most = count(input, "max-clusters");
      mantra = mantra.withMaxClusters(most);
      java.append(".withMaxClusters(").append(most).append(')');
    }
    if (input.has("nodes")) {
      int nodes = count(input, "nodes");
      mantra = mantra.withNodes(nodes);
      java.append(".withNodes(").append(nodes).append(')');
    }
    return new MantraInput(mantra, java.toString());
  }

  private static int count(MagicInput input, String option) {
    return Math.toIntExact(input.whole(option, Integer.MAX_VALUE).orElseThrow());
  }

  private static MantraInput distances(MagicHost host, MagicInput input) {
    if (input.has("distance") == input.has("freq")) {
      throw MetaException.of(
          input.has("freq")
              ? "--distance and --freq both say how far studies are apart; leave one out"
              : "%%%s needs distances of the studies: --distance D, or --freq with allele frequencies"
                  .formatted(input.magic()));
    }
    if (input.has("freq")) {
      return ofFrequencies(host, input);
    }
    if (input.has("metric")) {
      throw MetaException.of("--metric belongs to --freq; distances are taken as they are");
    }
    String name = input.value("distance");
    Object value = host.read(name, Object.class);
    if (value instanceof Distances given) {
      return new MantraInput(Mantra.of(given), "Mantra.of(" + name + ")");
    }
    String java = "Mantra.of(Distances.of(" + name + "))";
    if (value instanceof Table table) {
      return new MantraInput(Mantra.of(Distances.of(table)), java);
    }
    if (value instanceof double[][] matrix) {
      return new MantraInput(Mantra.of(Distances.of(matrix)), java);
    }
    throw MetaException.of(
        "--distance %s: a double[][], a Table or Distances is needed, and '%1$s' is of type %s"
            .formatted(name, value.getClass().getSimpleName()));
  }

  private static MantraInput ofFrequencies(MagicHost host, MagicInput input) {
    String name = input.value("freq");
    Metric metric = input.option("metric").map(Metric::parse).orElse(Metric.MEAN_DIFFERENCE);
    Distances distances = Frequencies.of(host.read(name, Table.class)).distances(metric);
    String java =
        String.format(
            Locale.ROOT,
            "Mantra.of(Frequencies.of(%s).distances(Frequencies.Metric.%s))",
            name,
            metric.name());
    return new MantraInput(Mantra.of(distances), java);
  }
}
