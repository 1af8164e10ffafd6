package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.CountData;
import java.util.function.Supplier;

/**
 * The studies of a model of counts, each with its likelihood tabulated and its effect integrated
 * out. Tables are filled as they are asked for: who shares them holds the lock of this object.
 */
final class StudyIntegrals {

  private final Supplier<StudyIntegrals> again;
  private final EffectIntegral[] studies;
  private final double centre;
  private final double fineness;

  private StudyIntegrals(
      Supplier<StudyIntegrals> again, EffectIntegral[] studies, double centre, double fineness) {
    this.again = again;
    this.studies = studies;
    this.centre = centre;
    this.fineness = fineness;
  }

  /**
   * The studies.
   *
   * @param data counts of k studies
   * @param likelihood conditional, binomial or Poisson
   * @param baseline prior of each study's baseline, where the likelihood has one
   * @param times by how much all steps are shortened, 1 or more
   * @throws MetaException for a likelihood that is not one of such data
   */
  static StudyIntegrals of(
      CountData data, DataLikelihood likelihood, BaselinePrior baseline, double times) {
    EffectIntegral[] studies = new EffectIntegral[data.k()];
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < studies.length; i++) {
      EffectLikelihood one = likelihood.of(data, i, baseline, times);
      studies[i] = new EffectIntegral(one, times);
      double weight = one.isConstant() ? 0 : 1 / (one.scale() * one.scale());
      sum += weight * one.centre();
      weights += weight;
    }
    return new StudyIntegrals(
        () -> of(data, likelihood, baseline, times),
        studies,
        weights > 0 ? sum / weights : 0,
        times);
  }

  /** The same studies with tables of their own, for another thread. */
  StudyIntegrals copy() {
    return again.get();
  }

  /** Number of studies. */
  int k() {
    return studies.length;
  }

  /** The likelihood of a study. */
  EffectLikelihood likelihood(int i) {
    return studies[i].likelihood();
  }

  /** Whether a study says nothing of its effect. */
  boolean isUninformative(int i) {
    return likelihood(i).isConstant();
  }

  /** How much finer the rules are than the usual ones. */
  double fineness() {
    return fineness;
  }

  /** Whether no study bounds the mean below. */
  boolean isOpenBelow() {
    boolean isOpen = true;
    for (EffectIntegral study : studies) {
      isOpen &= study.likelihood().flat().left();
    }
    return isOpen;
  }

  /** Whether no study bounds the mean above. */
  boolean isOpenAbove() {
    boolean isOpen = true;
    for (EffectIntegral study : studies) {
      isOpen &= study.likelihood().flat().right();
    }
    return isOpen;
  }

  /** The rule of the mean given tau, for one thread at a time. */
  MeanQuadrature mean(LocationPrior prior) {
    return new MeanQuadrature(studies, prior, centre, fineness);
  }
}
