package io.github.metasaw.model.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The integral of a study against finer rules, brute force, differences and special cases. */
class StudyLikelihoodTest {

  private static List<PredictorLikelihood> binomials(double a, double n1, double c, double n2) {
    return List.of(BinomialLikelihood.of(a, n1), BinomialLikelihood.of(c, n2));
  }

  /** Small, huge, one-sided and double-zero studies, with SDs from 0 to large. */
  static Stream<Arguments> studies() {
    List<List<PredictorLikelihood>> pairs =
        List.of(
            binomials(3, 20, 5, 25),
            binomials(0, 20, 5, 25),
            binomials(0, 20, 0, 25),
            binomials(20, 20, 5, 25),
            binomials(505, 88391, 499, 88391),
            List.of(PoissonLikelihood.of(0, 120), PoissonLikelihood.of(6, 90.5)));
    List<PredictorLikelihood> single =
        List.of(
            BinomialLikelihood.of(0, 500),
            BinomialLikelihood.of(12, 15).withOffset(-0.3),
            PoissonLikelihood.of(0, 2000),
            HypergeometricLikelihood.of(0, 116, 3, 117),
            HypergeometricLikelihood.of(505, 88391, 499, 88391),
            HypergeometricLikelihood.of(4, 4, 3, 5));
    Stream<Arguments> two =
        pairs.stream()
            .flatMap(
                groups ->
                    Stream.of(0.0, 0.2, 1.0, 4.0)
                        .flatMap(
                            sd ->
                                Stream.of(
                                    Arguments.of(
                                        groups, Loadings.TWO_GROUPS, new double[] {-2, -0.5, sd}),
                                    Arguments.of(
                                        groups,
                                        Loadings.RANDOM_LEVEL,
                                        new double[] {-2, -0.5, 0.7, sd}))));
    Stream<Arguments> one =
        single.stream()
            .flatMap(
                group ->
                    Stream.of(0.0, 0.2, 1.0, 4.0)
                        .map(
                            sd ->
                                Arguments.of(
                                    List.of(group), Loadings.ONE_GROUP, new double[] {-0.5, sd})));
    return Stream.concat(two, one);
  }

  @ParameterizedTest
  @MethodSource("studies")
  void aFinerLatticeChangesNothing(
      List<PredictorLikelihood> groups, Loadings loadings, double[] psi) {
    double usual = StudyLikelihood.of(groups, loadings, Quadrature.EXACT).value(psi);
    double finer = StudyLikelihood.finer(groups, loadings, Quadrature.EXACT, 2.3).value(psi);
    assertEquals(finer, usual, 1e-11 * Math.max(1, Math.abs(finer)));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void derivativesAreThoseOfTheValue(
      List<PredictorLikelihood> groups, Loadings loadings, double[] psi) {
    StudyLikelihood study = StudyLikelihood.of(groups, loadings, Quadrature.EXACT);
    int q = study.size();
    double[] gradient = new double[q];
    double[] hessian = new double[q * q];
    double value = study.derivatives(psi, gradient, hessian);
    assertEquals(study.value(psi), value, 1e-12 * Math.max(1, Math.abs(value)));
    double[] up = new double[q];
    double[] down = new double[q];
    double[] unused = new double[q * q];
    for (int j = 0; j < q; j++) {
      double h = 1e-3 / (10 + Math.sqrt(Math.abs(hessian[j * q + j])));
      double above = study.derivatives(moved(psi, j, h), up, unused);
      double below = study.derivatives(moved(psi, j, -h), down, unused);
      assertEquals((above - below) / (2 * h), gradient[j], 1e-5 * (1 + Math.abs(gradient[j])));
      for (int i = 0; i < q; i++) {
        double expected = (up[i] - down[i]) / (2 * h);
        assertEquals(expected, hessian[i * q + j], 1e-5 * (1 + Math.abs(expected)), i + ", " + j);
      }
    }
  }

  private static double[] moved(double[] psi, int j, double h) {
    double[] moved = psi.clone();
    moved[j] += h;
    return moved;
  }

  @ParameterizedTest
  @MethodSource("studies")
  void withoutSpreadItIsTheLikelihoodOfTheGroups(
      List<PredictorLikelihood> groups, Loadings loadings, double[] psi) {
    double[] fixed = psi.clone();
    double expected = 0;
    for (int a = 0; a < groups.size(); a++) {
      double eta = 0;
      for (int f = 0; f < loadings.fixed()[a].length; f++) {
        eta += loadings.fixed()[a][f] * psi[f];
      }
      expected += groups.get(a).value(eta);
    }
    for (int r = loadings.fixed()[0].length; r < fixed.length; r++) {
      fixed[r] = 0;
    }
    double actual = StudyLikelihood.of(groups, loadings, Quadrature.EXACT).value(fixed);
    assertEquals(expected, actual, 1e-12 * Math.max(1, Math.abs(expected)));
  }

  @Test
  void probabilitiesOfAllCountsSumToOne() {
    double sum = 0;
    for (int x = 0; x <= 12; x++) {
      sum +=
          Math.exp(
              StudyLikelihood.of(
                      List.of(BinomialLikelihood.of(x, 12)), Loadings.ONE_GROUP, Quadrature.EXACT)
                  .value(new double[] {-0.7, 1.9}));
    }
    assertEquals(1, sum, 1e-13);
  }

  @Test
  void manyPointsOfGaussAndHermiteAgreeWithTheLattice() {
    List<PredictorLikelihood> groups = binomials(3, 20, 5, 25);
    double[] psi = {-2, -0.5, 1.3};
    StudyLikelihood exact = StudyLikelihood.of(groups, Loadings.TWO_GROUPS, Quadrature.EXACT);
    StudyLikelihood rule = StudyLikelihood.of(groups, Loadings.TWO_GROUPS, new Quadrature(60));
    assertEquals(exact.value(psi), rule.value(psi), 1e-12);
    double[] gradient = new double[3];
    double[] hessian = new double[9];
    double[] expected = new double[3];
    double[] curvature = new double[9];
    rule.derivatives(psi, gradient, hessian);
    exact.derivatives(psi, expected, curvature);
    for (int i = 0; i < 3; i++) {
      assertEquals(expected[i], gradient[i], 1e-8);
      for (int j = 0; j < 3; j++) {
        assertEquals(curvature[i * 3 + j], hessian[i * 3 + j], 1e-7, i + ", " + j);
      }
    }
  }

  @Test
  void laplaceIsTheHeightAndCurvatureAtTheMode() {
    // A Poisson count at z has the mode where x - t exp(b + s z) = z / s.
    double s = 0.8;
    double b = 0.3;
    double z = 0;
    for (int i = 0; i < 100; i++) {
      double mean = Math.exp(b + s * z);
      z += (s * (4 - mean) - z) / (1 + s * s * mean);
    }
    PoissonLikelihood group = PoissonLikelihood.of(4, 1);
    double curvature = 1 + s * s * Math.exp(b + s * z);
    double expected = group.value(b + s * z) - 0.5 * z * z - 0.5 * Math.log(curvature);
    StudyLikelihood laplace =
        StudyLikelihood.of(List.of(group), Loadings.ONE_GROUP, Quadrature.LAPLACE);
    assertEquals(expected, laplace.value(new double[] {b, s}), 1e-13);
  }

  @Test
  void severalPointsInAPlaneAreRefused() {
    List<PredictorLikelihood> groups = binomials(3, 20, 5, 25);
    assertThrows(
        IllegalArgumentException.class,
        () -> StudyLikelihood.of(groups, Loadings.RANDOM_LEVEL, Quadrature.SEVEN_POINTS));
    assertTrue(
        Double.isFinite(
            StudyLikelihood.of(groups, Loadings.RANDOM_LEVEL, Quadrature.LAPLACE)
                .value(new double[] {-2, -0.5, 0.7, 0.5})));
  }
}
