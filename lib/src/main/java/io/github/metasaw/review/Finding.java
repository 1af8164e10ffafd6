package io.github.metasaw.review;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.PooledFit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outcome of a summary of findings.
 *
 * @param outcome what was measured, in words
 * @param fit pooled effect of a model without moderators
 * @param effects absolute effects, one per baseline risk
 * @param certainty as the authors judge it; null where they have not said
 */
public record Finding(
    String outcome, PooledFit fit, List<AbsoluteEffect> effects, @Nullable Certainty certainty) {

  /** Takes a copy. */
  public Finding {
    effects = List.copyOf(effects);
  }

  /**
   * An outcome at stated baseline risks.
   *
   * @param fit of odds ratios, risk ratios, hazard ratios or risk differences, without moderators
   * @param baselines risks without the intervention, between 0 and 1; none for the median risk of
   *     the comparators
   * @return named after the studies, without a certainty
   * @throws MetaException for a model with moderators, a measure without absolute effects, a
   *     baseline that is no risk, and where no risk is given or known
   */
  public static Finding of(PooledFit fit, double... baselines) {
    if (!fit.design().isInterceptOnly()) {
      throw MetaException.of(
          "a summary of findings needs one pooled effect, and this fit has moderators; fit the studies without them");
    }
    Studies studies = fit.studies();
    double[] risks = baselines.length == 0 ? new double[] {medianRisk(studies)} : baselines;
    List<AbsoluteEffect> effects =
        Arrays.stream(risks)
            .mapToObj(
                risk ->
                    AbsoluteEffect.compute(studies.measure(), fit.estimate(), fit.interval(), risk))
            .toList();
    return new Finding(studies.name(), fit, effects, null);
  }

  /**
   * The median of the risks that the comparators of the studies had.
   *
   * @param studies that know their counts
   * @return a risk
   * @throws MetaException if no study reports the counts of its comparator
   */
  public static double medianRisk(Studies studies) {
    double[] risks = studies.raw().map(Finding::risks).orElse(new double[0]);
    double[] known = Arrays.stream(risks).filter(risk -> !Double.isNaN(risk)).sorted().toArray();
    if (known.length == 0) {
      throw MetaException.of(
          "%s has no counts of the comparators, so a baseline risk must be given, as 0.1 for 100 of 1,000 people"
              .formatted(studies.name()));
    }
    int half = known.length / 2;
    return known.length % 2 == 1 ? known[half] : (known[half - 1] + known[half]) / 2;
  }

  private static double[] risks(RawData raw) {
    double[] risks = new double[raw.k()];
    for (int i = 0; i < risks.length; i++) {
      double events = raw.get(Input.CI, i);
      double all = raw.get(Input.N2I, i);
      risks[i] = events / (Double.isNaN(all) ? events + raw.get(Input.DI, i) : all);
    }
    return risks;
  }

  /**
   * The same with another name.
   *
   * @param other what was measured, in words
   * @return a copy
   */
  public Finding withOutcome(String other) {
    return new Finding(other, fit, effects, certainty);
  }

  /**
   * The same with a certainty.
   *
   * @param judged by the authors
   * @return a copy
   */
  public Finding withCertainty(Certainty judged) {
    return new Finding(outcome, fit, effects, judged);
  }

  /**
   * Number of people in the studies.
   *
   * @return NaN where a study does not report it
   */
  public double participants() {
    Studies studies = fit.studies();
    return studies
        .raw()
        .map(raw -> Arrays.stream(studies.measure().sampleSizes(raw)).sum())
        .orElse(Double.NaN);
  }
}
