package io.github.metasaw.freq.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.model.likelihood.Likelihood;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CornerSearchTest {

  /**
   * -(y - x)^2 - (x - centre)^2 / 2 - sum of w_k max(0, x - c_k): smooth in y, with corners in x.
   * For y = x it is a concave function of x where all w are positive.
   */
  private record Bent(double centre, double[] corners, double[] weights, double[] at)
      implements Likelihood {

    static Bent of(double centre, double[] corners, double[] weights) {
      return new Bent(centre, corners, weights, new double[2]);
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public double at(double[] theta) {
      System.arraycopy(theta, 0, at, 0, 2);
      double off = at[0] - at[1];
      double sum = -off * off - 0.5 * (at[1] - centre) * (at[1] - centre);
      for (int k = 0; k < corners.length; k++) {
        sum -= weights[k] * Math.max(0, at[1] - corners[k]);
      }
      return sum;
    }

    @Override
    public double[] gradient() {
      double off = at[0] - at[1];
      double[] out = {-2 * off, 2 * off - (at[1] - centre)};
      for (int k = 0; k < corners.length; k++) {
        out[1] -= at[1] > corners[k] ? weights[k] : 0;
      }
      return out;
    }

    @Override
    public double[] start() {
      return new double[] {0, corners[0]};
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          new Parameter.GroupSd("g", Parameter.INTERCEPT), new Parameter.SpatialRange("g"));
    }

    @Override
    public List<Boundary> boundaries() {
      return List.of();
    }

    @Override
    public double typicalVariance() {
      return 1;
    }

    @Override
    public double[] corners(int t) {
      return t == 1 ? corners : new double[0];
    }
  }

  private static double[] corners(int n) {
    double[] out = new double[n];
    for (int k = 0; k < n; k++) {
      out[k] = 0.1 * k;
    }
    return out;
  }

  private static double highest(Bent bent) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double x = -3; x < 12; x += 1e-4) {
      highest = Math.max(highest, bent.at(new double[] {x, x}));
    }
    return highest;
  }

  private static MaximumLikelihood<Bent> from(Bent bent, double start) {
    return MaximumLikelihood.from(bent, new double[] {0, start}, new boolean[2]);
  }

  /** Whether it is at a corner, between two, or beyond all: always what a fine grid shows. */
  @Test
  void theMaximumIsThatOfAGrid() {
    double[] weights = new double[40];
    Arrays.setAll(weights, k -> 0.02 + 0.03 * (k % 3));
    for (double centre : new double[] {0.75, 1.6, 2.31, 4, 9, -1.5}) {
      Bent bent = Bent.of(centre, corners(40), weights);
      double highest = highest(bent);
      for (double start : new double[] {-1, 0, 0.33, 1.9, 3.9, 6}) {
        MaximumLikelihood<Bent> found = from(bent, start);
        assertEquals(highest, found.logLik(), 1e-7, centre + " from " + start);
        assertEquals(found.theta()[0], found.theta()[1], 1e-5);
      }
    }
  }

  @Test
  void anEstimateAtACornerIsThereExactlyAndHasNoStandardError() {
    Bent bent = Bent.of(1.4, new double[] {0, 0.5, 1, 1.5}, new double[] {0.1, 0, 0.5, 0.1});
    for (double start : new double[] {-2, 0.2, 1, 7}) {
      MaximumLikelihood<Bent> found = from(bent, start);
      assertEquals(1, found.theta()[1], "from " + start);
      assertTrue(Double.isNaN(found.standardErrors()[1]));
      assertEquals(Math.sqrt(0.5), found.standardErrors()[0], 1e-6);
      assertEquals(2, found.parameterCount());
    }
  }

  @Test
  void betweenCornersTheSearchEndsAsASmoothOne() {
    Bent bent = Bent.of(1.35, new double[] {0, 1}, new double[] {0.1, 0.05});
    MaximumLikelihood<Bent> found = from(bent, 0.3);
    assertArrayEquals(new double[] {1.2, 1.2}, found.theta(), 1e-9);
    assertTrue(found.report().converged() && found.standardErrors()[1] > 0);
  }

  /** Two maxima, at 0 and next to 3: that at 0 is higher, and there is a low point between them. */
  @Test
  void aSearchGoesOnPastALowPoint() {
    Bent bent = Bent.of(2, new double[] {0, 2, 3}, new double[] {3, -3.5, 3});
    assertEquals(0, from(bent, 0.2).theta()[1], 1e-12);
    assertEquals(0, from(bent, 2.9).theta()[1], 1e-12);
  }

  /** The slope at 0 is 0.6, and beyond 0.5 it is steeper: the maximum is 2.2, at 2.6. */
  @Test
  void aSearchIsNotGivenUpWhereTheSlopeIncreasesFurtherOn() {
    Bent bent = Bent.of(0.6, new double[] {0, 0.5}, new double[] {0, -2});
    CornerSearch.Result found = CornerSearch.search(bent, new double[2], new int[] {0, 1}, 1, 1);
    assertEquals(2.2, -found.search().here().value(), 1e-6);
    CornerSearch.Result givenUp = CornerSearch.search(bent, new double[2], new int[] {0, 1}, 1, 5);
    assertEquals(0, givenUp.value());
  }
}
