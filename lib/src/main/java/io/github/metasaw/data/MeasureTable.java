package io.github.metasaw.data;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.formula.Formula;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The measures of effect sizes, by kind of data. */
public final class MeasureTable {

  private MeasureTable() {}

  /**
   * The measures with their inputs and formulas.
   *
   * @return one row per measure; columns {@code data}, {@code measure}, {@code label} on the scale
   *     of the analysis, {@code inputs} of the usual set, {@code formula} of yi
   */
  public static Table of() {
    List<String> kinds =
        Arrays.stream(EffectMeasure.values())
            .map(measure -> measure.formula().kind())
            .distinct()
            .toList();
    List<EffectMeasure> measures =
        Arrays.stream(EffectMeasure.values())
            .sorted(Comparator.comparingInt(m -> kinds.indexOf(m.formula().kind())))
            .toList();
    Table table =
        Table.create(
            "measures",
            StringColumn.create("data"),
            StringColumn.create("measure"),
            StringColumn.create("label"),
            StringColumn.create("inputs"),
            StringColumn.create("formula"));
    for (EffectMeasure measure : measures) {
      Formula formula = measure.formula();
      table.stringColumn("data").append(formula.kind());
      table.stringColumn("measure").append(measure.id());
      table.stringColumn("label").append(measure.analysisLabel());
      table
          .stringColumn("inputs")
          .append(
              String.join(
                  ", ", formula.alternatives().get(0).stream().map(input -> input.id()).toList()));
      table.stringColumn("formula").append(formula.words());
    }
    return table;
  }
}
