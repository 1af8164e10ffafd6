package io.github.metasaw.freq.selection;

import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The positions of the parameters of a selection model in theta: the coefficients of an orthogonal
 * basis of the design, log(tau) unless tau is given, and the logits of the estimated parameters of
 * the weight function.
 *
 * @param rank number of coefficients
 * @param givenTau SD of the true effects in units of the data; NaN where it is estimated
 * @param type family of the weight function
 * @param free indices of the estimated parameters of the weight function
 */
record ThetaLayout(int rank, double givenTau, SelectionType type, int[] free) {

  boolean estimatesTau() {
    return Double.isNaN(givenTau);
  }

  /** Index of the first parameter of the weight function. */
  int firstDelta() {
    return rank + (estimatesTau() ? 1 : 0);
  }

  int dimension() {
    return firstDelta() + free.length;
  }

  /** SD of the true effects, in units of the data. */
  double tau(double... theta) {
    return estimatesTau() ? Math.exp(theta[rank]) : givenTau;
  }

  List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (int j = 0; j < rank; j++) {
      all.add(new Parameter.Mean(0, j == 0 ? Parameter.INTERCEPT : "column " + (j + 1)));
    }
    if (estimatesTau()) {
      all.add(new Parameter.Sigma(0, Parameter.INTERCEPT));
    }
    for (int a : free) {
      all.add(new Parameter.Selection(a + 1));
    }
    return List.copyOf(all);
  }

  List<Boundary> boundaries() {
    List<Boundary> all = new ArrayList<>();
    if (estimatesTau()) {
      all.add(Boundary.variance(rank));
    }
    boolean isOneOfTwo = type == SelectionType.NEGEXPPOW && free.length == 2;
    for (int t = 0; t < free.length; t++) {
      int at = firstDelta() + t;
      Boundary lowest = Boundary.lowest(at);
      // If the rate is 0, the power has no meaning, and vice versa.
      all.add(isOneOfTwo ? lowest.idling(new int[] {firstDelta() + 1 - t}) : lowest);
      all.add(Boundary.highest(at));
    }
    return all;
  }
}
