package io.github.metasaw.freq;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What is said of heterogeneity by one number, on the scale on which it is read: {@code sigma} for
 * {@code sigma:(Intercept)}, where sigma has no moderators; {@code sd(study)}; {@code rho12};
 * {@code phi}; of several effects of a group {@code sd(study:x)} and {@code cor(study:x,z)}.
 */
final class ScaleNames {

  private static final String INTERCEPT = ":(Intercept)";

  /**
   * One number.
   *
   * @param name on its own scale, an SD or a correlation
   * @param place among the numbers of the fit, where its log or Fisher's z stands
   * @param back from there to its own scale
   */
  record Scale(String name, int place, DoubleUnaryOperator back) {}

  private ScaleNames() {}

  static List<Scale> of(GaussianNumbers fit) {
    List<Scale> all = new ArrayList<>();
    for (int j = fit.p; j < fit.size(); j++) {
      String name = fit.name(j);
      if (name.startsWith("log(")) {
        all.add(new Scale(inside(name), j, Math::exp));
      } else if (name.startsWith("atanh(")) {
        all.add(new Scale(inside(name), j, Math::tanh));
      } else if (name.endsWith(INTERCEPT)) {
        String target = name.substring(0, name.length() - INTERCEPT.length());
        if (isAlone(fit, target)) {
          all.add(new Scale(target, j, target.equals("rho12") ? Math::tanh : Math::exp));
        }
      }
    }
    return all;
  }

  private static String inside(String name) {
    return name.substring(name.indexOf('(') + 1, name.length() - 1);
  }

  private static boolean isAlone(GaussianNumbers fit, String target) {
    int count = 0;
    for (int j = fit.p; j < fit.size(); j++) {
      count += fit.name(j).startsWith(target + ":") ? 1 : 0;
    }
    return count == 1;
  }
}
