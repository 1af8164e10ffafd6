package io.github.metasaw.kernel.input;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.sensitivity.DependenceSensitivity;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.plot.RegressionFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * The correlation of sampling errors within clusters: one number for a fit, several for the
 * sensitivity of the fit to it.
 */
public final class DependenceOption {

  private static final int MAX_COUNT = 101;

  /** One correlation, a range of them, or several between commas. */
  public static final Option<List<Double>> DEPENDENCE =
      Option.of(
          "dependence",
          ValueType.<List<Double>>of(
                  "RHO|FROM:TO:STEP",
                  DependenceOption::parse,
                  values -> Literal.list(values.stream().map(Literal::number).toList()))
              .shownAs(
                  values -> values.stream().map(String::valueOf).collect(Collectors.joining(",")))
              .within(Range.CORRELATION),
          "correlation of sampling errors within --cluster; 0:0.9:0.1 fits the model under each");

  private DependenceOption() {}

  private static List<Double> parse(String option, String text) {
    List<Double> values = new ArrayList<>();
    try {
      if (text.contains(":")) {
        values.addAll(range(option, text.split(":", -1)));
      } else {
        for (String part : text.split(",", -1)) {
          values.add(Double.valueOf(part.strip()));
        }
      }
    } catch (NumberFormatException e) {
      throw MetaException.of(
          "--%s takes a correlation or a range of them, as in --%1$s 0.6 or --%1$s 0:0.9:0.1, not '%s'"
              .formatted(option, text));
    }
    for (double value : values) {
      if (!Range.CORRELATION.contains(value)) {
        throw MetaException.of(
            "--%s %s is no correlation; correlations are from -1 to 1".formatted(option, value));
      }
    }
    return List.copyOf(values);
  }

  /** In decimals, so that steps of 0.1 lead to 0.3 and not beside it. */
  private static List<Double> range(String option, String... parts) {
    if (parts.length != 3) {
      throw MetaException.of(
          "a range is written FROM:TO:STEP, as in --%s 0:0.9:0.1".formatted(option));
    }
    BigDecimal from = new BigDecimal(parts[0].strip());
    BigDecimal to = new BigDecimal(parts[1].strip());
    BigDecimal step = new BigDecimal(parts[2].strip());
    if (step.signum() <= 0 || to.compareTo(from) <= 0) {
      throw MetaException.of(
          "a range goes upwards by a positive step, as in --%s 0:0.9:0.1".formatted(option));
    }
    List<Double> values = new ArrayList<>();
    for (BigDecimal at = from; at.compareTo(to) <= 0; at = at.add(step)) {
      if (values.size() == MAX_COUNT) {
        throw MetaException.of(
            "--%s makes more than %d correlations; take a larger step"
                .formatted(option, MAX_COUNT));
      }
      values.add(at.doubleValue());
    }
    return values;
  }

  /**
   * Whether a line asks for the model under several correlations.
   *
   * @param line of a magic with {@link #DEPENDENCE}
   * @return false for one correlation, or none
   */
  public static boolean isSensitivity(MagicLine line) {
    return line.find(DEPENDENCE).orElse(List.of()).size() > 1;
  }

  /**
   * The only correlation.
   *
   * @param line of a magic with one
   * @return with its Java
   */
  public static Code<Double> rho(MagicLine line) {
    return Literal.number(line.find(DEPENDENCE).orElseThrow().get(0));
  }

  /**
   * The clusters within which sampling errors are correlated.
   *
   * @param line of a magic with {@link #DEPENDENCE} and {@link RobustOptions#CLUSTER}
   * @return name of the column with its Java
   * @throws MetaException without clusters
   */
  public static Code<String> cluster(MagicLine line) {
    return line.given(RobustOptions.CLUSTER)
        .orElseThrow(
            () ->
                MetaException.of(
                    "--dependence needs --cluster COLUMN, whose rows are correlated, as in --cluster"
                        + " study --dependence 0.6"));
  }

  /**
   * The correlated and hierarchical effects model: heterogeneity between clusters and between rows.
   *
   * @param line of a magic without a model
   * @param studies of the line
   * @return its text
   */
  public static String hierarchical(MagicLine line, StudiesInput studies) {
    studies.refuseLevels();
    String yi = line.find(StudiesInput.YI).orElse("yi");
    return ModelSpec.hierarchicalText(yi, cluster(line).value());
  }

  /**
   * The model under each correlation, as a table and a figure.
   *
   * @param line of a magic with several correlations
   * @param studies of the line
   * @param options how it is estimated
   * @return the table with the figure
   */
  public static MagicResult sensitivity(
      MagicLine line, StudiesInput studies, Code<FreqOptions> options) {
    Code<String> cluster = cluster(line);
    String model = line.body() != null ? line.body() : hierarchical(line, studies);
    Code<ModelSpec> spec =
        Code.of(
            "ModelSpec.parse",
            ModelSpec::parse,
            Literal.text(model.strip()),
            LevelsOption.of(line));
    studies.variables(spec.value());
    Code<DependenceSensitivity> sensitivity =
        Code.of(
            "DependenceSensitivity.compute",
            DependenceSensitivity::compute,
            studies.reader(),
            cluster,
            line.code(DEPENDENCE),
            spec,
            options);
    Code<Table> table = sensitivity.call("table", DependenceSensitivity::table);
    return MagicResult.of(table)
        .withType(Table.class)
        .withFigure(
            Code.of("RegressionFigures.dependence", RegressionFigures::dependence, sensitivity));
  }
}
