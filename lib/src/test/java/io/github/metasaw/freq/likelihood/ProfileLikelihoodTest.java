package io.github.metasaw.freq.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.FreqOptions;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Profiles of a likelihood of its own are those of the solvers that know the same model. */
class ProfileLikelihoodTest {

  private static MaximumLikelihood<TwoParameterLikelihood> maximum(Studies studies) {
    return MaximumLikelihood.fit(
        new TwoParameterLikelihood.RandomEffects(studies.yi(), studies.vi()));
  }

  private static FrequentistFit ml(Studies studies) {
    return Meta.fit(studies, FreqOptions.defaults().withMethod("ML"));
  }

  @Test
  void intervalOfTauIsThatOfTheOneVarianceSolver() {
    Studies bcg = StudyReader.of(Dataset.BCG.table()).read();
    Tau2Interval known = ml(bcg).tau2Interval(Tau2Interval.Method.PROFILE_LIKELIHOOD);
    double[] found = ProfileLikelihood.of(maximum(bcg), 1).interval(0.95);
    assertEquals(known.lower(), Math.exp(2 * found[0]), 1e-7);
    assertEquals(known.upper(), Math.exp(2 * found[1]), 1e-7);
  }

  @Test
  void intervalOfTheMeanIsThatOfTheStructuredSolver() {
    Studies bcg = StudyReader.of(Dataset.BCG.table()).read();
    Table known = ml(bcg).confidence("profile", "(Intercept)");
    double[] found = ProfileLikelihood.of(maximum(bcg), 0).interval(0.95);
    assertEquals(known.doubleColumn("lower").get(0), found[0], 1e-7);
    assertEquals(known.doubleColumn("upper").get(0), found[1], 1e-7);
  }

  @Test
  void intervalFromABoundaryBeginsThere() {
    Studies schools = StudyReader.of(Dataset.EIGHT_SCHOOLS.table()).read();
    Tau2Interval known = ml(schools).tau2Interval(Tau2Interval.Method.PROFILE_LIKELIHOOD);
    MaximumLikelihood<TwoParameterLikelihood> maximum = maximum(schools);
    double[] found = ProfileLikelihood.of(maximum, 1).interval(0.95);
    assertEquals(0, known.lower());
    assertEquals(Double.NEGATIVE_INFINITY, found[0]);
    assertEquals(known.upper(), Math.exp(2 * found[1]), 1e-6 * known.upper());
    assertEquals(maximum.logLik(), ProfileLikelihood.of(maximum, 1).at(-20), 1e-9);
  }

  /** A likelihood with a boundary in the other parameter goes there while the first is profiled. */
  @Test
  void intervalOfASelectedEffectHoldsTheWholeProfile() {
    double[] sei = {0.2, 0.25, 0.3, 0.15, 0.35};
    double[] yi = {0.55, 0.2, 0.8, 0.4, 0.3};
    MaximumLikelihood<TwoParameterLikelihood> maximum =
        MaximumLikelihood.fit(new TwoParameterLikelihood.Selected(yi, sei, 1.96));
    ProfileLikelihood<TwoParameterLikelihood> profile = ProfileLikelihood.of(maximum, 0);
    double[] found = profile.interval(0.95);
    assertTrue(found[0] < maximum.theta()[0] && maximum.theta()[0] < found[1]);
    double drop = 1.959963984540054 * 1.959963984540054 / 2;
    assertEquals(maximum.logLik() - drop, profile.at(found[0]), 1e-7);
    assertEquals(maximum.logLik() - drop, profile.at(found[1]), 1e-7);
  }
}
