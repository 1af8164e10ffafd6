package io.github.metasaw.kernel.magic.data;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.formula.Formula;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.report.document.Sheet;
import java.util.ArrayList;
import java.util.List;

/** What {@code %es MEASURE --help} shows. */
final class MeasureHelp {

  private MeasureHelp() {}

  /**
   * The help of a measure.
   *
   * @param measure any measure
   * @return formula, source and a row for each input
   */
  static Sheet of(EffectMeasure measure) {
    Formula formula = measure.formula();
    List<String> above = new ArrayList<>();
    above.add("%s, from %s.".formatted(measure.analysisLabel(), formula.kind()));
    if (!formula.words().isEmpty()) {
      above.add("yi = " + formula.words());
    }
    return new Sheet(
        measure.id() + ": " + measure.label(),
        above,
        List.of("option", "what it is"),
        List.of(),
        List.of(false, false),
        formula.roles().stream()
            .map(role -> List.of("--" + role.input().id() + " COLUMN", role.label()))
            .toList(),
        below(measure, formula));
  }

  private static List<String> below(EffectMeasure measure, Formula formula) {
    List<String> below = new ArrayList<>();
    below.add("Inputs: " + formula.needs() + ".");
    if (formula.varianceTypes().size() > 1) {
      below.add(
          "--vtype: "
              + String.join(
                  ", ",
                  formula.varianceTypes().stream()
                      .map(type -> "%s (%s)".formatted(type.id(), type.label()))
                      .toList())
              + "; without it "
              + VarianceType.LS.id()
              + ".");
    }
    if (formula.isCorrected()) {
      below.add("Estimates are corrected for bias; --no-correct leaves that out.");
    }
    if (formula.countsEvents()) {
      below.add(
          "--add and --to: without them, %s is added to the counts of studies with a zero."
              .formatted(formula.defaultAdd() == 0 ? "nothing" : "1/2"));
    }
    below.add(
        measure.transformation().isIdentity()
            ? "Results are shown on the scale of the analysis."
            : "Results are shown as %s."
                .formatted(measure.label().toLowerCase(java.util.Locale.ROOT)));
    if (!formula.source().isEmpty()) {
      below.add(
          "Source: "
              + formula.source()
              + ". R: escalc(measure = \"%s\") of metafor.".formatted(measure.id()));
    }
    return below;
  }
}
