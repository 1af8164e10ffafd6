package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fits without each study, from sums over all, against fits of the studies that are left. */
class OneVarianceDeletionsTest {

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

  @ParameterizedTest
  @CsvSource({"3, 0", "3, 0.5", "8, 0", "8, 0.5", "20, 0.1", "20, 2", "79, 0", "79, 0.04"})
  void theyAgreeWithFitsOfTheStudiesLeft(int k, double tau2) {
    for (Tau2Estimator method : new Tau2Estimator[] {Tau2Estimator.REML, Tau2Estimator.ML}) {
      for (CoefficientTest test : new CoefficientTest[] {CoefficientTest.Z, CoefficientTest.KNHA}) {
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
    OneVarianceDeletions deletions = rows.deletions();
    for (int i = 0; i < rows.data().k(); i++) {
      OneVarianceSolution quick = deletions.without(i);
      assertNotNull(quick);
      OneVarianceSolution slow =
          rows.data().fit(DataChange.without(rows.data().k(), i), rows.options(), Double.NaN);
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
    OneVarianceDeletions deletions = rows.deletions();
    for (int i = 0; i < rows.data().k(); i++) {
      OneVarianceSolution fit = deletions.without(i);
      assertNotNull(fit);
      int evaluations = fit.estimate.evaluations();
      assertTrue(evaluations > 0 && evaluations <= 2, "evaluations " + evaluations);
    }
  }
}
