package io.github.metasaw.freq.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.model.likelihood.Likelihood;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A likelihood that brings no more than its value and gradient is fitted like any other. */
class MaximumLikelihoodTest {

  /** Truncated at 0: estimates are where sample moments are those of the distribution. */
  private static final double[] POSITIVE = {0.2, 0.7, 1.1, 1.6, 0.9, 2.4, 0.4, 1.3, 3.1, 1.8};

  private static Studies bcg() {
    return StudyReader.of(Dataset.BCG.table()).read();
  }

  private static TwoParameterLikelihood randomEffects(Studies studies) {
    return new TwoParameterLikelihood.RandomEffects(studies.yi(), studies.vi());
  }

  private static FrequentistFit ml(Dataset data) {
    return Meta.fit(StudyReader.of(data.table()).read(), FreqOptions.defaults().withMethod("ML"));
  }

  @Test
  void gradientsOfTheTestLikelihoodsAreTheirs() {
    double[] se = {0.2, 0.3, 0.25};
    double[] y = {0.9, 0.1, 0.7};
    for (Likelihood likelihood :
        List.of(
            new TwoParameterLikelihood.RandomEffects(y, se),
            new TwoParameterLikelihood.Truncated(y),
            new TwoParameterLikelihood.Selected(y, se, 1.96))) {
      double[] at = {0.4, -0.6};
      likelihood.at(at);
      double[] gradient = likelihood.gradient();
      for (int t = 0; t < 2; t++) {
        double[] up = at.clone();
        double[] down = at.clone();
        up[t] += 1e-5;
        down[t] -= 1e-5;
        assertEquals((likelihood.at(up) - likelihood.at(down)) / 2e-5, gradient[t], 1e-8);
      }
    }
  }

  @Test
  void randomEffectsAreThoseOfTheOneVarianceSolver() {
    FrequentistFit known = ml(Dataset.BCG);
    MaximumLikelihood<?> found = MaximumLikelihood.fit(randomEffects(bcg()));
    assertEquals(known.estimate(), found.theta()[0], 1e-9);
    assertEquals(known.tau2(), Math.exp(2 * found.theta()[1]), 1e-9);
    assertEquals(known.logLik(), found.logLik(), 1e-10);
    assertEquals(2, found.parameterCount());
    assertEquals(Set.of(), found.boundary());
    assertTrue(found.report().converged() && found.report().curved());
  }

  @Test
  void theHighestOfSeveralSearchesIsThatOfTheBestAndLeavesTheLikelihoodThere() {
    Studies studies = bcg();
    double[] near = {-0.7, -0.6};
    double[] far = {5, 3};
    MaximumLikelihood<TwoParameterLikelihood> one =
        MaximumLikelihood.from(randomEffects(studies), near, new boolean[2]);
    TwoParameterLikelihood likelihood = randomEffects(studies);
    MaximumLikelihood<TwoParameterLikelihood> all =
        MaximumLikelihood.highest(likelihood, List.of(near, far));
    assertArrayEquals(one.theta(), all.theta());
    assertEquals(one.report().evaluations(), all.report().evaluations());
    double[] slope = likelihood.gradient();
    likelihood.at(all.theta());
    assertArrayEquals(likelihood.gradient(), slope);
    assertEquals(
        one.logLik(),
        MaximumLikelihood.highest(randomEffects(studies), List.of(far, near)).logLik(),
        1e-12);
  }

  /** Inverse of the observed information by second differences of the log-likelihood. */
  @Test
  void standardErrorsAreOfTheObservedInformation() {
    TwoParameterLikelihood likelihood = randomEffects(bcg());
    MaximumLikelihood<TwoParameterLikelihood> found = MaximumLikelihood.fit(likelihood);
    double[] h = new double[4];
    double d = 1e-4;
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int sign : new int[] {1, -1}) {
          for (int other : new int[] {1, -1}) {
            double[] theta = found.theta().clone();
            theta[i] += sign * d;
            theta[j] += other * d;
            h[2 * i + j] -= sign * other * likelihood.at(theta) / (4 * d * d);
          }
        }
      }
    }
    double det = h[0] * h[3] - h[1] * h[2];
    double[] se = found.standardErrors();
    assertEquals(Math.sqrt(h[3] / det), se[0], 1e-5);
    assertEquals(Math.sqrt(h[0] / det), se[1], 1e-5);
  }

  @Test
  void aVarianceOf0IsAtItsBoundary() {
    FrequentistFit known = ml(Dataset.EIGHT_SCHOOLS);
    Studies schools = StudyReader.of(Dataset.EIGHT_SCHOOLS.table()).read();
    MaximumLikelihood<TwoParameterLikelihood> found = MaximumLikelihood.fit(randomEffects(schools));
    assertEquals(0, known.tau2());
    assertEquals(Double.NEGATIVE_INFINITY, found.theta()[1]);
    assertTrue(found.atBoundary(1));
    assertEquals(Set.of(found.likelihood().parameters().get(1)), found.boundary());
    assertEquals(known.estimate(), found.theta()[0], 1e-9);
    assertEquals(known.se(), found.standardErrors()[0], 1e-7);
    assertTrue(Double.isNaN(found.standardErrors()[1]));
    assertEquals(2, found.parameterCount());
    assertEquals(1, found.searched().size());
    assertTrue(Arrays.stream(found.inside()).allMatch(Double::isFinite));
  }

  @Test
  void momentsOfATruncatedNormalAreThoseOfTheSample() {
    MaximumLikelihood<?> found =
        MaximumLikelihood.fit(new TwoParameterLikelihood.Truncated(POSITIVE));
    double mean = found.theta()[0];
    double sd = Math.exp(found.theta()[1]);
    double mass = 0;
    double first = 0;
    double second = 0;
    double step = 1e-4 * sd;
    for (double x = step / 2; x < mean + 12 * sd; x += step) {
      double density = TwoParameterLikelihood.density((x - mean) / sd);
      mass += density;
      first += x * density;
      second += x * x * density;
    }
    assertEquals(Arrays.stream(POSITIVE).average().orElseThrow(), first / mass, 1e-6);
    assertEquals(
        Arrays.stream(POSITIVE).map(x -> x * x).average().orElseThrow(), second / mass, 1e-6);
  }

  @Test
  void withoutAnyInsignificantStudyTheirProbabilityIsAtItsBoundary() {
    double[] sei = {0.2, 0.25, 0.3, 0.15, 0.35};
    double[] significant = {0.55, 0.52, 0.8, 0.4, 0.75};
    MaximumLikelihood<?> found =
        MaximumLikelihood.fit(new TwoParameterLikelihood.Selected(significant, sei, 1.96));
    assertTrue(found.atBoundary(1));
    double precision = Arrays.stream(sei).map(s -> 1 / (s * s)).sum();
    double weighted = 0;
    for (int i = 0; i < sei.length; i++) {
      weighted += significant[i] / (sei[i] * sei[i]);
    }
    assertTrue(found.theta()[0] < weighted / precision);
    List<Check> remarks = BoundaryChecks.of(found);
    assertEquals(1, remarks.size());
    assertEquals("sd_at_zero", remarks.get(0).name());

    double[] published = {0.55, 0.2, 0.8, 0.4, 0.3};
    MaximumLikelihood<?> inside =
        MaximumLikelihood.fit(new TwoParameterLikelihood.Selected(published, sei, 1.96));
    assertFalse(inside.atBoundary(1));
    assertArrayEquals(new double[2], gradient(inside), 1e-6);
    assertEquals(List.of(), BoundaryChecks.of(inside));
  }

  private static double[] gradient(MaximumLikelihood<?> found) {
    found.likelihood().at(found.theta());
    return found.likelihood().gradient();
  }

  @Test
  void whatIsGivenKeepsItsValue() {
    TwoParameterLikelihood likelihood = randomEffects(bcg());
    double logTau = Math.log(0.4);
    MaximumLikelihood<?> found =
        MaximumLikelihood.from(likelihood, new double[] {0, logTau}, new boolean[] {false, true});
    FrequentistFit known = Meta.fit(bcg(), FreqOptions.defaults().withFixedTau2(0.16));
    assertEquals(logTau, found.theta()[1]);
    assertEquals(known.estimate(), found.theta()[0], 1e-10);
    assertEquals(known.se(), found.standardErrors()[0], 1e-8);
    assertEquals(1, found.parameterCount());
    assertArrayEquals(new boolean[] {false, true}, found.given());
    assertFalse(found.atBoundary(1));
  }
}
