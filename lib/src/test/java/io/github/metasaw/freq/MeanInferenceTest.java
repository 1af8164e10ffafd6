package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MeanInferenceTest {

  private static final MeanInference CORRELATED =
      new MeanInference() {
        @Override
        public int size() {
          return 2;
        }

        @Override
        public double covariance(int i, int j) {
          return i == j ? 4 : 1;
        }

        @Override
        public double degrees(double[] weights) {
          return 7;
        }
      };

  @Test
  void theVarianceOfACombinationIsTheQuadraticForm() {
    assertEquals(6, CORRELATED.variance(new double[] {1, -1}));
    assertEquals(4 + 16 + 4, CORRELATED.variance(new double[] {1, 2}));
    assertEquals(4, CORRELATED.variance(new double[] {0, 1}));
  }

  /** A coefficient at the end of its range has no covariance, and none is asked for at weight 0. */
  @Test
  void whatHasNoWeightIsNotAskedFor() {
    MeanInference missing =
        new MeanInference() {
          @Override
          public int size() {
            return 2;
          }

          @Override
          public double covariance(int i, int j) {
            return i == 0 && j == 0 ? 3 : Double.NaN;
          }

          @Override
          public double degrees(double[] weights) {
            return Double.NaN;
          }
        };
    assertEquals(12, missing.variance(new double[] {2, 0}));
  }
}
