package io.github.metasaw.freq.program;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A fit beside the same data under the defaults of another program: what that program prints, and
 * why it differs. The numbers of the other program are computed by this library's engine with the
 * program's settings.
 *
 * @param fit as it was made
 * @param program whose defaults are compared
 * @param values one per quantity that the program prints
 */
public record ProgramComparison(FrequentistFit fit, Program program, List<ComparedValue> values)
    implements Tabular {

  /** The type of cluster-robust tests that this library prefers. */
  private static final String ROBUST_HERE = "CR2";

  /** Takes a copy. */
  public ProgramComparison {
    values = List.copyOf(values);
  }

  /**
   * Compares.
   *
   * @param fit of a model with one tau2 and independent studies
   * @param program whose defaults are compared
   * @return numbers, differences and their causes
   * @throws MetaException for another kind of model
   */
  public static ProgramComparison compute(FrequentistFit fit, Program program) {
    return compute(fit, program, "");
  }

  /**
   * Compares, cluster-robust standard errors too.
   *
   * @param fit of a model with one tau2 and independent studies
   * @param program whose defaults are compared
   * @param cluster column of clusters; empty for none
   * @return numbers, differences and their causes
   * @throws MetaException for another kind of model, and for clusters where the program has no
   *     cluster-robust standard errors
   */
  public static ProgramComparison compute(FrequentistFit fit, Program program, String cluster) {
    FreqOptions here = options(fit, program);
    ProgramStudies studies = ProgramStudies.of(fit.studies(), program);
    FreqOptions there = program.options().withLevel(fit.level());
    FrequentistFit other =
        FreqEngine.fit(studies.studies(), fit.design().select(studies.kept()), there);
    Causes all = new Causes(here, fit.studies(), studies, program);
    List<ComparedValue> values = new ArrayList<>();
    for (ComparedQuantity quantity : ComparedQuantity.values()) {
      Optional<ProgramRule> rule = program.rule(quantity.settings().get(0));
      if (quantity == ComparedQuantity.ROBUST_SE || rule.isEmpty()) {
        continue;
      }
      double own = quantity.of(fit);
      double printed =
          ProgramRules.isFromQ(program.rules()) ? quantity.fromQ(other) : quantity.of(other);
      if (!Double.isNaN(own) || !Double.isNaN(printed)) {
        values.add(value(quantity, own, printed, all));
      }
    }
    if (!cluster.isEmpty()) {
      values.add(robust(fit, other, cluster, all));
    }
    return new ProgramComparison(fit, program, values);
  }

  /**
   * The same data under the defaults of several programs, side by side.
   *
   * @param fit of a model with one tau2 and independent studies
   * @param programs one column each
   * @return quantity, here, and a column for each program; missing where it prints nothing of the
   *     kind. Effects are on the scale of the analysis
   * @throws MetaException for another kind of model
   */
  public static Table sideBySide(FrequentistFit fit, Program... programs) {
    List<ProgramComparison> all =
        Arrays.stream(programs).map(program -> compute(fit, program)).toList();
    List<ComparedQuantity> quantities =
        Arrays.stream(ComparedQuantity.values())
            .filter(quantity -> all.stream().anyMatch(one -> one.value(quantity).isPresent()))
            .toList();
    Table table =
        Table.create("Results by the defaults of programs")
            .addColumns(
                StringColumn.create(
                    "quantity", quantities.stream().map(ComparedQuantity::label).toList()),
                DoubleColumn.create(
                    "here",
                    quantities.stream().mapToDouble(quantity -> quantity.of(fit)).toArray()));
    for (ProgramComparison one : all) {
      table.addColumns(
          DoubleColumn.create(
              one.program().label(),
              quantities.stream()
                  .mapToDouble(
                      quantity -> one.value(quantity).map(ComparedValue::there).orElse(Double.NaN))
                  .toArray()));
    }
    return table;
  }

  private Optional<ComparedValue> value(ComparedQuantity quantity) {
    return values.stream().filter(value -> value.quantity() == quantity).findFirst();
  }

  private static FreqOptions options(FrequentistFit fit, Program program) {
    return FreqEngine.oneVarianceOptions(fit)
        .orElseThrow(
            () ->
                MetaException.of(
                    "the defaults of %s are for a model with one tau2 and independent studies, and this fit has a structure of its covariance; fit the studies without it to compare"
                        .formatted(program.label())));
  }

  private static ComparedValue robust(
      FrequentistFit fit, FrequentistFit other, String cluster, Causes causes) {
    String type = ProgramRules.robustType(causes.program.rules());
    if (type.isEmpty()) {
      throw MetaException.of(
          "%s has no cluster-robust standard errors by default; leave the cluster out, or compare with metafor or jasp"
              .formatted(causes.program.label()));
    }
    return value(
        ComparedQuantity.ROBUST_SE,
        robustSe(fit, cluster, ROBUST_HERE),
        robustSe(other, cluster, type),
        causes);
  }

  private static double robustSe(FrequentistFit fit, String cluster, String type) {
    return fit.robust(cluster, type).doubleColumn("se").getDouble(0);
  }

  private static ComparedValue value(
      ComparedQuantity quantity, double here, double there, Causes causes) {
    ProgramRule rule = causes.program.rule(quantity.settings().get(0)).orElseThrow();
    ComparedValue value = new ComparedValue(quantity, here, there, List.of(), rule);
    return value.isSame()
        ? value
        : new ComparedValue(quantity, here, there, causes.of(quantity), rule);
  }

  /** The settings that differ between a fit and a program. */
  private record Causes(FreqOptions here, Studies own, ProgramStudies studies, Program program) {

    List<ProgramDifference> of(ComparedQuantity quantity) {
      List<ProgramDifference> causes = new ArrayList<>();
      for (ProgramSetting setting : quantity.settings()) {
        cause(setting).ifPresent(causes::add);
      }
      return causes;
    }

    private Optional<ProgramDifference> cause(ProgramSetting setting) {
      if ((setting == ProgramSetting.ZERO_CELLS && !studies.differsByZeros())
          || (setting == ProgramSetting.EFFECTS && !studies.differsByFormula())) {
        return Optional.empty();
      }
      String words = ProgramRules.here(setting, here, own);
      return program
          .rule(setting)
          .map(ProgramRule::words)
          .filter(other -> !other.equals(words))
          .map(other -> new ProgramDifference(setting, words, other));
    }
  }

  /**
   * The numbers, their differences, causes and sources.
   *
   * @return quantity, here, there, difference, why, rule, source, evidence
   */
  @Override
  public Table table() {
    return Table.create("Results by the defaults of " + program.label())
        .addColumns(
            text("quantity", value -> value.quantity().label()),
            DoubleColumn.create("here", values.stream().mapToDouble(ComparedValue::here).toArray()),
            DoubleColumn.create(
                "there", values.stream().mapToDouble(ComparedValue::there).toArray()),
            DoubleColumn.create(
                "difference",
                values.stream().mapToDouble(value -> value.there() - value.here()).toArray()),
            text("why", ComparedValue::why),
            text("rule", value -> value.rule().words()),
            text("source", value -> value.rule().source()),
            text("evidence", value -> value.rule().evidence()));
  }

  private StringColumn text(String name, Function<ComparedValue, String> text) {
    return StringColumn.create(name, values.stream().map(text).toList());
  }
}
