package io.github.metasaw.bayes.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTailTest {

  @ParameterizedTest
  @ValueSource(doubles = {-6.3, -3.1, -0.4, 0.2, 2.9})
  void theSumIsThatOfItsTerms(double last) {
    double step = 0.06;
    double[] terms = new double[3];
    for (int j = 0; j < 1000; j++) {
      double u = last - j * step;
      double term = step * Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI);
      terms[0] += term;
      terms[1] += term * u;
      terms[2] += term * u * u;
    }
    double[] lower = new double[3];
    NormalTail.add(last, step, 0, 1, lower);
    double[] upper = new double[3];
    NormalTail.add(last, step, Math.log(3), -1, upper);
    for (int n = 0; n < 3; n++) {
      assertEquals(terms[n], lower[n], 1e-11 * Math.max(terms[0], Math.abs(terms[n])));
      double mirrored = n == 1 ? -3 * terms[n] : 3 * terms[n];
      assertEquals(mirrored, upper[n], 3e-11 * Math.max(terms[0], Math.abs(terms[n])));
    }
  }
}
