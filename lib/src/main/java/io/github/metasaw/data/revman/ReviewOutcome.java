package io.github.metasaw.data.revman;

import io.github.metasaw.data.effect.EffectMeasure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An outcome of a comparison.
 *
 * @param number of comparison and outcome, {@code 1.2}
 * @param name of the outcome
 * @param comparison name of the comparison; empty where the file does not have it
 * @param settings how it is analysed
 * @param rows its studies
 */
record ReviewOutcome(
    String number, String name, String comparison, Settings settings, List<ReviewRow> rows) {

  /** The measures that reviews name, in capitals as RevMan 5 does, or in words. */
  private static final Map<String, EffectMeasure> MEASURES =
      Map.ofEntries(
          Map.entry("or", EffectMeasure.OR),
          Map.entry("odds ratio", EffectMeasure.OR),
          Map.entry("odds ratio (non-event)", EffectMeasure.OR),
          Map.entry("peto_or", EffectMeasure.PETO),
          Map.entry("peto odds ratio", EffectMeasure.PETO),
          Map.entry("rr", EffectMeasure.RR),
          Map.entry("risk ratio", EffectMeasure.RR),
          Map.entry("rd", EffectMeasure.RD),
          Map.entry("risk difference", EffectMeasure.RD),
          Map.entry("md", EffectMeasure.MD),
          Map.entry("mean difference", EffectMeasure.MD),
          Map.entry("smd", EffectMeasure.SMD),
          Map.entry("std. mean difference", EffectMeasure.SMD),
          Map.entry("standardized mean difference", EffectMeasure.SMD),
          Map.entry("standardised mean difference", EffectMeasure.SMD),
          Map.entry("hazard ratio", EffectMeasure.HR),
          Map.entry("rate ratio", EffectMeasure.IRR));

  /**
   * How an outcome is analysed.
   *
   * @param kind of its data
   * @param measure as the review calls it; empty where the file does not say
   * @param isSwapped whether events and those without one change places
   * @param isLog whether estimates of ratios are logs already
   */
  record Settings(OutcomeKind kind, String measure, boolean isSwapped, boolean isLog) {}

  OutcomeKind kind() {
    return settings.kind();
  }

  /** The measure; empty where the review names none that is known. */
  Optional<EffectMeasure> measure() {
    return Optional.ofNullable(MEASURES.get(settings.measure().strip().toLowerCase(Locale.ROOT)));
  }

  /** Number, name, measure and studies: {@code 1.2 Death (OR, 7 studies)}. */
  String label() {
    String measure = settings.measure().isEmpty() ? "" : settings.measure() + ", ";
    return "%s %s (%s%d %s)"
        .formatted(number, name, measure, rows.size(), rows.size() == 1 ? "study" : "studies");
  }
}
