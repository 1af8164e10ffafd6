package io.github.metasaw.data.revman;

import io.github.metasaw.data.EffectColumn;
import io.github.metasaw.data.EffectOrigin;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The table of an outcome: study, subgroup where there are any, raw data named as metafor names
 * them, and the effect sizes of the review's measure.
 */
final class ReviewTable {

  private final String file;
  private final ReviewOutcome outcome;
  private final List<Check> checks = new ArrayList<>();

  private ReviewTable(String file, ReviewOutcome outcome) {
    this.file = file;
    this.outcome = outcome;
  }

  /**
   * The table of an outcome.
   *
   * @param wanted its number or name; empty where the review has one only
   * @throws MetaException that lists the outcomes, if none is named or there is no such one
   */
  static ReadTable of(String file, List<ReviewOutcome> outcomes, Optional<String> wanted) {
    return new ReviewTable(file, choose(file, outcomes, wanted)).read();
  }

  private static ReviewOutcome choose(
      String file, List<ReviewOutcome> outcomes, Optional<String> wanted) {
    if (outcomes.isEmpty()) {
      throw MetaException.of(file + " is a review of RevMan without data of studies");
    }
    String list = outcomes.stream().map(ReviewOutcome::label).collect(Collectors.joining("; "));
    if (wanted.isEmpty()) {
      if (outcomes.size() == 1) {
        return outcomes.get(0);
      }
      throw MetaException.format(
          "%s is a review with %d outcomes: choose one by its number with %s. Outcomes: %s",
          file, outcomes.size(), Remedy.option("outcome", outcomes.get(0).number()), list);
    }
    String name = wanted.get().strip();
    List<ReviewOutcome> found =
        outcomes.stream()
            .filter(o -> o.number().equals(name) || o.name().equalsIgnoreCase(name))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw MetaException.of(
        "%s outcome '%s' in %s. Outcomes: %s"
            .formatted(found.isEmpty() ? "no" : "more than one", name, file, list));
  }

  private ReadTable read() {
    checks.add(
        Check.ok(
            "outcome",
            outcome.number(),
            "Outcome %s%s."
                .formatted(
                    outcome.label(),
                    outcome.comparison().isEmpty() ? "" : " of '" + outcome.comparison() + "'")));
    Table table = Table.create(file.replaceFirst("\\.[A-Za-z0-9]{1,4}$", ""));
    table.addColumns(
        StringColumn.create("study", outcome.rows().stream().map(ReviewRow::study).toList()));
    if (outcome.rows().stream().anyMatch(row -> !row.subgroup().isEmpty())) {
      table.addColumns(
          StringColumn.create(
              "subgroup", outcome.rows().stream().map(ReviewRow::subgroup).toList()));
    }
    Optional<EffectMeasure> measure = outcome.measure();
    if (measure.isEmpty()) {
      checks.add(unknown());
    }
    return switch (outcome.kind()) {
      case COUNTS, MEANS -> ofGroups(table, measure);
      case ESTIMATES -> ofEstimates(table, measure.orElse(EffectMeasure.GEN));
      case OBSERVED_EXPECTED -> ofObserved(table, measure.orElse(EffectMeasure.PETO));
    };
  }

  private Check unknown() {
    String called = outcome.settings().measure();
    return Check.note(
        "measure",
        called,
        Message.format(
            "%s, so effect sizes remain to be computed, or their measure to be said with %s.",
            called.isEmpty()
                ? "The file does not say by which measure the review analyses this outcome"
                : "The review analyses this outcome by '" + called + "', which is no measure here",
            Remedy.data("measure", "OR")));
  }

  /** Counts or means of two groups, with their effect sizes where the measure is known. */
  private ReadTable ofGroups(Table table, Optional<EffectMeasure> measure) {
    for (OutcomeKind.Field field : outcome.kind().fields()) {
      table.addColumns(DoubleColumn.create(field.input().id(), values(field.input())));
    }
    if (outcome.settings().isSwapped()) {
      checks.add(
          Check.note(
              "swapped_events",
              outcome.number(),
              "The review counts those without the event; ai and ci are their numbers."));
    }
    if (measure.isEmpty()) {
      return new ReadTable(table, checks);
    }
    ReadTable effects = EffectReader.of(table, measure.get()).label("study").read();
    checks.addAll(effects.checks());
    return new ReadTable(effects.table(), checks);
  }

  /** The values of an input [studies]; events swapped where the review does. */
  private double[] values(Input input) {
    boolean isSwapped = outcome.settings().isSwapped();
    return outcome.rows().stream()
        .mapToDouble(
            row -> {
              if (isSwapped && input == Input.AI) {
                return row.get(Input.N1I) - row.get(Input.AI);
              }
              return isSwapped && input == Input.CI
                  ? row.get(Input.N2I) - row.get(Input.CI)
                  : row.get(input);
            })
        .toArray();
  }

  /** Estimates and standard errors; ratios become logs. */
  private ReadTable ofEstimates(Table table, EffectMeasure measure) {
    double[] yi = values(Input.YI);
    boolean isRatio = measure.transformation().equals(Transformation.EXP);
    if (isRatio && !outcome.settings().isLog()) {
      yi = Arrays.stream(yi).map(Math::log).toArray();
    }
    double[] vi = values(Input.SEI);
    for (int i = 0; i < vi.length; i++) {
      vi[i] = vi[i] > 0 ? vi[i] * vi[i] : Double.NaN;
    }
    return effects(table, measure, yi, vi);
  }

  /** {@code (O - E) / V} with variance {@code 1 / V}: Yusuf and others 1985. */
  private ReadTable ofObserved(Table table, EffectMeasure measure) {
    double[] yi = values(Input.YI);
    double[] vi = values(Input.VI);
    for (int i = 0; i < vi.length; i++) {
      yi[i] = vi[i] > 0 ? yi[i] / vi[i] : Double.NaN;
      vi[i] = vi[i] > 0 ? 1 / vi[i] : Double.NaN;
    }
    return effects(table, measure, yi, vi);
  }

  private ReadTable effects(Table table, EffectMeasure measure, double[] yi, double[] vi) {
    EffectOrigin origin = new EffectOrigin(measure, Map.of(), EffectOptions.defaults());
    table.addColumns(EffectColumn.of("yi", yi, origin), DoubleColumn.create("vi", vi));
    return new ReadTable(table, checks);
  }
}
