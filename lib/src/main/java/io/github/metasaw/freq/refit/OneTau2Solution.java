package io.github.metasaw.freq.refit;

import io.github.metasaw.fit.Solution;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** The solution of a model with one tau2 or none, whose tests use the normal distribution. */
@API(status = API.Status.INTERNAL)
public interface OneTau2Solution extends Solution {

  @Override
  default List<Parameter> dispersion() {
    return List.of();
  }

  @Override
  default double se(int j) {
    return Math.sqrt(covariance(j, j));
  }

  @Override
  default double[] heterogeneity() {
    double[] all = new double[rows()];
    Arrays.fill(all, tau2());
    return all;
  }

  @Override
  default double testDf() {
    return Double.NaN;
  }
}
