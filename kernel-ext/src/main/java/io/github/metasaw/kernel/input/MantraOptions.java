package io.github.metasaw.kernel.input;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.Frequencies;
import io.github.metasaw.genetics.Frequencies.Metric;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.mantra.MuPrior;
import io.github.metasaw.genetics.mantra.TieRule;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import tech.tablesaw.api.Table;

/** MANTRA as the options of a magic describe it. */
public final class MantraOptions {

  private static final Option<String> DISTANCE =
      Option.of(
          "distance",
          ValueTypes.variable("NAME", Object.class),
          "distances of the studies: a double[][], Table or Distances");

  private static final Option<String> FREQ =
      Option.of(
          "freq",
          ValueTypes.variable("TABLE", Table.class),
          "frequencies of one allele of many SNPs in the studies");

  private static final Option<Metric> METRIC =
      Option.of(
              "metric",
              ValueTypes.constant("NAME", Metric::parse, Metric.class),
              "distance by frequencies")
          .withDefault(() -> Metric.MEAN_DIFFERENCE);

  private static final Option<MuPrior> MU =
      Option.of(
              "mu",
              ValueType.of(
                  "PRIOR",
                  (option, text) -> MuPrior.parse(text),
                  prior -> Literal.named(prior, prior.toString())),
              "prior of mu: \"normal(0, sd = 1)\", flat, \"flat(kappa = 1)\"")
          .withDefault(() -> defaults().model().mu());

  private static final Option<Double> RATE =
      Option.of(
              "rate",
              ValueTypes.number("VALUE").within(Range.POSITIVE),
              "rate of tau2's exponential prior, in 1 / yi squared")
          .withDefault(() -> defaults().model().rate());

  private static final Option<TieRule> TIES =
      Option.of(
              "ties",
              ValueTypes.choice("RULE", TieRule::parse, TieRule.class),
              "which centre a study joins that is as near to several")
          .withDefault(() -> defaults().model().ties());

  private static final Option<Integer> MAX_CLUSTERS =
      Option.of(
          "max-clusters",
          ValueTypes.count("NUMBER").within(Range.COUNT),
          "leave out partitions of more clusters");

  private static final Option<Integer> NODES =
      Option.of(
          "nodes",
          ValueTypes.count("NUMBER").within(new Range(8, 4096, false)),
          "nodes of the quadrature in tau2; found by itself");

  private static final Settings<Mantra> SETTINGS =
      Settings.<Mantra>none()
          .set(MU, "withMu", Mantra::withMu)
          .set(RATE, "withRate", Mantra::withRate)
          .set(TIES, "withTies", Mantra::withTies)
          .set(MAX_CLUSTERS, "withMaxClusters", Mantra::withMaxClusters)
          .set(NODES, "withNodes", Mantra::withNodes);

  /** All options of this class. */
  public static final List<Option<?>> OPTIONS =
      Option.join(List.of(DISTANCE, FREQ, METRIC), SETTINGS.options());

  private MantraOptions() {}

  /**
   * The defaults, which are those of any distances.
   *
   * @return MANTRA of two studies
   */
  public static Mantra defaults() {
    return Mantra.of(Distances.of(new double[][] {{0, 1}, {1, 0}}));
  }

  /**
   * Whether a line asks for MANTRA.
   *
   * @param line of a magic with {@link #OPTIONS}
   * @return true if one of them stands there
   */
  public static boolean isAsked(MagicLine line) {
    return OPTIONS.stream().anyMatch(line::has);
  }

  /**
   * MANTRA of a line.
   *
   * @param line of a magic with {@link #OPTIONS}
   * @return with its Java
   * @throws MetaException without distances
   */
  public static Code<Mantra> required(MagicLine line) {
    return SETTINGS.apply(Code.of("Mantra.of", Mantra::of, distances(line)), line);
  }

  private static Code<Distances> distances(MagicLine line) {
    if (line.has(DISTANCE) == line.has(FREQ)) {
      throw MetaException.of(
          line.has(FREQ)
              ? "--distance and --freq both say how far studies are apart; leave one out"
              : "%%%s needs distances of the studies: --distance D, or --freq with allele frequencies"
                  .formatted(line.magic()));
    }
    if (line.has(FREQ)) {
      Code<Table> table = line.variable(line.find(FREQ).orElseThrow(), Table.class);
      return Code.of(
          "Distances.ofFrequencies",
          Distances::ofFrequencies,
          Code.of("Frequencies.of", Frequencies::of, table),
          line.code(METRIC));
    }
    line.refuse(List.of(METRIC), "%s belongs to --freq; distances are taken as they are");
    return given(line.variable(line.find(DISTANCE).orElseThrow(), Object.class));
  }

  private static Code<Distances> given(Code<Object> variable) {
    String name = variable.java();
    if (variable.value() instanceof Distances distances) {
      return Code.variable(name, distances);
    }
    if (variable.value() instanceof Table table) {
      return Code.of("Distances.of", Distances::of, Code.variable(name, table));
    }
    if (variable.value() instanceof double[][] matrix) {
      return Code.of("Distances.of", Distances::of, Code.variable(name, matrix));
    }
    throw MetaException.of(
        "--distance %s: a double[][], a Table or Distances is needed, and '%1$s' is of type %s"
            .formatted(name, MagicHost.kind(variable.value())));
  }
}
