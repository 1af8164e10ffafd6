package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits without each study, from sums over all, against fits of the studies that are left. */
class DeletionsTest {

  /** Studies as they come, and as they should not. */
  enum Kind {
    USUAL {
      @Override
      void spoil(double[] yi, double[] vi) {}
    },
    FAR_OUT {
      @Override
      void spoil(double[] yi, double[] vi) {
        yi[0] += 1e4;
      }
    },
    PRECISE {
      @Override
      void spoil(double[] yi, double[] vi) {
        vi[1] = 1e-9;
      }
    },
    LARGE_UNITS {
      @Override
      void spoil(double[] yi, double[] vi) {
        for (int i = 0; i < yi.length; i++) {
          yi[i] *= 1e6;
          vi[i] *= 1e12;
        }
      }
    },
    FAR_FROM_ZERO {
      @Override
      void spoil(double[] yi, double[] vi) {
        for (int i = 0; i < yi.length; i++) {
          yi[i] += 1e3;
        }
      }
    };

    abstract void spoil(double[] yi, double[] vi);
  }

  private static OneVariance rows(int k, int seed, double tau2, Kind kind, FreqOptions options) {
    Random random = new Random(seed);
    double[] yi = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; i++) {
      vi[i] = seed % 3 == 0 ? Math.pow(10, -4 * random.nextDouble()) : 0.01 + random.nextDouble();
      yi[i] = Math.sqrt(vi[i] + tau2) * random.nextGaussian();
    }
    kind.spoil(yi, vi);
    return new OneVariance(yi, vi, null, 1, options);
  }

  private static OneVarianceSolution all(OneVariance rows) {
    return rows.solution();
  }

  @ParameterizedTest
  @CsvSource({"3, 0", "3, 0.5", "8, 0", "8, 0.5", "20, 0.1", "20, 2", "79, 0", "79, 0.04"})
  void theyAgreeWithFitsOfTheStudiesLeft(int k, double tau2) {
    for (Tau2 method : new Tau2[] {Tau2.REML, Tau2.ML}) {
      for (SmallSample test : new SmallSample[] {SmallSample.Z, SmallSample.KNHA}) {
        FreqOptions options = FreqOptions.defaults().withMethod(method).withTest(test);
        for (Kind kind : Kind.values()) {
          for (int seed = 0; seed < 12; seed++) {
            agree(rows(k, seed, tau2, kind, options), kind + " " + seed);
          }
        }
      }
    }
  }

  private static void agree(OneVariance rows, String name) {
    Deletions deletions = new Deletions(rows, all(rows));
    for (int i = 0; i < rows.k(); i++) {
      OneVarianceSolution quick = deletions.without(i);
      assertNotNull(quick);
      OneVarianceSolution slow = rows.without(i, Double.NaN);
      String message = name + " without " + i;
      double total = slow.tau2 + slow.typicalVariance();
      assertEquals(slow.tau2, quick.tau2, 1e-11 * total, message);
      assertEquals(slow.beta()[0], quick.beta()[0], 1e-11 * Math.sqrt(total), message);
      assertEquals(slow.se(0), quick.se(0), 1e-11 * slow.se(0), message);
      assertEquals(slow.q(), quick.q(), 1e-11 * slow.q(), message);
      assertEquals(slow.h2(), quick.h2(), 1e-11 * slow.h2(), message);
    }
  }

  @Test
  void usualStudiesAreLeftOutTheShortWay() {
    OneVariance rows = rows(79, 1, 0.5, Kind.USUAL, FreqOptions.defaults());
    Downdates downdates = Downdates.of(rows, all(rows));
    assertNotNull(downdates);
    for (int i = 0; i < rows.k(); i++) {
      OneVarianceSolution fit = downdates.fit(i);
      assertNotNull(fit);
      assertTrue(fit.estimate.looks() <= 2, "looks " + fit.estimate.looks());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.31, 0.33})
  void theSeriesShowsWhatALookAtTheStudiesShows(double tau2) {
    OneVariance rows = rows(20, 1, 0.5, Kind.USUAL, FreqOptions.defaults());
    Marginal marginal = all(rows).marginal();
    PowerSums sums = new PowerSums(marginal.y, marginal.v, 0.3, 16);
    assertTrue(sums.without(4));
    sums.at(tau2);
    Marginal left = rows.centredWithout(4, all(rows).data().centre()).marginal;
    left.at(tau2);
    assertEquals(left.yPy, sums.yPy, 1e-11 * left.yPy);
    assertEquals(left.yPPy, sums.yPPy, 1e-11 * left.yPPy);
    assertEquals(left.yPPPy, sums.yPPPy, 1e-11 * left.yPPPy);
    assertEquals(left.trP, sums.trP, 1e-11 * left.trP);
    assertEquals(left.trPP, sums.trPP, 1e-11 * left.trPP);
    assertEquals(left.mu, sums.mu, 1e-12);
  }

  @Test
  void aStudyWithMostOfTheWeightIsNotSubtracted() {
    double[] y = {0, 1, 2};
    assertTrue(new PowerSums(y, new double[] {1, 1, 1}, 0, 2).without(0));
    assertEquals(false, new PowerSums(y, new double[] {0.1, 1, 1}, 0, 2).without(0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, -1e-9, 0.1})
  void settlingNearTheLastLookIsLookingAgain(double step) {
    OneVariance rows = rows(20, 1, 0.5, Kind.USUAL, FreqOptions.defaults());
    Marginal settled = all(rows).marginal();
    settled.at(0.5);
    double tau2 = 0.5 * (1 + step);
    settled.settle(tau2);
    Marginal looked = all(rows).marginal();
    looked.at(tau2);
    assertEquals(looked.yPy, settled.yPy, 1e-14 * looked.yPy);
    assertEquals(looked.coefficients()[0], settled.coefficients()[0], 1e-15);
    assertEquals(looked.covariance()[0], settled.covariance()[0], 1e-15);
  }
}
